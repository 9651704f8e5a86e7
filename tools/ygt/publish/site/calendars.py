"""The calendar feeds of a county and of its departments, each beside the page it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from ygt.clock import BEIJING
from ygt.ledger.record import Record
from ygt.publish.calendar import departments, feed
from ygt.publish.site.markup import Link
from ygt.publish.site.workspace import Workspace


def feeds(workspace: Workspace) -> Iterator[tuple[str, bytes]]:
    """Every feed with its path on the site; none where no document asks anything.

    They are stamped with the beginning of the workspace's day: one commit, one feed.
    """
    if not workspace.clauses:
        return
    at = datetime.combine(workspace.day, time(), BEIJING)
    yield county_feed(workspace).address, feed(workspace.ledger, workspace.clauses, at=at)
    for record, _ in workspace.duties.items():
        if link := feed_of(workspace, record):
            yield link.address, feed(workspace.ledger, workspace.clauses, at=at, department=record.name)


def county_feed(workspace: Workspace) -> Link:
    """The feed of the whole county."""
    return Link("订阅日历（全部时限，.ics）", workspace.addresses.to("deadlines").removesuffix(".html") + ".ics")


def feed_of(workspace: Workspace, record: Record) -> Link | None:
    """The feed of a department; None where nothing it has to do has a day in a calendar."""
    page = workspace.addresses.duties(record)
    if not page or record.name not in departments(workspace.clauses):
        return None
    return Link("订阅本部门日历（.ics）", page.removesuffix(".html") + ".ics")
