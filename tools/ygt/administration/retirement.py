"""终止: a record gets the day, reason and decision of its end; it stays in the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ygt.administration.decision import in_words
from ygt.administration.trial import Edits
from ygt.edit.edits import Edit, Set
from ygt.errors import ToolError
from ygt.ledger.record import Record
from ygt.schema.contract import Steps

_OF_DOCUMENTS = {"废止": "已废止", "失效": "已失效", "已废止": "已废止", "已失效": "已失效"}
_ON_DISSOLUTION = "组织调整"
"""Why the members of a body that is dissolved no longer serve."""


def retirement(record: Record, on: date, reason: str, decided: dict[str, Any], successor: str = "") -> Edits:
    """The edits by which `record` ends on the day `on`, the last on which it holds; none where it has so ended.

    What it holds ends with it: an institution's part in its communities, the seats of a body, offices and heads.
    Raises ToolError where records of the kind do not end, or this one has ended otherwise already.
    """
    fields = record.kind.record.properties
    if successor and "ended" not in fields:
        raise ToolError(f"{record.kind.title}没有承接机构", "去掉 --successor；职能由谁承接，在单位的职能划转中登记")
    if "ended" in fields:
        ended = {"on": str(on), "reason": reason} | ({"successor": successor} if successor else {})
        planned: dict[str, Any] = {"ended": {**ended, "decided_by": decided}}
    elif "delisted" in fields:
        planned = {"delisted": {"on": str(on), "reason": reason, "decided_by": decided}}
    elif "ended_on" in fields:
        planned = _of_document(record, on, reason, decided)
    elif "until" in fields:
        planned = {"until": str(on)}
        planned |= {"reason": reason} if "reason" in fields else {}
        why = "" if "reason" in fields else reason
        planned["remark"] = _remark(record, why, decided)
    else:
        raise ToolError(f"{record.subject()}没有终止日期可填", _remedy(record))
    _not_otherwise(record, planned)
    edits: list[Edit] = [Set((*record.base, key), value) for key, value in planned.items()]
    return {record.path: [*edits, *_with_it(record, on, reason, decided)]}


def _of_document(record: Record, on: date, reason: str, decided: dict[str, Any]) -> dict[str, Any]:
    if reason not in _OF_DOCUMENTS:
        raise ToolError(
            f"文件的停止原因“{reason}”不在可选范围内（可选：废止、失效）", "写 --reason 废止 或 --reason 失效"
        )
    status = _OF_DOCUMENTS[reason]
    return {"status": status, "ended_on": str(on), "remark": _remark(record, status.removeprefix("已"), decided)}


def _remark(record: Record, reason: str, decided: dict[str, Any]) -> str:
    """What the record's remark becomes: kinds without fields for why and by whom they ended keep it there."""
    words = f"{reason}（依据：{in_words(decided)}）" if reason else f"停止依据：{in_words(decided)}"
    before = record.text("remark")
    return before if words in before else "；".join(filter(None, (before.rstrip("。；"), words)))


def _not_otherwise(record: Record, planned: dict[str, Any]) -> None:
    for key in ("ended", "delisted", "ended_on", "until"):
        present = record.get(key)
        if key in planned and present is not None and present != planned[key]:
            day = present.get("on") if isinstance(present, dict) else present
            raise ToolError(f"{record.subject()}已登记终止于 {day}", "与所写的不一致；如登记有误，打开文件更正")


def _with_it(record: Record, on: date, reason: str, decided: dict[str, Any]) -> list[Edit]:
    """The ends of what ends with the record; what has an end already keeps it."""
    why = {"body": _ON_DISSOLUTION, "institution": "机构终止" if reason == "其他" else f"机构{reason}"}
    edits: list[Edit] = []
    for steps, one in _inside(record):
        if "until" not in one:
            edits.append(Set((*record.base, *steps, "until"), str(on)))
            if steps[0] == "memberships":
                edits.append(Set((*record.base, *steps, "reason"), why[record.kind.name]))
            node = record.node(*steps)
            if node is not None and "ended_by" in node.properties:
                edits.append(Set((*record.base, *steps, "ended_by"), decided))
    return edits


def _inside(record: Record) -> Iterator[tuple[Steps, dict[str, Any]]]:
    """What a record holds that cannot outlast it: parts in communities, seats, offices and heads."""
    for key in ("memberships", "vacancies", "heads"):
        for index, one in enumerate(record.items(key)):
            yield (key, index), one
    for index, office in enumerate(record.items("offices")):
        for number, holder in enumerate(office.get("holders", ())):
            yield ("offices", index, "holders", number), holder


def _remedy(record: Record) -> str:
    if record.kind.name == "person":
        return "人员不终止；离任用 ygt dismiss 登记"
    return "可终止的有单位、机构、组织、中心、药品、文件等；其他的请打开文件修改"
