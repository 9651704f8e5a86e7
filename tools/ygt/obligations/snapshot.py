"""The day's view: the records of a ledger as they stand on a day, with official names in place of every other.

What has no date is worked out once and shared by all days; a record with dates, once for each of its states.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from ygt.dates import Period
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, ending_of, start_of
from ygt.obligations.layout import Layout, layout_of

BEGINNINGS = ("from", "established_on", "formed_on", "date", "issued_on")
"""The fields of a record that tell since when there is what it records; the latest of them counts."""

Shared = TypeVar("Shared", bound=Hashable)

BEGINNING_ON = "listed"
ENDS = ("until", "ended_on")


@dataclass(slots=True, eq=False)
class State:
    """A record in one of its states: its data with official names, without the parts that do not hold then."""

    record: Record
    data: dict[str, Any]
    name: str = field(init=False)
    _span: Period | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.name = self.record.name

    @property
    def span(self) -> Period:
        """From when to when there is what the record records."""
        if self._span is None:
            self._span = span_of(self.data)
        return self._span


@dataclass(slots=True, eq=False)
class Timeline:
    """A record through time: since when and until when there is what it records, and its states between."""

    record: Record
    whole: State
    layout: Layout
    turns: list[date]
    _states: dict[int, State] = field(default_factory=dict)

    @property
    def span(self) -> Period:
        """From when to when there is what the record records."""
        return self.whole.span

    def on(self, day: date) -> State | None:
        """The state on `day`, or None where there is none."""
        if not self.span.contains(day):
            return None
        if not self.turns:
            return self.whole
        index = bisect_right(self.turns, day)
        if index not in self._states:
            data = self.layout.on(self.whole.data, day)
            self._states[index] = self.whole if data is self.whole.data else State(self.record, data)
        return self._states[index]


class Archive:
    """The timelines of a ledger's sound records, by kind; worked out as they are asked for."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._timelines: dict[str, list[Timeline]] = {}
        self._names: dict[tuple[str, tuple[str, ...]], str] = {}
        self._whole: dict[str, bool] = {}
        self._shared: dict[Any, Any] = {}

    def timelines(self, kind: str) -> list[Timeline]:
        """Every sound record of a kind, in the order of the files."""
        if kind not in self._timelines:
            layout = layout_of(self.ledger.contract, kind)
            self._timelines[kind] = [self._timeline(one, layout) for one in self.ledger.sound(kind)]
        return self._timelines[kind]

    def official(self, name: str, kinds: tuple[str, ...]) -> str:
        """The official name of the record `name` means, or `name` where none is meant."""
        known = self._names.get((name, kinds))
        if known is None:
            found = self.ledger.find(name, *kinds)
            known = self._names[name, kinds] = (found.name if found else "") or name
        return known

    def is_whole(self, kind: str) -> bool:
        """Whether every record of a kind could be read, so that what is absent is absent."""
        if kind not in self._whole:
            self._whole[kind] = self.ledger.whole(kind)
        return self._whole[kind]

    def shared(self, found: Shared) -> Shared:
        """`found`, or what is equal to it and was found before, so that days on which nothing changes have the same."""
        known: Shared = self._shared.setdefault(found, found)
        return known

    def _timeline(self, record: Record, layout: Layout) -> Timeline:
        data = layout.named(record.data, self.official) if layout.matters else record.data
        turns: set[date] = set()
        if layout.matters:
            layout.turns(data, turns)
        return Timeline(record, State(record, data), layout, sorted(turns))


class Snapshot:
    """A ledger on one day. `archive` is shared by the snapshots of one ledger."""

    def __init__(self, ledger: Ledger, day: date, archive: Archive | None = None) -> None:
        self.ledger = ledger
        self.day = day
        self.archive = archive or Archive(ledger)
        self._records: dict[str, tuple[State, ...]] = {}

    def records(self, kind: str) -> tuple[State, ...]:
        """The records of a kind in force on the day, each as it stands then; the same tuple while nothing changes."""
        if kind not in self._records:
            found = (one.on(self.day) for one in self.archive.timelines(kind))
            self._records[kind] = self.archive.shared(tuple(one for one in found if one is not None))
        return self._records[kind]

    def history(self, kind: str) -> tuple[Timeline, ...]:
        """The records of a kind that had begun by the day, those that have ended since included."""
        return self.archive.shared(tuple(one for one in self.archive.timelines(kind) if one.span.first <= self.day))


def span_of(data: dict[str, Any]) -> Period:
    """From when to when there is what a record records; an end that nothing tells is open."""
    starts = [start for key in BEGINNINGS if (start := start_of(data.get(key)))]
    listed = data.get(BEGINNING_ON)
    if isinstance(listed, dict) and (start := start_of(listed.get("on"))):
        starts.append(start)
    ends = [end for key in ENDS if (end := end_of(data.get(key)))]
    if ended := ending_of(data):
        ends.append(ended)
    return Period(max(starts, default=date.min), min(ends, default=date.max))
