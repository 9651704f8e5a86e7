"""本部门承担事项: a page for every department, institution or body that the documents charge with something."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from ygt.dates import printed_day
from ygt.ledger.record import Record
from ygt.publish.obligations.facts import ClauseFacts
from ygt.publish.site.calendars import feed_of
from ygt.publish.site.duties import facets, needed_by, row, unregistered
from ygt.publish.site.finding import all_names
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link
from ygt.publish.site.pinyin import keys
from ygt.publish.site.states import bar, counted, said
from ygt.publish.site.supervision import charged, entry
from ygt.publish.site.workspace import Workspace

TITLE = "各部门承担事项"
HERE = "本部门承担事项"


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The list of departments, and a page for each; nothing where no document names any."""
    others = unregistered(workspace.clauses)
    if not workspace.duties and not others:
        return
    rows = [_row(workspace, record, facts) for record, facts in workspace.duties.items()]
    page = workspace.addresses.page("departments/index")
    yield framed(
        Frame(workspace, f"{workspace.name}{TITLE}", page, [_above(workspace)], here=TITLE, contents=False),
        "departments.md",
        rows=rows,
        others=others,
    )
    for record, facts in workspace.duties.items():
        if workspace.addresses.duties(record):
            yield _page(workspace, record, facts)


def _above(workspace: Workspace) -> Link:
    return workspace.to("obligations/index", "任务落实")


def _row(workspace: Workspace, record: Record, facts: list[ClauseFacts]) -> dict[str, Any]:
    dates = [one.next_due for one in facts if one.next_due]
    return {
        "link": Link(record.name, workspace.addresses.duties(record)),
        "found_by": keys(*all_names(record)),
        "total": len(facts),
        "tasks": sum(one.is_task for one in facts),
        "said": said(counted(facts)),
        "next_due": printed_day(min(dates)) if dates else "",
    }


def _page(workspace: Workspace, record: Record, facts: list[ClauseFacts]) -> tuple[str, str]:
    frame = Frame(
        workspace,
        f"{record.name}：{HERE}",
        workspace.addresses.duties(record).removesuffix(".html") + ".md",
        [_above(workspace), workspace.to("departments/index", TITLE)],
        here=record.name,
        leaf=True,
        contents=False,
        found_by=[HERE, *all_names(record)],
        boost=0.5,
    )
    counts = counted(facts)
    return framed(
        frame,
        "department.md",
        department=workspace.link(record) if record.sound else record.name,
        counts=counts,
        bar=bar(counts),
        tasks=sum(one.is_task for one in facts),
        feed=feed_of(workspace, record),
        facets=facets(facts, "status", "topic", "strength"),
        groups=[
            {"title": title, "rows": [row(workspace, one) for one in found]}
            for title, found in groupby(facts, key=lambda one: one.document)
        ],
        needs=_needs(workspace, record, facts),
        matters=[entry(workspace, one) for one in charged(workspace, record)],
    )


def _needs(workspace: Workspace, record: Record, facts: list[ClauseFacts]) -> list[dict[str, Any]]:
    """What this department itself is to supply."""
    return [
        {
            "clause": workspace.clause(one.id),
            "what": need.what,
            "by": needed_by(one, need),
        }
        for one in facts
        for need in one.needs
        if record.name in need.who
    ]
