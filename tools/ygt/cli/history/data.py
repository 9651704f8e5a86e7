"""A history for programs; `schema/output/history.json` is its contract."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from ygt.cli.history.told import Biography
from ygt.history.account import names_of
from ygt.history.entry import Entry, Told
from ygt.history.event import Event
from ygt.report.json import safe_json

VERSION = 1
"""Raised when a field changes its meaning or goes; new fields do not raise it."""


def data(found: Biography, path: str) -> str:
    """One JSON object with everything; `path` is the workspace's in its repository."""
    ledger = found.ledger
    return safe_json(
        {
            "version": VERSION,
            "workspace": {
                "path": path,
                "name": ledger.county.name if ledger.county else "",
                "standing": ledger.standing,
            },
            "as_of": found.on.isoformat() if found.on else "",
            "subject": _subject(found),
            "events": [_event(one) for one in found.events],
            "commits": [_commit(entry, told) for entry, told in found.edits],
            "notes": list(found.notes),
        }
    )


def _subject(found: Biography) -> dict[str, Any]:
    record, place = found.subject.record, found.place
    name, distinct = found.subject.person
    return {
        "kind": record.kind.name if record is not None else "person",
        "title": record.kind.title if record is not None else "人员",
        "id": record.text("id") if record is not None else "",
        "name": record.name if record is not None else name,
        "distinct": distinct,
        "article": found.subject.article,
        "names": list(names_of(record)) if record is not None else [name],
        "place": None if place is None else {"path": place.path, "line": place.line, "column": place.column},
    }


def _event(one: Event) -> dict[str, Any]:
    return {
        "from": one.since,
        "until": one.until,
        "sentence": one.words,
        "path": one.place.path,
        "line": one.place.line,
        "column": one.place.column,
    }


def _commit(entry: Entry, told: list[Told]) -> dict[str, Any]:
    return {
        "commit": entry.commit,
        "author": entry.author,
        "day": entry.day.isoformat(),
        "subject": entry.subject,
        "merge": entry.is_merge,
        "changes": [_change(one) for one in told],
        "notes": list(entry.notes),
    }


def _change(one: Told) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "title": one.title,
        "sentence": one.sentence,
        "day": one.day,
        "fields": [asdict(fact) for fact in one.facts],
        "entails": list(one.entails),
    }
