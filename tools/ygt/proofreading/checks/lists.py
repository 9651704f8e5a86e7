"""Enumerations with their number, terms left unexplained, demands of two strengths (JH202, JH209, JH212)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ygt.proofreading.draft import Draft, number_of
from ygt.proofreading.known import Known
from ygt.proofreading.mark import Check, Entry, Mark
from ygt.rules.printed_texts import HAN

ENUMERATED = Check(
    code="JH202",
    name="enumeration",
    title="列举与数目不符",
    why="标明的数目与列出的项数是同一件事，不符时不知是漏列还是写错。",
    message="“{printed}”，前面列出{listed}项",
    help="请核对所列各项和数目；一项中有“和”的，改写以免误读",
    bad=(
        "县财政局、县民政局、县教育局等2个部门联合印发通知。",
        "推进胸痛、卒中、危重儿童救治和新生儿救治“三大中心”建设。",
    ),
    good=("县财政局、县民政局、县教育局3个部门联合印发通知。", "推进胸痛、卒中、危重儿童和新生儿救治“三大中心”建设。"),
)
_FIGURE = "(?:[0-9]{1,2}|[二三四五六七八九十]{1,3})"
_WORDS = rf"[“]?(?P<number>{_FIGURE})(?P<measure>大|个|家|项|类|种)(?P<noun>{HAN}{{2,12}})"
_HEAD = re.compile(
    f"{HAN}{{0,8}}?(?:中心|部门|单位|机构|医院|卫生院|卫生室|服务站|乡镇|街道|县区|事项|任务|项目|制度|机制|环节|方面|专业)"
)
"""A noun as far as it can be told; what follows is another word."""

_NUMERAL = "[一二三四五六七八九十百]"
_START = "|".join([rf"^(?!\s*{_NUMERAL}{{1,3}}、)", *(rf"(?<=^{_NUMERAL}{{{size}}}、)" for size in (1, 2, 3))])
"""The beginning of a paragraph, behind its number where it has one: 十一、 is no item."""

ITEM = rf"{HAN}{{2,20}}"
JOINERS = "和及与"


def enumerations(draft: Draft, _known: Known) -> Iterator[Mark]:
    """Items set apart by 、 right before the number that counts them."""
    for number, match in draft.matches(rf"(?:(?<=[，。；：,;（])|{_START}){ITEM}(?:、{ITEM})+[”]?等?{_WORDS}"):
        text = draft.paragraphs[number].text
        stated = number_of(match["number"])
        items = text[match.start() : match.start("number")].rstrip("“”等")
        read = _readings(_without_lead(items))
        if stated is None or stated < 2 or max(read) < 2 or _counts_something_else(match):
            continue
        more = match[0].removesuffix(match["noun"]).endswith("等" + match["number"] + match["measure"])
        if more and max(read) <= stated:
            continue
        if stated not in read or (max(read) != stated and _reads_as_more(items)):
            listed = max(read)
            span = (match.start("number"), match.end("measure"))
            head = _HEAD.match(match["noun"])
            printed = match["number"] + match["measure"] + (head[0] if head else "")
            yield ENUMERATED.at(number, span, printed=printed, listed=listed)


_VERBS = "推进|建立|建设|统筹建立|开展|实施|落实|配备|设置|成立|组建|完善|健全|强化|加强|实行|形成|打造|深入推进|加快"


def _without_lead(items: str) -> str:
    return re.sub(rf"^.{{0,12}}(?:{_VERBS})(?:县域内?)?", "", items)


def _readings(items: str) -> set[int]:
    """How many items there may be: 、 parts them for sure, 和 perhaps."""
    parts = items.split("、")
    joined = sum(any(sign in part[1:-1] for sign in JOINERS) for part in parts[-1:])
    return {len(parts), len(parts) + joined}


def _reads_as_more(items: str) -> bool:
    """Whether both sides of the last 和 end as the item before does: 危重儿童救治和新生儿救治."""
    *before, last = items.split("、")
    found = re.fullmatch(rf"({HAN}+)[{JOINERS}]({HAN}+)", last)
    return bool(found and found[1][-2:] == found[2][-2:] and len(found[1]) > 3 and before)


def _counts_something_else(match: re.Match[str]) -> bool:
    """4类6项: the number belongs to what follows it, not to the items before."""
    return match["measure"] == "类" or match["noun"].startswith(("以上", "方面", "月", "年"))


EXPLAINED = Check(
    code="JH209",
    name="unexplained",
    title="简称、代号未说明，或前后不一",
    why="代号和简称要在首次出现时说明所指，同一对象只用一个简称，否则读者无从知道指什么。",
    message="“{printed}”{problem}",
    help="首次出现时说明所指；同一对象只留一个简称",
    bad=("示例县紧密型县域医疗卫生共同体（以下简称县域医共体）建设方案。", "组建县域医共体1个（以下简称“医共体”）。"),
    good=("示例县紧密型县域医疗卫生共同体（以下简称医共体）建设方案。", "组建医共体1个。"),
)


def unexplained(draft: Draft, known: Known) -> Iterator[Mark]:
    """Formulas with an N or X that the draft nowhere resolves, and two abbreviations of one thing."""
    whole = "\n".join(text for _, text in draft.texts())
    seen: set[str] = set()
    model = known.ledger.county.part("model") if known.ledger.county else {}
    if model.get("sets"):
        seen.add(str(model.get("name")))
    for number, match in draft.matches(r"(?<![0-9A-Za-z+])[0-9](?:\+[0-9NnXx])*\+[NnXx](?:\+[NnXx])*"):
        letter = match[0][-1]
        if match[0] not in seen and not re.search(rf"{letter}(?:个|家|所|支|项|代表|为|即)", whole):
            yield EXPLAINED.at(number, match, printed=match[0], problem=f"中的{letter}代表什么，全文没有说明")
        seen.add(match[0])
    given: dict[str, tuple[int, str]] = {}
    for number, match in draft.matches(rf"以下(?:统一)?简称[“‘]?({HAN}{{2,12}})[”’]?"):
        text = draft.paragraphs[number].text[: match.start()]
        named = re.search(r"(共同体|医共体)(?:[0-9一]个)?[（(]?$", text)
        if named is None:
            continue
        first_number, first = given.setdefault("共同体", (number, match[1]))
        if first != match[1] and (first in match[1] or match[1] in first):
            problem = f"与前面的简称“{first}”（{draft.paragraphs[first_number].place(0)}）指同一对象"
            yield EXPLAINED.at(number, match.span(1), printed=match[1], problem=problem)


STRENGTH = Check(
    code="JH212",
    name="two-strengths",
    title="要求程度前后不一",
    why="同一项制度一处“探索”、一处“实行”，执行单位不知是否必须做。",
    message="“{printed}”，{first}为“{other}”",
    help="统一要求的程度",
    bad=("探索建立总会计师制度。", "牵头医院实行总会计师制度。"),
    good=("探索建立总药师制度。", "牵头医院实行总会计师制度。"),
)
_SOFT = r"(?P<verb>(?:探索|鼓励|鼓励探索)(?:建立|实行|设立|推行))(?P<what>[^，。；、]{2,10}制度)"
_HARD = r"(?<!探索)(?<!鼓励)(?P<verb>实行|必须建立|全面建立)(?P<what>[^，。；、]{2,10}制度)"


def strengths(draft: Draft, _known: Known) -> Iterator[Mark]:
    """One institution explored in one place and prescribed in another."""
    soft = {match["what"]: (number, match[0]) for number, match in draft.matches(_SOFT)}
    for number, match in draft.matches(_HARD):
        if match["what"] in soft:
            first, other = soft[match["what"]]
            place = draft.paragraphs[first].place(0)
            yield STRENGTH.at(number, match, printed=match[0], first=place, other=other)


ELECTED = Check(
    code="JH215",
    name="elected-and-appointed",
    title="产生方式前后不一",
    why="既写选举产生，又指定由某职务的人担任，选举即失去意义，需写明先后关系。",
    message="“{printed}”，{first}称{body}“选举产生”",
    help="写明是按职务担任还是选举产生，或者写“按程序选举由……担任”",
    bad=("选举产生医共体理事会。", "理事长由总医院院长担任。"),
    good=("选举产生医共体理事会。", "理事长由理事会选举产生。"),
)


def elected(draft: Draft, _known: Known) -> Iterator[Mark]:
    """Bodies that are elected in one place and headed by office in another."""
    for word in ("理事", "监事"):
        first = next(iter(draft.matches(rf"选举产生[^，。；]{{0,12}}{word}会")), None)
        if first is None:
            continue
        place = draft.paragraphs[first[0]].place(first[1].start())
        for number, match in draft.matches(rf"(?<!副){word}长(?:[0-9一]名，)?由[^，。；]{{2,24}}(?:担任|兼任)"):
            yield ELECTED.at(number, match, printed=match[0], first=place, body=f"{word}会")


TABLE: tuple[Entry, ...] = (
    (ENUMERATED, enumerations),
    (EXPLAINED, unexplained),
    (STRENGTH, strengths),
    (ELECTED, elected),
)
