"""Slips a machine can see in the stored text of a published document (YGT642–YGT646)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ygt.findings import Example, Finding, Place, Related, Rule
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.numerals import numeral, parse_numeral
from ygt.rules.examples import DOCUMENTS, shown
from ygt.rules.rule import Entry

_TEXT = "org/texts/zhidao.txt"
_DOCUMENT = "- title: 关于加强指导的意见\n  id: zhidao\n  kind: 意见\n  status: 现行\n  text: org/texts/zhidao.txt\n"
_LONG = "加强县域医共体与市域内各医院的合作，深化城市支援农村工作，建立健全包县、包乡镇、包村工作机制。"
# A letter that is neither ASCII nor a figure; the range of Han characters itself takes milliseconds to compile.
HAN = r"[^\W\da-zA-Z_]"
RESIDUE = r"\[bookmark: [^\]]*\]"
HEADING = r"^\s*([一二三四五六七八九十]{1,3})\s*、"
CLAUSE = r"^\s*[（(]([一二三四五六七八九十]{1,3})[）)]"
DUTY = r"〔责任部门：[^〕]*〕\s*$"
SHORT_YEAR = r"(?<![0-9０-９〔])[0-9]{3}年(?=[0-9]{1,2}月)"
SPACED = rf"(?<={HAN}) (?={HAN}|、)"
TERMS = ("行政", "人事", "人员", "财务", "业务", "用药", "药品", "药械", "信息", "后勤", "绩效", "编制", "岗位", "经费")
JOINED = {a + b: (a, b) for a in TERMS for b in TERMS if a != b}
LISTED = rf"{HAN}{{2,8}}(?=、)|(?<=、){HAN}{{2,8}}"


def _text(*lines: str) -> tuple[Example, ...]:
    return (Example(_TEXT, "\n".join(lines) + "\n"), *shown(DOCUMENTS, _DOCUMENT))


def _lines(ledger: Ledger) -> Iterator[tuple[Record, str, list[str], set[int]]]:
    """Each stored text with its document, its lines, and the lines whose slips are on record already."""
    for document in ledger.sound("document"):
        path = document.text("text")
        if path in ledger.texts:
            recorded = {
                line
                for one in ledger.sound("collation")
                if ledger.find(one["document"], "document") is document
                for line in (one["line"], one.get("other_line"))
            }
            yield document, path, ledger.texts[path].splitlines(), {line for line in recorded if line}


def _named(document: Record) -> dict[str, Any]:
    return {"unit": document.known_as(), "document": document.known_as()}


def _span(path: str, line: int, match: re.Match[str]) -> Place:
    return Place(path, line, match.start() + 1, line, match.end() + 1)


SHORT_YEARS = Rule(
    code="YGT642",
    name="printed-year",
    severity="note",
    title="文本中年份误印",
    why="年份应为四位。照录原文，由维护人员作校勘记录。",
    message="《{document}》印作“{printed}”，年份不是四位",
    help="核对原件；原件如此的，在 org/collation.yaml 作校勘记录",
    bad=_text("一、204年8月前完成。"),
    good=_text("一、2024年8月前完成。"),
)


def short_years(ledger: Ledger) -> Iterator[Finding]:
    """Years of three digits before a month."""
    for document, path, lines, recorded in _lines(ledger):
        for number, line in enumerate(lines, 1):
            for match in re.finditer(SHORT_YEAR, line):
                if number not in recorded:
                    yield SHORT_YEARS.at(
                        _span(path, number, match),
                        **_named(document),
                        printed=match[0],
                    )


NUMBER_RUN = Rule(
    code="YGT643",
    name="printed-numbering",
    severity="note",
    title="文本中条款编号重复或跳号",
    why="编号重复或跳号时，只说编号就指不清条款，引用时需另加说明。",
    message="《{document}》编号{problem}",
    help="原文不改；登记条款时照印编号，并以 ordinal（同号序）区分",
    bad=_text("一、总体要求", "（一）组织领导。", "（一）工作机制。"),
    good=_text("一、总体要求", "（一）组织领导。", "（二）工作机制。"),
)


def number_runs(ledger: Ledger) -> Iterator[Finding]:
    """（n） that repeats or skips; the run may start anew under each 一、 or go on through the whole text."""
    for document, path, lines, recorded in _lines(ledger):
        last = 0
        for number, line in enumerate(lines, 1):
            bare = re.sub(RESIDUE, "", line)
            if re.match(HEADING, bare):
                last = 0 if not _runs_on(lines, number) else last
            if not (match := re.match(CLAUSE, bare)):
                continue
            found = parse_numeral(match[1]) or 0
            problem = ""
            if found == last:
                problem = f"（{match[1]}）重复"
            elif last and found != last + 1 and found != 1:
                problem = f"跳号：（{match[1]}）之前为（{numeral(last)}）"
            if problem and number not in recorded:
                place = Place(path, number, 1, number, len(line) + 1 if len(line) < 30 else 31)
                yield NUMBER_RUN.at(place, **_named(document), problem=problem)
            last = found


def _runs_on(lines: list[str], number: int) -> bool:
    for line in lines[number:]:
        if match := re.match(CLAUSE, re.sub(RESIDUE, "", line)):
            return parse_numeral(match[1]) != 1
        if re.match(HEADING, line):
            return False
    return False


REPEATED_PARAGRAPH = Rule(
    code="YGT644",
    name="printed-twice",
    severity="note",
    title="文本中段落重复",
    why="同一段文字印了两次的，只算一项要求，不能计作两条。",
    message="《{document}》第{line}行与第{first}行文字相同",
    help="登记条款时，后一条以 same_as（同一要求）指向前一条",
    bad=_text("一、总体要求", f"（一）{_LONG}", f"（二）{_LONG}"),
    good=_text("一、总体要求", f"（一）{_LONG}"),
)


def repeated_paragraphs(ledger: Ledger) -> Iterator[Finding]:
    """Long lines that say the same, but for their number and the departments named at the end."""
    for document, path, lines, recorded in _lines(ledger):
        seen: dict[str, int] = {}
        for number, line in enumerate(lines, 1):
            body = re.sub(CLAUSE, "", re.sub(DUTY, "", re.sub(RESIDUE, "", line))).strip()
            if len(body) < 40:
                continue
            first = seen.setdefault(body, number)
            if first != number and number not in recorded:
                yield REPEATED_PARAGRAPH.at(
                    Place(path, number, 1, number, 31),
                    related=[Related(Place(path, first, 1, first, 31), "首次出现在此")],
                    **_named(document),
                    line=number,
                    first=first,
                )


LEFTOVER = Rule(
    code="YGT645",
    name="layout-residue",
    severity="note",
    title="文本中有排版残留",
    why="文字处理软件的书签标记、多余空格不是文件内容，查找和比对前应忽略。",
    message="《{document}》{what}",
    help="原文照存；引用时略去",
    bad=_text("[bookmark: _GoBack]一、总体要求"),
    good=_text("一、总体要求"),
)


def leftovers(ledger: Ledger) -> Iterator[Finding]:
    """Bookmarks of a word processor, and single spaces between Chinese characters of running text."""
    for document, path, lines, recorded in _lines(ledger):
        for number, line in enumerate(lines, 1):
            if number in recorded:
                continue
            if match := re.search(RESIDUE, line):
                what = f"含书签标记“{match[0]}”"
                yield LEFTOVER.at(_span(path, number, match), **_named(document), what=what)
            match = re.search(SPACED, line) if "  " not in line.strip() and "\xa0" not in line else None
            if match and (len(line) >= 30 or line[match.end()] == "、"):
                around = line[max(0, match.start() - 4) : match.end() + 4]
                place = Place(path, number, match.start() + 1, number, match.end() + 1)
                yield LEFTOVER.at(place, **_named(document), what=f"“{around}”中有多余空格")


LOST_COMMA = Rule(
    code="YGT646",
    name="lost-enumeration-comma",
    severity="note",
    title="文本中并列事项之间疑漏顿号",
    why="漏了顿号，两项会被数成一项，统一管理的项数就对不上。",
    message="《{document}》并列事项中的“{printed}”疑为“{left}、{right}”",
    help="核对原件；原件如此的，在 org/collation.yaml 作校勘记录",
    bad=_text("一、实行行政、人员业务、药品、财务等统一管理。"),
    good=_text("一、实行行政、人员、业务、药品、财务等统一管理。"),
)


def lost_commas(ledger: Ledger) -> Iterator[Finding]:
    """Items of an enumeration that are two terms of unified management run together."""
    for document, path, lines, recorded in _lines(ledger):
        for number, line in enumerate(lines, 1):
            for match in re.finditer(LISTED, line):
                pair = JOINED.get(match[0])
                if pair and number not in recorded:
                    yield LOST_COMMA.at(
                        _span(path, number, match),
                        **_named(document),
                        printed=match[0],
                        left=pair[0],
                        right=pair[1],
                    )


TABLE: tuple[Entry, ...] = (
    (SHORT_YEARS, short_years),
    (NUMBER_RUN, number_runs),
    (REPEATED_PARAGRAPH, repeated_paragraphs),
    (LEFTOVER, leftovers),
    (LOST_COMMA, lost_commas),
)
