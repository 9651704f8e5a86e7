"""The first page of the site: a card a county, each saying how far it may be believed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ygt.ledger.blanks import Blank
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.home import counts, title_of
from ygt.publish.site.markup import Link
from ygt.publish.site.today import link_to_today
from ygt.publish.site.workspace import Workspace

TITLE = "县域医共体治理台账"
TONES = {"fictional": "bad", "compiled": "warn", "own": "good"}
COMMON = (
    ("comparison.html", "条款对照", "各份文件就同一事项各是怎样规定的，按主题并列。"),
    (
        "reference/nedl-2026/index.html",
        "国家基本药物目录（2026年版）对照表",
        "供与各县用药目录对照，不是任何县的用药目录。",
    ),
    ("collation.html", "校勘", "公开文件中的误印、重号和前后不一之处，照录原文，逐条列出。"),
    ("rules/index.html", "核对规则", "台账逐条核对的内容、缘由、依据和正误示例。"),
    ("guide/editing.html", "怎样修改台账", "改一处就是改一行，不需要编程。"),
    ("guide/about.html", "关于本站", "资料的性质、页面上的字样、搜索和打印。"),
)


def page(workspaces: Sequence[Workspace], blanks: Sequence[list[Blank]], known: set[str]) -> tuple[str, str]:
    """The portal; `known` are the pages of the site, so that no card leads nowhere."""
    cards = [_card(one, missing) for one, missing in zip(workspaces, blanks, strict=True)]
    frame = Frame(None, TITLE, "index.md", leaf=True, contents=False, searched=False)
    tasks = [link_to_today(one) for one in workspaces if one.internal]
    tasks += [one.to("obligations/index", f"{one.name}任务落实") for one in workspaces if one.clauses]
    return framed(frame, "portal.md", cards=cards, tasks=tasks, common=_common(known))


def common_page(known: set[str]) -> tuple[str, str]:
    """The page of what the counties share."""
    frame = Frame(None, "公共资料", "reference/index.md", contents=False)
    return framed(frame, "common.md", common=_common(known))


def _common(known: set[str]) -> list[dict[str, Any]]:
    return [
        {"link": Link(title, address), "text": text}
        for address, title, text in COMMON
        if address.removesuffix(".html") + ".md" in known
    ]


def _card(workspace: Workspace, blanks: list[Blank]) -> dict[str, Any]:
    result = workspace.result
    wanted = {"成员单位", "组织机构", "中心", "在用药品品规", "文件", "任务条款"}
    return {
        "link": workspace.to("index", title_of(workspace)),
        "standing": workspace.standing.label,
        "tone": TONES[workspace.standing.key],
        "counts": [(term, value) for term, value, _ in counts(workspace, blanks) if term in wanted],
        "checked": [
            ("错误", len(result.errors)),
            ("提示", len(result.notes)),
            ("待填报", sum(one.count for one in blanks)),
        ],
    }
