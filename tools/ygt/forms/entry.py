"""What was typed into a cell, as the value the ledger keeps; people's ways of writing it are evened out.

What cannot be such a value at all is left as typed, for the check to say in its own words what is wrong.
"""

from __future__ import annotations

import re
from typing import Any
from unicodedata import normalize

from ygt.date_faults import COMPACT, MARKED, TIME
from ygt.dates import day_fault
from ygt.forms.cells import SEPARATORS
from ygt.forms.tables import Column
from ygt.forms.workbook.reading import Cell
from ygt.identifiers.fault import Fault
from ygt.schema.contract import Node

_BLANKS = " \t\r\n\u00a0\u3000\u200b\u2060\ufeff"
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b\u2060\ufeff]")
_YES = frozenset({"是", "√", "✓", "✔", "☑", "v", "对", "有", "1", "true", "yes", "y"})
_NO = frozenset({"否", "×", "✗", "✘", "x", "错", "0", "false", "no", "n"})
_CODES = frozenset({"credit_code", "institution_code", "division", "base_code", "nhsa_code", "approval_number", "atc"})
_YEAR_IN_BRACKETS = re.compile(r"[\[［【（(〔]\s*((?:19|20)[0-9]{2})\s*[\]］】）)〕](?=\s*第?[0-9]+号)")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_BROKEN = re.compile(
    r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|GETTING_DATA|#+)", re.IGNORECASE
)
"""What spreadsheets show where a formula has failed or a column is too narrow; text files carry it as a word."""
_QUOTES = "\"'“”‘’＂＇"
_APART = re.compile(r"(?<=[\u3400-\u9fff])[ \t\u00a0\u3000]+(?=[\u3400-\u9fff])")
"""Blanks between two Chinese characters, as people pad names of two to the width of three."""
_COMPOUND = frozenset(re.findall("..", "欧阳司马上官诸葛东方皇甫尉迟公孙慕容令狐宇文长孙司徒夏侯轩辕端木南宫"))
_COUNTED = frozenset("名人位个张台辆家所间条项")
_MOST_DIGITS = 15
"""Digits a spreadsheet keeps of a number; of any further ones it makes noughts."""


def entered(cell: Cell | None, column: Column, joint: str) -> Any:
    """The value of a cell: None where it is empty, a Fault where nothing can be made of it."""
    if cell is None:
        return None
    if fault := unusable(cell):
        return fault
    text = _plain_number(cell.text) if cell.kind == "number" else cell.text
    if cell.kind == "boolean":
        text = "是" if cell.text == "1" else "否"
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip(_BLANKS)
    if not text:
        return None
    if fault := _blank_between(text, column, joint):
        return fault
    if column.is_list:
        return _words(text, column.word, joint) or None
    match column.node.type:
        case "boolean":
            return _truth(text, column)
        case "integer" | "number":
            return _number(text, column)
    return _word(text, column.node)


def _blank_between(text: str, column: Column, joint: str) -> Fault | None:
    """Why a blank leaves open whether there is one thing or two: in a name of a person, in a list of free texts."""
    node, title = column.word, column.title
    if "x-person" in node.schema:
        if not column.is_list and _APART.search(_name(text)):
            return Fault(f"“{title}”的值“{text}”中间有空格，不能断定是否为一人", "只写一人；确为一人的，去掉空格")
        return None
    if column.is_list and joint != "\n" and not (node.references or node.format or "enum" in node.schema):
        apart = next(
            (part.strip(_BLANKS) for part in SEPARATORS.split(text) if _APART.search(part.strip(_BLANKS))), None
        )
        if apart is not None:
            return Fault(f"“{title}”中的“{apart}”有空格，不能断定是一项还是几项", "请用顿号分开；确为一项的，去掉空格")
    return None


def _name(text: str) -> str:
    """A name of a person without the blanks inside, where what they part can only be one name: 张　三, 欧阳 修文."""
    parts = _APART.split(text)
    if len(parts) == 1 or not 2 <= sum(map(len, parts)) <= 4 or not re.fullmatch("[\u3400-\u9fff]+", "".join(parts)):
        return text
    is_one = len(parts[0]) == 1 or parts[0] in _COMPOUND or sum(map(len, parts)) < 4
    return "".join(parts) if is_one else text


