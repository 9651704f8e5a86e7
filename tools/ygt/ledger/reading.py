"""One file judged on its own: its records, and what reading it and judging its shape found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ygt.findings import Finding
from ygt.ledger.record import Record
from ygt.schema import rules
from ygt.schema.contract import Kind, Steps
from ygt.schema.engine import Engine
from ygt.schema.shape import shape
from ygt.schema.typing import convert
from ygt.source.document import Document, pointer

HARMLESS = frozenset(
    rule.code
    for rule in (
        rules.UNKNOWN_FIELD,
        rules.QUOTES_NEEDED,
        rules.LOOKS_BOOLEAN,
        rules.LOOKS_LIKE_DATE,
        rules.WRONG_PATTERN,
        rules.TOO_LONG,
        rules.REPEATED_ITEM,
    )
)
"""Shape findings that leave every field of its type and every choice among those allowed; all others do not."""


@dataclass(slots=True, eq=False)
class Reading:
    """The records of one file. `partial` names the kinds of which the file may hold more than could be read.

    Nothing in it depends on other files, so that it can serve several ledgers.
    """

    document: Document
    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    partial: set[str] = field(default_factory=set)


def reading(document: Document, kind: Kind, judge: Engine) -> Reading:
    """Judge a document that holds records of `kind`. Its data is typed in place: give each document once."""
    found = Reading(document, findings=list(document.findings))
    if document.data is not None:
        found.findings += convert(document, kind)
        misshapen = list(shape(document, kind, judge))
        found.findings += misshapen
        broken = {one.place.pointer for one in misshapen if one.code not in HARMLESS}
        broken |= {pointer(path) for path in document.refused}
        found.records = list(_records(document, kind, broken))
    holds_records = document.data is not None and isinstance(document.data, list if kind.layout == "list" else dict)
    if not holds_records or any(not record.name for record in found.records):
        found.partial = {kind.name, *(part.name for part in kind.parts.values())}
    return found


def _records(document: Document, kind: Kind, broken: set[str]) -> Iterator[Record]:
    in_list = kind.layout == "list"
    items = document.data if in_list else [document.data]
    if not isinstance(items, list):
        return
    for index, item in enumerate(items):
        if isinstance(item, dict):
            base = (index,) if in_list else ()
            record = Record(kind, item, document, base, _sound(base, broken))
            yield record
            yield from _parts(record, broken)


def _parts(record: Record, broken: set[str]) -> Iterator[Record]:
    """Records kept inside another: the communities of a county, the clauses of a task file."""
    for key, kind in record.kind.parts.items():
        for index, item in enumerate(record.items(key)):
            if isinstance(item, dict):
                base = (*record.base, key, index)
                yield Record(kind, item, record.document, base, _sound(base, broken), record)


def _sound(base: Steps, broken: set[str]) -> bool:
    """Whether nothing is broken inside `base`, and nothing that holds it."""
    if not broken:
        return True
    own = pointer(base)
    return not any(one == own or one.startswith(f"{own}/") or own.startswith(f"{one}/") for one in broken)
