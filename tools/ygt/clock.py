"""The time of day in China, and the one place where the clock is read."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")


def now() -> datetime:
    """The time it is in Beijing now."""
    return datetime.now(BEIJING)


def today() -> date:
    """The day it is in Beijing now."""
    return now().date()
