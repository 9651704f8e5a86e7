"""The instant a paper is dated to in the properties of its file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))


def instant(on: datetime) -> datetime:
    """`on` in UTC; Beijing time where it names no zone."""
    return (on if on.tzinfo else on.replace(tzinfo=BEIJING)).astimezone(UTC)
