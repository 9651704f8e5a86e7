"""Reporting periods: 2025, 2025H1, 2025Q1, 2025-03; and the whole periods of a length between two days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from ygt.dates import ONE_DAY, PartialDate, Period, first_day, last_day, printed

MONTHS = {"月": 1, "季": 3, "半年": 6, "年": 12}
WEEK = "周"

_PART = re.compile(r"([0-9]{4})(H[12]|Q[1-4])")
_NAMES = {
    "H1": "上半年",
    "H2": "下半年",
    "Q1": "第一季度",
    "Q2": "第二季度",
    "Q3": "第三季度",
    "Q4": "第四季度",
}
_STARTS = {"H1": (1, 6), "H2": (7, 6), "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3)}


@lru_cache(maxsize=4096)
def span_of_text(text: str) -> Period | None:
    """The days of a reporting period as written, or None where the text is none."""
    if match := _PART.fullmatch(text):
        start, months = _STARTS[match[2]]
        year = int(match[1])
        return _months(year, start, months) if year else None
    first, last = first_day(text), last_day(text)
    return Period(first, last) if first and last else None


def said_text(text: str) -> str:
    """A reporting period in words: 2025H1 is 2025年上半年."""
    match = _PART.fullmatch(text)
    return f"{match[1]}年{_NAMES[match[2]]}" if match else printed(text)


def grain(text: str) -> str:
    """What makes two reporting periods comparable year on year: the half, quarter or month; empty for a year."""
    return text[4:]


def said_span(period: Period, every: str) -> str:
    """A whole period in words: 2025年上半年, 2025年3月."""
    year, month = period.first.year, period.first.month
    if every == WEEK:
        return f"{year}年{month}月{period.first.day}日起一周"
    named = {"年": "", "半年": f"H{(month + 5) // 6}", "季": f"Q{(month + 2) // 3}"}
    if every in named:
        return f"{year}年{_NAMES.get(named[every], '')}"
    return PartialDate(year, month).printed


def whole_spans(every: str, since: date, until: date) -> Iterator[Period]:
    """The whole weeks, months, quarters, half-years or years that begin on or after `since` and end by `until`."""
    current = _first(every, since)
    while current is not None and current.last <= until:
        yield current
        current = _first(every, current.last + ONE_DAY) if current.last < date.max else None


def _first(every: str, since: date) -> Period | None:
    """The first whole period that begins on or after `since`."""
    if every == WEEK:
        monday = since.toordinal() + (-since.weekday()) % 7
        last = date.max.toordinal()
        return Period(date.fromordinal(monday), date.fromordinal(monday + 6)) if monday + 6 <= last else None
    months = MONTHS[every]
    begun = (since.month - 1) // months * months
    index = since.year * 12 + begun + (0 if (since.month - 1, since.day) == (begun, 1) else months)
    year, month = divmod(index, 12)
    return _months(year, month + 1, months) if year <= date.max.year else None


def _months(year: int, month: int, months: int) -> Period:
    following = year * 12 + month - 1 + months
    if following // 12 > date.max.year:
        return Period(date(year, month, 1), date.max)
    return Period(date(year, month, 1), date(following // 12, following % 12 + 1, 1) - timedelta(days=1))
