"""工作安排: what is done again and again, by kind: the plan, and the totals of each period."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.dates import printed
from ygt.ledger.record import Record
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.indicators import period_name
from ygt.publish.site.markup import Shown, joined
from ygt.publish.site.people import period, person
from ygt.publish.site.workspace import Workspace

TITLE = "工作安排"
KINDS = ("institution", "unit", "body", "community")


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The list of the arrangements by kind; none where there are none."""
    if not workspace.ledger.all("arrangement"):
        return
    frame = Frame(
        workspace,
        f"{workspace.name}{TITLE}",
        workspace.addresses.page("arrangements"),
        [workspace.to("obligations/index", "任务落实")],
        here=TITLE,
        contents=False,
    )
    groups: dict[str, list[dict[str, Any]]] = {}
    seen: set[str] = set()
    for one in workspace.sound("arrangement"):
        row = _row(workspace, one)
        if row["anchor"] in seen:
            row["anchor"] = ""
        seen.add(row["anchor"])
        groups.setdefault(workspace.label(one, "kind"), []).append(row)
    yield framed(frame, "arrangements.md", groups=groups, total=sum(map(len, groups.values())))


def _row(workspace: Workspace, one: Record) -> dict[str, Any]:
    frequency = one.part("frequency")
    how_often = f"每{frequency['per']}{frequency['times']}次" if {"per", "times"} <= frequency.keys() else ""
    by: Shown = workspace.named(one["by"], *KINDS) if one.text("by") else ""
    return {
        "name": one.name,
        "anchor": workspace.addresses.anchor(one),
        "kind": workspace.label(one, "kind"),
        "by": [by, f" {one['department']}" if one.text("department") else ""],
        "persons": joined(person(member) for member in one.items("persons")),
        "serves": workspace.names(one.items("serves"), *KINDS),
        "about": joined([*one.items("fields"), *one.items("modes")]),
        "often": how_often,
        "period": period(one.data),
        "periods": [_period(workspace, part) for part in one.items("periods")],
        "basis": workspace.basis(one),
        "remark": one.text("remark"),
    }


def _period(workspace: Workspace, part: dict[str, Any]) -> list[Shown]:
    """One period in words: 2025年上半年：24次，310人次（2025年6月30日完成）."""
    units = (("times", "次"), ("persons", "人次"), ("months", "个月"))
    totals = "，".join(f"{part[key]:.10g}{unit}" for key, unit in units if key in part)
    done = f"{printed(part['on'])}完成" if "on" in part else ""
    papers = [workspace.named(part["document"], "document")] if "document" in part else []
    papers += [workspace.named(part["approved_by"], "meeting")] if "approved_by" in part else []
    facts = joined([text for text in (totals, done, *papers, part.get("remark", "")) if text], "，")
    return [period_name(part["period"]), "：", facts] if facts else [period_name(part["period"])]
