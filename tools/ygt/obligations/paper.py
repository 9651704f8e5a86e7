"""The document a set of clauses stands in: from the county's register, or as its pack describes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ygt.ledger.record import Record
from ygt.ledger.time import end_of, start_of

UNSURE = frozenset({"试行", "有效性待核", "已废止", "已失效"})
"""The states in which nobody can say, or nobody should, that what the document asks is owed today."""

DRAFT = "征求意见稿"
INTERPRETATION = "解读"


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """A document by what judging has to know of it; `record` is that of the county's register, if it is there."""

    title: str
    data: Mapping[str, Any]
    record: Record | None = None

    @property
    def known_as(self) -> str:
        """The short name, or the title."""
        return str(self.data.get("short_name") or self.title)

    @property
    def number(self) -> str:
        """The document's number, or an empty string."""
        return str(self.data.get("number", ""))

    @property
    def dated(self) -> date | None:
        """The day it bears."""
        return start_of(self.data.get("date")) or start_of(self.data.get("issued_on"))

    @property
    def status(self) -> str:
        """Its state as registered: 现行, 征求意见稿, 试行 …"""
        return str(self.data.get("status", ""))

    @property
    def only_interprets(self) -> bool:
        """Whether it explains another document and binds nobody."""
        return self.data.get("kind") == INTERPRETATION or self.data.get("binding") is False

    def is_in_doubt(self, day: date) -> bool:
        """Whether its force on `day` is unknown or over."""
        validity = self.data.get("validity")
        until = end_of(validity.get("until")) if isinstance(validity, Mapping) else None
        ended = end_of(self.data.get("ended_on"))
        return self.status in UNSURE or any(last is not None and last < day for last in (until, ended))

    def remarks(self, day: date) -> tuple[str, ...]:
        """What is to be said beside everything that rests on it."""
        found = []
        if self.status == DRAFT:
            found.append("文件为征求意见稿，尚未正式印发")
        if self.only_interprets:
            found.append("系解读所述，以原文件为准")
        if self.is_in_doubt(day):
            found.append("文件有效性待核")
        return tuple(found)
