"""The list that goes back: the rows not taken, red, with the reason on the cell."""

from __future__ import annotations

from ygt.errors import ToolError
from ygt.forms.workbook.marking import marked
from ygt.forms.workbook.package import UnreadableError, parts_of
from ygt.forms.workbook.page import Look, Page
from ygt.forms.workbook.writing import written
from ygt.importing.account import doubt
from ygt.importing.grid import Grid, plain
from ygt.importing.intake import Intake

_WIDTH = 16.0
_UNNAMED = "导入"


def sent_back(content: bytes, grid: Grid, intake: Intake) -> bytes:
    """The same workbook with red cells and notes; of a text file, a workbook that says the same.

    Raises ToolError where the workbook cannot be marked.
    """
    notes: dict[tuple[int, int], str] = {}
    for row in intake.faulty:
        for fault in row.faults:
            column = fault.column if fault.column is not None else min(row.line.cells, default=0)
            _add(notes, (row.line.row, column), fault.message + (f"\n处理办法：{fault.help}" if fault.help else ""))
    for row in intake.of("ambiguous"):
        _add(notes, (row.line.row, min(row.line.cells, default=0)), doubt(row))
    try:
        if grid.is_workbook:
            return marked(parts_of(content), {grid.name: notes})
        return marked(parts_of(written([_page(grid)])), {_UNNAMED: notes})
    except UnreadableError as error:
        raise ToolError(f"无法在原表上标注：{error.why}", "按屏幕上列出的行号修改") from error


def _add(notes: dict[tuple[int, int], str], cell: tuple[int, int], text: str) -> None:
    notes[cell] = f"{notes[cell]}\n{text}" if cell in notes else text


def _page(grid: Grid) -> Page:
    """A text file's cells as a sheet."""
    last_row = max((row for row, _ in grid.cells), default=0)
    last_column = max((column for _, column in grid.cells), default=0)
    page = Page(_UNNAMED, widths=[_WIDTH] * (last_column + 1), looks=[Look.TEXT] * (last_column + 1))
    for row in range(last_row + 1):
        held = [grid.cells.get((row, column)) for column in range(last_column + 1)]
        page.rows.append([(plain(one) if one else "", Look.TEXT) for one in held])
    return page
