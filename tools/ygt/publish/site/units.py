"""The page of departments and outside bodies, and of who may issue documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.dates import printed
from ygt.ledger.record import Record
from ygt.publish.site.duties import duties_of
from ygt.publish.site.facts import Facts, naming
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import joined
from ygt.publish.site.offices import offices
from ygt.publish.site.workspace import Workspace


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The page of the units."""
    frame = Frame(workspace, f"{workspace.name}部门与单位", workspace.addresses.page("units"), here="部门与单位")
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in workspace.sound("unit"):
        groups.setdefault(one["kind"], []).append(_unit(workspace, one))
    yield framed(
        frame,
        "units.md",
        groups=groups,
        issuers=[_issuer(workspace, one) for one in workspace.sound("issuer")],
    )


def _unit(workspace: Workspace, one: Record) -> dict[str, Any]:
    facts = Facts()
    facts.named(workspace, "上级单位", one, "parent", "unit")
    naming(facts, one)
    for transfer in one.items("duty_transferred"):
        day = f"（{printed(transfer['on'])}）" if "on" in transfer else ""
        to = workspace.named(transfer["to"], "unit")
        facts.add("职责划转", [f"{transfer['duty']}划转至", to, f"{day}，{_of_basis(transfer['basis'])}"])
    facts.add("承担事项", duties_of(workspace, one))
    facts.add("备注", one.text("remark"))
    facts.add("依据", workspace.sources(one))
    return {
        "name": one.name,
        "anchor": workspace.addresses.anchor(one),
        "facts": list(facts),
        "offices": offices(workspace, one),
    }


def _issuer(workspace: Workspace, one: Record) -> dict[str, Any]:
    return {
        "name": workspace.named(one["unit"], "unit", "body", "institution") if one.text("unit") else one.name,
        "anchor": workspace.addresses.anchor(one),
        "may": "可以发文" if one["may_issue"] else "不对外发文",
        "tone": "good" if one["may_issue"] else "wait",
        "reason": one.text("reason"),
        "words": joined(
            register["code_word"] + ("（本台账登记全部文号）" if register["owned"] else "")
            for register in one.items("registers")
        ),
        "voided": [
            f"{void['number']}：{void['reason']}" for r in one.items("registers") for void in r.get("voided", ())
        ],
        "basis": joined(workspace.sources(one)),
    }


def _of_basis(basis: str) -> str:
    """The basis of a transfer in words; where it is still wanted (依据待补) it says so itself."""
    return basis if basis.startswith("依据") else f"依据：{basis}"
