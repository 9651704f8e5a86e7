"""The navigation: index pages alone. Leaves stay out of it, or the build would take minutes and gigabytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ygt.obligations.clauses import Obligation
from ygt.publish.site.addresses import item_page
from ygt.publish.site.items import TITLES, present
from ygt.publish.site.markup import title_html
from ygt.publish.site.obligations import documents
from ygt.publish.site.workspace import Workspace

TASKS = (
    ("各部门承担事项", "departments/index"),
    ("时限", "deadlines"),
    ("监测指标", "indicators"),
    ("督办事项", "supervision"),
    ("佐证材料", "materials"),
    ("工作安排", "arrangements"),
)
Nav = list[dict[str, Any]]


def navigation(workspaces: Sequence[Workspace], known: set[str]) -> Nav:
    """The navigation over the pages of `known`."""
    nav: Nav = [{"首页": "index.md"}]
    nav += [{title_html(one.name): _county(one, known)} for one in workspaces]
    # The first index page among the items of a section becomes the section itself, so each needs one of its own.
    common = [
        ("条款对照", "comparison.md"),
        ("国家基本药物目录（2026年版）对照表", "reference/nedl-2026/index.md"),
        ("校勘", "collation.md"),
    ]
    nav.append({"公共资料": ["reference/index.md", *({title: page} for title, page in common if page in known)]})
    nav.append({"核对规则": "rules/index.md"})
    guide = [("怎样修改台账", "guide/editing.md"), ("关于本站", "guide/about.md")]
    nav.append({"使用说明": [{title: page} for title, page in guide if page in known]})
    return [one for one in nav if all(one.values())]


def _county(workspace: Workspace, known: set[str]) -> list[Any]:
    page = workspace.addresses.page
    items = [(TITLES[name], f"catalogue/{item_page(name)}") for name in present(workspace)]
    pages = [
        ("组织机构", "bodies/index"),
        ("成员单位", "members/index"),
        ("中心设置", "centres"),
        ("帮扶派驻与联盟", "support"),
        ("部门与单位", "units"),
        ("用药目录", "catalogue/index"),
        *items,
        ("章程", "charter/index"),
        ("文件", "documents"),
        ("公文", "notices"),
        ("会议", "meetings"),
        ("资料情况", "data-quality"),
    ]
    tasks = [
        *((_short(obligation), workspace.addresses.of(obligation.record)) for obligation, _ in documents(workspace)),
        *((title, workspace.addresses.to(where)) for title, where in TASKS),
    ]
    listed: list[Any] = [{title: page(where)} for title, where in pages if page(where) in known]
    found = [{title: path} for title, path in ((t, a.removesuffix(".html") + ".md") for t, a in tasks) if path in known]
    listed.insert(-1, {"任务落实": [page("obligations/index"), *found]})
    return [page("index"), *listed]


def _short(obligation: Obligation) -> str:
    return title_html(f"《{obligation.paper.known_as.strip('《》')}》")


def leaves(workspaces: Sequence[Workspace]) -> list[str]:
    """The patterns of the pages that are in no navigation."""
    folders = ("bodies", "members", "catalogue", "charter", "clauses", "departments", "documents", "texts")
    return [*(f"/{one.folder}/{folder}/" for one in workspaces for folder in folders), "/rules/", "/reference/"]
