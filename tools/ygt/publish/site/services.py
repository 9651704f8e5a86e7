"""办事指南: how to have a drug listed, report an error, change a roster; what to send, and to whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.ledger.record import Record
from ygt.publish.site.finding import findable
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link, Shown
from ygt.publish.site.workspace import Workspace

PAGE = "services"
COMMITTEE = "药事管理与药物治疗学委员会"
PLATFORMS = {"github": "GitHub", "gitlab": "GitLab", "gitee": "Gitee", "gitea": "Gitea"}
GUIDE = "guide/editing.html"


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The page of the county."""
    frame = Frame(
        workspace,
        f"{workspace.name}办事指南",
        workspace.addresses.page(PAGE),
        here="办事指南",
        contents=False,
        found_by=findable("办事指南", "申请调入药品", "反映错误", "变更名单"),
        boost=2,
    )
    county = workspace.ledger.county
    yield framed(
        frame,
        "services.md",
        keeper=county.text("maintained_by") if county else "",
        accounts=_accounts(county),
        committees=[_committee(workspace, one) for one in workspace.now("body") if one["function"] == COMMITTEE],
        drugs=bool(workspace.addresses.generics),
        rosters=[workspace.link(one) for one in workspace.now("body") if workspace.addresses.of(one)],
        guide={
            name: Link(text, f"{GUIDE}#{anchor}")
            for name, text, anchor in (
                ("form", "在浏览器中填表", "form"),
                ("steps", "改一行", "steps"),
                ("forbidden", "不得写入的内容", "forbidden"),
            )
        },
    )


def _committee(workspace: Workspace, one: Record) -> list[Shown]:
    """The committee that decides on drugs, with its office where it has one."""
    office = one.get("office")
    if not office:
        return [workspace.link(one)]
    host = workspace.named(office["host"], "unit", "institution")
    return [workspace.link(one), f"（{office['name']}设在", host, "）"]


def _accounts(county: Record | None) -> list[dict[str, Any]]:
    """Who reviews changes on which platform; an account for one folder alone is none of the public's concern."""
    stated = county.items("accounts") if county else []
    return [
        {"platform": PLATFORMS.get(one["platform"], one["platform"]), "name": one["name"]}
        for one in stated
        if not one.get("folders")
    ]
