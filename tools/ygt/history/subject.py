"""Of whom or what a history is told, and which changes of the past are about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ygt.changes.words import named
from ygt.history.account import names_of
from ygt.history.entry import Entry, Told
from ygt.history.people import Person
from ygt.ledger.record import Record

WHOLE = frozenset({"record-added", "charter-adopted"})
"""Changes of a charter that concern each of its articles."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A record, an `article` of a charter, or a person."""

    record: Record | None = None
    article: str = ""
    person: Person = ("", "")

    @property
    def title(self) -> str:
        """As a heading says it: 机构“示例县人民医院”."""
        if self.record is None:
            return f"人员“{named(*self.person)}”"
        return f"{self.record.subject()}{self.article}"


def concerning(entries: Iterable[Entry], subject: Subject) -> list[tuple[Entry, list[Told]]]:
    """The entries that changed something of a subject, newest first, each with what it changed of it."""
    found = ((one, list(_of(one, subject))) for one in entries) if not subject.article else _article(entries, subject)
    return [(one, told) for one, told in found if told]


def _of(entry: Entry, subject: Subject) -> Iterator[Told]:
    if subject.record is None:
        return (one for one in entry.changes if named(*subject.person) in one.persons)
    identity, names = subject.record.text("id"), frozenset(names_of(subject.record))
    return (one for one in entry.changes if _is_record(one, subject.record, identity, names))


def _is_record(one: Told, record: Record, identity: str, names: frozenset[str]) -> bool:
    if one.record_kind != record.kind.name:
        return False
    if identity and one.record_id:
        return one.record_id == identity
    return not names.isdisjoint(one.record_names)


def _article(entries: Iterable[Entry], subject: Subject) -> Iterator[tuple[Entry, list[Told]]]:
    """Of an article, followed back through the numbers it bore, to where its charter was entered."""
    assert subject.record is not None
    number = subject.article
    for entry in entries:
        changes = _of(entry, Subject(subject.record))
        told = [one for one in changes if number in one.articles or one.kind in WHOLE]
        yield entry, told
        moved = (fact for one in told if one.kind == "article-renumbered" for fact in one.facts)
        number = next((fact.before for fact in moved if fact.after == number), number)
