"""The decision an act rests on, from what was typed to what the ledger keeps; only decided matters are entered."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from ygt.clock import today
from ygt.dates import as_written, day_fault, printed, printed_day
from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.time import start_of
from ygt.rules.documents import DRAFTS
from ygt.schema.suggestion import nearest

_ORGANS = ("unit", "body", "institution", "issuer")
_ORGAN_AND_DAY = re.compile(
    r"(?P<organ>.+?)(?:[\s,，]+(?P<day>[0-9][0-9./-]*)|[\s,，]*(?P<printed>[0-9]{4}年[0-9月日]*))(?:决定)?"
)
_NOT_YET = "尚未议定的事项不登记；已议定的，核对日期和依据"


def decision(ledger: Ledger, text: str, begins: date) -> dict[str, Any]:
    """The `decided_by` that `text` means, for what begins on `begins`: a document, a meeting, or an organ and a day.

    Raises ToolError where nothing of that name is registered, where it is a draft or has no date, and where it was
    decided after `begins`.
    """
    text = text.strip()
    found = ledger.names.find(text, ("document", "meeting"))
    if len(found) > 1:
        raise ToolError(f"决定依据“{text}”对应{len(found)}条登记", "改写文件全称、文号或会议全称")
    if not found:
        return _of_organ(ledger, text, begins)
    if found[0].text("status") in DRAFTS:
        raise ToolError(f"决定依据“{text}”为{found[0]['status']}，尚未生效", "待正式印发后再登记")
    day = found[0].text("date") or found[0].text("issued_on")
    _not_after(text, day, begins, f"先在 {found[0].path} 补充“{text}”的日期")
    return {found[0].kind.name: text}


def taken(ledger: Ledger, decided: dict[str, Any]) -> None:
    """Nothing, where what is kept of a decision has been decided by today. Raises ToolError as `decision` does."""
    for key in ("document", "meeting"):
        if key in decided:
            decision(ledger, decided[key], today())
    if "date" in decided:
        _not_after(in_words(decided), decided["date"], today(), _NOT_YET)


def in_words(decided: dict[str, Any]) -> str:
    """A decision in a few words, as remarks cite it."""
    if "organ" in decided:
        return f"{decided['organ']}{printed(decided.get('date', ''))}决定"
    return str(decided.get("document") or decided.get("meeting") or "")


def _of_organ(ledger: Ledger, text: str, begins: date) -> dict[str, Any]:
    match = _ORGAN_AND_DAY.fullmatch(text)
    if match is None:
        meant = nearest(text, ledger.names.known(("document", "meeting")))
        raise ToolError(
            f"未登记的文件或会议“{text}”" + (f"，相近名称：{meant}" if meant else ""),
            "文件先用 ygt add 文件 登记，会议先用 ygt add 会议 登记；由机关决定的，写机关名称和日期，"
            "中间空一格，如“示例县卫生健康局 2026-03-01”",
        )
    organs = ledger.names.find(match["organ"], _ORGANS)
    if len(organs) != 1:
        meant = nearest(match["organ"], ledger.names.known(_ORGANS))
        raise ToolError(
            f"未登记的单位“{match['organ']}”" + (f"，相近名称：{meant}" if meant else ""), "核对作出决定的机关名称"
        )
    day = as_written(match["day"] or match["printed"])
    if fault := day_fault(day):
        raise ToolError(f"决定日期“{day}”{fault.reason}", fault.remedy)
    _not_after(text, day, begins, _NOT_YET)
    return {"organ": organs[0].name, "date": day}


def _not_after(text: str, day: str, begins: date, remedy: str) -> None:
    decided = start_of(day)
    if decided is None:
        raise ToolError(f"决定依据“{text}”没有登记日期，无法断定是否已经议定", remedy)
    if decided > today():
        raise ToolError(f"决定依据“{text}”的日期为{printed(day)}，尚未到该日", _NOT_YET)
    if decided > begins:
        raise ToolError(f"决定依据“{text}”作出于{printed(day)}，晚于{printed_day(begins)}", _NOT_YET)
