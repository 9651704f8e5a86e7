"""The history of one subject, from both sides: what the records say, and who entered it when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ygt.findings import Place
from ygt.history.entry import Entry, Told
from ygt.history.event import Event
from ygt.history.life import life, life_of
from ygt.history.log import history
from ygt.history.subject import Subject, concerning
from ygt.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Biography:
    """A subject's `events` from the records and `edits` from git; `notes` say what is not known of the past."""

    ledger: Ledger
    subject: Subject
    events: list[Event]
    edits: list[tuple[Entry, list[Told]]]
    notes: tuple[str, ...]
    on: date | None = None

    @property
    def place(self) -> Place | None:
        """Where the record stands; a person has none."""
        record = self.subject.record
        return record.head() if record is not None else None


def biography(ledger: Ledger, subject: Subject, on: date | None = None) -> Biography:
    """The history of a subject; with `on`, no more than what had begun and was entered by that day."""
    if subject.record is None:
        events = life_of(ledger, subject.person, on=on)
    else:
        events = life(ledger, subject.record, article=subject.article, on=on)
    past = history(ledger.root)
    entries = (past if on is None else past.until(on)).entries
    notes = list(past.notes)
    if subject.record is not None and not subject.record.sound:
        notes.insert(0, "这条记录有错误，其中的日期没有列出；用 ygt check 查看")
    return Biography(ledger, subject, events, concerning(entries, subject), tuple(notes), on)
