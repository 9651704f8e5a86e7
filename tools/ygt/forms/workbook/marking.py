"""The workbook that goes back: the same one, with red cells and notes on them, and everything else as it came."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ygt.archive import packed
from ygt.forms.workbook.linking import declare, free, relate
from ygt.forms.workbook.markup import RELATIONS, Element, elements, ends, text_of
from ygt.forms.workbook.notes import AUTHOR, box, comment, comments, drawing
from ygt.forms.workbook.page import address
from ygt.forms.workbook.reading import main_part, position, relations, sheet_parts, whole
from ygt.forms.workbook.splices import Splices, prefix
from ygt.forms.workbook.summary import Entry, open_with

_RED = '<{0}fill><{0}patternFill patternType="solid"><{0}fgColor rgb="FFFF9999"/></{0}patternFill></{0}fill>'
_BEHIND_NOTES = frozenset({"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems"})
_LAST = frozenset({"tableParts", "extLst"})
_TYPES = "application/vnd.openxmlformats-officedocument"

UNTOUCHED = b"ygt: sent back, not saved since"
"""Stands at the end of a workbook that goes back, until someone mends and saves it."""

Cells = Mapping[tuple[int, int], str]
Rows = Mapping[int, Sequence[str | int | float]]


def marked(
    parts: Mapping[str, bytes],
    notes: Mapping[str, Cells],
    entries: Sequence[Entry] = (),
    restored: Mapping[str, Rows] | None = None,
) -> bytes:
    """The workbook of these parts with notes by sheet, row and column, each on a red cell that may be changed.

    With `entries` it opens with a sheet that lists them. Rows `restored` are written in red, by sheet and row.

    Raises UnreadableError where a part cannot be read.
    """
    made = dict(parts)
    styles = next((path for kind, path in relations(parts, main_part(parts)).values() if kind == "styles"), "")
    red = _Red(parts[styles]) if styles in parts else None
    for name, part in sheet_parts(parts).items():
        cells, rows = notes.get(name, {}), (restored or {}).get(name, {})
        if rows:
            _put_rows(made, part, rows)
        if cells or rows:
            filled = {(row, column): "" for row, held in rows.items() for column in range(len(held))}
            _colour(made, part, {**filled, **cells}, red)
        if cells:
            _annotate(made, part, cells)
    if red is not None:
        made[styles] = red.made()
    if entries:
        open_with(made, entries)
    return packed(made, UNTOUCHED)


class _Red:
    """The cell formats of a workbook, each with a red twin once it is asked for."""

    def __init__(self, content: bytes) -> None:
        self._splices = Splices(content)
        root = elements(content, "styles.xml")
        self._fills, self._formats = root.first("fills"), root.first("cellXfs")
        self._twins: dict[int, int] = {}

    def twin(self, style: int) -> int:
        """The number of the format that is like number `style`, but red."""
        if self._formats is None or self._fills is None:
            return style
        if style not in self._twins:
            present = self._formats.all("xf")
            self._twins[style] = len(present) + len(self._twins)
            text = "<xf/>"
            if style < len(present):
                one = ends(self._splices.content, present[style])
                text = self._splices.content[one.start : one.end].decode("utf-8")
            self._splices.append(self._formats, _filled(text, len(self._fills.all("fill"))))
        return self._twins[style]

    def made(self) -> bytes:
        """The part with the twins."""
        if self._twins and self._formats is not None and self._fills is not None:
            self._splices.append(self._fills, _RED.format(prefix(self._splices.content, self._fills)))
            self._splices.attribute(self._fills, "count", str(len(self._fills.all("fill")) + 1))
            count = len(self._formats.all("xf")) + len(self._twins)
            self._splices.attribute(self._formats, "count", str(count))
        return self._splices.made()


def _filled(text: str, fill: int) -> str:
    text = re.sub(r"\s(fillId|applyFill)\s*=\s*(\"[^\"]*\"|'[^']*')", "", text, count=0)
    return re.sub(r"^(<[\w:.-]+)", rf'\1 fillId="{fill}" applyFill="1"', _unlocked(text))


def _unlocked(text: str) -> str:
    """A format whose cells may be changed though the sheet is protected: what is red is there to be mended."""
    text = re.sub(r"\sapplyProtection\s*=\s*(\"[^\"]*\"|'[^']*')", "", text)
    text = re.sub(r"<([\w.-]+:)?protection\b[^>]*?(/>|>\s*</([\w.-]+:)?protection>)", "", text)
    match = re.match(r"<(?P<prefix>[\w.-]+:)?xf\b", text)
    p = (match["prefix"] or "") if match else ""
    text = re.sub(r"^(<[\w:.-]+)", r'\1 applyProtection="1"', text)
    text = re.sub(r"/>$", f"></{p}xf>", text) if re.fullmatch(r"<[^<>]*/>", text) else text
    before = re.search(rf"<{p}extLst\b|</{p}xf>$", text)
    at = before.start() if before else len(text)
    return f'{text[:at]}<{p}protection locked="0"/>{text[at:]}'


def _colour(parts: dict[str, bytes], part: str, cells: Cells, red: _Red | None) -> None:
    if red is None:
        return
    content = parts[part]
    root, splices = elements(content, part), Splices(content)
    data = root.first("sheetData")
    if data is None:
        return
    p = prefix(content, root)
    looks = _column_looks(root)
    rows = {whole(one, "r"): one for one in data.all("row")}
    for number in sorted({row for row, _ in cells}):
        columns = sorted(column for row, column in cells if row == number)
        row = rows.get(number + 1)
        if row is None:
            inner = "".join(_new_cell(p, number, one, red.twin(looks.get(one, 0))) for one in columns)
            behind = next((one for at, one in sorted(rows.items()) if at > number + 1), None)
            text = f'<{p}row r="{number + 1}">{inner}</{p}row>'
            if behind is None:
                splices.append(data, text)
            else:
                splices.put(behind.start, behind.start, text)
            continue
        present = {position(one.attributes.get("r", "")): one for one in row.all("c")}
        for column in columns:
            cell = present.get((number, column))
            if cell is not None:
                splices.attribute(cell, "s", str(red.twin(whole(cell, "s"))))
                continue
            text = _new_cell(p, number, column, red.twin(looks.get(column, 0)))
            later = [one for at, one in present.items() if at is not None and at[1] > column]
            if later:
                splices.put(later[0].start, later[0].start, text)
            else:
                splices.append(row, text)
    parts[part] = splices.made()


def _put_rows(parts: dict[str, bytes], part: str, rows: Rows) -> None:
    """Write whole rows, each in the place of what is left of it; the cells look as their columns do."""
    content = parts[part]
    root, splices = elements(content, part), Splices(content)
    data = root.first("sheetData")
    if data is None:
        return
    p, looks = prefix(content, root), _column_looks(root)
    present = {whole(one, "r"): one for one in data.all("row")}
    for number, held in sorted(rows.items()):
        cells = "".join(_filled_cell(p, number, at, looks.get(at, 0), value) for at, value in enumerate(held))
        text = f'<{p}row r="{number + 1}">{cells}</{p}row>'
        behind = next((one for at, one in sorted(present.items()) if at > number + 1), None)
        _lay(splices, content, data, present.get(number + 1), behind, text)
    parts[part] = splices.made()


def _lay(
    splices: Splices, content: bytes, parent: Element, old: Element | None, behind: Element | None, text: str
) -> None:
    """Put an element into `parent`: in place of an old one, else in front of what must stand behind it, else last."""
    if old is not None:
        ends(content, old)
        splices.put(old.start, old.end, text)
    elif behind is None:
        splices.append(parent, text)
    else:
        splices.put(behind.start, behind.start, text)


def _filled_cell(p: str, row: int, column: int, style: int, value: str | int | float) -> str:
    if value == "":
        return _new_cell(p, row, column, style)
    start = f'<{p}c r="{address(row, column)}" s="{style}"'
    if not isinstance(value, str):
        return f"{start}><{p}v>{value}</{p}v></{p}c>"
    text = f'<{p}t xml:space="preserve">{text_of(value)}</{p}t>'
    return f'{start} t="inlineStr"><{p}is>{text}</{p}is></{p}c>'


def _column_looks(root: Element) -> dict[int, int]:
    columns, found = root.first("cols"), {}
    for one in columns.all("col") if columns else ():
        for column in range(whole(one, "min") - 1, min(whole(one, "max"), 1024)):
            found[column] = whole(one, "style")
    return found


def _new_cell(p: str, row: int, column: int, style: int) -> str:
    return f'<{p}c r="{address(row, column)}" s="{style}"/>'


def _annotate(parts: dict[str, bytes], part: str, cells: Cells) -> None:
    related = relations(parts, part)
    texts = next((path for kind, path in related.values() if kind == "comments"), "")
    boxes = _boxes_of(parts, part, related)
    named = {address(row, column): text for (row, column), text in sorted(cells.items())}
    if texts in parts:
        parts[texts] = _more_comments(parts[texts], texts, named)
    else:
        texts = free(parts, "xl/ygt_comments{}.xml")
        parts[texts] = comments(named.items()).encode("utf-8")
        relate(parts, part, "comments", texts)
        kind = f'<Override PartName="/{texts}" ContentType="{_TYPES}.spreadsheetml.comments+xml"/>'
        declare(parts, f'PartName="/{texts}"', kind)
    held = parts.get(boxes, b"")
    first = 1 + max([1024, *(int(one) for one in re.findall(rb"_x0000_s([0-9]{4,7})\b", held))])
    shapes = [box(first + at, row, column, text) for at, ((row, column), text) in enumerate(sorted(cells.items()))]
    end = held.rfind(b"</xml>")
    if end >= 0:
        parts[boxes] = held[:end] + "".join(shapes).encode("utf-8") + held[end:]
        return
    boxes = free(parts, "xl/drawings/ygt_vmlDrawing{}.vml")
    parts[boxes] = drawing(shapes).encode("utf-8")
    name = relate(parts, part, "vmlDrawing", boxes)
    declare(parts, 'Extension="vml"', f'<Default Extension="vml" ContentType="{_TYPES}.vmlDrawing"/>')
    _draw(parts, part, name)


def _boxes_of(parts: Mapping[str, bytes], part: str, related: Mapping[str, tuple[str, str]]) -> str:
    pointer = elements(parts[part], part).first("legacyDrawing")
    return related.get(pointer.attributes.get("id", ""), ("", ""))[1] if pointer else ""


def _more_comments(content: bytes, part: str, named: Mapping[str, str]) -> bytes:
    root, splices = elements(content, part), Splices(content)
    authors, listed = root.first("authors"), root.first("commentList")
    if authors is None or listed is None:
        return content
    p = prefix(content, root)
    splices.append(authors, f"<{p}author>{AUTHOR}</{p}author>")
    own = dict(named)
    for one in listed.all("comment"):
        cell = one.attributes.get("ref", "")
        if cell in own:
            # A cell has one note: what was there before stands below.
            ends(content, one)
            own[cell] += f"\n原批注：{_said(one)}"
            splices.put(one.start, one.end, "")
    author = len(authors.all("author"))
    splices.append(listed, "".join(comment(cell, text, author, p) for cell, text in own.items()))
    return splices.made()


def _said(one: Element) -> str:
    return one.text.strip() + "".join(_said(child) for child in one.children)


def _draw(parts: dict[str, bytes], part: str, name: str) -> None:
    """Let a sheet point to its boxes, at the place the order of its parts prescribes."""
    content = parts[part]
    root, splices = elements(content, part), Splices(content)
    text = f'<{prefix(content, root)}legacyDrawing xmlns:r="{RELATIONS}" r:id="{name}"/>'
    behind = next((one for one in root.children if one.name in _BEHIND_NOTES | _LAST), None)
    _lay(splices, content, root, root.first("legacyDrawing"), behind, text)
    parts[part] = splices.made()
