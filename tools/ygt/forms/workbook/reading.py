"""A workbook that came back: its sheets and cells as they are, nothing computed, nothing followed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from posixpath import dirname, join, normpath

from ygt.forms.workbook.markup import Element, elements
from ygt.forms.workbook.package import UnreadableError

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_DAY_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""The built-in number formats that show a number as a day or time, those of Chinese editions included."""
_DAY_SIGNS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_ORIGINAL = "请在下发的原表中填写后重新报送"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: `kind` is text, number, day, boolean, error or formula; `text` is what it holds, a day as YYYY-MM-DD."""

    kind: str
    text: str


@dataclass(slots=True)
class Sheet:
    """A sheet: its cells by row and column, counted from 0; `merged` are the areas of merged cells."""

    name: str
    part: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)


def sheets_of(parts: Mapping[str, bytes], wanted: Collection[str]) -> dict[str, Sheet]:
    """Those sheets of a workbook that have these names.

    Raises UnreadableError for macros, links to other files, and what cannot be read.
    """
    names = [name.lower() for name in parts]
    kinds = parts.get("[Content_Types].xml", b"")
    if b"macroEnabled" in kinds or any("vbaproject" in name or "macrosheets/" in name for name in names):
        raise UnreadableError("文件带有宏", "另存为不带宏的 .xlsx，重新报送")
    if any("externallinks/" in name for name in names):
        raise UnreadableError("文件链接了其他文件", "在“数据－编辑链接”中断开链接，只粘贴数值，重新报送")
    if any("/embeddings/" in name or "/activex/" in name for name in names):
        raise UnreadableError("文件中嵌有其他文件或控件", "删去嵌入的内容，重新报送")
    main = main_part(parts)
    setting = elements(parts[main], main).first("workbookPr")
    since = datetime(1904, 1, 1) if setting and setting.attributes.get("date1904") in {"1", "true"} else None
    related = relations(parts, main)
    texts, days = _shared(parts, related), _day_styles(parts, related)
    return {
        name: _sheet(name, part, parts[part], texts, days, since)
        for name, part in sheet_parts(parts).items()
        if name in wanted
    }


def main_part(parts: Mapping[str, bytes]) -> str:
    """The part that lists the sheets. Raises UnreadableError where there is none."""
    found = next((path for kind, path in relations(parts, "").values() if kind == "officeDocument"), "")
    if found not in parts:
        raise UnreadableError("不是表格文件", _ORIGINAL)
    return found


def sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The part in which each sheet is kept, by the sheet's name."""
    main = main_part(parts)
    related = relations(parts, main)
    listed = elements(parts[main], main).first("sheets")
    found = {}
    for one in listed.all("sheet") if listed else ():
        kind, part = related.get(one.attributes.get("id", ""), ("", ""))
        if kind == "worksheet" and part in parts:
            found[one.attributes.get("name", "")] = part
    return found


def relations(parts: Mapping[str, bytes], part: str) -> dict[str, tuple[str, str]]:
    """What a part (the package where it is empty) refers to, by identifier: its kind, and the part it is."""
    folder, _, name = part.rpartition("/")
    held = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    if held not in parts:
        return {}
    found = {}
    for one in elements(parts[held], held).all("Relationship"):
        attributes = one.attributes
        if attributes.get("TargetMode") == "External":
            continue
        target = attributes.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))
        found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], path)
    return found


def position(address: str) -> tuple[int, int] | None:
    """The row and column of an address, counted from 0."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def whole(one: Element, name: str) -> int:
    """An attribute that is a whole number; 0 where it is missing or none."""
    held = one.attributes.get(name, "")
    return int(held) if held.isdecimal() and held.isascii() and len(held) < 10 else 0


def _shared(parts: Mapping[str, bytes], related: Mapping[str, tuple[str, str]]) -> list[str]:
    part = next((path for kind, path in related.values() if kind == "sharedStrings"), "")
    return [_text(one) for one in elements(parts[part], part).all("si")] if part in parts else []


def _day_styles(parts: Mapping[str, bytes], related: Mapping[str, tuple[str, str]]) -> frozenset[int]:
    """The numbers of the cell formats that show a number as a day."""
    part = next((path for kind, path in related.values() if kind == "styles"), "")
    if part not in parts:
        return frozenset()
    root = elements(parts[part], part)
    own, used = root.first("numFmts"), root.first("cellXfs")
    formats = set(_DAY_FORMATS)
    for one in own.all("numFmt") if own else ():
        code = _DAY_SIGNS.sub("", one.attributes.get("formatCode", "")).lower()
        if re.search("[yd年日]|m+月", code):
            formats.add(whole(one, "numFmtId"))
    listed = used.all("xf") if used else []
    return frozenset(at for at, one in enumerate(listed) if whole(one, "numFmtId") in formats)


def _sheet(
    name: str, part: str, content: bytes, texts: list[str], days: frozenset[int], since: datetime | None
) -> Sheet:
    root = elements(content, part)
    found = Sheet(name, part)
    areas = root.first("mergeCells")
    found.merged = [one.attributes.get("ref", "") for one in areas.all("mergeCell")] if areas else []
    data = root.first("sheetData")
    row = -1
    for line in data.all("row") if data else ():
        row = (whole(line, "r") or row + 2) - 1
        column = -1
        for one in line.all("c"):
            column = (position(one.attributes.get("r", "")) or (row, column + 1))[1]
            if (cell := _cell(one, texts, days, since)) is not None:
                found.cells[row, column] = cell
    return found


def _cell(one: Element, texts: list[str], days: frozenset[int], since: datetime | None) -> Cell | None:
    formula, value, inline = one.first("f"), one.first("v"), one.first("is")
    if formula is not None:
        return Cell("formula", f"={formula.text}")
    held = value.text if value else ""
    match one.attributes.get("t", "n"):
        case "s":
            at = int(held) if held.isdecimal() and len(held) < 10 else len(texts)
            text = texts[at] if at < len(texts) else ""
            return Cell("text", text) if text else None
        case "inlineStr":
            text = _text(inline) if inline else ""
            return Cell("text", text) if text else None
        case "str":
            return Cell("text", _unescaped(held)) if held else None
        case "b":
            return Cell("boolean", held)
        case "e":
            return Cell("error", held)
        case "d":
            return Cell("day", held[:10])
    if held and whole(one, "s") in days and (day := _day(held, since)):
        return Cell("day", day)
    return Cell("number", held.strip()) if held.strip() else None


def _day(serial: str, since: datetime | None) -> str:
    """The day a number stands for; the calendar from 1900 counts a 29 February that year, which there was not."""
    try:
        number = float(serial)
        start = since or (datetime(1899, 12, 30) if number >= 60 else datetime(1899, 12, 31))
        return (start + timedelta(days=number)).date().isoformat()
    except (ValueError, OverflowError):
        return ""


def _text(one: Element) -> str:
    """The text of a string with its runs; how its characters are pronounced is left out."""
    own = "".join(part.text for part in one.children if part.name == "t")
    runs = "".join(part.text for run in one.all("r") for part in run.all("t"))
    return _unescaped(own + runs)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(match: re.Match[str]) -> str:
    """A character written by its number; those that no text can hold are left out."""
    found = chr(int(match[1], 16))
    return found if found in "\t\n\r" or found.isprintable() or found.isspace() else ""
