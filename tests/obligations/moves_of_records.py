"""Changes by which 每个, 比例, 数量 and 名单 fail: records with another value, without one, more of them or fewer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from edits import (
    Spot,
    all_edited,
    all_leaving,
    cloned,
    edited,
    holders,
    leaves,
    leaving,
    node_of,
    removed,
    replaced,
    second,
    together,
    without,
)
from spoiling import alternatives, silenced, spoilt
from variants import Variant

from ygt.ledger.record import Record
from ygt.obligations.kinds.count import Count
from ygt.obligations.kinds.each import Each, Share
from ygt.obligations.kinds.roll import Roll

Ways = Callable[[Record], Iterator[dict[str, Any]]]


def each_short(judged: Each, spot: Spot) -> Iterator[Variant]:
    first, *others = spot.records(judged.selection)
    yield from _each([first], lambda one: spoilt(one.data, spot.raw["meets"], one.kind.record, spot))
    yield from _newcomers(first, lambda one: spoilt(one.data, spot.raw["meets"], one.kind.record, spot))
    yield from _each(others, lambda one: spoilt(one.data, spot.raw["meets"], one.kind.record, spot))


def each_silent(judged: Each, spot: Spot) -> Iterator[Variant]:
    records = spot.records(judged.selection, most=1000)
    yield from _each(records[:1], lambda one: silenced(one.data, spot.raw["meets"], one.kind.record, spot))
    yield from _newcomers(records[0], lambda one: silenced(one.data, spot.raw["meets"], one.kind.record, spot))
    yield from _each(records[1:4], lambda one: silenced(one.data, spot.raw["meets"], one.kind.record, spot))
    yield from all_leaving(records, spot.condition(), spot)


def _each(records: list[Record], ways: Ways) -> Iterator[Variant]:
    for record in records:
        yield from (replaced(record, data) for data in ways(record))


def _newcomers(like: Record, ways: Ways) -> Iterator[Variant]:
    """One more record of the group, of which that alone is so."""
    yield from (Variant(added=[(like, second(data, like))]) for data in ways(like))


def share_short(judged: Share, spot: Spot) -> Iterator[Variant]:
    yield from _share(judged, spot, lambda one: spoilt(one.data, spot.raw["meets"], one.kind.record, spot))


def share_silent(judged: Share, spot: Spot) -> Iterator[Variant]:
    yield from _share(judged, spot, lambda one: silenced(one.data, spot.raw["meets"], one.kind.record, spot))


def _share(judged: Share, spot: Spot, ways: Ways) -> Iterator[Variant]:
    """So many of those that meet it changed that the rest are one too few."""
    states = spot.bench.view.states(judged.selection)
    outcomes = judged.criterion.outcomes(states, spot.bench.view)
    meeting = [one.record for one, outcome in zip(states, outcomes, strict=True) if outcome.name == "MET"]
    needed = -(-judged.minimum * len(states) // 100)
    chosen = meeting[: int(len(meeting) - needed + 1)]
    for others in zip(*(list(ways(one)) for one in chosen), strict=False):
        yield together(replaced(one, data) for one, data in zip(chosen, others, strict=True))


def count_short(judged: Count, spot: Spot) -> Iterator[Variant]:
    records = spot.records(judged.selection, most=1000)
    if judged.distinct:
        for other in records[1:4]:
            yield edited(other, lambda data: _copied_value(records[0].data, data, judged.distinct))
    if judged.maximum is not None:
        yield from (cloned(one, spot.bench) for one in records[:3])
    kept = max(1, int(judged.minimum or 1) - 1)
    for record in records[kept:]:
        yield from (replaced(record, data) for data in leaving(record, spot.condition(), spot))
        yield removed([record])


def count_silent(judged: Count, spot: Spot) -> Iterator[Variant]:
    if judged.maximum is not None:
        yield Variant(unread=frozenset({judged.selection.kind.name}))
    yield from all_leaving(spot.records(judged.selection, most=1000), spot.condition(), spot)


def _copied_value(source: dict[str, Any], data: dict[str, Any], path: str) -> None:
    (inside, key), *_ = leaves(source, path)
    for other, place in leaves(data, path):
        other[place] = inside[key]


def roll_short(judged: Roll, spot: Spot) -> Iterator[Variant]:
    for record in spot.records(judged.selection, most=1000):
        for number, (inside, key) in enumerate(leaves(record.data, judged.field)):
            others = (one for one in alternatives(node_of(record, judged.field), spot) if one not in judged.wanted)
            for other in [one for one in others if one != inside[key]][-3:]:
                yield edited(record, lambda data, number=number, other=other: _set(data, judged.field, number, other))
        for number, _ in enumerate(holders(record.data, judged.field)):
            yield edited(record, lambda data, number=number: _drop(data, judged.field, number))
        yield from (replaced(record, data) for data in leaving(record, spot.condition(), spot))
        yield cloned(record, spot.bench)
        yield removed([record])


def roll_silent(judged: Roll, spot: Spot) -> Iterator[Variant]:
    records = spot.records(judged.selection, most=1000)
    yield all_edited(records, lambda data: without(data, judged.field))
    if "." in judged.field:
        for record in records:
            for number, _ in enumerate(leaves(record.data, judged.field)):
                yield edited(record, lambda data, number=number: _untold(data, judged.field, number))
        yield all_edited(records, lambda data: without(data, judged.field.partition(".")[0]))
    yield from all_leaving(records, spot.condition(), spot)


def _untold(data: Any, path: str, number: int) -> None:
    inside, key = list(leaves(data, path))[number]
    del inside[key]


def _set(data: Any, path: str, number: int, value: str) -> None:
    inside, key = list(leaves(data, path))[number]
    inside[key] = value


def _drop(data: Any, path: str, number: int) -> None:
    inside, index = list(holders(data, path))[number]
    del inside[index]
