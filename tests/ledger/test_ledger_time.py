from __future__ import annotations

from datetime import date

import pytest

from ygt.dates import Period
from ygt.ledger.time import end_of, ending_of, has_ended, holds_on, in_force, interval, start_of


@pytest.mark.parametrize(
    ("item", "first", "last"),
    [
        ({"from": "2024-08", "until": "2024-08"}, date(2024, 8, 1), date(2024, 8, 31)),
        ({"from": "2024"}, date(2024, 1, 1), date.max),
        ({"until": "2024"}, date.min, date(2024, 12, 31)),
        ({"from": "待定", "until": 7}, date.min, date.max),
    ],
)
def test_interval(item: dict[str, object], first: date, last: date) -> None:
    assert interval(item) == Period(first, last)


def test_both_ends_are_included() -> None:
    item = {"from": "2024-08-01", "until": "2024-08-31"}
    days = [date(2024, 7, 31), date(2024, 8, 1), date(2024, 8, 31), date(2024, 9, 1)]
    assert [holds_on(item, day) for day in days] == [False, True, True, False]
    assert (start_of("2024-08"), end_of("2024-02")) == (date(2024, 8, 1), date(2024, 2, 29))
    assert start_of(None) is end_of([]) is None


@pytest.mark.parametrize(
    ("item", "last"),
    [
        ({"ended": {"on": "2025-06-30"}}, date(2025, 6, 30)),
        ({"delisted": {"on": "2025-06"}}, date(2025, 6, 30)),
        ({"until": "2025-06-30"}, None),
        ({"ended": {"on": "待定"}}, None),
        ({"ended": "2025-06-30", "delisted": ["2025-06-30"]}, None),
    ],
)
def test_an_ending_is_an_event(item: dict[str, object], last: date | None) -> None:
    assert ending_of(item) == last
    assert has_ended(item, date(2025, 6, 30)) is False
    assert has_ended(item, date(2025, 7, 1)) is (last is not None)


@pytest.mark.parametrize(
    ("item", "days"),
    [
        ({}, "abcd"),
        ({"from": "2025-02-01", "until": "2025-02-28"}, "b"),
        ({"from": "2025-02-01", "ended": {"on": "2025-03-31"}}, "bc"),
        ({"listed": {"on": "2025-03"}}, "cd"),
        ({"listed": {"on": "2025-02-15"}, "delisted": {"on": "2025-03-15"}}, "bc"),
        ({"until": "2025-03-31", "ended": {"on": "2025-02-15"}}, "ab"),
        ({"listed": {"on": "待定"}, "delisted": "2025"}, "abcd"),
    ],
)
def test_in_force(item: dict[str, object], days: str) -> None:
    looked_at = {"a": date(2025, 1, 15), "b": date(2025, 2, 15), "c": date(2025, 3, 15), "d": date(2025, 4, 15)}
    assert "".join(name for name, day in looked_at.items() if in_force(item, day)) == days
