"""Persons' names that seem to be another's with one character wrong. Sound records only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from ygt.dates import Period
from ygt.ledger.governance import holdings, memberships
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.schema.contract import Steps
from ygt.schema.suggestion import distance, nearest


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A person named in a body or as the holder of an office: where, of which unit, and as what there."""

    record: Record
    steps: Steps
    holder: dict[str, Any]
    name: str
    unit: Record
    office: str
    role: str
    bounds: Period


def slips(ledger: Ledger) -> list[tuple[Mention, Mention]]:
    """Names that stand once in the ledger, each with a near one that the same unit has for the same office.

    Two who sit side by side in one body, or hold the offices of one unit, are two persons however alike their names.
    """
    times = Counter(field.value for field in ledger.persons)
    by_unit: dict[int, list[Mention]] = {}
    for mention in _mentions(ledger):
        by_unit.setdefault(id(mention.unit), []).append(mention)
    found: list[tuple[Mention, Mention]] = []
    for mentions in by_unit.values():
        for index, mention in enumerate(mentions):
            if times[mention.name] != 1:
                continue
            # Of two names that stand once each, the first is taken to be right: offices come before bodies.
            office = mention.office
            others = (
                one
                for at, one in enumerate(mentions)
                if (one.office == office or not one.office or not office) and (at < index or times[one.name] > 1)
            )
            meant = (one for one in others if _means(mention, one) and not _beside(mention, one.name, mentions))
            found += [(mention, one) for one in islice(meant, 1)]
    return found


def _mentions(ledger: Ledger) -> Iterator[Mention]:
    for unit in (*ledger.sound("unit"), *ledger.sound("institution")):
        for held in holdings(unit):
            office, role = str(held.office["title"]), str(held.office["role"])
            yield Mention(unit, (*held.steps, "person"), held.data, held.person[0], unit, office, role, held.bounds)
    for body in ledger.sound("body"):
        for member in memberships(body):
            of = ledger.find(member.data.get("unit", ""), "unit", "institution")
            if of is not None:
                office, role = member.data.get("office", ""), member.data.get("role", "")
                steps = ("memberships", member.index, "person")
                yield Mention(body, steps, member.data, member.person[0], of, office, role, member.bounds)


def _means(mention: Mention, other: Mention) -> bool:
    same_role = mention.role == other.role or not mention.role or not other.role
    return same_role and mention.bounds.overlaps(other.bounds) and _near(mention.name, other.name)


def _beside(mention: Mention, name: str, mentions: Iterable[Mention]) -> bool:
    """Whether somebody of that name is in the same body, or holds an office of the same unit."""
    return any(one.record is mention.record and one.name == name for one in mentions)


def _near(left: str, right: str) -> bool:
    """Whether one character makes the difference; of two, it must sound the same."""
    return left != right and distance(left, right) == 1 and nearest(left, [right]) is not None


def is_slip(ledger: Ledger, names: Iterable[str], others: Iterable[str], besides: str) -> bool:
    """Whether one of `names` and one of `others` are found to be one name with a slip.

    Not where the record of the slip has an exception from the rule `besides`: then they are two persons.
    """
    pairs = {frozenset(pair) for pair in product(names, others)}
    if not any(distance(*pair) == 1 for pair in pairs if len(pair) == 2):
        return False
    return any(
        frozenset((slip.name, meant.name)) in pairs
        and not any(one.get("rule") == besides for one in slip.record.items("exceptions"))
        for slip, meant in slips(ledger)
    )
