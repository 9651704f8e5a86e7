"""The ledger: every record of a workspace with its place, names indexed, references resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, TypeVar

from ygt.ledger.fields import Field, fields
from ygt.ledger.names import Match, Names
from ygt.ledger.packs import Pack, packs_of
from ygt.ledger.record import Record
from ygt.ledger.reference_list import EssentialList, essential_list
from ygt.ledger.time import start_of
from ygt.schema.contract import Contract
from ygt.source.document import Document

Answer = TypeVar("Answer")

Standing = Literal["own", "compiled", "fictional"]
"""Who answers for the data: the office that keeps it, whoever compiled it from published papers, or nobody."""

HAPPENED = frozenset({"from", "date", "on", "issued_on", "confirmed_on", "established_on", "adopted_on"})
"""Fields whose day says that something took place, not that it is planned or will end."""


@dataclass(slots=True, eq=False)
class Reference:
    """A field that names other records, and the records it names: none (dangling), one, or several (ambiguous)."""

    field: Field
    targets: list[Record]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of record the field may name."""
        return self.field.node.references

    @property
    def target(self) -> Record | None:
        """The one record it names, where it names one and its shape is right."""
        return self.targets[0] if len(self.targets) == 1 and self.targets[0].sound else None


@dataclass(eq=False)
class Ledger:
    """All records of one workspace. Rules, publishing and comparison see only this.

    `partial` are the kinds of which some records could not be read: that a record of these is not there proves
    nothing, since it may stand in a file with a mistake that is reported already. `presumed` are names taken to be
    those of records whose own is misspelt.
    """

    root: Path
    contract: Contract
    documents: dict[str, Document] = field(default_factory=dict)
    records: dict[str, list[Record]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    partial: set[str] = field(default_factory=set)
    presumed: list[Match] = field(default_factory=list)
    _sound: dict[str, list[Record]] = field(default_factory=dict, repr=False)
    _lists: dict[int, EssentialList | None] = field(default_factory=dict, repr=False)
    _answers: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)

    def add(self, record: Record) -> None:
        """Enter a record."""
        self._answers.clear()
        self._sound.pop(record.kind.name, None)
        self.records.setdefault(record.kind.name, []).append(record)
        self.names.add(record)

    def presume(self, matches: Iterable[Match]) -> None:
        """Let records be found under names they do not bear, so that one slip is not one more for each reference."""
        for match in matches:
            self.presumed.append(match)
            self.names.presume(match)
            # Resolved anew at the next question.
            self.__dict__.pop("references", None)
            self.__dict__.pop("_referrers", None)
            self._answers.clear()

    def answer(self, question: Callable[[Ledger], Answer]) -> Answer:
        """What `question` answers of this ledger, worked out once: several rules ask the same of all its records."""
        if question not in self._answers:
            self._answers[question] = question(self)
        found: Answer = self._answers[question]
        return found

    def meant(self, record: Record, key: str) -> str:
        """One of a record's names as its file has it, or the one presumed where that is misspelt."""
        presumed = (one.name for one in self.presumed if one.record is record and one.steps == (key,))
        return next(presumed, record.text(key))

    def all(self, kind: str) -> list[Record]:
        """Every record of a kind, in the order of the files."""
        return self.records.get(kind, [])

    def sound(self, kind: str) -> list[Record]:
        """The records of a kind whose shape is right."""
        if kind not in self._sound:
            self._sound[kind] = [record for record in self.all(kind) if record.sound]
        return self._sound[kind]

    def find(self, name: str, *kinds: str) -> Record | None:
        """The one record of these kinds that `name` (official, alias, former) means.

        None where there is none, where there are several, or where its shape is wrong.
        """
        found = self.names.find(name, kinds)
        return found[0] if len(found) == 1 and found[0].sound else None

    def whole(self, *kinds: str) -> bool:
        """Whether every record of these kinds was read and has the right shape, so that what is absent is absent."""
        return not any(kind in self.partial or any(not one.sound for one in self.all(kind)) for kind in kinds)

    @cached_property
    def county(self) -> Record | None:
        """The county's own record."""
        found = self.all("county")
        return found[0] if found else None

    @property
    def standing(self) -> Standing:
        """The standing of the data; compiled, the most careful, where nothing is said, or nothing that there is."""
        match self.county.text("standing") if self.county else "":
            case "own" | "fictional" as stated:
                return stated
        return "compiled"

    @cached_property
    def fields(self) -> list[Field]:
        """Every annotated text field of every record, those of records kept in it included."""
        own = (record for records in self.records.values() for record in records if record.parent is None)
        return [one for record in own for one in fields(record)]

    @cached_property
    def references(self) -> list[Reference]:
        """Every field that names records, resolved. Persons are known by name and need no record."""
        return [
            Reference(one, self.names.find(one.value, one.node.references))
            for one in self.fields
            if "x-ref" in one.node.schema and "x-person" not in one.node.schema
        ]

    @cached_property
    def _referrers(self) -> dict[int, list[Reference]]:
        index: dict[int, list[Reference]] = {}
        for reference in self.references:
            for target in reference.targets:
                index.setdefault(id(target), []).append(reference)
        return index

    def referrers(self, record: Record) -> list[Reference]:
        """The references that name `record`."""
        return self._referrers.get(id(record), [])

    @cached_property
    def _by_format(self) -> dict[str, list[Field]]:
        index: dict[str, list[Field]] = {}
        for one in self.fields:
            if one.node.format:
                index.setdefault(one.node.format, []).append(one)
        return index

    def formatted(self, formats: Iterable[str]) -> list[Field]:
        """The fields whose grammar is one of `formats`."""
        return [one for format_ in formats for one in self._by_format.get(format_, ())]

    @cached_property
    def persons(self) -> list[Field]:
        """The fields that name a person."""
        return [one for one in self.fields if "x-person" in one.node.schema]

    @cached_property
    def latest_day(self) -> date | None:
        """The latest day on which the ledger records something as having happened or been confirmed, or None."""
        days = (
            start_of(field.value)
            for field in self.formatted(["day"])
            if field.steps[-1] in HAPPENED and "exceptions" not in field.steps
        )
        return max((day for day in days if day), default=None)

    @cached_property
    def packs(self) -> list[Pack]:
        """The packs of clauses the county uses, without their clauses."""
        return packs_of(self.contract.folder, self.county)

    def essential_list(self, edition: int) -> EssentialList | None:
        """An edition of the national essential list, or None where it is not at hand."""
        if edition not in self._lists:
            self._lists[edition] = essential_list(self.root, edition)
        return self._lists[edition]
