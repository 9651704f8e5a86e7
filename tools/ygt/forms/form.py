"""A form as data: whose it is, its sheets, and on each the rows handed out. The hidden snapshot is just this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ygt.forms.cells import Shown, at, joint_of, shown
from ygt.forms.ownership import UNITS, can_be_owned, owner
from ygt.forms.tables import Names, Table, tables_of
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.schema.contract import Kind


@dataclass(slots=True)
class Row:
    """A row handed out: what it belongs to, and its cells as shown.

    `parent` is the number of the row above it in the table it belongs to; a record has its file and key instead.
    `owners` are the labels of all it belongs to, outermost first.
    """

    cells: list[Shown]
    owners: list[str] = field(default_factory=list)
    parent: int = -1
    path: str = ""
    key: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Sheet:
    """A table with its rows; `joints` say by column what stands between the words of a list."""

    table: Table
    rows: list[Row] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    joints: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Form:
    """What is handed out in one workbook: the rows of a unit, or (without one) all of some kinds."""

    county: str
    unit: str
    kinds: tuple[Kind, ...]
    sheets: list[Sheet]
    due: str = ""
    recipient: str = ""
    schema: str = ""
    commit: str = ""

    @property
    def title(self) -> str:
        """What it is called, on its first page and as a file."""
        return self.unit or "、".join(one.title for one in self.kinds)

    @property
    def count(self) -> int:
        """How many records it holds."""
        return sum(len(one.rows) for one in self.sheets if not one.table.lists)


def form_of_unit(ledger: Ledger, unit: str, kinds: Iterable[Kind] = ()) -> Form:
    """The form of a unit: its own records of these kinds; where none are named, of every kind of which it has any."""
    wanted = tuple(kinds)
    found: list[tuple[Kind, list[Record]]] = []
    for kind in wanted or _own_first(ledger.contract.kinds.values()):
        records = [one for one in ledger.sound(kind.name) if owner(ledger, one) == unit]
        if records or wanted:
            found.append((kind, records))
    return _form(ledger, unit, found)


def _own_first(kinds: Iterable[Kind]) -> list[Kind]:
    """The kinds of which a unit may have records, those of the units themselves before all others."""
    return sorted((one for one in kinds if can_be_owned(one)), key=lambda one: one.name not in UNITS)


def form_of_kind(ledger: Ledger, kind: Kind) -> Form:
    """The form of all records of a kind."""
    return _form(ledger, "", [(kind, ledger.sound(kind.name))])


def _form(ledger: Ledger, unit: str, found: list[tuple[Kind, list[Record]]]) -> Form:
    sheets = [sheet for kind, records in found for sheet in sheets_of(kind, records)]
    county = ledger.county
    return Form(county.text("id") if county else "", unit, tuple(kind for kind, _ in found), sheets)


def sheets_of(kind: Kind, records: list[Record]) -> Iterator[Sheet]:
    """The sheets of a kind with the rows of these records."""
    made: dict[tuple[Names, ...], tuple[Sheet, list[Any]]] = {}
    for table in tables_of(kind):
        sheet = Sheet(table)
        items: list[Any] = []
        if not table.lists:
            items = [one.data for one in records]
            sheet.rows = [Row([], path=one.path, key=key_of(kind, one.data)) for one in records]
        else:
            above, holders = made[table.lists[:-1]]
            for number, holder in enumerate(holders):
                owners = [*above.rows[number].owners, above.labels[number]]
                for item in at(holder, table.lists[-1]) or ():
                    items.append(item)
                    sheet.rows.append(Row([], list(owners), number))
        values = [[at(item, column.way) for item in items] for column in table.columns]
        sheet.joints = [joint_of(column, held) for column, held in zip(table.columns, values, strict=True)]
        for number, row in enumerate(sheet.rows):
            row.cells = [
                shown(held[number], column, joint)
                for column, held, joint in zip(table.columns, values, sheet.joints, strict=True)
            ]
        sheet.labels = labels([(row.parent, row.cells) for row in sheet.rows], table)
        made[table.lists] = (sheet, items)
        yield sheet


def key_of(kind: Kind, data: dict[str, Any]) -> dict[str, Any]:
    """What a record is found by again: its id, which never changes, else the fields that identify it."""
    names = ("id",) if "id" in data else kind.identity
    return {name: data[name] for name in names if name in data}


def labels(rows: Iterable[tuple[int, list[Shown]]], table: Table) -> list[str]:
    """What each row is called where others belong to it; of those alike under one owner, the later are numbered."""
    seen: dict[tuple[int, str], int] = {}
    found = []
    for parent, cells in rows:
        label = label_of(cells, table)
        count = seen[parent, label] = seen.get((parent, label), 0) + 1
        found.append(label if count == 1 else f"{label}（{count}）")
    return found


def label_of(cells: list[Shown], table: Table) -> str:
    """What a row is called: by all that identifies a record, by the first cell filled in a part."""
    if table.lists:
        return next((str(cell) for cell in cells if cell != ""), "")
    named = [cell for cell, one in zip(cells, table.columns, strict=True) if table.is_identity(one) and cell != ""]
    return " ".join(map(str, named))
