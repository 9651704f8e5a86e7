"""Rows of clauses as the lists of the site show them, and how holders, deadlines and states are linked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ygt.dates import printed_day
from ygt.ledger.record import Record
from ygt.obligations.holders import Holder
from ygt.obligations.judged import Need
from ygt.publish.obligations.facts import ClauseFacts
from ygt.publish.site.markup import Link, Shown, joined
from ygt.publish.site.states import TONES, counted
from ygt.publish.site.workspace import Workspace


def row(workspace: Workspace, one: ClauseFacts) -> dict[str, Any]:
    """One clause in a table: what it asks, of whom, by when, and how it stands; the facets it is filtered by.

    What is to be said of its whole document is not said again.
    """
    of_all = one.paper.remarks(workspace.day)
    return {
        "id": one.id,
        "link": Link(one.number, workspace.addresses.clause(one.id)),
        "document": one.document,
        "summary": one.summary,
        "strength": one.strength,
        "topic": one.topic,
        "holders": joined(_holder(workspace, holder) for holder in one.holders),
        "departments": " ".join(name.replace(" ", "") for name in one.departments),
        "due": one.due_words,
        "status": one.status.word,
        "tone": TONES[one.status.tone],
        "remarks": "；".join(remark for remark in one.remarks if remark not in of_all),
    }


def facets(facts: Iterable[ClauseFacts], *wanted: str) -> str:
    """The facets of a table of clauses, of those `wanted` that tell any two of its rows apart."""
    facts = list(facts)
    values = {
        "department": {name: None for one in facts for name in one.departments},
        "status": dict.fromkeys(count.status.word for count in counted(facts)),
        "topic": {one.topic: None for one in facts if one.topic},
        "strength": {one.strength: None for one in facts},
    }
    listed = (f"{name}={TITLES[name]}{_order(name, values[name])}" for name in wanted if len(values[name]) > 1)
    return "; ".join(listed)


TITLES = {"department": "责任部门", "status": "状态", "topic": "主题", "strength": "要求程度"}


def _order(name: str, values: Iterable[str]) -> str:
    return f":{','.join(values)}" if name == "status" else ""


def said_holder(workspace: Workspace, one: Holder) -> Shown:
    """A holder in full; of a duty that has moved, the unit that has it now as well."""
    if one.unit is None:
        return one.name
    first = Link(one.name, workspace.addresses.duties(one.unit))
    if one.successor is None:
        return first
    basis = f"（{one.basis}）" if one.basis else ""
    return [
        "原责任部门：",
        first,
        "；现承接部门：",
        Link(one.successor.name, workspace.addresses.duties(one.successor)),
        basis,
    ]


def _holder(workspace: Workspace, one: Holder) -> Shown:
    if one.unit is None:
        return one.name
    printed = Link(one.printed, workspace.addresses.duties(one.unit), one.unit.name)
    if one.successor is None:
        return printed
    successor = one.successor.text("short_name") or one.successor.name
    return [printed, "（现承接部门：", Link(successor, workspace.addresses.duties(one.successor)), "）"]


def duties_of(workspace: Workspace, record: Record) -> Link | str:
    """A link to what a unit, an institution or a body is charged with, or nothing."""
    found = workspace.duties.get(record)
    return Link(f"{len(found)}条", workspace.addresses.duties(record)) if found else ""


def needed_by(clause: ClauseFacts, need: Need) -> str:
    """By when data is to be supplied; of a deadline that is past, when it was."""
    if need.by:
        return f"{printed_day(need.by)}前"
    return f"原时限{printed_day(clause.due)}" if clause.due else "未定时限"


def unregistered(facts: Iterable[ClauseFacts]) -> dict[str, int]:
    """The holders that are in no register, each with the number of its clauses."""
    found: dict[str, int] = {}
    for one in facts:
        for name in {held.name for held in one.holders if held.unit is None}:
            found[name] = found.get(name, 0) + 1
    return found
