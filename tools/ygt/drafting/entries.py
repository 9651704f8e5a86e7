"""From a typed change to what a notice lists of it: record, field, before, after, day and decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ygt.changes.change import Change
from ygt.dates import ONE_DAY
from ygt.ledger.announced import (
    AMENDED,
    DELISTED,
    ENDED,
    JOINED,
    LEFT,
    LISTED,
    MEMBER,
    MERGED,
    RENAMED,
    ROLE,
    TERM,
    drugs_meant,
)
from ygt.ledger.ledger import Ledger
from ygt.ledger.time import end_of
from ygt.numerals import numbered

Entry = dict[str, Any]


def entry_of(ledger: Ledger, change: Change) -> Entry:
    """What a notice lists of a change, its day and decision included; empty where no notice announces such."""
    made = ENTRIES.get(change.kind.name)
    found = made(ledger, change, place_of(change)) if made else {}
    if not found:
        return {}
    if day := _day(change):
        found["on"] = day
    if decided := decision_of(change):
        found["decided_by"] = dict(decided)
    return found


def _day(change: Change) -> str:
    """The day as lists have it: of a renaming the first of the new name, where the ledger has the last of the old."""
    last = end_of(change.day) if change.kind.name == "renamed" else None
    return str(last + ONE_DAY) if last else change.day


def place_of(change: Change) -> Mapping[str, Any]:
    """The entry of the record that a change is about: a membership, a term, an amendment; else the record's fields."""
    value: Any = change.record.data
    for step in change.steps:
        value = value[step]
    return value if isinstance(value, Mapping) else {}


def decision_of(change: Change) -> Mapping[str, Any]:
    """The decision a change rests on, that of leaving included; empty where none is cited."""
    if change.decision is not None and change.decision.data:
        return change.decision.data
    ended = place_of(change).get("ended_by")
    return ended if isinstance(ended, Mapping) else {}


def _member(_ledger: Ledger, change: Change, place: Mapping[str, Any]) -> Entry:
    fact = change.facts[0]
    found: Entry = {"body": change.record.name, "post": place["post"], "field": MEMBER}
    return found | _given(before=fact.before, after=fact.after)


def _term(_ledger: Ledger, change: Change, place: Mapping[str, Any]) -> Entry:
    number = int(place["number"])
    before = numbered(number - 1, "届") if number > 1 else ""
    return {"body": change.record.name, "field": TERM, **_given(before=before, after=numbered(number, "届"))}


def _unit(field: str) -> Callable[[Ledger, Change, Mapping[str, Any]], Entry]:
    def made(_ledger: Ledger, change: Change, place: Mapping[str, Any]) -> Entry:
        found: Entry = {"institution": change.record.name, "field": field}
        if field == ROLE:
            found |= _given(before=change.facts[0].before, after=change.facts[0].after)
        if field == MERGED:
            found |= _given(after=str(place.get("successor", "")))
        return found

    return made


def _renamed(_ledger: Ledger, change: Change, _place: Mapping[str, Any]) -> Entry:
    if change.record.kind.name != "institution" or not change.facts:
        return {}
    names = change.facts[0]
    return {"institution": change.record.name, "field": RENAMED, "before": names.before, "after": names.after}


def _drug(ledger: Ledger, change: Change, place: Mapping[str, Any]) -> Entry:
    drug = change.record
    found: Entry = {"drug": drug.name, "form": drug["form"], "strength": drug["strength"]}
    for key in ("pack", "maker"):
        # Only what is needed to tell it from others of that name, form and strength.
        if len(drugs_meant(ledger, found)) > 1 and key in drug.data:
            found[key] = drug[key]
    if change.steps == ("listed",):
        return {**found, "field": LISTED}
    if change.steps == ("delisted",):
        return {**found, "field": DELISTED}
    if change.steps[:1] != ("changes",):
        return {}
    told = _given(before=str(place.get("before", "")), after=str(place.get("after", "")))
    return {**found, "field": str(place["kind"]), **told}


def _amendment(_ledger: Ledger, change: Change, place: Mapping[str, Any]) -> Entry:
    return {"charter": change.record.name, "field": AMENDED, "after": numbered(int(place["number"]), "次")}


def _given(**fields: str) -> Entry:
    return {key: value for key, value in fields.items() if value}


ENTRIES: dict[str, Callable[[Ledger, Change, Mapping[str, Any]], Entry]] = {
    "member-joined": _member,
    "member-replaced": _member,
    "member-left": _member,
    "term-renewed": _term,
    "institution-joined": _unit(JOINED),
    "institution-left": _unit(LEFT),
    "institution-role": _unit(ROLE),
    "institution-merged": _unit(MERGED),
    "institution-ended": _unit(ENDED),
    "renamed": _renamed,
    "drug-listed": _drug,
    "drug-delisted": _drug,
    "drug-tier-added": _drug,
    "drug-tier-dropped": _drug,
    "drug-strength": _drug,
    "drug-maker": _drug,
    "drug-insurance": _drug,
    "charter-amended": _amendment,
}
"""What is listed of a change, by its kind."""
