"""The rows of the list of institutions, on every day of which anything is recorded."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from markupsafe import Markup

from ygt.dates import Period, change_points, printed_day
from ygt.ledger.composition import AUXILIARY, LEAD, Participation, composition, participations
from ygt.ledger.record import Record
from ygt.ledger.time import ending_of, start_of
from ygt.publish.site.markup import joined
from ygt.publish.site.pinyin import keys
from ygt.publish.site.spans import between, control, group_mark, marked, merged
from ygt.publish.site.workspace import Workspace

OUTSIDE = "未参加医共体"
COLUMNS = (("kind", "类别"), ("level", "级别"), ("community", "医共体"), ("manager", "管理单位"), ("status", "状态"))


@dataclass(slots=True, eq=False)
class Listing:
    """Rows in groups: leads and auxiliaries, then the kinds as declared, then those outside every community."""

    groups: list[dict[str, Any]] = field(default_factory=list)
    columns: list[tuple[str, str]] = field(default_factory=list)
    control: Markup = field(default_factory=Markup)


def listing(workspace: Workspace) -> Listing:
    """The institutions there are, on the day and on every other."""
    groups: dict[str, list[dict[str, Any]]] = {}
    days: list[date] = []
    for one in workspace.sound("institution"):
        known = participations(workspace.ledger, one)
        days += [part.bounds.first for part in known if part.bounds.first > date.min]
        for title, row in _rows(workspace, one, known):
            groups.setdefault(title, []).append(row)
    declared = [str(line.data["kind"]) for line in composition(workspace.ledger, workspace.day)]
    order = [LEAD, AUXILIARY, *declared, *(name for name in groups if name != OUTSIDE), OUTSIDE]
    names = sorted(groups, key=order.index)
    found = [
        {"title": name, "rows": groups[name], "mark": group_mark(row["present"] for row in groups[name])}
        for name in names
    ]
    columns = [(key, title) for key, title in COLUMNS if any(row[key] for rows in groups.values() for row in rows)]
    return Listing(found, columns, _control(workspace, min(days)) if days else Markup(""))


def _control(workspace: Workspace, first: date) -> Markup:
    nothing = f"台账没有这一天的名册记录，最早的记录始于{printed_day(first)}。"
    return control(day=workspace.day, first=first, nothing=nothing, noun="名册")


def _rows(workspace: Workspace, one: Record, known: list[Participation]) -> list[tuple[str, dict[str, Any]]]:
    """One row for each span of days on which an institution is listed in the same group, each with its group."""
    first = start_of(one.get("from")) or date.min
    within = Period(first, ending_of(one.data) or date.max)
    stretches = []
    for span in between(change_points(part.bounds for part in known), within) if not within.is_empty else ():
        parts = [part for part in known if part.bounds.contains(span.first)]
        if parts or not any(part.bounds.last < span.first for part in known):
            role = parts[0].role if parts else ""
            title = role if role in (LEAD, AUXILIARY) else one.text("kind") if parts else OUTSIDE
            names = tuple(part.community.text("short_name") or part.community.name for part in parts)
            stretches.append(((title, names), span))
    return [
        (title, _row(workspace, one, names, span))
        for (title, names), spans in merged(stretches).items()
        for span in spans
    ]


def _row(workspace: Workspace, one: Record, communities: tuple[str, ...], span: Period) -> dict[str, Any]:
    status = workspace.label(one, "operating_status")
    return {
        "link": workspace.link(one),
        "mark": marked(span, workspace.day),
        "present": span.contains(workspace.day),
        "found_by": keys(one.name, *(alias["name"] for alias in one.items("aliases"))),
        "kind": one.text("kind"),
        "level": level_of(workspace, one),
        "community": joined(communities) if len(workspace.sound("community")) > 1 else "",
        "manager": workspace.named(one["managed_by"], "institution") if one.text("managed_by") else "",
        "status": "" if status == "开业" else status,
    }


def level_of(workspace: Workspace, one: Record) -> str:
    """The level and grade of an institution in one word: 二级甲等."""
    grade = workspace.label(one, "grade")
    return workspace.label(one, "level") + ("" if grade == "未评" else grade)
