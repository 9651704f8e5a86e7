"""From when until when a line of a page holds: written on the line itself, so that a script can show any day."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date
from typing import TypeVar

from markupsafe import Markup

from ygt.dates import ONE_DAY, Period

ALWAYS = Period()
HIDDEN = Markup(' hidden="" data-search-exclude="true"')
"""What is hidden is not to be found by the search either: it would be shown as if it still held."""

Key = TypeVar("Key", bound=Hashable)


def marked(span: Period, day: date) -> Markup:
    """The attributes of an element that holds in `span` alone, hidden where the page's own `day` lies outside it."""
    mark = Markup("")
    if span.first > date.min:
        mark += Markup(' data-from="{}"').format(span.first.isoformat())
    if span.last < date.max:
        mark += Markup(' data-until="{}"').format(span.last.isoformat())
    return mark if span.contains(day) else mark + HIDDEN


def group_mark(present: Iterable[bool]) -> Markup:
    """The attributes of the heading of rows some of which may be `present` on the page's own day."""
    return Markup("") if any(present) else HIDDEN


def between(points: Iterable[date], within: Period = ALWAYS) -> list[Period]:
    """The spans over the days of `within`, a new one beginning on each of `points`."""
    starts = sorted({within.first, *(one for one in points if within.contains(one))})
    ends = [*(following - ONE_DAY for following in starts[1:]), within.last]
    return [Period(first, last) for first, last in zip(starts, ends, strict=True)]


def merged(found: Iterable[tuple[Key, Period]]) -> dict[Key, list[Period]]:
    """The spans of each key, those that follow each other day by day made one; a key's spans come in order."""
    spans: dict[Key, list[Period]] = {}
    for key, span in found:
        known = spans.setdefault(key, [])
        if known and known[-1].last < date.max and known[-1].last + ONE_DAY == span.first:
            known[-1] = Period(known[-1].first, span.last)
        else:
            known.append(span)
    return spans


def control(*, day: date, first: date, nothing: str, last: date | None = None, **options: str) -> Markup:
    """The attributes by which the script offers another day than `day`; `nothing` is said of days before `first`."""
    parts = {"day": day.isoformat(), "first": first.isoformat(), "nothing": nothing}
    parts |= {"last": last.isoformat()} if last else {}
    return Markup("").join(Markup(' data-{}="{}"').format(name, value) for name, value in (parts | options).items())
