"""Edits that bring a registered record to what a list says of it; a catalogue keeps an account of each."""

from __future__ import annotations

from datetime import date
from typing import Any

from ygt.administration.catalogue import adjustment
from ygt.edit.edits import Edit, Insert, Set
from ygt.errors import ToolError
from ygt.importing.matching import Difference
from ygt.ledger.drug_changes import CHANGED_FIELD
from ygt.ledger.record import Record
from ygt.ledger.time import start_of

_BY_HAND = "打开文件修改"


def updates(record: Record, differences: tuple[Difference, ...], constants: dict[str, Any]) -> list[Edit]:
    """The edits of one record. `constants` hold for a drug the day, reason and decision of its changes, in `listed`.

    Raises ToolError where a difference must be entered by hand, or an adjustment lacks its day, reason or meeting.
    """
    edits: list[Edit] = []
    entries: list[Any] = []
    for one in differences:
        if one.keys[0] in set(CHANGED_FIELD.values()) and record.kind.name == "drug":
            setting, entry = _adjusted(record, one, constants.get("listed", {}))
            edits.append(setting)
            entries.append(entry)
        else:
            edits.append(_set(record, one))
    if entries:
        path = (*record.base, "changes")
        if record.items("changes"):
            edits += [Insert(path, entry) for entry in entries]
        else:
            edits.append(Set(path, entries))
    return edits


def _set(record: Record, one: Difference) -> Edit:
    if isinstance(one.after, list) and any(isinstance(item, dict) for item in one.after):
        raise ToolError(f"“{one.title}”含有几项内容，不能由导入改动", _BY_HAND)
    held: Any = record.data
    for depth, key in enumerate(one.keys[:-1]):
        if not isinstance(held.get(key), dict):
            value = one.after
            for inner in reversed(one.keys[depth + 1 :]):
                value = {inner: value}
            return Set((*record.base, *one.keys[: depth + 1]), value)
        held = held[key]
    return Set((*record.base, *one.keys), one.after)


def _adjusted(record: Record, one: Difference, listed: dict[str, Any]) -> tuple[Edit, Any]:
    """A change that the 药事会 decides: the field, and the entry about it."""
    day = start_of(listed.get("on"))
    if day is None or not listed.get("reason") or not listed.get("decided_by"):
        raise ToolError(f"“{one.title}”的调整应有日期、理由和会议", "加 --on、--reason、--meeting")
    to = "、".join(one.after) if isinstance(one.after, list) else str(one.after)
    kind = _kind_of(one)
    edits = adjustment(record, kind, to, date(day.year, day.month, day.day), listed["reason"], listed["decided_by"])
    setting, entering = edits[record.path]
    assert isinstance(setting, Set)
    assert isinstance(entering, (Set, Insert))
    return setting, entering.value[-1] if isinstance(entering.value, list) else entering.value


def _kind_of(one: Difference) -> str:
    if one.keys[0] != "stocked_at":
        return next(kind for kind, key in CHANGED_FIELD.items() if key == one.keys[0])
    before, after = set(one.before or ()), set(one.after)
    if before - after and after - before:
        raise ToolError(f"“{one.title}”既有增设又有取消", "用 ygt drug change 分两次登记")
    return "取消配备层级" if before - after else "增设配备层级"
