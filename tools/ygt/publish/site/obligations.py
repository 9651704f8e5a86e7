"""任务落实: what every document asks of the county and how it stands; a page for each document."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from ygt.obligations.clauses import Obligation
from ygt.publish.obligations.facts import ClauseFacts
from ygt.publish.site.chapters import chapter_title
from ygt.publish.site.duties import facets, row
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link
from ygt.publish.site.states import bar, counted, said
from ygt.publish.site.workspace import Workspace

TITLE = "任务落实"
BESIDE = (
    ("indicator", "indicators", "监测指标"),
    ("supervision", "supervision", "督办事项"),
    ("material", "materials", "佐证材料"),
    ("arrangement", "arrangements", "工作安排"),
)
"""The pages beside it that are there where there are records of a kind."""


def documents(workspace: Workspace) -> Iterator[tuple[Obligation, list[ClauseFacts]]]:
    """The documents that ask something, each with its clauses."""
    found: dict[int, tuple[Obligation, list[ClauseFacts]]] = {}
    for one in workspace.clauses:
        obligation = one.clause.obligation
        found.setdefault(id(obligation), (obligation, []))[1].append(one)
    yield from found.values()


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The list of the documents, and a page for each that can have one."""
    index = workspace.addresses.page("obligations/index")
    yield framed(
        Frame(workspace, f"{workspace.name}{TITLE}", index, here=TITLE, contents=False),
        "obligations.md",
        documents=[_card(workspace, obligation, facts) for obligation, facts in documents(workspace)],
        departments=_departments(workspace),
        beside=beside(workspace),
    )
    for obligation, facts in documents(workspace):
        if workspace.addresses.of(obligation.record):
            yield _page(workspace, obligation, facts)


def beside(workspace: Workspace) -> list[Link]:
    """The other pages on what is asked and how it stands, of those there are."""
    there = {"departments/index": bool(workspace.duties), "deadlines": True}
    there |= {page: bool(workspace.ledger.all(kind)) for kind, page, _ in BESIDE}
    titles = {"departments/index": "各部门承担事项", "deadlines": "时限"} | {page: title for _, page, title in BESIDE}
    return [workspace.to(page, titles[page]) for page, is_there in there.items() if is_there]


def _card(workspace: Workspace, obligation: Obligation, facts: list[ClauseFacts]) -> dict[str, Any]:
    counts = counted(facts)
    return {
        "link": Link(obligation.paper.title, workspace.addresses.of(obligation.record)),
        "number": obligation.paper.number,
        "remarks": obligation.paper.remarks(workspace.day),
        "total": len(facts),
        "tasks": sum(one.is_task for one in facts),
        "bar": bar(counts),
        "said": said(counts),
    }


def _departments(workspace: Workspace) -> list[dict[str, Any]]:
    found = [
        {"link": Link(record.name, workspace.addresses.duties(record)), "total": len(facts)}
        for record, facts in workspace.duties.items()
    ]
    return sorted(found, key=lambda one: -int(one["total"]))


def _page(workspace: Workspace, obligation: Obligation, facts: list[ClauseFacts]) -> tuple[str, str]:
    paper = obligation.paper
    short = paper.known_as.strip("《》")
    frame = Frame.of(
        workspace,
        obligation.record,
        [workspace.to("obligations/index", TITLE)],
        contents=False,
        here=f"《{short}》",
        boost=0.8,
    )
    frame.title = f"{workspace.name}{TITLE}：《{short}》"
    frame.sources = [workspace.link(paper.record)] if paper.record else []
    frame.leaf = False
    counts = counted(facts)
    return framed(
        frame,
        "obligation.md",
        paper=workspace.link(paper.record) if paper.record else paper.title,
        number=paper.number,
        remarks=paper.remarks(workspace.day),
        counts=counts,
        bar=bar(counts),
        facets=facets(facts, "department", "status", "topic", "strength"),
        chapters=[_chapter(workspace, one, list(found)) for one, found in groupby(facts, key=lambda one: one.chapter)],
        remark=obligation.record.text("remark"),
    )


def _chapter(workspace: Workspace, chapter: str, facts: list[ClauseFacts]) -> dict[str, Any]:
    return {
        "title": chapter_title(workspace.ledger, facts[0].paper, chapter),
        "said": said(counted(facts)),
        "total": len(facts),
        "rows": [row(workspace, one) for one in facts],
    }
