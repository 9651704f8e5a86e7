"""The rows below the head: which are records, and which are headings, totals, repeated heads or hidden."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from ygt.forms.workbook.reading import Cell
from ygt.importing.folding import folded
from ygt.importing.grid import Grid, plain
from ygt.importing.heads import Heads
from ygt.importing.wordings import FOOTER, SECTION_NUMBER, TOTAL

_ALIKE = 0.6
"""The share of cells that say what the head says, from which a row is the head once more."""


@dataclass(slots=True)
class Line:
    """A row that holds a record, with what merged cells above say of it too; `section` is the heading above it.

    `carried` are the columns whose cell is empty and says what the one above says.
    """

    row: int
    cells: dict[int, Cell]
    section: str = ""
    carried: tuple[int, ...] = ()


@dataclass(slots=True)
class Body:
    """The records of a sheet, and every other row that is not empty, by what it is."""

    lines: list[Line] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    footers: list[tuple[int, str]] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    classes: list[tuple[int, str]] = field(default_factory=list)
    ignored: list[tuple[int, str]] = field(default_factory=list)
    unread: list[tuple[int, str]] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reading:
    """How rows are to be read: which columns name a record, whether headings mean something, what is passed over.

    `classes` are headings that say nothing of the rows below but end the section above.
    """

    naming: Collection[int] = ()
    carried: Collection[int] = ()
    has_sections: bool = False
    classes: Collection[str] = ()
    ignored: Sequence[str] = ()
    with_hidden: bool = False


def body(grid: Grid, heads: Heads, reading: Reading) -> Body:
    """Every row below the head, sorted."""
    found, section = Body(), ""
    carried: dict[int, Cell] = {}
    merged = _merged_down(grid, heads.last)
    titles = {plain(cell) for row in range(heads.first) for cell in grid.by_row.get(row, {}).values()}
    for row, cells in grid.by_row.items():
        if row <= heads.last:
            continue
        texts = {column: plain(cell) for column, cell in cells.items()}
        first = next(iter(texts.values()))
        if row in grid.hidden_rows and not reading.with_hidden:
            found.hidden.append(row)
        elif _is_head(texts, heads) or (len(set(texts.values())) == 1 and first in titles):
            found.repeated.append(row)
        elif any(text.startswith(one) for one in reading.ignored for text in texts.values()):
            found.ignored.append((row, first))
        elif _is_footer(texts, reading.naming):
            found.footers.append((row, first))
        elif _is_heading(grid, row, texts, reading):
            if reading.has_sections:
                section = SECTION_NUMBER.sub("", first) or first
                is_class = folded(section) in reading.classes
                (found.classes if is_class else found.headings).append((row, first))
                section = "" if is_class else section
            else:
                found.unread.append((row, first))
        else:
            held = {**{column: cell for column, cell in merged.get(row, {}).items() if column not in cells}, **cells}
            from_above = tuple(one for one in reading.carried if one in carried and one not in held)
            held = {**{one: carried[one] for one in from_above}, **held}
            carried = {one: held[one] for one in reading.carried if one in held}
            found.lines.append(Line(row, held, section, from_above))
    return found


def _merged_down(grid: Grid, after: int) -> dict[int, dict[int, Cell]]:
    """What cells merged over several rows say of the rows below their first, by row and column."""
    found: dict[int, dict[int, Cell]] = {}
    for area in grid.merged:
        cell = grid.cells.get((area.top, area.left))
        if cell is None or area.bottom == area.top or area.top <= after:
            continue
        for row in range(area.top + 1, area.bottom + 1):
            found.setdefault(row, {})[area.left] = cell
    return found


def _is_head(texts: dict[int, str], heads: Heads) -> bool:
    same = sum("".join(text.split()) in _said(heads, column) for column, text in texts.items())
    return same >= 2 and same >= _ALIKE * len(texts)


def _said(heads: Heads, column: int) -> set[str]:
    return {"".join(word.split()) for word in heads.words.get(column, ())}


def _is_footer(texts: dict[int, str], naming: Collection[int]) -> bool:
    column, first = next(iter(texts.items()))
    if not FOOTER.match(first):
        return False
    named = [texts[one] for one in naming if one in texts and not FOOTER.match(texts[one])]
    return column in naming or TOTAL.fullmatch(first) is not None or not any(one.strip("0123456789.,") for one in named)


def _is_heading(grid: Grid, row: int, texts: dict[int, str], reading: Reading) -> bool:
    if len(set(texts.values())) > 1:
        return False
    column, first = next(iter(texts.items()))
    if reading.has_sections or column not in reading.naming or SECTION_NUMBER.match(first):
        return True
    return any(one.top <= row <= one.bottom and one.right > one.left for one in grid.merged)
