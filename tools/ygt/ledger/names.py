"""Names to records: official names first, then aliases, former names, short names and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ygt.identifiers.document_number import find_document_numbers
from ygt.ledger.record import Record
from ygt.schema.contract import Steps

_FIELDS = frozenset({"short_name", "number", "aliases", "former_names"})
"""Where a record has other names than the official one; most have none of these."""


class Match(NamedTuple):
    """A record's other name than the official one: what it is to the record (简称, 别名 …), and where it stands."""

    record: Record
    name: str
    by: str
    steps: Steps


class Names:
    """An index of every name by kind."""

    def __init__(self) -> None:
        self._official: dict[str, dict[str, list[Record]]] = {}
        self._others: dict[str, dict[str, list[Match]]] = {}
        self._presumed: dict[int, list[Match]] = {}

    def add(self, record: Record) -> None:
        """Index a record under all its names."""
        kind = record.kind.name
        if name := record.name:
            self._official.setdefault(kind, {}).setdefault(name, []).append(record)
        if not _FIELDS.isdisjoint(record.data):
            for match in self.of(record):
                self._enter(match)

    def presume(self, match: Match) -> None:
        """Let a record be found under a name it does not bear and is taken to be meant to."""
        self._presumed.setdefault(id(match.record), []).append(match)
        self._enter(match)

    def _enter(self, match: Match) -> None:
        known = self._others.setdefault(match.record.kind.name, {}).setdefault(match.name, [])
        # The names of a record are entered one after another: those before need not be looked through.
        if not known or known[-1].record is not match.record:
            known.append(match)

    def find(self, name: str, kinds: Iterable[str]) -> list[Record]:
        """The records of the first kind that knows `name`; several when the name is ambiguous there."""
        kinds = tuple(kinds)
        for kind in kinds:
            if (official := self._official.get(kind)) and name in official:
                return official[name]
        for kind in kinds:
            if (others := self._others.get(kind)) and name in others:
                return [match.record for match in others[name]]
        return []

    def official(self, kind: str) -> dict[str, list[Record]]:
        """Official names of one kind, in the order of the files."""
        return self._official.get(kind, {})

    def others(self, kind: str) -> dict[str, list[Match]]:
        """All other names of one kind."""
        return self._others.get(kind, {})

    def known(self, kinds: Iterable[str]) -> list[str]:
        """Every name of these kinds, official ones first."""
        kinds = tuple(kinds)
        official = [name for kind in kinds for name in self.official(kind)]
        return official + [name for kind in kinds for name in self.others(kind)]

    def of(self, record: Record) -> Iterator[Match]:
        """Every name of a record but the official one."""
        for field, by in (("short_name", "简称"), ("number", "文号")):
            if (value := record.text(field)) and value != record.name:
                yield Match(record, value, by, (field,))
        # A number with a wrong bracket is reported where it stands; those who cite it rightly must not be told to err.
        if number := record.text("number"):
            for mention in find_document_numbers(number):
                if (right := str(mention.number)) != number:
                    yield Match(record, right, "文号", ("number",))
        for field, by in (("aliases", "别名"), ("former_names", "曾用名")):
            for index, item in enumerate(record.items(field)):
                if isinstance(item, dict) and isinstance(item.get("name"), str):
                    yield Match(record, item["name"], by, (field, index, "name"))
        yield from self._presumed.get(id(record), ())
