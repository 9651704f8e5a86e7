"""The entries of a list of a record that began, ended, were corrected or taken out: members, holders, parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ygt.changes.pairing import Pair
from ygt.changes.sides import Sides
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import end_of
from ygt.schema.contract import Node, Steps

ENDING = frozenset({"until", "reason", "ended_by"})
"""Fields that are filled in when an entry ends."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One entry of a list, with the record and the ledger it stands in."""

    ledger: Ledger
    record: Record
    steps: Steps
    data: dict[str, Any]
    node: Node | None

    @property
    def person(self) -> tuple[str, str]:
        """Name and distinction, where the entry is about a person."""
        return str(self.data.get("person", "")), str(self.data.get("distinct", ""))


@dataclass(slots=True, eq=False)
class Moves:
    """What became of a list's entries; `recorded` are past ones entered only now."""

    started: list[Entry] = field(default_factory=list)
    ended: list[Entry] = field(default_factory=list)
    recorded: list[Entry] = field(default_factory=list)
    corrected: list[tuple[Entry, Entry]] = field(default_factory=list)
    removed: list[Entry] = field(default_factory=list)


def moves(sides: Sides, pair: Pair, base: tuple[Steps, Steps], passes: Sequence[tuple[str, ...]]) -> Moves:
    """What became of the list at `base` (its steps before and after) of a record.

    `passes` are the fields by which an entry is known again, the most exact first; entries equal in all are matched
    before. A record that is new or gone has all of its entries begun or removed.
    """
    new = list(entries(sides.after, pair.after, base[1]))
    if sides.dates:
        return Moves(
            started=[one for one in new if sides.begins(one.data)],
            ended=[one for one in new if sides.ends(one.data)],
        )
    old = list(entries(sides.before, pair.before, base[0]))
    found = Moves()
    matched = list(_matched(sides, old, new, passes))
    found.removed = [one for one in old if all(one is not before for before, _ in matched)]
    for before, after in matched:
        _judge(sides, before, after, found)
    for one in new:
        if any(one is after for _, after in matched):
            continue
        last = end_of(one.data.get("until"))
        (found.recorded if last is not None and last < sides.last else found.started).append(one)
    return found


def _judge(sides: Sides, before: Entry, after: Entry, found: Moves) -> None:
    if sides.same(before.data, after.data, after.node):
        return
    ends = "until" in after.data and "until" not in before.data
    if ends:
        found.ended.append(after)
    if not ends or differing(sides, before, after) - ENDING:
        found.corrected.append((before, after))


def differing(sides: Sides, before: Entry, after: Entry) -> set[str]:
    """The fields in which two entries differ."""
    keys = dict.fromkeys((*before.data, *after.data))
    nodes = after.node.properties if after.node else {}
    return {key for key in keys if not sides.same(before.data.get(key), after.data.get(key), nodes.get(key))}


def entries(ledger: Ledger, record: Record | None, base: Steps) -> Iterator[Entry]:
    """The entries of the list at `base` of a record; none where there is no record or no such list."""
    if record is None:
        return
    value: Any = record.data
    for step in base:
        value = value.get(step, []) if isinstance(value, dict) else value[int(step)]
    node = record.node(*base, 0)
    for index, item in enumerate(value):
        yield Entry(ledger, record, (*base, index), item, node)


def _matched(
    sides: Sides, old: list[Entry], new: list[Entry], passes: Sequence[tuple[str, ...]]
) -> Iterator[tuple[Entry, Entry]]:
    left, right = list(old), list(new)
    for keys in ((), *passes):
        for after in list(right):
            wanted = _key(sides, after, keys)
            before = next((one for one in left if _key(sides, one, keys) == wanted), None)
            if before is not None:
                left.remove(before)
                right.remove(after)
                yield before, after


def _key(sides: Sides, entry: Entry, keys: tuple[str, ...]) -> Any:
    """What an entry is known by: the fields `keys`, or all of it."""
    normal = sides.normal(entry.data, entry.node, entry.ledger)
    return [normal.get(key) for key in keys] if keys else normal


def handovers(found: Moves, *fields: str) -> Iterator[tuple[Entry | None, Entry | None]]:
    """Who left with who came in their place: alike in all of `fields`, or the only two alike in the first ones.

    Then those who left and those who came without the other.
    """
    left, came = list(found.ended), list(found.started)
    for count in range(len(fields), 0, -1):
        keys = fields[:count]
        for gone in list(left):
            leaving = [one for one in left if _agree(one, gone, keys)]
            coming = [one for one in came if _agree(one, gone, keys)]
            if coming and (count == len(fields) or len(leaving) == len(coming) == 1):
                left.remove(gone)
                came.remove(coming[0])
                yield gone, coming[0]
    for gone in left:
        yield gone, None
    for one in came:
        yield None, one


def _agree(one: Entry, other: Entry, keys: tuple[str, ...]) -> bool:
    return all(one.data.get(key) == other.data.get(key) for key in keys)
