"""Records whose own name seems misspelt: nobody refers to them, and several refer to a name that is nearly theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ygt.ledger.fields import Field
from ygt.ledger.ledger import Ledger, Reference
from ygt.ledger.names import Match
from ygt.ledger.record import Record
from ygt.schema.suggestion import distance, nearest

ENOUGH = 2
"""So many references must agree against the record: of one of each, nothing says which is the slip."""

TELLING = frozenset("0123456789零〇一二三四五六七八九十百甲乙丙丁东西南北上下前后左右内外大小")
"""Characters by which the names of different things differ: 第一次会议 is no slip for 第二次会议."""

_NUMBER = re.compile("[0-9]+")

OWNERS = ("body", "unit", "community")
"""Fields that name whose the record is; its own name is often made of theirs."""


def misnamed(ledger: Ledger) -> list[Match]:
    """Names that records seem meant to bear, each with the place of the name that stands there instead.

    A name is given only where exactly one unused name is near it, no other name of the record speaks against it,
    and no kind it might belong to is only partly read.
    """
    wanted: dict[str, list[Reference]] = {}
    for reference in ledger.references:
        if not reference.targets and ledger.partial.isdisjoint(reference.kinds):
            wanted.setdefault(reference.field.value, []).append(reference)
    if not wanted:
        return []
    used = {reference.field.value for reference in ledger.references if reference.targets}
    found: dict[tuple[int, str], tuple[int, Match]] = {}
    for meant, references in wanted.items():
        match = _written_as(ledger, meant, references, used) if len(references) >= ENOUGH else None
        if match is not None:
            written = (id(match.record), match.name)
            if len(references) > found.get(written, (0, match))[0]:
                found[written] = (len(references), Match(match.record, meant, match.by, match.steps))
    return [match for _, match in found.values()]


def _written_as(ledger: Ledger, meant: str, references: list[Reference], used: set[str]) -> Match | None:
    """The one unused name that seems to be `meant` misspelt."""
    kinds = [kind for kind in references[0].kinds if all(kind in one.kinds for one in references)]
    unused: dict[str, list[Match]] = {}
    for match in _names(ledger, kinds):
        if match.name not in used and not differ_tellingly(match.name, meant, _own_figures(match.record)):
            unused.setdefault(match.name, []).append(match)
    while (name := nearest(meant, unused)) and _borne_out(ledger, unused[name][0], meant):
        del unused[name]
    if name is None or len(unused[name]) > 1:
        return None
    chosen, apart = unused[name][0], distance(meant, name)
    rivals = (one for other in unused.values() for one in other if one.record is not chosen.record)
    if any(distance(meant, one.name) <= apart and not _borne_out(ledger, one, meant) for one in rivals):
        return None
    # A name in use that is nearer: then it is the references that are likelier misspelt.
    known = (other for other in ledger.names.known(kinds) if other in used)
    nearer = any(distance(meant, other) < apart and not differ_tellingly(other, meant) for other in known)
    return None if nearer else chosen


def differ_tellingly(name: str, meant: str, figures: frozenset[str] = frozenset()) -> bool:
    """Whether two names differ in what tells things apart; figures that the thing says of itself are no difference."""
    if len(name) == len(meant):
        return any(
            written != right and written in TELLING and right in TELLING
            for written, right in zip(_without(name, meant, figures), meant, strict=True)
        )
    return [one for one in name if one in TELLING] != [one for one in meant if one in TELLING]


def _without(name: str, meant: str, figures: frozenset[str]) -> str:
    """`name` with each number that stands where `meant` has one of `figures` written as there."""
    for number in _NUMBER.finditer(meant):
        if number[0] in figures:
            name = name[: number.start()] + number[0] + name[number.end() :]
    return name


def _own_figures(record: Record) -> frozenset[str]:
    """The year and number that a record states beside its name."""
    stated = (record.get("year"), record.get("number"), record.text("date")[:4])
    return frozenset(str(one) for one in stated if one)


def _names(ledger: Ledger, kinds: Iterable[str]) -> Iterator[Match]:
    for kind in kinds:
        for name, records in ledger.names.official(kind).items():
            for record in records:
                node = record.node(record.kind.naming)
                yield Match(record, name, node.title if node else "名称", (record.kind.naming,))
        for matches in ledger.names.others(kind).values():
            yield from matches


def _borne_out(ledger: Ledger, match: Match, meant: str) -> bool:
    """Whether another name of the record is closer to the name as written: 监事会 to …监事会 rather than …理事会."""
    owners = {match.record.text(field) for field in OWNERS} - {""}
    others = {match.record.name, *(one.name for one in ledger.names.of(match.record)), *owners} - {match.name}
    return any(_beyond_length(other, match.name) < _beyond_length(other, meant) for other in others)


def _beyond_length(left: str, right: str) -> int:
    """Edits that the difference in length does not explain."""
    return distance(left, right) - abs(len(left) - len(right))


def misnamed_persons(ledger: Ledger) -> list[tuple[Record, str]]:
    """Registered namesakes nobody names, each with the near name that is given with their distinction."""
    named = {(one.value, given) for one in ledger.persons if (given := distinction(one))}
    persons = ledger.all("person")
    registered = {(one.name, one.text("distinct")) for one in persons}
    found = []
    for person in persons:
        distinct = person.text("distinct")
        if (person.name, distinct) in named:
            continue
        near = [
            name
            for name, given in named
            if given == distinct and (name, given) not in registered and distance(name, person.name) == 1
        ]
        if len(near) == 1:
            found.append((person, near[0]))
    return found


def distinction(field: Field) -> str:
    """How a mention of a person tells a namesake from another; an empty string where it does not."""
    given = field.holder.get("distinct") if isinstance(field.steps[-1], str) else None
    return given if isinstance(given, str) else ""
