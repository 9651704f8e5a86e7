"""What the ledger knows that a draft may speak of, on one day: the names by which units are called, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import UNIT_KINDS, local_name
from ygt.ledger.record import Record
from ygt.ledger.time import end_of
from ygt.proofreading.draft import Draft

NAMED_KINDS = (*UNIT_KINDS, "centre", "alliance")
SHORTEST = 2
"""No shorter name can be told from the words around it."""


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name that a record bears or bore, with what it is to it (全称、别名、曾用名), and its last day."""

    text: str
    record: Record
    by: str
    until: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A known name found in a paragraph. Several records may bear it."""

    paragraph: int
    start: int
    end: int
    names: tuple[Name, ...]

    @property
    def text(self) -> str:
        """The name as it stands there."""
        return self.names[0].text

    @property
    def record(self) -> Record:
        """The record it means; the first where several bear the name."""
        return self.names[0].record


class Known:
    """The ledger as a draft of `day` is held against it."""

    def __init__(self, ledger: Ledger, draft: Draft, day: date) -> None:
        self.ledger = ledger
        self.day = day
        self._draft = draft

    @cached_property
    def names(self) -> dict[str, list[Name]]:
        """Every name of units, institutions, bodies, communities, issuers, centres and alliances."""
        found: dict[str, list[Name]] = {}
        for kind in NAMED_KINDS:
            for record in self.ledger.all(kind):
                for name in self._names_of(record):
                    bearers = found.setdefault(name.text, [])
                    if len(name.text) >= SHORTEST and all(one.record.name != record.name for one in bearers):
                        bearers.append(name)
        return {text: bearers for text, bearers in found.items() if bearers}

    def _names_of(self, record: Record) -> Iterator[Name]:
        if not record.name:
            return
        yield Name(record.name, record, "全称")
        # What the record calls itself in full comes first: a former name may be listed as an alias as well.
        former = {one.name for one in self.ledger.names.of(record) if one.by == "曾用名"}
        for match in self.ledger.names.of(record):
            if match.by == "曾用名":
                until = end_of(record.items("former_names")[int(match.steps[1])].get("until"))
                for text in {match.name, self._local(match.name)}:
                    yield Name(text, record, match.by, until)
            elif match.name not in former and not any(self._local(one) == match.name for one in former):
                yield Name(match.name, record, match.by)
        yield Name(local_name(self.ledger, record.name), record, "简称")
        if record.sound:
            for plate in record.items("plates"):
                yield Name(plate["name"], record, "挂牌名称")
            if office := record.part("office").get("name"):
                yield Name(office, record, "办事机构")

    def _local(self, name: str) -> str:
        """A name that no record bears any more, as it was printed within the county."""
        home = self.ledger.county
        return name.replace(home.name, home.text("short_name"), 1) if home and name.startswith(home.name) else name

    @cached_property
    def mentions(self) -> list[Mention]:
        """Every known name in the draft; of names that overlap, the one that begins first, then the longest."""
        if not self.names:
            return []
        pattern = re.compile("|".join(map(re.escape, sorted(self.names, key=len, reverse=True))))
        return [
            Mention(number, match.start(), match.end(), tuple(self.names[match[0]]))
            for number, text in self._draft.texts()
            for match in pattern.finditer(text)
        ]

    @cached_property
    def mentions_by_paragraph(self) -> dict[int, list[Mention]]:
        """The mentions of each paragraph, in order."""
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.paragraph, []).append(mention)
        return found

    def resolve(self, text: str, *kinds: str) -> Record | None:
        """The one record of these kinds that a name as printed means, or None."""
        found = [one.record for one in self.names.get(text, ()) if not kinds or one.record.kind.name in kinds]
        return found[0] if len(found) == 1 else None

    def print_name(self, record: Record) -> str:
        """How to write a unit in this county's papers."""
        return local_name(self.ledger, record.name)

    def source_of(self, *candidates: object) -> str:
        """Where the ledger has it from, in words (（方案二（二））), by the first source that names a document."""
        for candidate in candidates:
            for source in candidate if isinstance(candidate, list) else [candidate]:
                if isinstance(source, dict) and source.get("document"):
                    return f"（{source['document']}{source.get('clause', '')}）"
        return ""


def covered(spans: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans holds all of `start` to `end`."""
    return any(first <= start and end <= last for first, last in spans)
