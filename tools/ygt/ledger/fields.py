"""The annotated fields of a record: one walk gives every reference, every checked format, every person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ygt.findings import Place
from ygt.ledger.record import Record
from ygt.schema.contract import Node, Steps


@dataclass(slots=True, eq=False)
class Field:
    """A text value the contract says something special about."""

    record: Record
    steps: Steps
    value: str
    node: Node

    def place(self) -> Place:
        """Where the value stands."""
        return self.record.place(*self.steps)

    @property
    def holder(self) -> dict[str, Any]:
        """The mapping the field belongs to."""
        data: Any = self.record.data
        last_key = len(self.steps) - 1
        while not isinstance(self.steps[last_key], str):
            last_key -= 1
        for step in self.steps[:last_key]:
            data = data[step]
        return data  # type: ignore[no-any-return]


def fields(record: Record) -> list[Field]:
    """Every annotated text field of `record`, in the order of the contract."""
    found: list[Field] = []
    _inside(record, record.data, record.kind.record, (), found)
    return found


# Filled rather than yielded: a generator for each mapping is what takes the time here.
def _inside(record: Record, data: dict[str, Any], node: Node, steps: Steps, found: list[Field]) -> None:
    for key, sub in node.branches:
        if key not in data:
            continue
        value = data[key]
        if isinstance(value, str):
            if sub.marked:
                found.append(Field(record, (*steps, key), value, sub))
        else:
            _within(record, value, sub, (*steps, key), found)


def _within(record: Record, value: Any, node: Node, steps: Steps, found: list[Field]) -> None:
    if isinstance(value, dict):
        _inside(record, value, node, steps, found)
    elif isinstance(value, list) and node.items is not None:
        item = node.items
        for index, one in enumerate(value):
            if isinstance(one, str):
                if item.marked:
                    found.append(Field(record, (*steps, index), one, item))
            else:
                _within(record, one, item, (*steps, index), found)
