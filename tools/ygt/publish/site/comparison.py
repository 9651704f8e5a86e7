"""条款对照: what the documents of all counties say on one topic, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ygt.ledger.standing import COMPILED, Standing
from ygt.obligations.clauses import Obligation
from ygt.publish.obligations.facts import ClauseFacts
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link, Shown, joined
from ygt.publish.site.obligations import documents
from ygt.publish.site.workspace import Workspace

TITLE = "条款对照"
OTHER = "其他"
LEAST = 2

Compared = tuple[Workspace, Obligation, list[ClauseFacts]]


def pages(workspaces: Sequence[Workspace]) -> Iterator[tuple[str, str]]:
    """The page; none where there is but one document."""
    compared = list(_documents(workspaces))
    if len(compared) < LEAST:
        return
    about = Standing("compiled", "", f"{COMPILED}。") if any(one[0].is_compiled for one in compared) else None
    frame = Frame(None, TITLE, "comparison.md", contents=False, leaf=True, searched=False, standing=about)
    yield framed(
        frame,
        "comparison.md",
        documents=[_head(one) for one in compared],
        facts=_facts([one for one in workspaces if not one.is_fictional or len(workspaces) == 1]),
        topics=[
            {"title": topic, "cells": [_cell(workspace, facts, topic) for workspace, _, facts in compared]}
            for topic in _topics(compared)
        ],
    )


def _documents(workspaces: Sequence[Workspace]) -> Iterator[Compared]:
    """Each document once: those that several counties share first, then those of one. Invented ones stay out.

    What several counties share is shown as the first real one has it.
    """
    real = [one for one in workspaces if not one.is_fictional] or workspaces
    found: dict[str, list[Compared]] = {}
    for workspace in real:
        for obligation, facts in documents(workspace):
            key = obligation.pack or f"{workspace.folder}/{obligation.id}"
            found.setdefault(key, []).append((workspace, obligation, facts))
    yield from (shared[0] for shared in sorted(found.values(), key=lambda shared: -len(shared)))


def _head(one: Compared) -> dict[str, Any]:
    workspace, obligation, facts = one
    name = obligation.record.text("document") if obligation.pack else f"{workspace.name}{obligation.paper.known_as}"
    address = workspace.addresses.of(obligation.record)
    return {"link": Link(name, address, obligation.paper.title), "name": name, "total": len(facts)}


def _topics(compared: list[Compared]) -> list[str]:
    """The topics in the order of the vocabulary, those without one last."""
    node = compared[0][0].ledger.contract.kind("obligation").record.properties["clauses"].items
    order = list(node.properties["topic"].schema["enum"]) if node else []
    used = {one.topic or OTHER for _, _, facts in compared for one in facts}
    return [topic for topic in (*order, OTHER) if topic in used]


def _cell(workspace: Workspace, facts: list[ClauseFacts], topic: str) -> list[dict[str, Any]]:
    return [
        {
            "link": Link(one.number, workspace.addresses.clause(one.id)),
            "summary": one.summary,
            "strength": one.strength,
        }
        for one in facts
        if (one.topic or OTHER) == topic
    ]


def _facts(workspaces: Sequence[Workspace]) -> dict[str, Any]:
    """What the counties' own records say of the matters most often compared."""
    rows = [
        ("治理方式", [_label(one, "governance_mode") for one in workspaces]),
        ("财务管理方式", [_label(one, "finance_mode") for one in workspaces]),
        ("统一管理事项", [_unified(one) for one in workspaces]),
        ("药品统一事项", [_drugs(one) for one in workspaces]),
        ("用药目录", [_catalogue(one) for one in workspaces]),
        ("中心", [_centres(one) for one in workspaces]),
    ]
    return {
        "counties": [one.to("index", one.name) for one in workspaces],
        "rows": [{"title": title, "cells": cells} for title, cells in rows if any(cells)],
    }


def _label(workspace: Workspace, key: str) -> Shown:
    return workspace.label(workspace.county, key) if workspace.county else ""


def _unified(workspace: Workspace) -> Shown:
    unified = workspace.county.part("unified_management") if workspace.county else {}
    return joined(unified["items"]) if unified else ""


def _drugs(workspace: Workspace) -> Shown:
    listed = workspace.county.items("drug_unification") if workspace.county else []
    return joined((joined(one["items"]) for one in listed), "；") if listed else ""


def _catalogue(workspace: Workspace) -> Shown:
    catalogue = workspace.county.part("catalogue") if workspace.county else {}
    return workspace.to("catalogue/index", catalogue["name"]) if catalogue else ""


def _centres(workspace: Workspace) -> Shown:
    total = len(workspace.now("centre"))
    return workspace.to("centres", f"{total}个") if total else ""
