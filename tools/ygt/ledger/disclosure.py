"""Which records may be shown to everyone, by their 公开属性 (政府信息公开条例 第十三条、第十四条、第十六条)."""

from __future__ import annotations

from ygt.ledger.ledger import Ledger
from ygt.ledger.notice_life import has_reached
from ygt.ledger.record import Record

FIELD = "disclosure"
OPEN = "主动公开"
NOT_STATED = frozenset({"", "未载明"})


def is_open(ledger: Ledger, record: Record) -> bool:
    """Whether a record may be shown to everyone; kinds that have no 公开属性 may.

    Where it is not stated the office's own ledger keeps the record back; one compiled by others holds only what was
    published already. What is not signed yet is 过程性信息 (第十六条) and stays inside, whatever it will be.
    """
    if FIELD not in record.kind.record.properties:
        return True
    if record.kind.name == "notice" and not has_reached(record, "签发"):
        return False
    stated = record.text(FIELD)
    return stated == OPEN or (stated in NOT_STATED and ledger.standing == "compiled")
