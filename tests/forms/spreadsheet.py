"""A handed-out workbook changed as a clerk would, by an office program that is not ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl


class Workbook:
    """A workbook opened with openpyxl; cells are named by sheet, the text in a row, and the head of the column."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)

    def column(self, sheet: str, head: str) -> int:
        heads = [cell.value for cell in self.book[sheet][1]]
        return 1 + next(at for at, one in enumerate(heads) if one in (head, f"{head}【必填】"))

    def row(self, sheet: str, text: str) -> int:
        for row in self.book[sheet].iter_rows(min_row=2):
            if text in [cell.value for cell in row[:4]]:
                return int(row[0].row)
        raise LookupError(text)

    def cell(self, sheet: str, text: str, head: str) -> Any:
        return self.book[sheet].cell(self.row(sheet, text), self.column(sheet, head))

    def set(self, sheet: str, text: str, head: str, value: Any) -> str:
        cell = self.cell(sheet, text, head)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
        return f"{sheet}!{cell.coordinate}"

    def add(self, sheet: str, **values: Any) -> int:
        row = 1 + max(row[0].row for row in self.book[sheet].iter_rows() if any(cell.value for cell in row))
        for head, value in values.items():
            self.book[sheet].cell(row, self.column(sheet, head)).value = value
        return row

    def save(self, path: Path | None = None) -> Path:
        place = path or self.path
        place.parent.mkdir(parents=True, exist_ok=True)
        self.book.save(place)
        self.book.close()
        return place
