"""A comparison for programs; `schema/output/changes.json` is its contract."""

from __future__ import annotations

from typing import Any

from ygt.changes.articles import wording
from ygt.changes.change import Change, Fact
from ygt.changes.comparison import Comparison
from ygt.findings import Finding
from ygt.report.json import safe_json

VERSION = 1
"""Raised when a field changes its meaning or goes; new fields do not raise it."""


def data(found: Comparison, path: str) -> str:
    """One JSON object with everything; `path` is the workspace's in its repository."""
    return safe_json(as_data(found, path))


def as_data(found: Comparison, path: str) -> dict[str, Any]:
    """The comparison as plain data."""
    ledger = found.ledger
    sides = found.sides
    dates = (sides.first.isoformat(), sides.last.isoformat()) if sides.dates else ("", "")
    return {
        "version": VERSION,
        "workspace": {
            "path": path,
            "name": ledger.county.name if ledger.county else "",
            "standing": ledger.standing,
        },
        "before": {"name": found.before, "commit": found.commits[0], "date": dates[0]},
        "after": {"name": found.after, "commit": found.commits[1], "date": dates[1]},
        "as_of": sides.last.isoformat(),
        "title": found.title,
        "outcome": found.outcome,
        "groups": [
            {
                "title": group,
                "lines": [
                    {"sentence": line.sentence, "changes": [found.changes.index(one) for one in line.changes]}
                    for line in lines
                ],
            }
            for group, lines in found.lines.items()
        ],
        "changes": [_change(one) for one in found.changes],
        "lists": {key: list(names) for key, names in found.lists._asdict().items()},
        "findings": [_finding(one) for one in found.findings if one.severity == "error"],
        "unread_before": found.errors_before,
    }


def _change(one: Change) -> dict[str, Any]:
    place = one.place
    return {
        "kind": one.kind.name,
        "title": one.kind.title,
        "group": one.group,
        "record": {"kind": one.record.kind.name, "id": one.record.text("id"), "name": one.record.name},
        "sentence": one.sentence,
        "day": one.day,
        "fields": [_fact(fact) for fact in one.facts],
        "decision": None if one.decision is None else {"words": one.decision.words, "missing": one.is_undecided},
        "paper": one.paper,
        "entails": list(one.hanging),
        "consult": list(one.parties.consulted),
        "inform": list(one.parties.informed),
        "file": list(one.parties.filed),
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "words": _words(one),
    }


def _fact(fact: Fact) -> dict[str, str]:
    return {"field": fact.field, "title": fact.title, "before": fact.before, "after": fact.after}


def _words(one: Change) -> list[list[str]]:
    """The two wordings of an article as one, in parts kept (=), struck (-) and put in (+)."""
    if one.kind.name != "article-changed":
        return []
    return [list(part) for fact in one.facts for part in wording(fact.before, fact.after)]


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "code": one.code,
        "message": one.message,
        "help": one.help,
        "path": one.place.path,
        "line": one.place.line,
        "column": one.place.column,
    }
