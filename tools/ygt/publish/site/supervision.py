"""督办事项: what has been taken in hand after it fell behind, until it is closed (销号)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ygt.dates import printed
from ygt.ledger.record import Record
from ygt.ledger.time import end_of
from ygt.publish.obligations.today import is_closed
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import joined
from ygt.publish.site.workspace import Workspace

TITLE = "督办事项"
KINDS = ("unit", "institution", "body")


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The page of the matters, those still open first; none where there are none."""
    if not workspace.ledger.all("supervision"):
        return
    found = workspace.sound("supervision")
    rows = [entry(workspace, one) for one in sorted(found, key=lambda one: is_closed(one, workspace.day))]
    frame = Frame(
        workspace,
        f"{workspace.name}{TITLE}",
        workspace.addresses.page("supervision"),
        [workspace.to("obligations/index", "任务落实")],
        here=TITLE,
        contents=False,
    )
    yield framed(frame, "supervision.md", rows=rows, closed=sum(is_closed(one, workspace.day) for one in found))


def charged(workspace: Workspace, record: Record) -> list[Record]:
    """The matters that a unit has to see to."""
    return [
        one
        for one in workspace.sound("supervision")
        if any(workspace.ledger.find(name, *KINDS) is record for name in one.items("units"))
    ]


def entry(workspace: Workspace, one: Record) -> dict[str, Any]:
    """A matter as the lists show it."""
    state, tone = _state(one, workspace.day)
    closed = one.part("closed")
    progress = [
        [f"{printed(step['on'])}：" if "on" in step else "", step.get("text", "")] for step in one.items("progress")
    ]
    if state == "已销号":
        by = [workspace.named(closed["by"], *KINDS)] if "by" in closed else []
        document = ["（", workspace.named(closed["document"], "document"), "）"] if "document" in closed else []
        progress.append([f"{printed(closed['on'])}：" if "on" in closed else "", *by, "销号", *document])
    return {
        "name": one.name,
        "anchor": workspace.addresses.anchor(one),
        "matter": one.text("matter"),
        "clause": workspace.clause(one["clause"]) if one.text("clause") else "",
        "meeting": workspace.named(one["meeting"], "meeting") if one.text("meeting") else "",
        "units": workspace.names(one.items("units"), *KINDS),
        "issued": printed(one["issued_on"]) if one.text("issued_on") else "",
        "due": printed(one["due"]) if one.text("due") else "",
        "progress": progress,
        "state": state,
        "tone": tone,
        "basis": joined(workspace.sources(one)),
        "remark": one.text("remark"),
    }


def _state(one: Record, day: date) -> tuple[str, str]:
    if is_closed(one, day):
        return "已销号", "good"
    due = end_of(one.get("due"))
    return ("已过时限，尚未销号", "warn") if due and due < day else ("办理中", "run")
