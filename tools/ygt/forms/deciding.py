"""Decisions that a workbook enters: only what is decided already goes into the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.administration.decision import taken
from ygt.administration.fields import is_decision
from ygt.errors import ToolError
from ygt.forms.cells import at
from ygt.forms.tables import Names, Table
from ygt.identifiers.fault import Fault
from ygt.ledger.ledger import Ledger
from ygt.rules.documents import DRAFTS
from ygt.schema.contract import Node


def undecided(ledger: Ledger, table: Table, new: Any, before: Any) -> Iterator[tuple[int, Fault]]:
    """The columns of decisions that are not taken yet, with why; what was there `before` is not asked about again."""
    for way in _decisions(table.node, ()):
        decided = at(new, way)
        if not isinstance(decided, dict) or decided == at(before, way) or not _is_told_here(ledger, decided):
            continue
        try:
            taken(ledger, decided)
        except ToolError as error:
            key = next(one for one in ("document", "meeting", "date") if one in decided)
            yield column_of(table, (*way, key)), Fault(error.message, error.remedy)


def column_of(table: Table, way: Names) -> int:
    """The number of the column that shows the field at the end of a way; 0 where none does."""
    return next((number for number, one in enumerate(table.columns) if one.way == way), 0)


def _decisions(node: Node, way: Names) -> Iterator[Names]:
    for name, sub in node.properties.items():
        if is_decision(sub):
            yield (*way, name)
        else:
            yield from _decisions(sub, (*way, name))


def _is_told_here(ledger: Ledger, decided: dict[str, Any]) -> bool:
    """Whether the check does not tell it: of papers that are not registered, or drafts, it does."""
    named = [(kind, decided[kind]) for kind in ("document", "meeting") if kind in decided]
    found = [ledger.names.find(name, (kind,)) for kind, name in named]
    return ("date" in decided or bool(named)) and all(
        len(one) == 1 and one[0].text("status") not in DRAFTS for one in found
    )
