"""The life of a notice: its stages in order, and from which stage on each of its dates and its number are known."""

from __future__ import annotations

from ygt.ledger.record import Record

LIFE = ("拟稿", "审核", "会签", "签发", "编号", "印发", "废止")
"""The stages in order, as the contract lists them (党政机关公文处理工作条例 第二十五条)."""

CIRCULAR = "情况通报"
SHEETS = frozenset({"公示", CIRCULAR, "任职情况证明", "会前审查单"})
"""Kinds that are none of the fifteen of 党政机关公文处理工作条例 第八条: sheets without red head and number."""

ABOLISHED = "废止"
WORDING = "2"
"""The edition of the wording papers are set in, raised whenever that of a kind changes: what was fixed under another
edition cannot be compared with what would be set now.
"""

SINCE = {"date": "签发", "number": "编号", "issued_on": "印发"}
"""From which stage on a field is known: 成文日期 is that of signing, the number comes from the register after it."""


def has_reached(notice: Record, stage: str) -> bool:
    """Whether a notice has come to `stage`, or is beyond it."""
    status = notice.text("status")
    return status in LIFE and LIFE.index(status) >= LIFE.index(stage)


def fixed_digest(notice: Record) -> str:
    """The digest fixed at signing; empty where there is none, or it is of another edition of the wording."""
    told = notice.part("frozen").get("digest")
    return told if isinstance(told, str) and told.startswith(f"{WORDING}-") else ""


def too_early(notice: Record) -> list[str]:
    """The fields that a notice has though its stage does not allow them yet."""
    return [field for field, stage in SINCE.items() if field in notice.data and not has_reached(notice, stage)]


def lacking(notice: Record) -> list[str]:
    """The fields that a notice must have at its stage and has not; when one abolished was issued may be unknown."""
    needless = {"issued_on"} if notice.text("status") == ABOLISHED else set()
    if notice.text("kind") in SHEETS:
        needless.add("number")
    fields = [field for field, stage in SINCE.items() if has_reached(notice, stage) and field not in needless]
    return [field for field in fields if field not in notice.data]
