"""时限: what is due next, what recurs, what was due before the day, and the deadlines the documents set."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from ygt.dates import printed, printed_day
from ygt.ledger.record import Record
from ygt.publish.obligations.facts import ClauseFacts
from ygt.publish.site.calendars import county_feed
from ygt.publish.site.duties import facets, row
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import joined
from ygt.publish.site.workspace import Workspace

TITLE = "时限"
SOON = timedelta(days=90)


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The page of the deadlines."""
    timed = [one for one in workspace.clauses if one.due or one.clause.recurrence]
    frame = Frame(
        workspace,
        f"{workspace.name}{TITLE}",
        workspace.addresses.page("deadlines"),
        [workspace.to("obligations/index", "任务落实")],
        here=TITLE,
        contents=False,
    )
    yield framed(
        frame,
        "deadlines.md",
        feed=county_feed(workspace) if workspace.clauses else None,
        day=printed_day(workspace.day),
        facets=facets(timed, "department", "status", "topic"),
        groups=[
            {"title": title, "rows": [_row(workspace, one) for one in found]}
            for title, found in _groups(timed, workspace.day).items()
            if found
        ],
        milestones=_milestones(workspace),
    )


def _row(workspace: Workspace, one: ClauseFacts) -> dict[str, Any]:
    dated = _is_dated(one)
    first = one.next_due if dated else one.due
    return {**row(workspace, one), "first": printed_day(first) if first else one.clause.recurrence}


def _groups(timed: list[ClauseFacts], day: date) -> dict[str, list[ClauseFacts]]:
    """The clauses by when they are due: those with a day ahead of them by that day, the past ones latest first."""
    ahead = sorted((one for one in timed if _is_dated(one)), key=lambda one: one.next_due or day)
    rest = [one for one in timed if not _is_dated(one)]
    past = sorted((one for one in rest if one.due), key=lambda one: one.due or day, reverse=True)
    soon = day + SOON
    return {
        f"90日内到期（至{printed_day(soon)}）": [one for one in ahead if one.next_due and one.next_due <= soon],
        "90日后到期": [one for one in ahead if one.next_due and one.next_due > soon],
        "经常事项（每周、定期等，不列到期日）": [one for one in rest if not one.due],
        f"时限在{printed_day(day)}之前": past,
    }


def _is_dated(one: ClauseFacts) -> bool:
    """Whether it has a day ahead of it that is worth a line in a calendar: what is due every week has none."""
    return one.next_due is not None and (one.next_due == one.due or one.clause.recurrence != "每周")


def _milestones(workspace: Workspace) -> list[dict[str, Any]]:
    rows, seen = [], set()
    for one in workspace.sound("milestone"):
        anchor = workspace.addresses.anchor(one)
        rows.append(_milestone(workspace, one, "" if anchor in seen else anchor))
        seen.add(anchor)
    return rows


def _milestone(workspace: Workspace, one: Record, anchor: str) -> dict[str, Any]:
    done = f"，{printed(one['done_on'])}完成" if one.text("done_on") else ""
    return {
        "anchor": anchor,
        "name": one.name,
        "printed": one["printed"],
        "due": printed(one["due"]) if "due" in one.data else "",
        "progress": f"{one.text('progress')}{done}".strip("，"),
        "clause": workspace.clause(one["clause"]) if one.text("clause") else "",
        "proof": workspace.named(one["proof"], "document", "meeting") if one.text("proof") else "",
        "basis": joined(workspace.sources(one)),
        "remark": one.text("remark"),
    }
