"""Counties that differ from another in a few records, and how every clause stands there.

A variant is held in memory: the records it does not change are those of the county it comes from. It need not pass
the check, since what is asked is how judging takes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from workspaces import REPOSITORY
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.ledger.record import Record
from ygt.obligations import status
from ygt.obligations.clauses import Clause, Obligation, obligations
from ygt.obligations.judge import Judging
from ygt.obligations.judged import Judged
from ygt.obligations.kinds.table import Judgement
from ygt.obligations.preparation import Preparation
from ygt.obligations.reader import Reader
from ygt.obligations.status import Status
from ygt.obligations.twins import Twins
from ygt.obligations.verdict import Outcome
from ygt.obligations.verdicts import Verdicts
from ygt.obligations.view import View
from ygt.schema.contract import Kind, contract
from ygt.schema.engine import engine

TASKS = ("必须", "应当", "目标")

PACKS, OWN = "两个条款包", "本县文件"

SHORT, SILENT = "逾期未落实", "待核实"
"""The two ways to fall: the data show that it is not so, or they no longer show anything."""

FALLEN: dict[str, tuple[Status, ...]] = {
    SHORT: (status.OVERDUE, status.TARGET_MISSED),
    SILENT: (status.UNVERIFIED, status.TARGET_UNREPORTED),
}
OUTCOMES: dict[str, tuple[Outcome, ...]] = {
    SHORT: (Outcome.UNMET, Outcome.PENDING),
    SILENT: (Outcome.UNKNOWN,),
}


@dataclass(eq=False)
class Variant:
    """What is different: the data of records (None where one is taken away), and records beside others.

    `unread` are kinds of which one record has the wrong shape.
    """

    changed: dict[Record, dict[str, Any] | None] = field(default_factory=dict)
    added: list[tuple[Record, dict[str, Any]]] = field(default_factory=list)
    unread: frozenset[str] = frozenset()
    _made: Ledger | None = field(default=None, init=False, repr=False)

    @property
    def sound(self) -> bool:
        """Whether all that is different has the right shape, as judging may take for granted."""
        data = [*self.changed.items(), *self.added]
        return all(_is_sound(record.kind, one) for record, one in data if one is not None)

    def of(self, ledger: Ledger) -> Ledger:
        """The ledger with these differences."""
        if self._made is None:
            self._made = self._of(ledger)
        return self._made

    def _of(self, ledger: Ledger) -> Ledger:
        found = Ledger(ledger.root, ledger.contract, documents=ledger.documents, texts=ledger.texts)
        found.partial = {*ledger.partial, *self.unread}
        for record in (one for records in ledger.records.values() for one in records):
            if record.parent is not None and record.parent in self.changed:
                continue
            data = self.changed.get(record, record.data)
            if data is record.data:
                found.add(record)
            elif data is not None:
                _enter(found, record, data)
        for record, data in self.added:
            _enter(found, record, data)
        return found


def _is_sound(kind: Kind, data: dict[str, Any]) -> bool:
    return not engine(contract()).violations(kind.name, [data] if kind.layout == "list" else data)


def _enter(ledger: Ledger, like: Record, data: dict[str, Any]) -> None:
    """Enter a record with other data than `like`, and the records kept inside it."""
    record = Record(like.kind, data, like.document, like.base, like.sound, like.parent)
    ledger.add(record)
    for key, kind in like.kind.parts.items():
        for index, one in enumerate(record.items(key)):
            ledger.add(Record(kind, one, like.document, (*like.base, key, index), parent=record))


class Bench:
    """A county on a day, with its clauses judged, to compare its variants with."""

    def __init__(self, ledger: Ledger, day: date) -> None:
        self.ledger = ledger
        self.day = day
        self.clauses = {one.id: one for document in obligations(ledger) for one in document.clauses}
        self._twins = Twins(self.clauses.values())
        self._preparation = Preparation(ledger, self._twins)
        self._readers: dict[Obligation, Reader] = {}

    @cached_property
    def view(self) -> View:
        """The county on the day, to ask it for groups and links."""
        return Verdicts(self.ledger).view(self.day)

    @cached_property
    def before(self) -> dict[str, Judged]:
        """How every clause stands."""
        return _standing(self.ledger, self.day)

    def members(self, clause: Clause, group: str) -> tuple[str, ...]:
        """The official names of a group's records on the day, as the document of `clause` means the group."""
        document = clause.obligation
        if document not in self._readers:
            self._readers[document] = Reader(self.ledger, document.groups)
        return self.view.names(self._readers[document].group(group))

    def decisive(self, clause: str) -> Clause:
        """The clause that is judged in place of this one, or this one."""
        own = self.clauses[clause]
        return self._twins.of(own) or own

    def group(self, clause: str) -> frozenset[str]:
        """The clauses that stand as this one does because they are judged by the same one."""
        decisive = self.decisive(clause)
        return frozenset(one for one in self.clauses if self.decisive(one) is decisive)

    def judgements(self, clause: Clause) -> Iterator[tuple[dict[str, Any], Judgement]]:
        """The judgements of a clause, as the file has them and as they are read."""
        prepared = self._preparation.of(clause)
        assert not prepared.fault, prepared.fault
        for raw, (_, judgement) in zip(clause.judged, prepared.judgements, strict=True):
            yield raw, judgement

    def outcome(self, clause: Clause, index: int, variant: Variant) -> Outcome | None:
        """What one judgement of a clause comes to in a variant; cheaper than `moved`. None: not to be judged."""
        ledger = variant.of(self.ledger)
        clauses = [one for document in obligations(ledger) for one in document.clauses]
        found = next((one for one in clauses if one.id == clause.id), None)
        prepared = Preparation(ledger, Twins(clauses)).of(found) if found else None
        if prepared is None or prepared.fault:
            return None
        return Verdicts(ledger).of(prepared.judgements[index][1], self.day).outcome

    def moved(self, variant: Variant) -> dict[str, Status]:
        """The clauses that stand otherwise in a variant, and how."""
        after = _standing(variant.of(self.ledger), self.day)
        return {one: found.status for one, found in after.items() if found.status is not self.before[one].status}

    def fell(self, clause: str, how: str, moved: dict[str, Status], others: Iterable[str] = ()) -> bool:
        """Whether a clause fell so, with those judged by the same one and `others`, and nothing else moved."""
        group = {one for one in self.group(clause) if self.before[one].status in status.RANKING}
        return all(moved.get(one) in FALLEN[how] for one in group) and set(moved) == {*group, *others}


def _standing(ledger: Ledger, day: date) -> dict[str, Judged]:
    return {one.clause.id: one for one in Judging(ledger).on(day)}


@lru_cache(maxsize=2)
def demonstration(papers: str) -> Bench:
    """The demonstration county on the latest day its ledger records, with the packs alone or its own paper alone.

    Its own paper asks much of what the packs ask, in its own words and by itself: both would fall at once.
    """
    ledger, _ = load(REPOSITORY / "examples" / "demo")
    assert ledger.latest_day is not None
    if papers == PACKS:
        without: dict[Record, dict[str, Any] | None] = dict.fromkeys(ledger.all("obligation"))
    else:
        assert ledger.county is not None
        without = {ledger.county: {key: value for key, value in ledger.county.data.items() if key != "packs"}}
    return Bench(Variant(without).of(ledger), ledger.latest_day)


def from_data(clause: Clause) -> bool:
    """Whether a clause is judged, and not by material alone."""
    return bool({one["kind"] for one in clause.judged} - {"佐证"})
