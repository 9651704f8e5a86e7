"""The instant a paper is dated to in the properties of its file."""

from __future__ import annotations

from datetime import UTC, datetime

from ygt.clock import BEIJING


def instant(on: datetime) -> datetime:
    """`on` in UTC; Beijing time where it names no zone."""
    return (on if on.tzinfo else on.replace(tzinfo=BEIJING)).astimezone(UTC)
