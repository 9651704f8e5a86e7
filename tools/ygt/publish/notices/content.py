"""What one kind of notice says, before its head and 版记 are put around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ygt.clock import BEIJING
from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import end_of
from ygt.publish.papers.model import Annex, Block

UNDATED = date(2000, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Body and annexes of a notice.

    `names` are names no line of the title may break; `caution` is printed under the text of every page, where what
    is printed is not what was issued.
    """

    body: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()
    names: tuple[str, ...] = ()
    caution: str = ""


def day_of(notice: Record) -> date:
    """The day whose data a notice prints: its 数据日期, else its 成文日期.

    For a draft with neither it is the last day there is, on which everything without an end holds.
    """
    return end_of(notice.get("as_of")) or end_of(notice.get("date")) or date.max


def stamped_on(notice: Record) -> datetime:
    """The moment written into the files as their date: one of the record's days, never the clock."""
    written = (end_of(notice.get(field)) for field in ("issued_on", "date", "as_of", "effective_from"))
    day = next((day for day in written if day), UNDATED)
    return datetime(day.year, day.month, day.day, tzinfo=BEIJING)


def named(ledger: Ledger, notice: Record, field: str, *kinds: str) -> Record:
    """The sound record that a field of a notice names; `ToolError` where there is none."""
    return _meant(ledger, notice, field, notice.text(field), kinds)


def records_named(ledger: Ledger, notice: Record, field: str, *kinds: str) -> list[Record]:
    """The sound records that the items of a field name, in their order; `ToolError` where one is not there."""
    return [_meant(ledger, notice, field, str(name), kinds) for name in notice.items(field)]


def _meant(ledger: Ledger, notice: Record, field: str, name: str, kinds: tuple[str, ...]) -> Record:
    found = ledger.find(name, *kinds)
    if found is None or not found.sound:
        node = notice.node(field)
        title = node.title if node else field
        raise ToolError(
            f"{notice.path}：公文“{notice.name}”的{title}“{name}”未登记，或登记不全，不能成文",
            "请先运行 ygt check，按提示补正后再印制",
        )
    return found
