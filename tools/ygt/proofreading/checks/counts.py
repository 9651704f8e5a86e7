"""Numbers of institutions, seats and centres in a draft, against the ledger (JH101–JH103) and each other (JH201)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ygt.ledger.composition import composition
from ygt.ledger.governance import bounds_of, seats_now, seats_total
from ygt.ledger.record import Record
from ygt.ledger.time import in_force
from ygt.proofreading.draft import Draft, number_of
from ygt.proofreading.known import Known, Mention
from ygt.proofreading.mark import Check, Entry, Mark
from ygt.rules.printed_texts import HAN

FIGURE = "(?:[0-9]{1,5}|[一二两三四五六七八九十百]{1,6})"
NO_TOTAL = re.compile(r"(?:至少|不少于|不低于|不超过|每|约|近|余|第|新增|再|增加|减少|另有|前|超过|多于|少于|各)$")
"""What stands before a number that bounds or adds, and says nothing of how many there are."""

PARTIAL = re.compile(r"(?:其中|选取|选择|选派|试点|遴选|抽取|达标|(?<![现共设拥辖])有|已|仅)$")
"""What stands before a number of some of them: it may be less than all, never more."""

TOTAL = re.compile("全[县市区旗]|共有|共计|现有|组成|全部|成员单位|辖|均由|分别为")
SENTENCE = re.compile("[^。；！？\n]*")


def _is_part(before: str) -> bool:
    return bool(NO_TOTAL.search(before) or PARTIAL.search(before))


INSTITUTIONS = Check(
    code="JH101",
    name="institutions",
    title="机构数量与台账不符",
    why="机构数量以文件载明、台账登记的为准，各稿写法不一，上报数就对不上。",
    message="“{printed}”，台账为{count}家{source}",
    help="请核对数量；数量确已调整的，先更正台账",
    bad=("县域医共体由12家乡镇卫生院、1家社区卫生服务中心组成。",),
    good=(
        "县域医共体由2家乡镇卫生院、1家社区卫生服务中心组成。",
        "选取1家乡镇卫生院开展试点。",
        "每个乡镇卫生院至少有1名医师。",
        "松岭乡卫生院负责辖区1家村卫生室的管理。",
    ),
)
TWICE = Check(
    code="JH201",
    name="counted-twice",
    title="同一数量前后不一",
    why="同一件事在稿中有两个数，必有一个不对。",
    message="“{printed}”，{first}为“{other}”",
    help="请核对两处",
    bad=("县域医共体由2家诊所、1家社区卫生服务中心组成。", "全县现有3家诊所。"),
    good=("县域医共体由2家诊所组成。", "全县现有2家诊所。"),
)
KINDS = (
    "乡镇卫生院",
    "中心卫生院",
    "社区卫生服务中心",
    "社区卫生服务站",
    "村卫生室",
    "综合医院",
    "中医医院",
    "诊所",
    "街道卫生院",
)


class Count(NamedTuple):
    """A number of institutions of a kind that a sentence gives."""

    paragraph: int
    span: tuple[int, int]
    printed: str
    kind: str
    number: int
    total: bool


_IN_CHARGE = re.compile("辖|管理|负责|承担|联系|包联|指导|签约|帮扶")
_WHOLE = re.compile("组成|牵头|领办|全[县市区旗]")


def _is_ones_own(known: Known, number: int, sentence: re.Match[str], start: int) -> bool:
    """Whether an institution or township that the sentence names has charge of those counted: they are not all."""
    before = sentence[0][: start - sentence.start()]
    owners = [
        one.end - sentence.start()
        for one in known.mentions_by_paragraph.get(number, [])
        if one.record.kind.name == "institution" and sentence.start() <= one.start and one.end <= start
    ]
    owners += [one.end() for one in re.finditer(f"{HAN}[乡镇]|街道|苏木", before)]
    return any(_IN_CHARGE.search(before, end) and not _WHOLE.search(before) for end in owners)


def _counts(draft: Draft, known: Known) -> Iterator[Count]:
    """Numbers of kinds of institution; `total` where the sentence tells of all there are."""
    kinds = "|".join(KINDS)
    measure = "(?:家|个|所|间)"
    pattern = rf"(?P<number>{FIGURE}){measure}(?P<kind>{kinds})|(?P<kind2>{kinds})(?P<number2>[0-9]{{1,5}}){measure}"
    for number, text in draft.texts():
        for sentence in SENTENCE.finditer(text):
            found = list(re.finditer(pattern, sentence[0]))
            for match in found:
                before = sentence[0][: match.start()]
                value = number_of(match["number"] or match["number2"])
                if value is None or NO_TOTAL.search(before[-4:]):
                    continue
                span = (sentence.start() + match.start(), sentence.start() + match.end())
                total = (len(found) > 1 or bool(TOTAL.search(sentence[0]))) and not PARTIAL.search(before[-4:])
                total = total and not _is_ones_own(known, number, sentence, span[0])
                yield Count(number, span, match[0], match["kind"] or match["kind2"], value, total)


def institutions(draft: Draft, known: Known) -> Iterator[Mark]:
    """Numbers of institutions above what the county declares, or other than it where all are meant."""
    declared: dict[str, int] = {}
    sources: dict[str, str] = {}
    for line in composition(known.ledger, known.day):
        kind = str(line.data["kind"])
        declared[kind] = declared.get(kind, 0) + line.count
        sources[kind] = sources.get(kind) or known.source_of(line.data.get("source"))
    for one in _counts(draft, known):
        count = declared.get(one.kind)
        if count is not None and (one.number > count or (one.total and one.number != count)):
            yield INSTITUTIONS.at(one.paragraph, one.span, printed=one.printed, count=count, source=sources[one.kind])


def counted_twice(draft: Draft, known: Known) -> Iterator[Mark]:
    """Two totals of one kind that differ, where the ledger cannot tell which is right."""
    declared = {str(line.data["kind"]) for line in composition(known.ledger, known.day)}
    seen: dict[str, Count] = {}
    for one in _counts(draft, known):
        if one.total and one.kind not in declared:
            first = seen.setdefault(one.kind, one)
            if first.number != one.number:
                place = draft.paragraphs[first.paragraph].place(first.span[0])
                yield TWICE.at(one.paragraph, one.span, printed=one.printed, first=place, other=first.printed)


SEATS = Check(
    code="JH102",
    name="seats",
    title="组成人数与台账不符",
    why="名额由组建文件或章程规定，写错会与任免、选举文件冲突。",
    message="“{printed}”，台账{body}{post}为{count}名{source}",
    help="请核对名额；确已调整的，先更正台账",
    bad=("医共委设委员5名。", "示例县县域医共体管理委员会由9人组成。"),
    good=("医共委设委员3名。", "示例县县域医共体管理委员会由5人组成。"),
)
_ANOTHER = "办公室|工作组|专班|下设|秘书处"
"""Between the name of a body and a number of members, it is another body's members that are counted."""

