"""The page of the meetings and what they decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.dates import printed
from ygt.ledger.record import Record
from ygt.ledger.time import start_of
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import joined
from ygt.publish.site.workspace import Workspace


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The page of the meetings, by body, the latest first; none where there are no meetings."""
    meetings = workspace.sound("meeting")
    if not meetings:
        return
    frame = Frame(workspace, f"{workspace.name}会议", workspace.addresses.page("meetings"), here="会议")
    groups: dict[str, list[Record]] = {}
    for one in meetings:
        body = workspace.ledger.find(one["body"], "body", "unit")
        groups.setdefault(body.name if body else one["body"], []).append(one)
    shown = [
        {
            "body": workspace.named(name, "body", "unit"),
            "meetings": [_meeting(workspace, one) for one in sorted(held, key=_day, reverse=True)],
        }
        for name, held in groups.items()
    ]
    yield framed(frame, "meetings.md", groups=shown)


def _day(meeting: Record) -> str:
    day = start_of(meeting["date"])
    return day.isoformat() if day else ""


def _meeting(workspace: Workspace, one: Record) -> dict[str, Any]:
    attendance = [
        f"{word}{one[key]}人" for key, word in (("expected", "应到"), ("attended", "实到")) if key in one.data
    ]
    return {
        "name": one.name,
        "anchor": workspace.addresses.anchor(one),
        "date": printed(one["date"]),
        "attendance": "，".join(attendance),
        "decisions": [
            {"text": decision["text"], "recused": joined(decision.get("recused", ()))}
            for decision in one.items("decisions")
        ],
        "minutes": workspace.named(one["minutes"], "document") if one.text("minutes") else "",
        "basis": joined(workspace.sources(one)),
        "remark": one.text("remark"),
    }
