"""Something in a returned workbook that has to be mended before any of it is taken."""

from __future__ import annotations

from dataclasses import dataclass

from ygt.forms.workbook.page import address


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell by its sheet, row and column, both counted from 0."""

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        return f"{self.sheet}!{address(self.row, self.column)}"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, what to do, and at which cell; without one it concerns the whole workbook.

    `also` are further cells that are to be filled in, or may be instead. `keeper` is what whoever takes workbooks in
    can do; whoever fills them in is not told.
    """

    message: str
    help: str = ""
    spot: Spot | None = None
    also: tuple[Spot, ...] = ()
    keeper: str = ""

    def __str__(self) -> str:
        where = f"{self.spot}　" if self.spot else ""
        remedy = f"　处理办法：{self.help}" if self.help else ""
        return f"{where}{self.message}{remedy}" + (f"（{self.keeper}）" if self.keeper else "")

    @property
    def note(self) -> str:
        """What is written on the cell."""
        return self.message + (f"\n处理办法：{self.help}" if self.help else "")
