"""Lists of members in a draft: against the ledger (JH122), against its text (JH211), and lines run together (JH213)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from ygt.ledger.governance import Membership, in_office, memberships
from ygt.ledger.record import Record
from ygt.proofreading.draft import Draft
from ygt.proofreading.known import Known
from ygt.proofreading.mark import Check, Entry, Mark
from ygt.proofreading.roster_lines import rows
from ygt.proofreading.roster_tables import Row
from ygt.proofreading.titles import TITLE
from ygt.schema.suggestion import distance

ROSTER = Check(
    code="JH122",
    name="roster",
    title="名单与台账不符",
    why="组成人员以组建、调整文件为准；名单多一人、少一人或职务不同，即与文件冲突。",
    message="{problem}",
    help="请核对名单；确已调整的，先在台账登记",
    bad=("示例县县域医共体管理委员会组成人员名单", "主  任：赵远山  县长", "副主任：孙立言  副县长"),
    good=(
        "示例县县域医共体管理委员会组成人员名单",
        "主  任：赵远山  县长",
        "副主任：钱清源  副县长",
        "委  员：李思齐  县卫生健康局局长",
        "        周允中  县财政局局长",
        "        王示例  县人民医院院长",
    ),
)


def rosters(draft: Draft, known: Known) -> Iterator[Mark]:
    """Lists of members under the name of a body, against its members on the day."""
    for heading, body, listed in _lists(draft, known):
        members = _members(body, known, {row.person for row in listed}) if body.sound else []
        if not members:
            continue
        posts_of: dict[str, set[str]] = {}
        for one in members:
            posts_of.setdefault(one.person[0], set()).add(one.post)
        name = body.known_as()
        for row in listed:
            span = (row.start, row.end)
            known_posts = posts_of.get(row.person)
            if known_posts is None:
                near = next(
                    (one for one in posts_of if len(one) == len(row.person) and distance(one, row.person) == 1), ""
                )
                like = f"，相近姓名：{near}" if near else ""
                yield ROSTER.at(row.paragraph, span, problem=f"台账{name}组成人员中没有“{row.person}”{like}")
            elif row.role and not _is_in(row.role, known_posts) and row.role in {one.post for one in members}:
                posts_said = "、".join(sorted(known_posts))
                problem = f"“{row.person}”列为{row.role}，台账{name}中为{posts_said}"
                yield ROSTER.at(row.paragraph, span, problem=problem)
        missing = [one for one in posts_of if one not in {row.person for row in listed}]
        if missing and body.get("complete") and len(listed) > 1:
            said = "、".join(missing[:8]) + (f"等{len(missing)}人" if len(missing) > 8 else "")
            span = (0, len(draft.paragraphs[heading].text.rstrip()))
            yield ROSTER.at(heading, span, problem=f"名单列{len(listed)}人，台账{name}还有：{said}")


def _is_in(role: str, posts: set[str]) -> bool:
    """Whether a role is among the posts; 基层理事 is a 理事, 副理事长 no 理事长."""
    return any(post == role or (post.endswith(role) and "副" not in post) for post in posts)


def _members(body: Record, known: Known, listed: set[str]) -> list[Membership]:
    """The members on the day, or on one soon after on which more of those listed are members: papers run ahead."""
    starts = {one.bounds.first for one in memberships(body) if known.day < one.bounds.first <= known.day + AHEAD}
    return max(
        (in_office(body, day) for day in (known.day, *sorted(starts))),
        key=lambda members: len({one.person[0] for one in members} & listed),
    )


def _lists(draft: Draft, known: Known) -> Iterator[tuple[int, Record, list[Row]]]:
    """The rosters of the draft, each with the heading that names its body."""
    groups: dict[int, list[Row]] = {}
    bodies: dict[int, Record] = {}
    for row in rows(draft):
        heading = _heading(draft, known, row.paragraph if row.below is None else row.below)
        if heading is not None:
            groups.setdefault(heading[0], []).append(row)
            bodies[heading[0]] = heading[1]
    for heading_number, listed in groups.items():
        yield heading_number, bodies[heading_number], listed


LONGEST_HEADING = 50
AHEAD = timedelta(days=92)


def _heading(draft: Draft, known: Known, number: int) -> tuple[int, Record] | None:
    """The paragraph above a roster that says whose it is: its title, a sentence that leads up to it, or the paper's."""
    lead = None
    for before in range(number - 1, max(-1, number - FARTHEST), -1):
        text = draft.paragraphs[before].text.strip()
        bodies = [one for one in known.mentions_by_paragraph.get(before, []) if one.record.kind.name == "body"]
        if lead is not None:
            # 关于调整某某委员会组成人员的通知: what stands before 关于 is who issues it.
            about = max(text.find("关于"), 0)
            whose = [one for one in bodies if one.start >= about and re.match(_WHOSE, text[one.end :])]
            if whose:
                return lead, whose[-1].record
            continue
        names = bool(re.search("名单|组成人员|成员", text)) and not text.endswith("。")
        if bodies and (names or len(bodies[-1].text) >= len(text) - SPARE) and len(text) <= LONGEST_HEADING:
            return before, bodies[-1].record
        if names and text.endswith(("：", ":")):
            lead = before
        elif re.search("。|：$|关于", text):
            return None
    return None


