"""When things hold: the periods of mappings with `from` and `until`, whole days, both included."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from ygt.dates import Period, first_day, last_day

_ALWAYS = Period()


def interval(item: Mapping[str, Any], start: str = "from", end: str = "until") -> Period:
    """The period of a mapping; a bound that is missing or no date is taken as open."""
    begun, over = item.get(start), item.get(end)
    if begun is None and over is None:
        return _ALWAYS
    return _period(begun if isinstance(begun, str) else "", over if isinstance(over, str) else "")


@lru_cache(maxsize=8192)
def _period(begun: str, over: str) -> Period:
    """The period between two days as written; the ledger has few different ones."""
    return Period(first_day(begun) or date.min, last_day(over) or date.max)


def start_of(value: object) -> date | None:
    """The first day a written date may mean, or None where it is missing or impossible."""
    return first_day(value) if isinstance(value, str) else None


def end_of(value: object) -> date | None:
    """The last day a written date may mean, or None where it is missing or impossible."""
    return last_day(value) if isinstance(value, str) else None


def holds_on(item: Mapping[str, Any], day: date) -> bool:
    """Whether what `item` says holds on `day`, by its `from` and `until`."""
    return interval(item).contains(day)


def ending_of(item: Mapping[str, Any]) -> date | None:
    """The last day of an institution that has `ended` or a drug that is `delisted`; None where there is none."""
    if "ended" not in item and "delisted" not in item:
        return None
    return end_of(_happened(item, "ended")) or end_of(_happened(item, "delisted"))


def has_ended(item: Mapping[str, Any], day: date) -> bool:
    """Whether an institution had ended, or a drug been delisted, before `day`."""
    last = ending_of(item)
    return last is not None and last < day


def in_force(item: Mapping[str, Any], day: date) -> bool:
    """Whether a record or a part of one is in force on `day`: begun or `listed`, and neither over nor ended."""
    listed = start_of(_happened(item, "listed"))
    return (listed is None or listed <= day) and not has_ended(item, day) and holds_on(item, day)


def _happened(item: Mapping[str, Any], event: str) -> object:
    told = item.get(event)
    return told.get("on") if isinstance(told, dict) else None
