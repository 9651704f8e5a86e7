"""佐证材料: the material that proves clauses, with who has confirmed it and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ygt.dates import printed
from ygt.ledger.record import Record
from ygt.ledger.time import holds_on
from ygt.publish.obligations.today import is_reviewed
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Shown, joined
from ygt.publish.site.people import period
from ygt.publish.site.workspace import Workspace

TITLE = "佐证材料"
KINDS = ("unit", "institution", "body")


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The list of the material; none where there is none."""
    if not workspace.ledger.all("material"):
        return
    frame = Frame(
        workspace,
        f"{workspace.name}{TITLE}",
        workspace.addresses.page("materials"),
        [workspace.to("obligations/index", "任务落实")],
        here=TITLE,
        contents=False,
    )
    yield framed(frame, "materials.md", rows=[_row(workspace, one) for one in workspace.sound("material")])


def _row(workspace: Workspace, one: Record) -> dict[str, Any]:
    state, tone = _state(one, workspace.day)
    document: Shown = workspace.named(one["document"], "document") if one.text("document") else ""
    return {
        "name": one.name,
        "anchor": workspace.addresses.anchor(one),
        "clauses": joined(workspace.clause(clause) for clause in one.items("proves")),
        "document": document,
        "issuer": workspace.named(one["issuer"], *KINDS) if one.text("issuer") else "",
        "date": printed(one["date"]) if one.text("date") else "",
        "items": joined(_item(item) for item in one.items("items")),
        "period": period(one.data),
        "file": one.text("file"),
        "state": state,
        "tone": tone,
        "reviewed": _reviewed(workspace, one),
        "basis": joined(workspace.sources(one)),
        "remark": one.text("remark"),
    }


def _item(item: dict[str, Any]) -> str:
    share = f"{item['share']:.10g}%" if "share" in item else ""
    since = f"（{printed(item['from'])}起）" if "from" in item else ""
    return f"{item['name']}{share}{since}"


def _reviewed(workspace: Workspace, one: Record) -> list[Shown]:
    reviewed = one.part("reviewed")
    if not reviewed:
        return []
    until = f"，有效至{printed(reviewed['until'])}" if "until" in reviewed else ""
    return [workspace.named(reviewed["by"], *KINDS), f"（{printed(reviewed['on'])}{until}）"]


def _state(one: Record, day: date) -> tuple[str, str]:
    """Whether the material may be relied on that day, and whether it has been confirmed."""
    if not holds_on(one.data, day):
        return "不在有效期内", "plain"
    return ("已复核", "good") if is_reviewed(one, day) else ("待复核", "warn")
