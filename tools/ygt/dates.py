"""Days, months and years as the ledger writes them (GB/T 7408.1-2023), the periods between them, and their faults."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from ygt.date_faults import calendar_fault, unreadable
from ygt.identifiers.fault import Fault

WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
ONE_DAY = timedelta(days=1)


class PartialDate(NamedTuple):
    """A day, a month or a year, as precisely as it is known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first_day(self) -> date:
        """The first day it covers: what it means as `from`."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day it covers: what it means as `until`."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def printed(self) -> str:
        """As offices print it, without leading zeros: 2024年12月2日, 2024年12月, 2024年 (GB/T 9704-2012 7.3.5)."""
        month = f"{self.month}月" if self.month else ""
        day = f"{self.day}日" if self.day else ""
        return f"{self.year}年{month}{day}"

    def __str__(self) -> str:
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])


class Period(NamedTuple):
    """A span of whole days, both ends included; an open end is `date.min` or `date.max`."""

    first: date = date.min
    last: date = date.max

    @classmethod
    def of(cls, start: str | None, end: str | None) -> Period | None:
        """The period of a `from` and an `until` as written; None where one of them is given and is no date."""
        first = date.min if start is None else first_day(start)
        last = date.max if end is None else last_day(end)
        return cls(first, last) if first and last else None

    @property
    def is_open(self) -> bool:
        """Whether no end is known."""
        return self.last == date.max

    @property
    def is_empty(self) -> bool:
        """Whether the period ends before it begins."""
        return self.first > self.last

    def contains(self, day: date) -> bool:
        """Whether `day` lies in the period, its ends included."""
        return self.first <= day <= self.last

    def overlaps(self, other: Period) -> bool:
        """Whether the two periods have a day in common."""
        return max(self.first, other.first) <= min(self.last, other.last)


@lru_cache(maxsize=8192)
def read_date(text: str) -> PartialDate | Fault:
    """The date that `YYYY-MM-DD`, `YYYY-MM` or `YYYY` writes, or what is wrong with the text."""
    match = WRITTEN.fullmatch(text)
    if match is None:
        return unreadable(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    return calendar_fault(year or 0, month, day) or PartialDate(year or 0, month, day)


_PRINTED = re.compile(r"([0-9]{4})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?")


def as_written(text: str) -> str:
    """A date as the ledger writes it, from one as offices print it (2026年9月25日); any other text as it is."""
    plain = normalize("NFKC", text).strip()
    match = _PRINTED.fullmatch(plain)
    return "-".join(part.zfill(2) for part in match.groups() if part) if match else plain


def day_fault(text: str) -> Fault | None:
    """What is wrong with a date, or None; the remedy gives the right writing where it can be told."""
    read = read_date(text)
    return read if isinstance(read, Fault) else None


@lru_cache(maxsize=8192)
def first_day(text: str) -> date | None:
    """The first day of a date as written; None where it is no date."""
    read = read_date(text) if WRITTEN.fullmatch(text) else None
    return read.first_day if isinstance(read, PartialDate) else None


@lru_cache(maxsize=8192)
def last_day(text: str) -> date | None:
    """The last day of a date as written; None where it is no date."""
    read = read_date(text) if WRITTEN.fullmatch(text) else None
    return read.last_day if isinstance(read, PartialDate) else None


def printed(text: str) -> str:
    """The date as offices print it; a text that is no date comes back as it is."""
    read = read_date(text)
    return text if isinstance(read, Fault) else read.printed


def printed_day(day: date) -> str:
    """A whole day as offices print it: 2024年12月2日."""
    return PartialDate(day.year, day.month, day.day).printed


def change_points(periods: Iterable[Period]) -> list[date]:
    """The days on which a period begins or the first day after one, in order: between two of them nothing changes.

    A period without beginning gives `date.min`, so that judging on each of these days judges every state there is.
    """
    days: set[date] = set()
    for period in periods:
        if not period.is_empty:
            days.add(period.first)
            if period.last < date.max:
                days.add(period.last + ONE_DAY)
    return sorted(days)