ORDINARY = frozenset({"委员", "理事", "监事", "成员", "组成人员"})


def seats(draft: Draft, known: Known) -> Iterator[Mark]:
    """Numbers of members behind the name of a body, against its seats."""
    for number, mentions in known.mentions_by_paragraph.items():
        text = draft.paragraphs[number].text
        bodies = [one for one in mentions if one.record.kind.name == "body" and one.record.sound]
        bodies = [one for one in bodies if one.names[0].by != "办事机构"]
        for index, mention in enumerate(bodies):
            following = bodies[index + 1].start if index + 1 < len(bodies) else len(text)
            stop = SENTENCE.match(text, mention.end)
            end = min(following, stop.end() if stop else len(text))
            yield from _seats_of(known, number, text, mention, end)


def _seats_of(known: Known, number: int, text: str, mention: Mention, end: int) -> Iterator[Mark]:
    body = mention.record
    least, most = seats_total(body)
    by_post = seats_now(body)
    posts = sorted({*by_post, *ORDINARY}, key=len, reverse=True)
    names = "|".join(map(re.escape, posts))
    pattern = (
        rf"(?<![副常])(?P<post>{names})(?P<number>{FIGURE})(?:名|人|位)|(?<![0-9])(?P<number2>{FIGURE})(?:名|位)(?P<post2>{names})"
        rf"|由(?P<all>{FIGURE})(?:人|名(?:成员|同志|理事|委员|监事)?)组成"
    )
    for match in re.compile(pattern).finditer(text, mention.end, end):
        given = number_of(match["number"] or match["number2"] or match["all"])
        post = match["post"] or match["post2"] or ""
        between = text[mention.end : match.start()]
        if given is None or _is_part(between[-4:].replace("设有", "")) or re.search(_ANOTHER, between):
            continue
        allowed = [bounds_of(by_post[post])] if post in by_post else []
        if not post or post in ORDINARY:
            allowed.append((least, most))
        if not allowed or any(low == 0 or high is None for low, high in allowed):
            continue
        if not any(low <= given <= (high or given) for low, high in allowed):
            low, high = allowed[0]
            yield SEATS.at(
                number,
                match,
                printed=match[0],
                body=body.known_as(),
                post=post or "组成人员",
                count=low if low == high else f"{low}至{high}",
                source=known.source_of(*(one.get("source") for one in by_post.get(post, ())), body.get("source")),
            )


