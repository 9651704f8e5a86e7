"""Records as tables: one of the records of a kind, one for every list of parts inside them, as forms lay them out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ygt.forms.cells import Shown, at, joint_of, shown
from ygt.forms.form import labels
from ygt.forms.tables import COUNTER, Column, Table, flattened
from ygt.ledger.record import Record
from ygt.publish.export.visibility import fields_of
from ygt.schema.contract import Kind, Node

LONGEST_LABEL = 40


@dataclass(slots=True)
class Row:
    """A row: the number of the one it belongs to, if any, the labels of all above it, and its cells."""

    parent: int
    owners: tuple[str, ...]
    cells: list[Shown]


@dataclass(slots=True)
class Filled:
    """A table with its rows. `name` is that of its file, `joints` say what stands between the words of a list.

    `above` is the table its rows belong to, by the name of its file; rows are numbered from 1.
    """

    table: Table
    name: str
    above: str
    owners: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: list[Row] = field(default_factory=list)
    joints: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What the table is called."""
        return self.table.title

    @property
    def leading(self) -> list[str]:
        """The heads before those of fields: the counter, and to what a row belongs."""
        number = [f"所属{self.owners[-1]}{COUNTER}"] if self.above else []
        return [COUNTER, *number, *(f"所属{one}" for one in self.owners)]

    @property
    def heads(self) -> list[str]:
        """The heads of all columns, each only once."""
        found = self.leading
        for one in self.columns:
            found.append(one.title if one.title not in found else f"{one.title}（{'.'.join(one.way)}）")
        return found

    def key_of(self, column: Column) -> str:
        """The way of a column's field from the record, as JSON has it: `seats[].post`."""
        lists = "".join(f"{'.'.join(way)}[]." for way in self.table.lists)
        return lists + ".".join(column.way)

    def lines(self) -> Iterator[list[Shown]]:
        """The rows as printed, the counter first."""
        for number, row in enumerate(self.rows, 1):
            yield [number, *([row.parent] if self.above else []), *row.owners, *row.cells]


def tables(kind: Kind, records: Iterable[Record], *, internal: bool) -> list[Filled]:
    """The tables of a kind filled with records, the one of the records first. Internal fields only on demand.

    Records kept inside others are tables of their own kind, and told whose they are there.
    """

    def shown_fields(node: Node) -> Iterable[tuple[str, Node]]:
        found = fields_of(node, internal=internal)
        return ((name, sub) for name, sub in found if sub.items is None or "x-kind" not in sub.items.schema)

    found: list[Filled] = []
    made: dict[tuple[tuple[str, ...], ...], tuple[Filled, list[Any], list[str]]] = {}
    listed = list(flattened(kind, shown_fields))
    above = {table.lists[:-1] for table in listed if table.lists}
    for table in listed:
        if not table.lists:
            filled, items = _of_records(table, list(records))
        else:
            filled, items = _of_parts(table, *made[table.lists[:-1]])
        values = [[at(item, column.way) for item in items] for column in filled.columns]
        filled.joints = [joint_of(column, held) for column, held in zip(filled.columns, values, strict=True)]
        ways = list(zip(filled.columns, values, filled.joints, strict=True))
        for number, row in enumerate(filled.rows):
            row.cells = [_cell(held[number], column, joint) for column, held, joint in ways]
        # Only where others belong to its rows need these be told apart.
        own = labels([(row.parent, row.cells) for row in filled.rows], table) if table.lists in above else []
        made[table.lists] = (filled, items, own)
        found.append(filled)
    return found


def _of_records(table: Table, records: list[Record]) -> tuple[Filled, list[Any]]:
    parents = {id(one.parent): one.parent for one in records if one.parent is not None}
    owner = (next(iter(parents.values())).kind.title,) if parents else ()
    filled = Filled(table, table.kind.name, "", owner, table.columns)
    for one in records:
        filled.rows.append(Row(0, (_short(one.parent.name),) if one.parent else ("",) * len(owner), []))
    return filled, [one.data for one in records]


def _of_parts(table: Table, above: Filled, holders: list[Any], names: list[str]) -> tuple[Filled, list[Any]]:
    ways = "-".join(name for way in table.lists for name in way).replace("_", "-")
    filled = Filled(table, f"{table.kind.name}-{ways}", above.name, table.owners, table.columns)
    items: list[Any] = []
    for number, holder in enumerate(holders):
        row = above.rows[number]
        # A record kept in another is told whose it is in its own table; here it is enough to tell which it is.
        owners = (*(row.owners if above.above else ()), _short(names[number]))
        for item in at(holder, table.lists[-1]) or ():
            items.append(item)
            filled.rows.append(Row(number + 1, owners, []))
    return filled, items


def _cell(value: Any, column: Column, joint: str) -> Shown:
    if isinstance(value, dict):
        # A condition has the fields of whatever it judges; there is no column for it.
        return json.dumps(value, ensure_ascii=False)
    return shown(value, column, joint)


def _short(label: str) -> str:
    line = label.replace("\n", " ")
    return line if len(line) <= LONGEST_LABEL else f"{line[: LONGEST_LABEL - 1]}…"
