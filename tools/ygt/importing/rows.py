"""A row of a foreign list as it goes its way: what it says, what is wrong with it, what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ygt.forms.workbook.page import address
from ygt.importing.body import Line
from ygt.importing.matching import Match


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row is not taken, and what to do; `column` is the cell it lies in, None for the row as a whole."""

    message: str
    help: str = ""
    column: int | None = None


@dataclass(slots=True)
class Row:
    """A row with its record. `said` is what its cells say, `data` the whole record to be entered where it is new.

    `columns` tells from which column the value of each field comes, by the keys that lead there.
    """

    line: Line
    said: dict[str, Any] = field(default_factory=dict)
    columns: dict[tuple[str, ...], int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    match: Match = field(default_factory=lambda: Match("new"))
    data: dict[str, Any] = field(default_factory=dict)
    path: str = ""
    is_changed: bool = False

    @property
    def is_taken(self) -> bool:
        """Whether nothing stands against it."""
        return not self.faults

    def fail(self, message: str, remedy: str = "", column: int | None = None) -> None:
        """Note why the row is not taken, once."""
        fault = Fault(message, remedy, column)
        if fault not in self.faults:
            self.faults.append(fault)

    def column_of(self, steps: tuple[str | int, ...]) -> int | None:
        """The column from which the value at `steps` of the record comes, as near as can be told."""
        keys = tuple(one for one in steps if isinstance(one, str))
        for length in range(len(keys), 0, -1):
            for known, column in self.columns.items():
                if known[:length] == keys[:length]:
                    return column
        return None

    def spot(self, fault: Fault) -> str:
        """Where a fault lies, as people say it: 第12行（F12）."""
        where = f"第{self.line.row + 1}行"
        return where if fault.column is None else f"{where}（{address(self.line.row, fault.column)}）"
