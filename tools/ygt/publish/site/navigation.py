"""The navigation: index pages alone. Leaves stay out of it, or the build would take minutes and gigabytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ygt.obligations.clauses import Obligation
from ygt.publish.site.addresses import ESSENTIAL, item_page
from ygt.publish.site.guides import KEEPERS, PAGE, Guide
from ygt.publish.site.items import TITLES, present
from ygt.publish.site.markup import title_html
from ygt.publish.site.obligations import documents
from ygt.publish.site.today import PAGE as TODAY
from ygt.publish.site.today import TITLE, opens_with_today
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


def navigation(workspaces: Sequence[Workspace], known: set[str], guides: Sequence[Guide] = ()) -> Nav:
    """The navigation over the pages of `known`; `guides` are those written by hand."""
    nav: Nav = [{TITLE if opens_with_today(workspaces) else "首页": "index.md"}]
    nav += [{title_html(one.name): _county(one, known)} for one in workspaces]
    # The first index page among the items of a section becomes the section itself, so each needs one of its own.
    common = [
        ("条款对照", "comparison.md"),
        ("国家基本药物目录（2026年版）对照表", "reference/nedl-2026/index.md"),
        ("校勘", "collation.md"),
    ]
    nav.append({"公共资料": ["reference/index.md", *({title: page} for title, page in common if page in known)]})
    nav.append({"使用说明": [{one.title: one.page} for one in guides if not one.for_keepers]})
    quality = [(title_html(f"{one.name}资料情况"), one.addresses.page("data-quality")) for one in workspaces]
    kept = [("核对规则", "rules/index.md"), *quality, *((one.title, one.page) for one in guides if one.for_keepers)]
    nav.append({KEEPERS: [PAGE, *({title: page} for title, page in kept if page in known)]})
    return [one for one in nav if all(one.values())]


def _county(workspace: Workspace, known: set[str]) -> list[Any]:
    page = workspace.addresses.page
    items = [(TITLES[name], f"catalogue/{item_page(name)}") for name in present(workspace)]
    pages = [
        (TITLE, TODAY),
        ("组织机构", "bodies/index"),
        ("任职人员", "people/index"),
        ("成员单位", "members/index"),
        ("中心设置", "centres"),
        ("帮扶派驻与联盟", "support"),
        ("部门与单位", "units"),
        ("用药目录", "catalogue/index"),
        ("版次对照", f"catalogue/{ESSENTIAL}"),
        *items,
        ("章程", "charter/index"),
        ("文件", "documents"),
        ("公文", "notices"),
        ("会议", "meetings"),
        ("变更记录", "changes"),
        ("下载", "downloads"),
        ("办事指南", "services"),
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
    folders = ("bodies", "members", "catalogue", "charter", "clauses", "departments", "documents", "texts", "people")
    return [*(f"/{one.folder}/{folder}/" for one in workspaces for folder in folders), "/rules/", "/reference/"]
