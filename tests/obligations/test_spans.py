from __future__ import annotations

from datetime import date

import pytest

from ygt.dates import Period
from ygt.obligations.kinds.coverage import first_gap
from ygt.obligations.spans import said_span, said_text, span_of_text, whole_spans


@pytest.mark.parametrize(
    ("text", "first", "last", "said"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "2025年"),
        ("2025H1", date(2025, 1, 1), date(2025, 6, 30), "2025年上半年"),
        ("2025H2", date(2025, 7, 1), date(2025, 12, 31), "2025年下半年"),
        ("2024Q1", date(2024, 1, 1), date(2024, 3, 31), "2024年第一季度"),
        ("9999Q4", date(9999, 10, 1), date(9999, 12, 31), "9999年第四季度"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024年2月"),
        ("2024-02-03", date(2024, 2, 3), date(2024, 2, 3), "2024年2月3日"),
    ],
)
def test_reporting_periods(text: str, first: date, last: date, said: str) -> None:
    assert span_of_text(text) == Period(first, last)
    assert said_text(text) == said


@pytest.mark.parametrize("text", ["", "2025H3", "0000H1", "2025-13", "上半年"])
def test_what_is_no_period(text: str) -> None:
    assert span_of_text(text) is None


@pytest.mark.parametrize(
    ("every", "since", "until", "said"),
    [
        ("半年", "2024-07-01", "2025-12-31", ["2024年下半年", "2025年上半年", "2025年下半年"]),
        ("半年", "2024-07-02", "2025-12-30", ["2025年上半年"]),
        ("年", "2024-01-01", "2025-12-30", ["2024年"]),
        ("季", "2025-02-01", "2025-09-30", ["2025年第二季度", "2025年第三季度"]),
        ("月", "2024-11-15", "2025-02-28", ["2024年12月", "2025年1月", "2025年2月"]),
        ("周", "2026-03-03", "2026-03-22", ["2026年3月9日起一周", "2026年3月16日起一周"]),
        ("年", "9999-01-01", "9999-12-31", ["9999年"]),
        ("周", "9999-12-30", "9999-12-31", []),
        ("年", "2026-01-01", "2026-12-30", []),
    ],
)
def test_whole_spans(every: str, since: str, until: str, said: list[str]) -> None:
    found = whole_spans(every, date.fromisoformat(since), date.fromisoformat(until))
    assert [said_span(one, every) for one in found] == said


JANUARY = Period(date(2026, 1, 1), date(2026, 1, 31))


@pytest.mark.parametrize(
    ("periods", "gap"),
    [
        ([], (1, 31)),
        ([(1, 31)], None),
        ([(1, 10), (11, 31)], None),
        ([(11, 31), (1, 10)], None),
        ([(1, 20), (5, 10), (21, 31)], None),
        ([(1, 10), (12, 31)], (11, 11)),
        ([(2, 31)], (1, 1)),
        ([(1, 30)], (31, 31)),
    ],
)
def test_first_gap(periods: list[tuple[int, int]], gap: tuple[int, int] | None) -> None:
    held = [Period(date(2026, 1, first), date(2026, 1, last)) for first, last in periods]
    expected = gap and Period(date(2026, 1, gap[0]), date(2026, 1, gap[1]))
    assert first_gap(held, JANUARY) == expected
