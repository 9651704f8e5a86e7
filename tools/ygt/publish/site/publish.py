"""The whole way from checked workspaces to a site on disk."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ygt.check import Result
from ygt.findings import Rule
from ygt.ledger.reference_list import entries, nearest_lists
from ygt.publish.site.builder import build_site
from ygt.publish.site.essential import EDITION
from ygt.publish.site.generate import Site, generate
from ygt.publish.site.markup import title_html
from ygt.publish.site.portal import TITLE
from ygt.publish.site.shipped import base_config, shipped_files
from ygt.publish.site.workspace import NoticeFiles, Workspace, no_files


def publish(
    results: Sequence[Result],
    *,
    root: Path,
    at: datetime,
    rules: dict[str, Rule],
    notice_files: NoticeFiles = no_files,
) -> Site:
    """Generate the site of `results` into `root`/build/docs and build it into `root`/build/site.

    Raises ToolError where the site cannot be built; the last one then stays as it was.
    """
    workspaces = [Workspace(one, at.date(), notice_files) for one in results]
    lists = nearest_lists(root) / f"nedl-{EDITION}"
    made = generate(
        workspaces,
        rules=rules,
        essential_list=entries(lists) if lists.is_dir() else (),
        shipped=shipped_files(),
    )
    docs = root / "build" / "docs"
    write(made, docs)
    build_site(
        docs,
        root / "build" / "site",
        config={"site_name": title_html(_site_name(workspaces))},
        nav=made.nav,
        leaves=made.leaves,
        words=made.words,
        base=base_config(root),
        epoch=int(at.timestamp()),
    )
    return made


def write(site: Site, docs: Path) -> None:
    """Write every page and file of `site` into `docs`, which then holds nothing else."""
    shutil.rmtree(docs, ignore_errors=True)
    for path, text in site.pages.items():
        target = docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    for path, file in site.files.items():
        target = docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    for path, content in site.made.items():
        target = docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _site_name(workspaces: Sequence[Workspace]) -> str:
    return TITLE if len(workspaces) != 1 else f"{workspaces[0].name}{TITLE}"