def unusable(cell: Cell) -> Fault | None:
    """Why nothing in a cell can be trusted: it is computed, broken, or has lost digits; or None."""
    match cell.kind:
        case "formula":
            return Fault("这里是公式，不能取用", "请直接填写结果；要保留计算的，复制后“选择性粘贴－数值”")
        case "error":
            return _broken(cell.text)
        case "text" if _BROKEN.fullmatch(cell.text.strip(_BLANKS)):
            return _broken(cell.text.strip(_BLANKS))
        case "number":
            try:
                size = abs(float(cell.text))
            except ValueError:
                return Fault(f"这里的数“{cell.text}”无法读取", "请重新填写")
            if size >= 10**_MOST_DIGITS or size != size:
                return Fault(
                    f"这里的数超过{_MOST_DIGITS}位，表格软件已丢失后面的数字",
                    "请将该格设为“文本”格式，再对照原件重新填写全部数字",
                )
    return None


def _broken(text: str) -> Fault:
    return Fault(f"这里是出错的值“{text}”", "请对照原件重新填写")


def _plain_number(text: str) -> str:
    """A number as people write it: 80.0 is 80, and 1E3 is 1000."""
    value = float(text)
    return str(int(value)) if value.is_integer() else repr(value)


def _words(text: str, node: Node, joint: str) -> list[Any]:
    separator = re.compile("\n") if joint == "\n" else SEPARATORS
    parts = [part.strip(_BLANKS) for part in separator.split(text)]
    if "x-person" in node.schema:
        parts = [_name(part) for part in parts]
    if joint != "\n" and ("enum" in node.schema or node.references):
        known = [_chosen(one, node) for one in parts]
        parts = [
            word
            for part, meant in zip(parts, known, strict=True)
            for word in ([part] if meant is not None else re.split(r"[\s/／]+", part))
        ]
    return [_word(part, node) for part in parts if part]


def _word(text: str, node: Node) -> str:
    if "enum" in node.schema:
        return _chosen(text, node) or text
    if node.format == "day":
        return day_entered(text)
    if node.format in _CODES:
        return re.sub(r"\s", "", normalize("NFKC", text.strip(_QUOTES)))
    if "document" in node.references or node.format == "document_number":
        return _YEAR_IN_BRACKETS.sub(r"〔\1〕", text.replace("\n", ""))
    if "x-person" in node.schema:
        text = _name(text)
    if node.references or node.format:
        return text.replace("\n", "")
    return text


def _chosen(text: str, node: Node) -> str | None:
    """The one of the values to choose from that `text` means: as listed, its title or its code alone."""
    wanted = _folded(text)
    found = None
    for one in node.schema.get("enum", ()):
        label = node.label_of(str(one))
        if wanted in (_folded(str(one)), _folded(f"{one}{label}")):
            return str(one)
        if wanted == _folded(label):
            found = str(one) if found is None else ""
    return found or None


def _folded(text: str) -> str:
    return re.sub(r"\s", "", normalize("NFKC", text)).lower()


def _truth(text: str, column: Column) -> bool | Fault:
    word = _folded(text)
    if word in _YES or word in _NO:
        return word in _YES
    return Fault(f"“{column.title}”的值“{text}”不是“是”或“否”", "请填“是”或“否”；不清楚的空着")


def _number(text: str, column: Column) -> int | float | Fault:
    unit = str(column.node.schema.get("x-unit", ""))
    plain = normalize("NFKC", text).replace(",", "").replace(" ", "")
    if unit and plain.endswith(normalize("NFKC", unit)):
        plain = plain.removesuffix(normalize("NFKC", unit))
    elif plain[-1:] in _COUNTED:
        plain = plain[:-1]
    if _NUMBER.fullmatch(plain):
        if len(re.sub(r"\D", "", plain)) > _MOST_DIGITS:
            return Fault(f"“{column.title}”的值“{text}”位数过多", "请核对后重新填写")
        value = float(plain)
        if value.is_integer():
            return int(value)
        if column.node.type == "number":
            return value
    wanted = "整数" if column.node.type == "integer" else "数字"
    return Fault(f"“{column.title}”的值“{text}”不是{wanted}", f"请填{wanted}，不写单位和说明")


def day_entered(text: str) -> str:
    """A date as the ledger writes it, from one written as people do (2026.11.20); what is none stays as it is."""
    if day_fault(text) is None:
        return text
    plain = re.sub(TIME, "", normalize("NFKC", text).strip())
    match = re.fullmatch(COMPACT, plain) or re.fullmatch(MARKED, plain)
    if match is None or len(match["year"]) != 4:
        return text
    parts = [int(part) for part in match.group("year", "month", "day") if part]
    day = "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])
    return text if day_fault(day) else day
