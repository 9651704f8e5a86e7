"""The commits that changed a workspace, as its pages and feeds tell them: when, what, and on which pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ygt.dates import printed_day
from ygt.ledger.disclosure import FIELD
from ygt.publish.export.visibility import is_internal
from ygt.publish.site.markup import Link

if TYPE_CHECKING:
    from ygt.history.entry import Entry, Told
    from ygt.ledger.record import Record
    from ygt.publish.site.workspace import Workspace

TOLD = frozenset({"changed", "first", "unread"})
"""Outcomes that are told; a commit that changed nothing but the writing is none of the readers' concern."""

LISTED = 200
"""So many commits stand on the page of changes, the newest."""

MOST_SENTENCES = 20
LONGEST = 160
MOST_PAGES = 10


@dataclass(frozen=True, slots=True)
class Revision:
    """One commit: its title, its sentences under headings with how many more there are, and the pages it concerns."""

    entry: Entry
    title: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    more: int
    pages: tuple[Link, ...]
    more_pages: int

    @property
    def anchor(self) -> str:
        """Its place on the page of changes."""
        return f"c-{self.entry.short}"

    @property
    def author(self) -> str:
        """Who made it; an address of electronic mail is no name for a page."""
        return self.entry.author if "@" not in self.entry.author else ""

    @property
    def day(self) -> str:
        """The day as offices print it."""
        return printed_day(self.entry.day)


def revisions(workspace: Workspace) -> Iterator[Revision]:
    """The commits up to the workspace's day that changed anything everyone may see, the newest first."""
    if workspace.past is None:
        return
    for entry in workspace.past.entries:
        if entry.outcome not in TOLD or entry.day > workspace.day:
            continue
        open_to_all = [one for one in entry.changes if workspace.internal or is_public(workspace, one)]
        if entry.changes and not open_to_all:
            continue
        shown = replace(entry, changes=tuple(open_to_all))
        if entry.outcome == "first":
            # Everything there was: a list of it is the site itself.
            yield _told(workspace, shown, entry.title, (), ())
        elif len(open_to_all) == len(entry.changes):
            yield _told(workspace, shown, entry.title, [(g.title, g.sentences) for g in entry.groups], open_to_all)
        else:
            title = f"{workspace.name}：{open_to_all[0].title}等{len(open_to_all)}项变更"
            yield _told(workspace, shown, title, _grouped(open_to_all), open_to_all)


def link_to(workspace: Workspace, revision: Revision, text: str) -> Link:
    """A link to a commit on the page of changes, or to the page where it is too old to stand there."""
    listed = any(one.entry.commit == revision.entry.commit for one in workspace.revisions[:LISTED])
    return workspace.to("changes", text, revision.anchor if listed else "")


def by_record(found: Iterable[Revision]) -> dict[tuple[str, str], list[Revision]]:
    """The commits by the records they changed: by kind and `id`, or by kind and name where a record has none."""
    known: dict[tuple[str, str], list[Revision]] = {}
    for one in found:
        keys = ((told.record_kind, key) for told in one.entry.changes for key in _keys(told))
        for key in dict.fromkeys(keys):
            known.setdefault(key, []).append(one)
    return known


def of_record(workspace: Workspace, record: Record) -> list[Revision]:
    """The commits that changed `record`, the newest first."""
    return workspace.revisions_by_record.get(_key(record), [])


def of_kind(workspace: Workspace, kind: str) -> list[Revision]:
    """The commits that changed any record of a kind, the newest first."""
    return [one for one in workspace.revisions if any(told.record_kind == kind for told in one.entry.changes)]


def why(workspace: Workspace, revision: Revision, record: Record | None = None) -> str:
    """What a commit was for, in a few words: of `record`, or of the whole workspace."""
    title = about(revision, record).title if record is not None else revision.title
    subject = record.name if record is not None and revision.entry.outcome != "first" else workspace.name
    return title.removeprefix(f"{subject}：")


def about(revision: Revision, record: Record) -> Revision:
    """A commit with the sentences about `record` alone; where a workspace begins it is left as it is."""
    if revision.entry.outcome == "first":
        return revision
    kind, key = _key(record)
    own = [one for one in revision.entry.changes if one.record_kind == kind and key in _keys(one)]
    sentences = tuple(dict.fromkeys(shortened(one.sentence) for one in own))
    title = f"{record.name}：{own[0].title}" + (f"等{len(own)}项变更" if len(own) > 1 else "")
    shown = (("", sentences[:MOST_SENTENCES]),)
    return Revision(revision.entry, title, shown, len(sentences[MOST_SENTENCES:]), (), 0)


def _key(record: Record) -> tuple[str, str]:
    return record.kind.name, record.text("id") or record.name


def is_public(workspace: Workspace, told: Told) -> bool:
    """Whether a change may be told: neither its record nor its field is kept back, and it quotes nothing that is.

    A document that is no longer there is not told of either: nobody can say any more whether it was open.
    """
    kind = workspace.ledger.contract.record_kinds.get(told.record_kind)
    if kind is None:
        return not workspace.view.tells(told.sentence)
    nodes = [kind.record, *(kind.record.properties.get(fact.field) for fact in told.facts)]
    if any(node is not None and is_internal(node) for node in nodes):
        return False
    if FIELD in kind.record.properties and not any(_key(one)[1] in _keys(told) for one in workspace.sound(kind.name)):
        return False
    return not any(workspace.view.tells(text) for text in (told.sentence, *told.record_names))


def _keys(told: Told) -> tuple[str, ...]:
    return (told.record_id,) if told.record_id else told.record_names


def _grouped(changes: Iterable[Told]) -> list[tuple[str, tuple[str, ...]]]:
    groups: dict[str, list[str]] = {}
    for one in changes:
        groups.setdefault(one.group, []).append(one.sentence)
    return [(title, tuple(sentences)) for title, sentences in groups.items()]


def _told(
    workspace: Workspace,
    entry: Entry,
    title: str,
    groups: Iterable[tuple[str, tuple[str, ...]]],
    changes: Iterable[Told],
) -> Revision:
    shown: list[tuple[str, tuple[str, ...]]] = []
    more, room = 0, MOST_SENTENCES
    for heading, sentences in groups:
        kept = tuple(shortened(one) for one in sentences[:room])
        room -= len(kept)
        more += len(sentences) - len(kept)
        if kept:
            shown.append((heading, kept))
    if entry.notes and not shown:
        notes = (note for note in entry.notes if not workspace.view.tells(note))
        shown.append(("", tuple(f"{note.removesuffix('。')}。" for note in notes)))
    pages = tuple(dict.fromkeys(link for one in changes if (link := _page(workspace, one))))
    return Revision(entry, title, tuple(shown), more, pages[:MOST_PAGES], len(pages[MOST_PAGES:]))


def shortened(sentence: str) -> str:
    """A sentence as it is, or its beginning: 540 drugs in one line are the catalogue's to name."""
    if len(sentence) <= LONGEST:
        return sentence
    head = sentence[:LONGEST]
    # A name with a 、 of its own near the beginning is not to be cut there.
    listed = head.rfind("、", LONGEST // 2)
    return f"{head[:listed]}等。" if listed > 0 else f"{head}…"


def _page(workspace: Workspace, told: Told) -> Link | None:
    names = (workspace.ledger.find(name, told.record_kind) for name in told.record_names)
    record = next((one for one in names if one is not None and one.sound), None)
    if record is None:
        return None
    link = workspace.link(record, record.known_as())
    return link if link.address else None
