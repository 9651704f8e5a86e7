"""What the records say happened, and when: the valid-time side of a history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ygt.changes.words import bracketed, decision
from ygt.findings import Place
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, start_of
from ygt.schema.contract import Steps


@dataclass(frozen=True, slots=True)
class Event:
    """Something that took place, or held for a time, as the record of `place` has it.

    `since` and `until` are dates as written, empty where none is; both are the same for what took place on a day.
    """

    since: str
    until: str
    words: str
    place: Place

    @property
    def is_moment(self) -> bool:
        """Whether it took place, rather than held."""
        return bool(self.since) and self.since == self.until

    @property
    def order(self) -> tuple[bool, date]:
        """When it began, as far as is known; what has no date at all comes last."""
        found = start_of(self.since) or end_of(self.until)
        return found is None, found or date.max


def moment(
    ledger: Ledger,
    record: Record,
    day: object,
    words: str,
    *steps: str | int,
    decided: object = None,
    told: Iterable[str] = (),
) -> Event:
    """What took place on a day; in brackets what is `told` of it, and what decided it."""
    written = day if isinstance(day, str) else ""
    parts = "；".join(filter(None, (*told, decision(ledger, decided).words)))
    return Event(written, written, words + bracketed(parts), _place(record, steps))


def span(
    ledger: Ledger,
    record: Record,
    item: Mapping[str, Any],
    words: str,
    *steps: str | int,
    told: Iterable[str] = (),
    ending: str = "离任",
) -> Event:
    """What held from `from` to `until` of an item; in brackets what is `told` of it, what decided it, why it ended."""
    made = decision(ledger, item.get("decided_by")).words
    end = "，".join(filter(None, (str(item.get("reason", "")), decision(ledger, item.get("ended_by")).words)))
    parts = "；".join(filter(None, (*told, made, f"{ending}：{end}" if end else "")))
    written = str(item.get("from", "")), str(item.get("until", ""))
    return Event(*written, words + bracketed(parts), _place(record, steps))


def _place(record: Record, steps: Steps) -> Place:
    return record.place(*steps) if steps else record.head()


def in_time(events: Iterable[Event], day: date | None = None) -> list[Event]:
    """Events in the order in which they began; with `day`, those that had begun by then."""
    found = sorted(events, key=lambda one: one.order)
    return found if day is None else [one for one in found if one.order[0] or one.order[1] <= day]
