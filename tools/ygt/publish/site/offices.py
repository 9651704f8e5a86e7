"""The offices of a unit or institution: who holds them on the day, who held them before."""

from __future__ import annotations

from typing import Any

from ygt.ledger.record import Record
from ygt.ledger.roster import is_stale
from ygt.ledger.time import interval
from ygt.publish.site.people import period, person
from ygt.publish.site.workspace import Workspace


def offices(workspace: Workspace, unit: Record) -> dict[str, Any]:
    """The rows of the table of offices, and what its heading may say of them."""
    rows = [_office(workspace, office) for office in unit.items("offices")]
    stale = is_stale(unit.get("confirmed_on"), workspace.day)
    return {"rows": rows, "title": "负责人（是否现任待核）" if stale else "现任负责人"}


def _office(workspace: Workspace, office: dict[str, Any]) -> dict[str, Any]:
    present, past = [], []
    for holder in office.get("holders", ()):
        bounds = interval(holder)
        if bounds.contains(workspace.day):
            present.append(_holder(workspace, holder))
        elif bounds.last < workspace.day:
            past.append(_holder(workspace, holder))
    matter = f"（分管{office['in_charge_of']}）" if "in_charge_of" in office else ""
    return {"title": f"{office['title']}{matter}", "role": office["role"], "present": present, "past": past}


def _holder(workspace: Workspace, holder: dict[str, Any]) -> dict[str, Any]:
    return {
        "person": person(holder),
        "period": period(holder),
        "basis": workspace.basis(holder),
    }
