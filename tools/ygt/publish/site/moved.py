"""Addresses that were: where an `id` was changed, the former address of the page leads to the present one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ygt.ledger.record import Record
from ygt.publish.site.addresses import RESERVED, file_name, valid_id
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link
from ygt.publish.site.workspace import Workspace


def pages(workspaces: Sequence[Workspace], known: set[str]) -> Iterator[tuple[str, str]]:
    """A page at every former address that no page of `known` has; none where nothing is known of the past."""
    taken = set(known)
    for workspace in workspaces:
        for record, former in _former(workspace):
            for old, new in _addresses(workspace, record, former):
                page = old.removesuffix(".html") + ".md"
                if old and new and "#" not in old and page not in taken:
                    taken.add(page)
                    frame = Frame(workspace, record.name, page, leaf=True, contents=False, searched=False, moved_to=new)
                    yield framed(frame, "moved.md", link=Link(record.name, new))


def _former(workspace: Workspace) -> Iterator[tuple[Record, str]]:
    """The records whose `id` was changed, with each they had, the latest first."""
    now: dict[tuple[str, str], str] = {}
    for revision in workspace.revisions:
        for told in revision.entry.changes:
            for before, after in ((one.before, one.after) for one in told.facts if one.field == "id"):
                kind = told.record_kind
                present = now.setdefault((kind, before), now.get((kind, after), after))
                for record in workspace.sound(kind):
                    if record.text("id") == present != before:
                        yield record, before


def _addresses(workspace: Workspace, record: Record, former: str) -> Iterator[tuple[str, str]]:
    """The former address of a record with its present one, and of the page of what it has to do."""
    as_it_was = replace(record, data={**record.data, "id": former})
    addresses = workspace.addresses
    if record.kind.name == "county":
        if valid_id(as_it_was):
            yield f"{file_name(former, RESERVED)}/index.html", addresses.to("index")
    elif not valid_id(as_it_was):
        return
    elif record.kind.name == "drug":
        yield addresses.to(f"catalogue/{former.partition('-')[0]}"), addresses.of(record)
    else:
        yield addresses.of(as_it_was), addresses.of(record)
        if record in workspace.duties:
            yield addresses.duties(as_it_was), addresses.duties(record)
