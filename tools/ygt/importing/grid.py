"""A foreign sheet as it lies before the reader: cells by row and column, what is merged, what is hidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ygt.forms.workbook.page import letters
from ygt.forms.workbook.reading import Cell, position
from ygt.source.characters import cleaned

BLANKS = " \t\r\n\u00a0\u3000\u200b\u2060\ufeff"


class Area(NamedTuple):
    """A rectangle of cells, its last row and column included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Grid:
    """One sheet. Rows and columns are counted from 0; `merged` and `hidden_*` are empty for files that know neither."""

    name: str
    cells: dict[tuple[int, int], Cell]
    merged: list[Area] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_workbook: bool = True

    def text(self, row: int, column: int) -> str:
        """What a cell says, without blanks around it."""
        cell = self.cells.get((row, column))
        return plain(cell) if cell else ""

    @property
    def rows(self) -> list[int]:
        """The rows in which something stands."""
        return list(self.by_row)

    @cached_property
    def depths(self) -> dict[int, int]:
        """The last row of each column in which something stands."""
        found: dict[int, int] = {}
        for row, cells in self.by_row.items():
            found |= dict.fromkeys(cells, row)
        return dict(sorted(found.items()))

    @cached_property
    def by_row(self) -> dict[int, dict[int, Cell]]:
        """The cells that say something, by row and column."""
        found: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in sorted(self.cells.items()):
            if plain(cell):
                found.setdefault(row, {})[column] = cell
        return found


def plain(cell: Cell) -> str:
    """The text of a cell without blanks around it and characters nobody sees; a whole number without its point."""
    text = cleaned(cell.text.replace("\r\n", "\n").replace("\r", "\n")).strip(BLANKS)
    return text.removesuffix(".0") if cell.kind == "number" else text


def areas(references: Iterable[str]) -> list[Area]:
    """The rectangles that references such as `A1:C2` mean; what is none is left out."""
    found = []
    for one in references:
        first, _, last = one.partition(":")
        start, end = position(first), position(last or first)
        if start is not None and end is not None and start <= end and start[1] <= end[1]:
            found.append(Area(*start, *end))
    return found


def column_name(column: int) -> str:
    """A column as people call it: B列."""
    return f"{letters(column)}列"


def row_names(rows: Iterable[int]) -> str:
    """Rows as people call them, runs drawn together: 第3、5至7行."""
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    words = [f"{first + 1}" if first == last else f"{first + 1}至{last + 1}" for first, last in runs]
    return f"第{'、'.join(words)}行"