OTHER = "其他"
"""The group of the centres that stand alone."""

CENTRES = Check(
    code="JH103",
    name="centres",
    title="中心数量与台账不符",
    why="中心按组设置，总数和各组的数目以台账为准。",
    message="“{printed}”，台账{group}为{count}个{source}",
    help="请核对数量；确已增设、撤销的，先更正台账",
    bad=("建设3个县域资源共享中心。",),
    good=("建设1个县域资源共享中心。",),
)


def centres(draft: Draft, known: Known) -> Iterator[Mark]:
    """Numbers of centres of a group, where the ledger has centres of it."""
    groups: dict[str, list[Record]] = {}
    for one in known.ledger.sound("centre"):
        if in_force(one.data, known.day):
            groups.setdefault(str(one["group"]), []).append(one)
    yield from _all_centres(draft, groups)
    words = "|".join(map(re.escape, groups))
    if not words:
        return
    pattern = (
        rf"(?P<number>{FIGURE})(?:大|个)(?:县域)?(?P<group>{words})中心"
        rf"|(?P<group2>{words})“(?P<number2>{FIGURE})大中心”"
    )
    for number, match in draft.matches(pattern):
        given = number_of(match["number"] or match["number2"])
        group = match["group"] or match["group2"]
        held = groups[group]
        if given is not None and given != len(held) and not _is_part_of(draft, number, match):
            source = known.source_of(held[0].get("source"))
            yield CENTRES.at(number, match, printed=match[0], group=f"{group}中心", count=len(held), source=source)


def _is_part_of(draft: Draft, number: int, match: re.Match[str]) -> bool:
    """Whether some centres of a group are counted; 五大中心 are always all of them."""
    return "大" not in match[0] and _is_part(draft.paragraphs[number].text[: match.start()])


def _all_centres(draft: Draft, groups: dict[str, list[Record]]) -> Iterator[Mark]:
    """Numbers of all centres: those of the groups, or the single ones with them; fewer may be some of them."""
    grouped = sum(len(held) for group, held in groups.items() if group != OTHER)
    allowed = {grouped, grouped + len(groups.get(OTHER, ()))}
    for number, match in draft.matches(
        rf"(?<![0-9一二三四五六七八九十])(?P<number>{FIGURE})个中心(?!卫生|医院|学校|城|[镇乡村])"
    ):
        given = number_of(match["number"])
        if given is not None and grouped and given >= grouped and given not in allowed:
            said = "或".join(map(str, sorted(allowed)))
            yield CENTRES.at(number, match, printed=match[0], group="登记的中心", count=said, source="")


TABLE: tuple[Entry, ...] = (
    (INSTITUTIONS, institutions),
    (SEATS, seats),
    (CENTRES, centres),
    (TWICE, counted_twice),
)
