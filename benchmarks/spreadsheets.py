"""What it costs to hand out the catalogue of a county as a spreadsheet, and to take it back with sixty rows changed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from measuring import Cost, Row, installed, least, row, run
from sets import SETS, write_set

SHEET, FIELD = "药品", "备注"
CHANGED = 60
ROUNDS = 3
MOST_OUT, MOST_IN = 3.0, 5.0
"""CPU seconds."""


def rows() -> Iterator[Row]:
    """The lines of the table."""
    with tempfile.TemporaryDirectory() as folder:
        write_set(Path(folder), SETS["S"])
        county = Path(folder, "counties", "0000")
        book = Path(folder, f"{SHEET}.xlsx")
        handed = least([_forms(county, "out", "--kind", SHEET, "--output", folder) for _ in range(ROUNDS)])
        count = _filled_in(book)
        taken = least([_forms(county, "in", "--dry-run", str(book)) for _ in range(ROUNDS)])
    if f"修改{CHANGED}处" not in taken.said:
        raise SystemExit(f"汇入未见{CHANGED}处修改：\n{taken.said[-500:]}")
    yield row(f"ygt forms out，{count}个品规", handed, *_within(handed, MOST_OUT))
    yield row(f"ygt forms in，其中{CHANGED}行有改动", taken, *_within(taken, MOST_IN))


def _forms(county: Path, *words: str) -> Cost:
    return run([installed("ygt"), "-C", str(county), "forms", *words], codes=(0,))


def _filled_in(path: Path) -> int:
    """How many rows the sheet has, once some of them have a remark."""
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    column = next(cell.column for cell in sheet[1] if cell.value == FIELD)
    filled = [number for number in range(2, sheet.max_row + 1) if sheet.cell(number, 1).value]
    for number in filled[:: len(filled) // CHANGED][:CHANGED]:
        sheet.cell(number, column).value = f"{FIELD}{number}"
    book.save(path)
    return len(filled)


def _within(cost: Cost, most: float) -> tuple[str, str, bool]:
    return "", f"≤ {most:g} 秒", cost.cpu <= most
