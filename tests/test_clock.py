"""What day it is, is asked in China."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

import pytest

from ygt import clock


@pytest.mark.parametrize(
    ("hour", "expected"), [(15, date(2026, 6, 30)), (16, date(2026, 7, 1))], ids=["23时", "次日0时"]
)
def test_the_day_begins_at_midnight_in_beijing(monkeypatch: pytest.MonkeyPatch, hour: int, expected: date) -> None:
    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime(2026, 6, 30, hour, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(clock, "datetime", Stopped)
    assert clock.today() == expected
