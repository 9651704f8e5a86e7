"""Changes by which 时限, 周期 and 指标 fail: later days, periods left out, worse figures, none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from edits import Spot, all_edited, all_leaving, edited, leaving, removed, replaced, set_all, without
from variants import Variant

from ygt.ledger.record import Record
from ygt.obligations.kinds.deadline import Deadline
from ygt.obligations.kinds.period import Every
from ygt.obligations.kinds.target import Target
from ygt.obligations.selection import Selection

FAR = "2099-12-31"
LONG_AGO = "1999"


def deadline_short(judged: Deadline, spot: Spot) -> Iterator[Variant]:
    for records in _dated(judged.selection, spot):
        yield all_edited(records, lambda data: set_all(data, judged.field, FAR))


def deadline_silent(judged: Deadline, spot: Spot) -> Iterator[Variant]:
    for records in _dated(judged.selection, spot):
        yield all_edited(records, lambda data: without(data, judged.field))
        yield removed(records)


def _dated(selection: Selection, spot: Spot) -> Iterator[list[Record]]:
    """The records that have to be changed: of a named group any one, else all."""
    if selection.group:
        yield from ([one] for one in spot.records(selection))
    else:
        yield [one.record for one in spot.bench.view.eventual(selection)]


def every_short(judged: Every, spot: Spot) -> Iterator[Variant]:
    records = [one.record for one in spot.bench.view.begun(judged.through)]
    for record in records:
        for key in ("periods", "values"):
            for index in range(len(record.items(key))):
                yield edited(record, lambda data, key=key, index=index: data[key].pop(index))
    for record in records:
        yield from (replaced(record, data) for data in leaving(record, spot.condition("through"), spot))
        yield removed([record])


def every_silent(judged: Every, spot: Spot) -> Iterator[Variant]:
    records = [one.record for one in spot.bench.view.begun(judged.through)]
    yield all_edited(records, _long_ago)
    yield from all_leaving(records, spot.condition("through"), spot)


def _long_ago(data: dict[str, Any]) -> None:
    """Periods before any that is asked for."""
    for one in chain(data.get("periods", []), data.get("values", [])):
        one["period"] = LONG_AGO
        one.pop("on", None)


def target_short(judged: Target, spot: Spot) -> Iterator[Variant]:
    """The latest figure as bad as can be, or both it and the one before."""
    for record in _indicators(judged, spot):
        for direction in (-1, 1):
            yield edited(record, lambda data, direction=direction: _worsened(data, direction))


def target_silent(judged: Target, spot: Spot) -> Iterator[Variant]:
    for record in _indicators(judged, spot):
        yield edited(record, lambda data: data.update(values=data.get("values", [])[-1:]))
        yield edited(record, lambda data: data.pop("values", None))
        yield removed([record])


def _indicators(judged: Target, spot: Spot) -> list[Record]:
    return [one for one in spot.bench.ledger.sound("indicator") if judged.name in (one.name, one["number"])]


def _worsened(data: dict[str, Any], direction: int) -> None:
    last = max(data["values"], key=lambda one: str(one["period"]))
    figure = last.get("value", 50)
    for key in ("numerator", "denominator"):
        last.pop(key, None)
    last["value"] = figure + direction * (abs(figure) + 1)
