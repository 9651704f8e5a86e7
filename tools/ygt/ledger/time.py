"""When things hold: the periods of mappings with `from` and `until`, whole days, both included."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ygt.dates import Period, first_day, last_day


def interval(item: Mapping[str, Any], start: str = "from", end: str = "until") -> Period:
    """The period of a mapping; a bound that is missing or no date is taken as open."""
    return Period(start_of(item.get(start)) or date.min, end_of(item.get(end)) or date.max)


def start_of(value: object) -> date | None:
    """The first day a written date may mean, or None where it is missing or impossible."""
    return first_day(value) if isinstance(value, str) else None


def end_of(value: object) -> date | None:
    """The last day a written date may mean, or None where it is missing or impossible."""
    return last_day(value) if isinstance(value, str) else None


def holds_on(item: Mapping[str, Any], day: date) -> bool:
    """Whether what `item` says holds on `day`."""
    return interval(item).contains(day)
