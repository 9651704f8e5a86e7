"""From checked ledgers to every page of the site: a pure function; nothing is read or written but the templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
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
from ygt.publish.site.guides import Guide, guides, keepers_page
from ygt.publish.site.navigation import leaves, navigation
from ygt.publish.site.workspace import Workspace
from ygt.schema.contract import contract

Content = str | bytes | Path
"""A page as Markdown, a file that is made, or one that is there already."""
Maker = Callable[[], Iterable[tuple[str, Content]]]
"""Makes some of the site, each page and file with its path."""


@dataclass(frozen=True, eq=False)
class Lists:
    """The national essential list to compare with, and the edition before it where that is at hand."""

    essential: Sequence[Record] = ()
    earlier: Sequence[Record] = ()
    by_number: drugs.EssentialEntries = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_number", essential.entries_by_number(self.essential))


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
    policy: str = ""
    """The Content-Security-Policy it works under, once it is built."""


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
    check_folders(workspaces)
    workspaces = in_order(workspaces)
    files = dict(shipped)
    written = guides(files)
    known = {path for path in files if path.endswith(".md")}
    lists = Lists(essential_list, earlier_list)
    missing = [blanks(one.ledger, one.day) for one in workspaces]
    pages: dict[str, str] = {}
    made: dict[str, bytes] = {}
    counts: dict[str, int] = {}
    for workspace, blank in zip(workspaces, missing, strict=True):
        own = _carried_out(county_makers(workspace, blank, lists, rules), files, made)
        counts[workspace.folder] = len(own)
        pages.update(own)
    pages.update(_carried_out(shared_makers(workspaces, lists, rules, written), files, made))
    known |= pages.keys()
    former = dict(moved.pages(workspaces, known))
    pages.update(former)
    pages.update(first_pages(workspaces, missing, known))
    return Site(
        pages=dict(sorted(pages.items())),
        files=files,
        made=made,
        nav=navigation(workspaces, known | {"index.md"}, written),
        leaves=[*leaves(workspaces), *(f"/{path}" for path in former)],
        words=dictionary(workspaces, essential_list),
        counts=counts,
    )


def in_order(workspaces: Sequence[Workspace]) -> list[Workspace]:
    """The workspaces as the site has them: the fictional county first, the others as they are given.

    Nobody should meet a real county's blanks before seeing what a full ledger is.
    """
    return sorted(workspaces, key=lambda one: not one.is_fictional)


def county_makers(workspace: Workspace, blank: list[Blank], lists: Lists, rules: Mapping[str, Rule]) -> Iterator[Maker]:
    """What makes every page and file of one workspace."""
    yield from page_makers(workspace, blank, lists.by_number, rules)
    yield partial(editions.pages, workspace, lists.essential, lists.earlier, lists.by_number)
    yield partial(_downloads, workspace)
    yield partial(notices.files, workspace)
    yield partial(rosters.files, workspace)
    yield partial(calendars.feeds, workspace)
    yield partial(feeds.feeds, workspace)


def _downloads(workspace: Workspace) -> Iterator[tuple[str, Content]]:
    offered = downloads.Downloads(workspace)
    yield from offered.pages()
    yield from offered.files.items()


def shared_makers(
    workspaces: Sequence[Workspace], lists: Lists, rules: Mapping[str, Rule], written: Sequence[Guide]
) -> Iterator[Maker]:
    """What makes the pages and files the workspaces share, but for those pages that have to know all the others."""
    yield lambda: downloads.schemas(contract(), internal=any(one.internal for one in workspaces)).items()
    yield partial(rule_pages.pages, rules, contract())
    yield partial(collation.pages, workspaces)
    yield partial(comparison.pages, workspaces)
    yield partial(essential.pages, lists.essential)
    yield lambda: [keepers_page(workspaces, written)]


def first_pages(
    workspaces: Sequence[Workspace], missing: Sequence[list[Blank]], known: set[str]
) -> Iterator[tuple[str, str]]:
    """The first page of the site, and that of what the counties share; `known` are all other pages."""
    yield portal.common_page(known)
    yield (
        today.page(workspaces[0], "index.md")
        if today.opens_with_today(workspaces)
        else portal.page(workspaces, missing, known)
    )


def _carried_out(makers: Iterable[Maker], files: dict[str, Path], made: dict[str, bytes]) -> dict[str, str]:
    """The pages; the files beside them are entered in `files` or `made`."""
    pages: dict[str, str] = {}
    for make in makers:
        for path, content in make():
            if isinstance(content, str):
                pages[path] = content
            elif isinstance(content, bytes):
                made[path] = content
            else:
                files[path] = content
    return pages


def county_pages(
    workspace: Workspace, blank: list[Blank], entries: drugs.EssentialEntries, rules: Mapping[str, Rule]
) -> Iterable[tuple[str, str]]:
    """Every page of one workspace."""
    for make in page_makers(workspace, blank, entries, rules):
        yield from make()


def page_makers(
    workspace: Workspace, blank: list[Blank], entries: drugs.EssentialEntries, rules: Mapping[str, Rule]
) -> Iterator[Callable[[], Iterable[tuple[str, str]]]]:
    """The same in parts that can be made one without the other."""
    if workspace.internal:
        yield lambda: [today.page(workspace)]
    yield partial(home.pages, workspace, blank)
    yield partial(bodies.pages, workspace)
    yield partial(officials.pages, workspace)
    yield partial(members.pages, workspace)
    yield partial(centres.pages, workspace)
    yield partial(centres.support_pages, workspace)
    yield partial(units.pages, workspace)
    yield partial(catalogue.pages, workspace, bool(entries) and bool(workspace.addresses.generics))
    yield partial(drugs.pages, workspace, entries)
    yield partial(items.pages, workspace)
    yield partial(charters.pages, workspace)
    yield partial(documents.pages, workspace)
    yield partial(notices.pages, workspace)
    yield partial(meetings.pages, workspace)
    yield partial(obligations.pages, workspace)
    yield partial(clause_pages.pages, workspace)
    yield partial(departments.pages, workspace)
    yield partial(deadlines.pages, workspace)
    yield partial(supervision.pages, workspace)
    yield partial(materials.pages, workspace)
    yield partial(arrangements.pages, workspace)
    yield partial(indicators.pages, workspace)
    yield partial(changes.pages, workspace)
    yield partial(services.pages, workspace)
    yield partial(quality.pages, workspace, blank, rules)


def check_folders(workspaces: Sequence[Workspace]) -> None:
    """Raise ToolError where two workspaces claim the same folder, or one has none."""
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
