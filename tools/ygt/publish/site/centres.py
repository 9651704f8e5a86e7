"""The page of the centres, by group, and the page of support, assignments and alliances."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ygt.dates import printed
from ygt.ledger.record import Record
from ygt.ledger.time import holds_on
from ygt.publish.site.finding import all_names, findable
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link, Shown, joined
from ygt.publish.site.people import official, period, person
from ygt.publish.site.workspace import Workspace

COLUMNS = (("serves", "服务对象"), ("since", "设立"))


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The page of the centres."""
    frame = Frame(
        workspace,
        f"{workspace.name}中心设置",
        workspace.addresses.page("centres"),
        here="中心设置",
        contents=False,
        boost=2,
    )
    centres = workspace.sound("centre")
    frame.found_by = findable("中心设置", *(name for one in centres for name in all_names(one)))
    many = len(workspace.sound("community")) > 1
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in centres:
        groups.setdefault(workspace.label(one, "group"), []).append(_centre(workspace, one, many))
    columns = [(key, title) for key, title in COLUMNS if any(row[key] for rows in groups.values() for row in rows)]
    yield framed(frame, "centres.md", groups=groups, total=len(centres), columns=columns)


def _centre(workspace: Workspace, one: Record, many: bool) -> dict[str, Any]:
    heads = [head for head in one.items("heads") if holds_on(head, workspace.day)]
    former = [_head(workspace, head) for head in one.items("heads") if head not in heads]
    serves = one.items("serves")
    since = printed(one["established_on"]) if "established_on" in one.data else ""
    return {
        "name": one.name,
        "anchor": workspace.addresses.anchor(one),
        "canonical": workspace.label(one, "canonical"),
        "host": workspace.named(one["host"], "institution") if one.text("host") else None,
        "heads": joined(_head(workspace, head) for head in heads),
        "former": joined(former),
        "serves": workspace.names(serves, "institution", "community"),
        "community": workspace.short(one["community"], "community") if many and one.text("community") else "",
        "since": since,
        "ended": "" if holds_on(one.data, workspace.day) else f"（{period(one.data)}）",
        "basis": workspace.basis(one),
        "remark": one.text("remark"),
    }


def _head(workspace: Workspace, head: Mapping[str, Any]) -> list[Shown]:
    said = period(head)
    return [official(workspace, head), f"（{said}）" if said else ""]


def support_pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The page of support, assignments and alliances."""
    title = f"{workspace.name}帮扶派驻与联盟"
    frame = Frame(workspace, title, workspace.addresses.page("support"), here="帮扶派驻与联盟", contents=False)
    sent = [_assignment(workspace, one) for one in workspace.sound("assignment")]
    yield framed(
        frame,
        "support.md",
        support=[_support(workspace, one) for one in workspace.sound("support")],
        sent=[one for one in sent if one["holds"]],
        returned=[one for one in sent if not one["holds"]],
        alliances=[_alliance(workspace, one) for one in workspace.sound("alliance")],
    )


def _party(workspace: Workspace, one: Record, key: str) -> list[Shown]:
    """A named unit, a described group of units, or both."""
    named = [workspace.named(one[key], "institution", "unit")] if one.text(key) else []
    group = one.text(f"{key}_group")
    return [*named, f"（{group}）" if named and group else group]


def _support(workspace: Workspace, one: Record) -> dict[str, Any]:
    return {
        "supporter": _party(workspace, one, "supporter"),
        "supported": _party(workspace, one, "supported"),
        "modes": joined(one.items("modes")),
        "experts": f"{one['experts']}人" if "experts" in one.data else "",
        "stage": one["stage"],
        "tone": {"已建立": "good", "文件已安排": "run"}.get(one["stage"], "wait"),
        "period": period(one.data),
        "basis": workspace.basis(one),
        "remark": one.text("remark"),
    }


def _assignment(workspace: Workspace, one: Record) -> dict[str, Any]:
    days = f"每周{one['days_per_week']}天" if "days_per_week" in one.data else ""
    return {
        "holds": holds_on(one.data, workspace.day),
        "person": person(one.data),
        "grade": workspace.label(one, "title_grade"),
        "from": workspace.named(one["from_unit"], "institution", "unit"),
        "to": workspace.named(one["to_unit"], "institution"),
        "scheme": f"{one['scheme']}{f'（{days}）' if days else ''}",
        "period": period(one.data),
        "basis": workspace.basis(one),
    }


def _alliance(workspace: Workspace, one: Record) -> dict[str, Any]:
    kinds = ("institution", "unit", "community")
    partners: list[Shown] = [workspace.named(name, *kinds) for name in one.items("partners")]
    return {
        "name": one.name,
        "anchor": workspace.addresses.anchor(one),
        "kind": one["kind"],
        "leads": workspace.names(one.items("leads"), *kinds),
        "partners": joined(partners) if partners else Link(""),
        "scope": joined(one.items("basis_kinds")),
        "unlisted": one.get("complete") is not True,
        "period": period(one.data),
        "basis": joined(workspace.sources(one)),
        "remark": one.text("remark"),
    }
