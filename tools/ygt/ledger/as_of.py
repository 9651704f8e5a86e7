"""The ledger as it was on a day: what had begun by then, under the names of then, without what was decided later."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ygt.findings import Place
from ygt.ledger.drug_changes import as_it_was
from ygt.ledger.ledger import Ledger
from ygt.ledger.names import Match
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, start_of
from ygt.schema.contract import Steps
from ygt.source.document import Document

BEGINS = ("from", "on", "date", "established_on", "adopted_on", "issued_on")
"""Fields whose day says when a record, or an item of one, began or took place."""

LATER = ("done_on", "filed_on", "remote_since")
"""Fields that tell of one more thing that took place; before that day they were not there."""

APART = frozenset({"decided_by", "ended_by", "adopted_by", "source", "sources", "exceptions", "validity", "essential"})
"""What a fact rests on, which may be written down after it."""

TIMELESS = frozenset({"arrangement", "milestone", "pack", "person", "indicator", "reference_drug"})
"""Kinds whose days are plans or say nothing of when the record holds."""

AS_ISSUED = frozenset({"notice", "document", "meeting"})
"""Kinds that say what was issued or decided on a day, whatever days they speak of."""

AMENDED = "所列条文已按该日以后的修正改动，当日的条文见章程的历次版本"
LATER_NAME = "后用名"
IN_FORCE = "现行"
OVER = frozenset({"已废止", "已失效"})
_LENGTHS = frozenset(map(len, ("YYYY", "YYYY-MM", "YYYY-MM-DD")))


@dataclass(slots=True)
class _Recalled(Document):
    """A document of which records were narrowed; `kept` leads from their lists to the items' own places."""

    kept: dict[Steps, list[int]] = field(default_factory=dict)

    def place(self, path: Steps, *, key: bool = False) -> Place:
        """The span of what now stands at `path`, where the file has it."""
        there: Steps = ()
        for index, step in enumerate(path):
            kept = self.kept.get(path[:index])
            there += (kept[step] if kept is not None and isinstance(step, int) and step < len(kept) else step,)
        # Not super(): a class with slots is made anew, and what `super` means here is the one before.
        return Document.place(self, there, key=key)


def as_of(ledger: Ledger, day: date) -> Ledger:
    """The ledger of `day`. What ended by then is still in it, with its end; what began or was decided later is not.

    A record renamed since bears its name of then, and is found by the later one as well. The text of a charter stays
    as it is, and says so: what amendments struck out is not recorded. Records that hold others (a county, a file of
    tasks) stay.
    """
    documents: dict[int, _Recalled] = {}
    records = [one for all_of_kind in ledger.records.values() for one in all_of_kind]
    pairs = [(one, found) for one in records if (found := _recalled(one, day, documents)) is not None]
    recalled = _assembled(ledger, pairs)
    if all(one.name == found.name for one, found in pairs):
        return recalled
    named = _named_as_then(recalled)
    return _assembled(ledger, [(one, named.get(id(found), found)) for one, found in pairs])


def _assembled(ledger: Ledger, pairs: list[tuple[Record, Record]]) -> Ledger:
    """A ledger of records as they were, each with the record as it is, by whose name it is found as well."""
    made = Ledger(ledger.root, ledger.contract, ledger.documents, texts=ledger.texts, partial=set(ledger.partial))
    for record, found in pairs:
        made.add(found)
        if found.name != record.name:
            made.presume([Match(found, record.name, LATER_NAME, ("former_names",))])
    now = {id(record): found for record, found in pairs}
    made.presume(one._replace(record=now[id(one.record)]) for one in ledger.presumed if id(one.record) in now)
    return made


def _named_as_then(ledger: Ledger) -> dict[int, Record]:
    """Anew, the records that call others by names they came to bear later, with the names of then."""
    then = {(id(one.record), one.name): one.record.name for one in ledger.presumed if one.by == LATER_NAME}
    found: dict[int, Record] = {}
    for reference in ledger.references:
        record, value = reference.field.record, reference.field.value
        name = then.get((id(reference.target), value))
        if name is not None and not record.kind.parts:
            known = found.get(id(record), record)
            found[id(record)] = replace(known, data=_replaced(known.data, reference.field.steps, name))
    return found


def _replaced(value: Any, steps: Steps, name: str) -> Any:
    """A copy of a value with `name` at `steps`; what is not on the way is shared."""
    if not steps:
        return name
    step, *rest = steps
    if isinstance(value, list):
        return [_replaced(one, tuple(rest), name) if index == step else one for index, one in enumerate(value)]
    return {key: _replaced(one, tuple(rest), name) if key == step else one for key, one in value.items()}


