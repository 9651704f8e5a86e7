"""What a workbook comes to: the edits, how much they are, and which cell each changed part of the ledger comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ygt.edit.edits import Edit
from ygt.findings import Finding, Place
from ygt.forms.form import Sheet
from ygt.forms.problem import Problem, Spot
from ygt.forms.tables import Table
from ygt.schema.contract import Steps


class Placed(NamedTuple):
    """A row of a sheet, and the part of the record it has become: `steps` lead there from the record."""

    steps: Steps
    table: Table
    row: int

    def spot(self, steps: Steps) -> Spot:
        """The cell of the value at `steps` inside the part; the first of the row where no column shows it."""
        names = [one for one in steps if isinstance(one, str)]
        best = 0
        for number, column in enumerate(self.table.columns):
            shared = list(column.way[: len(names)]) == names[: len(column.way)]
            if names and shared:
                best = number
                break
        return Spot(self.table.title, self.row, self.table.first + best)


class Gone(NamedTuple):
    """A row handed out that was taken out of its sheet: the number it had there."""

    sheet: Sheet
    number: int

    @property
    def label(self) -> str:
        """What the row is called, and all it belongs to."""
        return " ".join([*self.sheet.rows[self.number].owners, self.sheet.labels[self.number]])


@dataclass(slots=True)
class Touched:
    """A record that a workbook changes or adds: its file, its number there afterwards, and its rows."""

    path: str
    number: int
    is_listed: bool
    rows: list[Placed]


@dataclass(slots=True)
class Merged:
    """What a workbook comes to: edits by file, where they stand, how much of what there is, and what is wrong.

    Of `changed`, `emptied` are cells that hold nothing any more. All rows taken out are `missing`; those of them
    that the ledger still holds as they were handed out can be `deleted`.
    """

    edits: dict[str, list[Edit]] = field(default_factory=dict)
    touched: list[Touched] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    changed: int = 0
    added: int = 0
    emptied: int = 0
    missing: list[Gone] = field(default_factory=list)
    deleted: list[Gone] = field(default_factory=list)

    def table_at(self, spot: Spot) -> Table | None:
        """The table a cell is in."""
        rows = (row for one in self.touched for row in one.rows)
        return next((one.table for one in rows if one.table.title == spot.sheet), None)

    def spot(self, finding: Finding, *, related: bool = False) -> Spot | None:
        """The cell a finding is about: the one whose value stands there, or (`related`) to which it refers."""
        for place in (one.place for one in finding.related) if related else (finding.place,):
            for one in self.touched:
                if (spot := _spot(one, place)) is not None:
                    return spot
        return None


def _spot(touched: Touched, place: Place) -> Spot | None:
    steps: Steps = tuple(int(one) if one.isdecimal() else one for one in place.pointer.split("/")[1:])
    if place.path != touched.path or (touched.is_listed and steps[:1] != (touched.number,)):
        return None
    inner = steps[1:] if touched.is_listed else steps
    nearest = max((one for one in touched.rows if inner[: len(one.steps)] == one.steps), key=lambda one: len(one.steps))
    return nearest.spot(inner[len(nearest.steps) :])
