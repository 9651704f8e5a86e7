"""The numbers before headings and items: repeated, skipped, and annexes that are not there (JH205, JH206, JH210)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ygt.numerals import numeral
from ygt.proofreading.draft import Draft, number_of
from ygt.proofreading.known import Known
from ygt.proofreading.mark import Check, Entry, Mark
from ygt.rules.printed_texts import CLAUSE, DUTY, RESIDUE

NUMBERING = Check(
    code="JH205",
    name="numbering",
    title="编号重复或跳号",
    why="编号重复，引用时指不清是哪一条；跳号，读者会以为漏了一条。",
    message="“{printed}”{problem}",
    help="请核对编号及其后各条的编号",
    bad=("一、总体要求", "（一）组织领导。", "（三）工作机制。", "三、主要任务"),
    good=(
        "一、总体要求",
        "（一）组织领导。",
        "（二）工作机制。",
        "二、主要任务",
        "（三）通篇连续编号。",
        "（四）亦可。",
    ),
)


class Style(NamedTuple):
    """A manner of numbering: its rank, how it is read and written, and whether it may run on through the text."""

    rank: int
    pattern: str
    runs_on: bool


_HAN = "[一二三四五六七八九十百]{1,4}"
STYLES = (
    Style(0, rf"\s*第(?P<number>{_HAN})章(?!程)", False),
    Style(1, rf"\s*第(?P<number>{_HAN})条(?=[\s　【])", True),
    Style(2, rf"\s*(?P<number>{_HAN})\s*、", False),
    Style(3, rf"\s*[（(](?P<number>{_HAN})[）)]", True),
    Style(4, r"\s*(?P<number>[0-9]{1,2})\s*[.．、](?![0-9])", False),
    Style(5, r"\s*[（(](?P<number>[0-9]{1,2})[）)]", False),
)
"""结构层次序数依次为“一、”“（一）”“1.”“（1）” (GB/T 9704-2012, 7.3.3)."""


def numbering(draft: Draft, _known: Known) -> Iterator[Mark]:
    """Numbers that do not follow the one before at their rank; automatic numbers, which cannot err, start anew."""
    last: dict[int, int] = {}
    for number, paragraph in enumerate(draft.paragraphs):
        if not paragraph.is_running:
            continue
        if paragraph.numbered:
            last.clear()
            continue
        found = _numbered(re.sub(RESIDUE, lambda match: " " * len(match[0]), paragraph.text))
        if found is None:
            continue
        style, match, count = found
        before = last.get(style.rank)
        problem = ""
        if before is not None and count == before:
            problem = "与前一条编号重复"
        # What begins at one begins anew; what does not, and has nothing before it, goes on from somewhere else.
        elif before is not None and count not in {1, before + 1}:
            expected = numeral(before + 1) if not match["number"].isdecimal() else str(before + 1)
            printed = match[0].strip().replace(match["number"], expected)
            problem = f"与前一条不连续，应为“{printed}”" if count > before else f"早于前一条，应为“{printed}”"
        if problem:
            yield NUMBERING.at(number, match, printed=match[0].strip(), problem=problem)
        last[style.rank] = count
        for other in STYLES:
            if other.rank > style.rank and not (other.runs_on and _goes_on(draft, number, other, last)):
                last.pop(other.rank, None)


def _numbered(text: str) -> tuple[Style, re.Match[str], int] | None:
    for style in STYLES:
        match = re.match(style.pattern, text)
        if match and (count := number_of(match["number"])):
            return style, match, count
    return None


def _goes_on(draft: Draft, number: int, style: Style, last: dict[int, int]) -> bool:
    """Whether the numbers of a lower rank go on behind this heading, as the first of them there tells."""
    for paragraph in draft.paragraphs[number + 1 :]:
        found = _numbered(paragraph.text)
        if found and found[0].rank == style.rank:
            return found[2] == last.get(style.rank, 0) + 1 and found[2] != 1
        if found and found[0].rank < style.rank:
            return False
    return False


REPEATED = Check(
    code="JH206",
    name="paragraph-twice",
    title="段落重复",
    why="同一段文字印了两次，执行时会当作两项任务。",
    message="本段与{first}文字相同",
    help="删去一段，或者改写为不同的内容",
    bad=(
        "（一）加强县域医共体与市域内各医院的合作，深化城市支援农村工作，建立健全包县、包乡镇、包村工作机制。",
        "（二）加强县域医共体与市域内各医院的合作，深化城市支援农村工作，建立健全包县、包乡镇、包村工作机制。",
    ),
    good=("（一）加强县域医共体与市域内各医院的合作，深化城市支援农村工作，建立健全包县、包乡镇、包村工作机制。",),
)
HEADING = Check(
    code="JH214",
    name="heading-twice",
    title="标题重复",
    why="两条任务用了同一个标题，通常为复制后未改。",
    message="标题“{title}”与{first}相同",
    help="请核对是否重复，或者改写其中一个标题",
    bad=("（一）加强城乡联动机制建设", "（二）加强城乡联动机制建设"),
    good=("（一）加强城乡联动机制建设", "（二）推进乡村一体化管理"),
)
LONG = 40
_TITLE = rf"{CLAUSE}(?P<title>[^。，；：]{{6,30}})(?:。|$)"


def repeated(draft: Draft, _known: Known) -> Iterator[Mark]:
    """Long paragraphs that say the same, but for their number and the departments named at the end."""
    seen: dict[str, int] = {}
    for number, text in draft.texts():
        if not draft.paragraphs[number].is_running:
            continue
        body = re.sub(CLAUSE, "", re.sub(DUTY, "", re.sub(RESIDUE, "", text))).strip()
        if len(body) < LONG:
            continue
        first = seen.setdefault(body, number)
        if first != number:
            start = text.index(body[:10])
            place = draft.paragraphs[first].place(0)
            yield REPEATED.at(number, (start, min(len(text), start + 20)), first=place)


def headings(draft: Draft, _known: Known) -> Iterator[Mark]:
    """Two numbered headings with the same words."""
    seen: dict[str, int] = {}
    for number, text in draft.texts():
        match = re.match(_TITLE, re.sub(RESIDUE, lambda one: " " * len(one[0]), text))
        if match and draft.paragraphs[number].is_running:
            first = seen.setdefault(match["title"], number)
            if first != number and "阶段" not in match["title"]:
                place = draft.paragraphs[first].place(0)
                yield HEADING.at(number, match.span("title"), title=match["title"], first=place)


ANNEX = Check(
    code="JH210",
    name="annex",
    title="附件对不上",
    why="正文说的附件在附件说明中没有，收文单位会以为漏装。",
    message="正文提到“{printed}”，附件说明只列到附件{last}",
    help="补列附件，或者更正序号",
    bad=("名单见附件3。", "附件：1.组成人员名单", "2.任务分工"),
    good=("名单见附件2。", "附件：1.组成人员名单", "2.任务分工"),
)


def annexes(draft: Draft, _known: Known) -> Iterator[Mark]:
    """Annexes that the text refers to and the list of annexes does not have."""
    last = 0
    for paragraph in draft.paragraphs:
        if last and (match := re.match(r"\s*([0-9]{1,2})[.．]", paragraph.text)) and int(match[1]) == last + 1:
            last += 1
        elif match := re.match(r"\s*附件\s*[:：]\s*([0-9]{1,2})[.．]", paragraph.text):
            last = int(match[1])
        elif last:
            break
    for number, match in draft.matches(r"附件\s*([0-9]{1,2})(?![.．0-9])"):
        if last and int(match[1]) > last:
            yield ANNEX.at(number, match, printed=match[0], last=last)


TABLE: tuple[Entry, ...] = (
    (NUMBERING, numbering),
    (REPEATED, repeated),
    (ANNEX, annexes),
    (HEADING, headings),
)