def _recalled(record: Record, day: date, documents: dict[int, _Recalled]) -> Record | None:
    """The record as of a day; None where it had not begun."""
    kind = record.kind
    if kind.parts or record.parent is not None or kind.name in TIMELESS or not record.sound:
        return record
    if _last_written(record) < day and not (kind.name == "drug" and "changes" in record.data):
        return record
    if _is_later(record.data, day) or _is_later(record.part("listed"), day):
        return None
    kept: dict[Steps, list[int]] = {}
    data = as_it_was(record, day) if kind.name == "drug" else record.data
    if kind.name not in AS_ISSUED:
        data = _named(_narrowed(data, day, record.base, kept), kind.naming, day)
    data = _settled(data, day)
    if kind.name == "charter" and len(data.get("amendments", ())) < len(record.items("amendments")):
        data = {**data, "remark": "；".join(filter(None, (data.get("remark"), AMENDED)))}
    if data == record.data:
        return record
    document = documents.setdefault(id(record.document), _of(record.document))
    document.kept.update(kept)
    return Record(kind, data, document, record.base, record.sound)


def _last_written(record: Record) -> date:
    """The latest day written anywhere in a record: as of any later one it is as it stands."""
    if record.last_day is None:
        record.last_day = _last_within(record.data)
    return record.last_day


def _last_within(value: Any) -> date:
    last, left = date.min, [value]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            left += one.values()
        elif isinstance(one, list):
            left += one
        elif isinstance(one, str) and len(one) in _LENGTHS and one[0] in "0123456789":
            last = max(last, end_of(one) or date.min)
    return last


def _of(document: Document) -> _Recalled:
    return _Recalled(
        document.path,
        document.text,
        document.data,
        document.findings,
        document.plains,
        document.refused,
        document.marks,
    )


def _is_later(item: dict[str, Any], day: date) -> bool:
    return any((start := start_of(item.get(key))) is not None and start > day for key in BEGINS)


def _narrowed(data: dict[str, Any], day: date, steps: Steps, kept: dict[Steps, list[int]]) -> dict[str, Any]:
    """A mapping without what began later, at any depth, and without the ends that were decided later."""
    found: dict[str, Any] = {}
    for key, value in data.items():
        here = (*steps, key)
        if key in APART:
            found[key] = value
        elif isinstance(value, dict):
            if not _is_later(value, day):
                found[key] = _narrowed(value, day, here, kept)
        elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
            left = [number for number, one in enumerate(value) if not (isinstance(one, dict) and _is_later(one, day))]
            if left:
                items = [(*here, place) for place in range(len(left))]
                found[key] = [
                    _narrowed(value[number], day, item, kept) if isinstance(value[number], dict) else value[number]
                    for number, item in zip(left, items, strict=True)
                ]
                kept[here] = left
        else:
            found[key] = value
    return _not_yet_ended(found, day)


def _not_yet_ended(data: dict[str, Any], day: date) -> dict[str, Any]:
    """Without an end that came about later, for a reason or by a decision; one fixed from the beginning stays."""
    last = end_of(data.get("until"))
    if last is None or last <= day or not {"reason", "ended_by"} & data.keys():
        return data
    return {key: value for key, value in data.items() if key not in ("until", "reason", "ended_by")}


def _settled(data: dict[str, Any], day: date) -> dict[str, Any]:
    """Without what is told of later days by fields of their own; a document that lapsed later was in force."""
    found = {key: value for key, value in data.items() if not (key in LATER and _after(value, day))}
    if _after(found.get("ended_on"), day):
        del found["ended_on"]
        found["status"] = IN_FORCE if found.get("status") in OVER else found.get("status")
    return found


def _after(value: object, day: date) -> bool:
    start = start_of(value)
    return start is not None and start > day


def _named(data: dict[str, Any], naming: str, day: date) -> dict[str, Any]:
    """Under the name it bore on the day, with none of the later ones."""
    borne = [(end_of(one.get("until")), one["name"]) for one in data.get("former_names", ())]
    later = sorted((last, name) for last, name in borne if last is not None and last >= day)
    if not later:
        return data
    before = [one for one in data["former_names"] if (last := end_of(one.get("until"))) is None or last < day]
    found = {**data, naming: later[0][1]}
    if before:
        return {**found, "former_names": before}
    del found["former_names"]
    return found
