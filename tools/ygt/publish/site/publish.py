"""The whole way from checked workspaces to a site on disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ygt.check import Result
from ygt.findings import Rule
from ygt.ledger.record import Record
from ygt.ledger.reference_list import entries, nearest_lists
from ygt.publish.site.builder import build_site
from ygt.publish.site.editions import BEFORE
from ygt.publish.site.essential import EDITION
from ygt.publish.site.generate import Lists, Site, generate
from ygt.publish.site.laying import lay
from ygt.publish.site.markup import title_html
from ygt.publish.site.portal import TITLE
from ygt.publish.site.shipped import base_config, shipped_files
from ygt.publish.site.workspace import NoticeFiles, Workspace, no_files
from ygt.publish.view import INTERNAL, NOT_TO_LEAVE
from ygt.writing import own_place

if TYPE_CHECKING:
    from ygt.history.log import History

HistoryOf = Callable[[Path], "History"]
"""The history of the workspace in a folder."""


def publish(
    results: Sequence[Result],
    *,
    root: Path,
    at: datetime,
    rules: dict[str, Rule],
    notice_files: NoticeFiles = no_files,
    history_of: HistoryOf | None = None,
    recalled: bool = False,
    internal: bool = False,
) -> Site:
    """Generate the site of `results` into the folder `docs` and build it into `site`, both in `built_in` of `root`.

    `history_of` tells who changed what when; without it the site has no record of that, and no feeds.
    `recalled` says that the ledgers are those of a chosen day, `internal` that nothing is kept back; every page then
    says so.
    Raises ToolError where the site cannot be built; the last one then stays as it was.
    """
    folder = built_in(internal=internal)
    docs, built = own_place(root, folder / "docs"), own_place(root, folder / "site")
    workspaces = [
        Workspace(one, at.date(), notice_files, history_of(one.ledger.root) if history_of else None, recalled, internal)
        for one in results
    ]
    lists = lists_in(root)
    made = generate(
        workspaces,
        rules=rules,
        essential_list=lists.essential,
        earlier_list=lists.earlier,
        shipped=shipped_files(),
    )
    lay(made, docs)
    made.policy = build_site(
        docs,
        built,
        config=configuration(workspaces, internal=internal),
        nav=made.nav,
        leaves=made.leaves,
        words=made.words,
        base=base_config(root),
        epoch=int(at.timestamp()),
    )
    return made


def built_in(*, internal: bool) -> Path:
    """The folder of what is built, in the command's own: what is for the office alone lies apart from the rest."""
    return Path("build", "internal") if internal else Path("build")


def configuration(workspaces: Sequence[Workspace], *, internal: bool) -> dict[str, Any]:
    """What the site of these workspaces overrides of the base configuration."""
    name = title_html(_site_name(workspaces))
    if not internal:
        return {"site_name": name}
    return {"site_name": f"{name}（{INTERNAL}）", "extra": {"internal": f"{INTERNAL}，{NOT_TO_LEAVE}。"}}


def lists_in(root: Path) -> Lists:
    """The editions of the national essential list that are at hand for a command in `root`."""
    lists = nearest_lists(root)
    return Lists(*(_entries(lists / f"nedl-{edition}") for edition in (EDITION, BEFORE)))


def _entries(folder: Path) -> Sequence[Record]:
    return entries(folder) if folder.is_dir() else ()


def _site_name(workspaces: Sequence[Workspace]) -> str:
    return TITLE if len(workspaces) != 1 else f"{workspaces[0].name}{TITLE}"
