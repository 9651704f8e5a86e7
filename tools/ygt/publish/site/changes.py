"""变更记录: what the commits changed, and what changed when by the records' own dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from ygt.dates import printed
from ygt.history.event import Event
from ygt.history.life import life
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, start_of
from ygt.publish.site.feeds import county_feed
from ygt.publish.site.finding import findable
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link, Shown, joined
from ygt.publish.site.revisions import LISTED, Revision, link_to
from ygt.publish.site.workspace import Workspace

KINDS = (("body", "组织机构"), ("institution", "机构"), ("centre", "中心"), ("charter", "章程"))
CATALOGUE = "用药目录"
MOST_NAMED = 12


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The page of changes."""
    frame = Frame(
        workspace,
        f"{workspace.name}变更记录",
        workspace.addresses.page("changes"),
        here="变更记录",
        found_by=findable("变更记录"),
        contents=False,
    )
    found = workspace.revisions
    rows = sorted(_rows(workspace), key=lambda row: str(row["order"]), reverse=True)
    kinds = [title for _, title in KINDS] + [CATALOGUE]
    yield framed(
        frame,
        "changes.md",
        revisions=[shown_revision(workspace, one) for one in found[:LISTED]],
        older=len(found[LISTED:]),
        notes=workspace.past.notes if workspace.past else (),
        known=workspace.past is not None,
        feed=county_feed(workspace) if found else "",
        rows=rows,
        facets=f"kind=类别:{','.join(kinds)}; year=年份",
    )


def shown_revision(workspace: Workspace, one: Revision) -> dict[str, Any]:
    """A commit as a template prints it."""
    return {
        "anchor": one.anchor,
        "day": one.day,
        "iso": one.entry.day.isoformat(),
        "title": one.title,
        "groups": [{"title": title, "sentences": sentences} for title, sentences in one.groups],
        "more": one.more,
        "pages": joined(one.pages) if one.pages else "",
        "all_pages": len(one.pages) + one.more_pages if one.more_pages else 0,
        "short": one.entry.short,
        "author": one.author,
        "link": link_to(workspace, one, one.entry.short),
    }


def events_of(workspace: Workspace, record: Record) -> list[dict[str, Any]]:
    """What a record says happened to it, up to the day, what began last first."""
    # What began on the same day stays in the order of the data, which is that of rank.
    told = sorted(life(workspace.ledger, record, on=workspace.day), key=_when, reverse=True)
    return [{"period": _period(one), "words": one.words} for one in told]


def _when(one: Event) -> tuple[bool, date]:
    undated, day = one.order
    return not undated, day


def _period(one: Event) -> str:
    if one.is_moment:
        return printed(one.since)
    start = printed(one.since) if one.since else ""
    return f"{start}至{printed(one.until)}" if one.until else f"{start}起" if start else "起始日期未载明"


def _rows(workspace: Workspace) -> Iterator[dict[str, Any]]:
    """What happened to whom; to those it happened to alike, in one row."""
    together: dict[tuple[str, str, str, str], list[Link]] = {}
    for kind, title in KINDS:
        for record in workspace.sound(kind):
            for one in life(workspace.ledger, record, on=workspace.day):
                if one.since or one.until:
                    key = (title, one.since, one.until, one.words)
                    together.setdefault(key, []).append(workspace.link(record, record.known_as()))
    for (title, since, until, words), links in together.items():
        yield _row(workspace, title, since, until, joined(links), words)
    yield from _drugs(workspace)


def _row(workspace: Workspace, kind: str, since: str, until: str, subject: Shown, words: Shown) -> dict[str, Any]:
    """A row stands where its last change by the day stands: its end where that has come, else its beginning."""
    start, end = start_of(since), end_of(until)
    over = end is not None and end <= workspace.day
    last = end if over else start
    return {
        "order": last.isoformat() if last else "",
        "kind": kind,
        "year": f"{last.year}年" if last else "",
        "since": printed(since) if since else "",
        "until": printed(until) if until and until != since else "",
        "subject": subject,
        "words": words,
    }


def _drugs(workspace: Workspace) -> Iterator[dict[str, Any]]:
    """The changes of the catalogue, those of a kind and a day in one row."""
    together: dict[tuple[str, str], list[Link]] = {}
    for drug in workspace.sound("drug"):
        for day, what in _changes(drug):
            first = start_of(day)
            if first and first <= workspace.day:
                together.setdefault((day, what), []).append(workspace.link(drug))
    for (day, what), links in together.items():
        shown = dict.fromkeys(links)
        names = joined(list(shown)[:MOST_NAMED])
        rest = f"等{len(shown)}个通用名" if len(shown) > MOST_NAMED else ""
        words = [f"{what}{len(links)}个品规：", names, rest]
        yield _row(workspace, CATALOGUE, day, day, workspace.to("catalogue/index", CATALOGUE), words)


def _changes(drug: Record) -> Iterable[tuple[str, str]]:
    yield str(drug["listed"]["on"]), "调入"
    for one in drug.items("changes"):
        yield str(one["on"]), "其他调整" if one["kind"] == "其他" else str(one["kind"])
    if over := drug.part("delisted"):
        yield str(over["on"]), "调出（末日）"