_WHOSE = r".{0,4}(?:组成人员|成员|名单)|的通知|的决定"
FARTHEST = 60
"""A roster is not looked for a heading farther up."""

SPARE = 4
"""A title that is the name of a body may have so many characters besides."""


AGAINST_TEXT = Check(
    code="JH211",
    name="roster-and-text",
    title="名单与正文不符",
    why="正文规定了由谁组成，所附名单应逐一对应。",
    message="正文“{printed}”，所附名单中没有{missing}",
    help="补列，或者修改正文",
    bad=(
        "医共委由县长任主任，副县长任常务副主任，县卫生健康局、县财政局等部门负责同志为委员。",
        "示例县县域医共体管理委员会组成人员名单",
        "主  任：赵远山  县长",
        "副主任：钱清源  副县长",
        "委  员：周允中  县财政局局长",
    ),
    good=(
        "医共委由县长任主任，副县长任副主任，县卫生健康局、县财政局等部门负责同志为委员。",
        "示例县县域医共体管理委员会组成人员名单",
        "主  任：赵远山  县长",
        "副主任：钱清源  副县长",
        "委  员：李思齐  县卫生健康局局长",
        "        周允中  县财政局局长",
        "        王示例  县人民医院院长",
    ),
)
_AS_MEMBERS = r"(?P<units>[^。；]{4,200})(?:负责同志|主要负责人|负责人)为(?:成员|委员)"


def against_text(draft: Draft, known: Known) -> Iterator[Mark]:
    """Units and posts that the text puts into a body and the roster below leaves out."""
    for heading, body, listed in _lists(draft, known):
        posts_listed = {row.role for row in listed}
        seated = {id(unit) for row in listed for unit in _units(known, row.post)}
        for number, match in draft.matches(r"任((?:常务)?副?(?:主任|组长|理事长))(?=[，。；,;])"):
            if number < heading and match[1] not in posts_listed and _speaks_of(known, number, body):
                yield AGAINST_TEXT.at(number, match.span(1), printed=match[0], missing=f"标明“{match[1]}”的人员")
        for number, match in draft.matches(_AS_MEMBERS):
            if number >= heading or not _speaks_of(known, number, body):
                continue
            for mention in known.mentions_by_paragraph.get(number, []):
                inside = match.start("units") <= mention.start and mention.end <= match.end("units")
                listed_unit = inside and _is_item(draft.paragraphs[number].text, mention.start, mention.end)
                if (
                    listed_unit
                    and mention.record.kind.name in {"unit", "institution"}
                    and id(mention.record) not in seated
                ):
                    span = (mention.start, mention.end)
                    yield AGAINST_TEXT.at(number, span, printed=mention.text, missing="该单位人员")


def _speaks_of(known: Known, number: int, body: Record) -> bool:
    return any(one.record is body for one in known.mentions_by_paragraph.get(number, []))


def _is_item(text: str, start: int, end: int) -> bool:
    """Whether a name stands alone in an enumeration."""
    return text[end : end + 1] in "、等" and text[start - 1 : start] in "、，,"


def _units(known: Known, post: str) -> Iterator[Record]:
    for part in re.split("[、，,]", post):
        for size in range(len(part), 1, -1):
            unit = known.resolve(part[:size], "unit", "institution")
            if unit is not None:
                yield unit
                break


MISPLACED = Check(
    code="JH213",
    name="roster-line",
    title="名单换行错位",
    why="表格转成文字时，换行的职务会接到下一人的姓名前面，看上去少了一人，或者成了另一个职务。",
    message="“{printed}”疑为上一行“{before}”的后半，“{person}”另为一人",
    help="把前半接回上一行，姓名另起一行",
    bad=(
        "成  员：周允中      县财政局局长",
        "        李思齐      县卫生健康局副局长、县人民医",
        "院副院长:王示例     县人民医院院长",
    ),
    good=("成  员：周允中      县财政局局长", "副主任：王示例     县人民医院院长"),
)


def misplaced(draft: Draft, _known: Known) -> Iterator[Mark]:
    """Lines of a roster whose label is the rest of the post of the line before."""
    for number, paragraph in enumerate(draft.paragraphs):
        match = re.match(r"\s*(?P<rest>[^\s:：，。]{1,8})[:：]\s*(?P<name>[^\s:：，。]{2,4})\s{2,}", paragraph.text)
        previous = draft.paragraphs[number - 1].text.rstrip() if number else ""
        cut = re.search(r"\s{2,}([^\s，。:：]+)$", previous)
        if match and cut and not re.search(rf"{TITLE}$", cut[1]) and re.search(rf"{TITLE}$", cut[1] + match["rest"]):
            yield MISPLACED.at(
                number, match.span("rest"), printed=match["rest"], before=cut[1][-8:], person=match["name"]
            )


TABLE: tuple[Entry, ...] = ((ROSTER, rosters), (AGAINST_TEXT, against_text), (MISPLACED, misplaced))
