"""The small changes variants are made of: a field changed or taken away, a record ended, copied, no longer chosen."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from spoiling import silenced, spoilt
from variants import Bench, Variant

from ygt.ledger.packaged import shared_groups
from ygt.ledger.record import Record
from ygt.obligations.clauses import Clause
from ygt.obligations.paths import mappings_at
from ygt.obligations.selection import Selection
from ygt.schema.contract import Node

OTHER_NAMES = ("aliases", "former_names", "short_name", "id")
"""What a copy of a record must not have, so that the names of the first still mean one record."""

Edit = Callable[[dict[str, Any]], object]


class Spot:
    """Where a variant is looked for: a clause of a county, one of its judgements as the file has it."""

    def __init__(self, bench: Bench, clause: Clause, raw: dict[str, Any]) -> None:
        self.bench = bench
        self.clause = clause
        self.raw = raw
        shared = (one.data for one in shared_groups(bench.ledger.contract.folder))
        self._groups = {one["name"]: one for one in (*shared, *clause.obligation.groups)}

    def records(self, selection: Selection, most: int = 4) -> list[Record]:
        """The first records of a selection."""
        return [one.record for one in self.bench.view.states(selection)[:most]]

    def condition(self, key: str = "") -> Any:
        """The condition of the records judged (`of`, `records`), or of the links (`through`)."""
        if key == "through":
            return self.raw.get("where", {})
        if "of" in self.raw:
            return self._groups[self.raw["of"]].get("where", {})
        return self.raw["records"].get("where", {})

    def members(self, group: str) -> tuple[str, ...]:
        """See `spoiling.Names`."""
        found = set(self.bench.members(self.clause, group))
        records = [one for one in self.bench.ledger.sound(self._groups[group]["kind"]) if one.name in found]
        names = self.bench.ledger.names
        return tuple(name for one in records for name in (one.name, *(match.name for match in names.of(one))))

    def known(self, kinds: tuple[str, ...]) -> Iterator[str]:
        """See `spoiling.Names`."""
        return (one.name for kind in kinds for one in self.bench.ledger.sound(kind))


def edited(record: Record, edit: Edit) -> Variant:
    """One record changed."""
    return all_edited([record], edit)


def all_edited(records: Iterable[Record], edit: Edit) -> Variant:
    """Several records changed alike."""
    changed: dict[Record, dict[str, Any] | None] = {}
    for record in records:
        data = copy.deepcopy(record.data)
        edit(data)
        changed[record] = data
    return Variant(changed)


def changes_of(written: list[dict[str, Any]], bench: Bench) -> Variant:
    """Changes written by hand: of the one record of a kind that has some values, fields set by path, or all removed."""
    found: dict[Record, dict[str, Any] | None] = {}
    for one in written:
        chosen = one["where"].items()
        (record,) = (
            held for held in bench.ledger.sound(one["kind"]) if all(held.get(key) == value for key, value in chosen)
        )
        data = copy.deepcopy(record.data)
        for path, value in one.get("set", {}).items():
            *around, last = [int(step) if step.isdigit() else step for step in path.split(".")]
            _at(data, tuple(around))[last] = value
        found[record] = None if one.get("remove") else data
    return Variant(found)


def replaced(record: Record, data: dict[str, Any]) -> Variant:
    """One record with other data."""
    return Variant({record: data})


def removed(records: Iterable[Record]) -> Variant:
    """Several records taken away."""
    return Variant(dict.fromkeys(records))


def together(variants: Iterable[Variant]) -> Variant:
    """The differences of several variants that touch different records."""
    found = Variant()
    for one in variants:
        found.changed |= one.changed
        found.added += one.added
        found.unread |= one.unread
    return found


def leaving(record: Record, condition: Any, spot: Spot) -> Iterator[dict[str, Any]]:
    """The record's data so that it is no longer among those the condition chooses."""
    yield from spoilt(record.data, condition, record.kind.record, spot)


def all_leaving(records: list[Record], condition: Any, spot: Spot) -> Iterator[Variant]:
    """Variants in which none of the records is chosen any more: each changed alike, or all taken away."""
    ways = [[*silenced(one.data, condition, one.kind.record, spot), *leaving(one, condition, spot)] for one in records]
    for number in range(min(map(len, ways), default=0)):
        yield together(replaced(one, way[number]) for one, way in zip(records, ways, strict=True))
    yield removed(records)


def cloned(record: Record, bench: Bench) -> Variant:
    """A second record like this one, and everywhere where this one is named the second as well."""
    name = _second_name(record)
    found = Variant(added=[(record, second(record.data, record))])
    places: dict[Record, list[tuple[str | int, ...]]] = {}
    for reference in bench.ledger.referrers(record):
        places.setdefault(reference.field.record, []).append(reference.field.steps)
    for other, steps in places.items():
        if other is record:
            continue
        data = copy.deepcopy(other.data)
        if all(isinstance(one[-1], int) for one in steps):
            for one in steps:
                _at(data, one[:-1]).append(name)
            found.changed[other] = data
        elif other.parent is None and other.kind.name not in ("county", "meeting", "document", "body", "institution"):
            for one in steps:
                _at(data, one[:-1])[one[-1]] = name
            found.added.append((other, second(data, other)))
    return found


def second(data: dict[str, Any], like: Record) -> dict[str, Any]:
    """Data for another record of the kind, with a name of its own where it has one."""
    copied = {key: copy.deepcopy(value) for key, value in data.items() if key not in OTHER_NAMES}
    if "id" in data:
        copied["id"] = f"{data['id']}-2"
    return copied | ({"name": _second_name(like)} if like.kind.naming == "name" else {})


def _second_name(like: Record) -> str:
    return f"{like.name}二部"


def _at(data: Any, steps: tuple[str | int, ...]) -> Any:
    for step in steps:
        data = data[step]
    return data


def leaves(data: Any, path: str) -> Iterator[tuple[Any, Any]]:
    """Every place of `path` in the data: what holds the value (mapping or list), and its key or index there."""
    key, _, rest = path.partition(".")
    for one in data if isinstance(data, list) else [data]:
        if not isinstance(one, dict) or key not in one:
            continue
        if rest:
            yield from leaves(one[key], rest)
        elif isinstance(one[key], list):
            yield from ((one[key], index) for index in range(len(one[key])))
        else:
            yield one, key


def set_all(data: dict[str, Any], path: str, value: str) -> None:
    """Put one value in every place of a path."""
    for inside, key in leaves(data, path):
        inside[key] = value


def holders(data: Any, path: str) -> Iterator[tuple[Any, Any]]:
    """Every item of the innermost list along `path` with a value at its end: the list, and the index in it."""
    keys = path.split(".")
    for end in range(len(keys), 0, -1):
        head, rest = ".".join(keys[:end]), ".".join(keys[end:])
        found = [
            (inside, index)
            for inside, index in leaves(data, head)
            if isinstance(inside, list) and isinstance(index, int)
        ]
        if found:
            yield from ((inside, index) for inside, index in found if not rest or any(leaves(inside[index], rest)))
            return


def without(data: dict[str, Any], path: str) -> None:
    """Take the last field of `path` away wherever it is."""
    head, _, last = path.rpartition(".")
    for one in mappings_at(data, head):
        one.pop(last, None)


def node_of(record: Record, path: str) -> Node:
    """The contract's node of the values at a path."""
    node = record.kind.record
    for key in path.split("."):
        while node.items is not None:
            node = node.items
        node = node.properties[key]
    while node.items is not None:
        node = node.items
    return node
