"""发文字号: 机关代字〔年份〕N号 (GB/T 9704-2012), numbers of orders and announcements, and 第N次/第N期 of minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

from ygt.identifiers.fault import Fault
from ygt.numerals import HAN_NUMERAL, parse_numeral

# A letter that is neither ASCII nor a figure; the range of Han characters itself takes milliseconds to compile.
HAN = r"[^\W\da-zA-Z_]"
WORD_LENGTH = 20
WORD = rf"{HAN}{{2,{WORD_LENGTH}}}"
YEAR = "(?:19|20)[0-9]{2}"
SERIAL = "[1-9][0-9]{0,4}"
STANDARD = re.compile(rf"(?P<word>{WORD})〔(?P<year>{YEAR})〕(?P<serial>{SERIAL})号")
# These stay text until a number is not of the standard form: many runs never need them compiled.
PHRASED = (
    rf"(?P<word>{HAN}{{0,{WORD_LENGTH}}}(?:令|公告|通告))(?:(?P<year>{YEAR})年)?"
    rf"第(?P<serial>{SERIAL}|{HAN_NUMERAL})(?P<unit>号)",
    rf"(?P<word>(?:{WORD})?)〔(?P<year>{YEAR})〕第?(?P<serial>{SERIAL})(?P<unit>[次期])",
    rf"(?P<word>(?:{WORD})?)(?:(?P<year>{YEAR})年)?第(?P<serial>{SERIAL})(?P<unit>[次期])",
)

OPENING = "〔﹝❲［[（(【〈〖｛{<《「"
CLOSING = "〕﹞❳］]）)】〉〗｝}>》」"
LOOSE_TAIL = (
    rf"\s*(?P<open>[{re.escape(OPENING)}])\s*(?P<year>[0-9０-９]{{4}}|[0-9０-９]{{2}})\s*年?\s*"
    rf"(?P<close>[{re.escape(CLOSING)}])\s*(?P<nth>第?)\s*(?P<serial>[0-9０-９]{{1,6}})\s*(?P<unit>号?)"
)
LOOSE = rf"(?P<word>{WORD}){LOOSE_TAIL}"
IN_TEXT = re.compile(
    rf"[{re.escape(OPENING)}](?P<year>[0-9０-９]{{4}})年?[{re.escape(CLOSING)}]第?[0-9０-９]{{1,6}}号(?![楼院门线床])"
)
HAN_RUN = re.compile(rf"{HAN}+$")
# What leads up to a number in running text. A single character before 政、办 … may be a place (和政县) and stays.
LEAD_IN = re.compile(
    r"^.*(?:根据|按照|依据|依照|遵照|对照|参照|执行|落实|贯彻|印发|转发|废止|以及|关于|文件|通知|文号|字号"
    r"|[见以和及与按依照据由为的了在即原](?![政办发委党]))(?=..)"
)
FORM = "发文字号写作“机关代字〔年份〕顺序号+号”，如 北政发〔2024〕83号"


class DocumentNumber(NamedTuple):
    """A document's number: 代字, year (None where none is printed) and serial, counted in 号, 次 or 期.

    `phrase` is how orders, announcements and minutes print it (2018年第19号, 第13次); empty for 〔年份〕N号.
    """

    code_word: str
    year: int | None
    serial: int
    unit: str = "号"
    phrase: str = ""

    def __str__(self) -> str:
        return self.code_word + (self.phrase or f"〔{self.year}〕{self.serial}{self.unit}")

    @property
    def register(self) -> tuple[str, int | None, str]:
        """Within what the serial may occur but once: 代字, year and unit."""
        return self.code_word, self.year, self.unit


class Mention(NamedTuple):
    """A number found in running text, from `start` to `end`; `fault` tells what is wrong with how it is written.

    Han text has no spaces: where the 代字 begins is judged by the words before it. `before` is the run of Han
    characters up to the year, so that a caller who knows the registered 代字 can match it by its ending.
    """

    number: DocumentNumber
    before: str
    start: int
    end: int
    fault: Fault | None = None


def parse_document_number(text: str) -> DocumentNumber | Fault:
    """The number a text writes, or what is wrong with it (GB/T 9704-2012, 7.2.5)."""
    if (match := STANDARD.fullmatch(text)) and _is_han(match["word"]):
        return DocumentNumber(match["word"], int(match["year"]), int(match["serial"]))
    for form in PHRASED:
        if (match := re.fullmatch(form, text)) and (number := _phrased(match)):
            return number
    if (match := re.fullmatch(LOOSE, text)) and (meant := _meant(match)):
        return _fault(match, meant)
    return Fault(_missing(text), FORM)


def document_number_fault(text: str) -> Fault | None:
    """What is wrong with a document number, or None."""
    number = parse_document_number(text)
    return number if isinstance(number, Fault) else None


def find_document_numbers(text: str) -> Iterator[Mention]:
    """The numbers of the form 代字〔年份〕N号 in running text, those with wrong brackets, 第 or zeros included."""
    for tail in IN_TEXT.finditer(text):
        run = HAN_RUN.search(text, max(0, tail.start() - WORD_LENGTH), tail.start())
        word = LEAD_IN.sub("", run[0]) if run else ""
        start = tail.start() - len(word)
        match = STANDARD.fullmatch(text, start, tail.end()) or re.compile(LOOSE).fullmatch(text, start, tail.end())
        number = _meant(match) if match else None
        if run is None or match is None or number is None:
            continue
        fault = None if match[0] == str(number) else _fault(match, number)
        yield Mention(number, run[0], start, tail.end(), fault)


def _is_han(word: str) -> bool:
    return all("㐀" <= character <= "鿿" for character in word)


def _phrased(match: re.Match[str]) -> DocumentNumber | None:
    serial = int(match["serial"]) if match["serial"].isascii() else parse_numeral(match["serial"])
    if not serial or not _is_han(match["word"]):
        return None
    year = int(match["year"]) if match["year"] else None
    return DocumentNumber(match["word"], year, serial, match["unit"], match[0][match.end("word") :])


def _meant(match: re.Match[str]) -> DocumentNumber | None:
    """The number that a loosely written one stands for, as far as it can be told."""
    year, serial = int(match["year"]), int(match["serial"])
    if len(match["year"]) == 2:
        # Only a proposal for the reader to confirm: no register in use today reaches back before 1950.
        year += 2000 if year < 50 else 1900
    if not (1900 <= year <= 2099 and 1 <= serial <= 99999 and _is_han(match["word"])):
        return None
    return DocumentNumber(match["word"], year, serial)


def _fault(match: re.Match[str], meant: DocumentNumber) -> Fault:
    certain = len(match["year"]) == 4
    remedy = f"请写作“{meant}”" if certain else f"请对照原件核对年份，写作“{meant}”的形式"
    start = match.end("word")
    return Fault("；".join(_reasons(match)), remedy, start, match.end() - start)


def _reasons(match: re.Match[str]) -> Iterator[str]:
    if (match["open"], match["close"]) != ("〔", "〕"):
        yield f"年份用了“{match['open']}{match['close']}”，应用六角括号“〔〕”"
    if len(match["year"]) == 2:
        yield "年份应写全四位"
    if re.match(r"\s*年", match.string[match.end("year") :]):
        yield "括号内只写年份数字，不加“年”"
    if match["nth"]:
        yield "顺序号前不加“第”"
    if match["serial"].startswith(("0", "０")):
        yield "顺序号不编虚位（不以0开头）"
    if not match["unit"]:
        yield "末尾缺“号”字"
    if normalize("NFKC", match["year"] + match["serial"]) != match["year"] + match["serial"]:
        yield "数字应为半角"
    if re.search(r"\s", match[0]):
        yield "字号中间有空格"


def _missing(text: str) -> str:
    if not text.strip():
        return "未填写发文字号"
    if (match := STANDARD.fullmatch(text)) and not _is_han(match["word"]):
        return "机关代字含有汉字以外的字符"
    if re.match(rf"\s*[{re.escape(OPENING)}]", text):
        return "缺机关代字"
    if re.search(r"第?\s*[0-9０-９]+\s*号$", text) and not re.search(rf"[{re.escape(OPENING)}]", text):
        return "缺括注年份的六角括号“〔〕”"
    return "不是发文字号的形式"
