"""From checked ledgers to every page of the site: a pure function; nothing is read or written but the templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ygt.errors import ToolError
from ygt.findings import Rule
from ygt.ledger.blanks import Blank, blanks
from ygt.ledger.record import Record
from ygt.publish.site import (
    arrangements,
    bodies,
    calendars,
    catalogue,
    centres,
    changes,
    charters,
    clause_pages,
    collation,
    comparison,
    deadlines,
    departments,
    documents,
    downloads,
    drugs,
    editions,
    essential,
    feeds,
    home,
    indicators,
    items,
    materials,
    meetings,
    members,
    moved,
    notices,
    obligations,
    officials,
    portal,
    quality,
    rosters,
    services,
    supervision,
    today,
    units,
)
from ygt.publish.site import rules as rule_pages
from ygt.publish.site.finding import dictionary
from ygt.publish.site.guides import guides, keepers_page
from ygt.publish.site.navigation import leaves, navigation
from ygt.publish.site.workspace import Workspace
from ygt.schema.contract import contract


@dataclass(eq=False)
class Site:
    """The pages by path, the files beside them, kept and made, and what the builder needs to know of them."""

    pages: dict[str, str]
    files: dict[str, Path]
    made: dict[str, bytes]
    nav: list[Any]
    leaves: list[str]
    words: set[str]
    counts: dict[str, int] = field(default_factory=dict)
    """How many pages each workspace has, by its folder."""


def generate(
    workspaces: Sequence[Workspace],
    *,
    rules: Mapping[str, Rule],
    essential_list: Sequence[Record] = (),
    earlier_list: Sequence[Record] = (),
    shipped: Iterable[tuple[str, Path]] = (),
) -> Site:
    """The site of `workspaces`, in their order, with the pages they share.

    `rules` is the table of rules, `essential_list` the national list to compare with, `earlier_list` the edition
    before it where that is at hand, `shipped` the pages and assets written by hand.
    Raises ToolError where two workspaces claim the same folder, or one has none.
    """
    _check_folders(workspaces)
    # The fictional county first, so that nobody meets a real one's blanks before seeing what a full ledger is.
    workspaces = sorted(workspaces, key=lambda one: not one.is_fictional)
    files = dict(shipped)
    written = guides(files)
    known = {path for path in files if path.endswith(".md")}
    entries = essential.entries_by_number(essential_list)
    missing = [blanks(one.ledger, one.day) for one in workspaces]
    pages: dict[str, str] = {}
    made = downloads.schemas(contract(), internal=any(one.internal for one in workspaces))
    counts: dict[str, int] = {}
    for workspace, blank in zip(workspaces, missing, strict=True):
        offered = downloads.Downloads(workspace)
        own = dict(county_pages(workspace, blank, entries, rules)) | dict(offered.pages())
        own.update(editions.pages(workspace, essential_list, earlier_list, entries))
        counts[workspace.folder] = len(own)
        pages.update(own)
        files.update(notices.files(workspace))
        made.update(offered.files)
        made.update(rosters.files(workspace))
        made.update(calendars.feeds(workspace))
        made.update(feeds.feeds(workspace))
    pages.update(rule_pages.pages(rules, contract()))
    pages.update(collation.pages(workspaces))
    pages.update(comparison.pages(workspaces))
    pages.update(essential.pages(essential_list))
    pages.update([keepers_page(workspaces, written)])
    known |= pages.keys()
    former = dict(moved.pages(workspaces, known))
    pages.update(former)
    first = today.page(workspaces[0], "index.md") if today.opens_with_today(workspaces) else None
    pages.update([portal.common_page(known), first or portal.page(workspaces, missing, known)])
    return Site(
        pages=dict(sorted(pages.items())),
        files=files,
        made=made,
        nav=navigation(workspaces, known | {"index.md"}, written),
        leaves=[*leaves(workspaces), *(f"/{path}" for path in former)],
        words=dictionary(workspaces, essential_list),
        counts=counts,
    )


def county_pages(
    workspace: Workspace, blank: list[Blank], entries: drugs.EssentialEntries, rules: Mapping[str, Rule]
) -> Iterable[tuple[str, str]]:
    """Every page of one workspace."""
    if workspace.internal:
        yield today.page(workspace)
    yield from home.pages(workspace, blank)
    yield from bodies.pages(workspace)
    yield from officials.pages(workspace)
    yield from members.pages(workspace)
    yield from centres.pages(workspace)
    yield from centres.support_pages(workspace)
    yield from units.pages(workspace)
    yield from catalogue.pages(workspace, bool(entries) and bool(workspace.addresses.generics))
    yield from drugs.pages(workspace, entries)
    yield from items.pages(workspace)
    yield from charters.pages(workspace)
    yield from documents.pages(workspace)
    yield from notices.pages(workspace)
    yield from meetings.pages(workspace)
    yield from obligations.pages(workspace)
    yield from clause_pages.pages(workspace)
    yield from departments.pages(workspace)
    yield from deadlines.pages(workspace)
    yield from supervision.pages(workspace)
    yield from materials.pages(workspace)
    yield from arrangements.pages(workspace)
    yield from indicators.pages(workspace)
    yield from changes.pages(workspace)
    yield from services.pages(workspace)
    yield from quality.pages(workspace, blank, rules)


def _check_folders(workspaces: Sequence[Workspace]) -> None:
    taken: dict[str, Path] = {}
    for one in workspaces:
        if not one.folder:
            raise ToolError(
                f"“{one.ledger.root}”的 org/county.yaml 没有可用的标识（id），无法安排网址",
                "先运行 ygt check，按提示补正 org/county.yaml",
            )
        if one.folder in taken:
            raise ToolError(
                f"“{taken[one.folder]}”与“{one.ledger.root}”的标识（id）同为“{one.folder}”",
                "更改其中一个 org/county.yaml 的 id，使两者不同",
            )
        taken[one.folder] = one.ledger.root
