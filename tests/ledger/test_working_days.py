"""Working days by the notices at hand, and none where there is no notice."""

from __future__ import annotations

from datetime import date

import pytest

from ygt.dates import ONE_DAY, Period
from ygt.ledger.packaged import packaged
from ygt.ledger.time import end_of, start_of
from ygt.ledger.working_days import Unknown, calendar, cited, is_working_day, working_period
from ygt.resources import schema_dir

YEARS = {2025: 248, 2026: 248}
"""Working days of a year: 365 less its weekends and holidays, and the weekends worked."""


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + count * ONE_DAY for count in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", YEARS)
def test_calendar_is_sound_and_adds_up(year: int) -> None:
    reading = packaged(schema_dir(), f"calendar/{year}.yaml", "calendar")
    assert reading.findings == []
    record = reading.records[0]
    assert record["year"] == year and f"{year}年部分节假日安排" in record["notice"]
    worked = [start_of(one) for one in record["worked"]]
    assert all(day is not None and day.weekday() >= 5 and day.year == year for day in worked)
    free = [(start_of(one["from"]), end_of(one["until"])) for one in record["holidays"]]
    assert not any(first <= day <= last for day in worked for first, last in free)  # type: ignore[operator]
    # Thirteen days are holidays by law (全国年节及纪念日放假办法, 2024); any other weekday off is made up for.
    off = [day for day in days_of(year) if any(first <= day <= last for first, last in free)]  # type: ignore[operator]
    assert len([day for day in off if day.weekday() < 5]) - len(worked) <= 13
    assert sum(is_working_day(schema_dir(), day) is True for day in days_of(year)) == YEARS[year]


@pytest.mark.parametrize(
    ("day", "works"),
    [("2026-02-14", True), ("2026-02-16", False), ("2026-11-21", False), ("2026-11-23", True), ("2026-10-10", True)],
)
def test_single_days(day: str, works: bool) -> None:
    assert is_working_day(schema_dir(), date.fromisoformat(day)) is works


def test_period_passes_over_holidays() -> None:
    found = working_period(schema_dir(), date(2026, 9, 30), 3)
    assert found == Period(date(2026, 9, 30), date(2026, 10, 9))


@pytest.mark.parametrize(
    ("first", "year"), [(date(2027, 1, 4), 2027), (date(2026, 12, 31), 2027), (date(2001, 1, 2), 2001)]
)
def test_unknown_years_are_refused(first: date, year: int) -> None:
    found = working_period(schema_dir(), first, 5)
    assert isinstance(found, Unknown)
    assert found.year == year and found.words.startswith(f"{year}年的节假日安排尚未收录（已收录2025、2026年）")
    assert isinstance(calendar(schema_dir(), year), Unknown)
    assert cited(schema_dir(), year) == ""


def test_source_is_cited_as_far_as_it_was_seen() -> None:
    assert cited(schema_dir(), 2025).endswith("（国办发明电〔2024〕12号）")
    assert cited(schema_dir(), 2026) == "《国务院办公厅关于2026年部分节假日安排的通知》（2025年11月4日）"
