"""The offices of a unit or institution: who holds them on the day, who held them before."""

from __future__ import annotations

from datetime import date
from typing import Any

from ygt.ledger.record import Record
from ygt.ledger.roster import is_stale
from ygt.ledger.time import ending_of, interval
from ygt.publish.site.people import confirmation, matter, official, period
from ygt.publish.site.workspace import Workspace


def offices(workspace: Workspace, unit: Record) -> dict[str, Any]:
    """The rows of the table of offices, and what may be said of them; where nobody is named, nothing of being 现任.

    Of a unit that has ended they are those of its last day.
    """
    last = ending_of(unit.data)
    if last and last < workspace.day:
        rows = [_office(workspace, office, last) for office in unit.items("offices")]
        return {"rows": rows, "title": "终止时的负责人", "confirmed": ""}
    rows = [_office(workspace, office, workspace.day) for office in unit.items("offices")]
    if not any(row["present"] for row in rows):
        return {"rows": rows, "title": "负责人", "confirmed": ""}
    stale = is_stale(unit.get("confirmed_on"), workspace.day)
    title = "负责人（是否现任待核）" if stale else "现任负责人"
    return {"rows": rows, "title": title, "confirmed": f"{confirmation(unit, workspace.day)}。"}


def _office(workspace: Workspace, office: dict[str, Any], day: date) -> dict[str, Any]:
    present, past = [], []
    for holder in office.get("holders", ()):
        bounds = interval(holder)
        if bounds.contains(day):
            present.append(_holder(workspace, holder))
        elif bounds.last < day:
            past.append(_holder(workspace, holder))
    return {"title": f"{office['title']}{matter(office)}", "role": office["role"], "present": present, "past": past}


def _holder(workspace: Workspace, holder: dict[str, Any]) -> dict[str, Any]:
    return {
        "person": official(workspace, holder),
        "period": period(holder),
        "basis": workspace.basis(holder),
    }
