"""更名: the record takes its new name, keeps the old one with its last day, and every reference follows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from ygt.administration.trial import Edits
from ygt.edit.edits import Edit, Insert, Set
from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import end_of


def renaming(ledger: Ledger, record: Record, new: str, on: date, decided: dict[str, Any] | None = None) -> Edits:
    """The edits by which `record` is called `new` from the day `on`; none where it is already.

    References by an alias or short name stay as they are. Raises ToolError where the kind keeps no former names,
    the name is taken, or `on` is not after the last renaming.
    """
    kind, naming, eve = record.kind, record.kind.naming, str(on - timedelta(days=1))
    if "former_names" not in kind.record.properties:
        raise ToolError(
            f"{record.subject()}不能用本命令更名：{kind.title}不登记曾用名",
            "可更名的有单位、机构和组织；其他的请打开文件修改",
        )
    former = record.items("former_names")
    if record.name == new:
        if any(one.get("until") == eve for one in former):
            return {}
        raise ToolError(f"{record.subject()}的名称已经是“{new}”", "核对名称和更名日期")
    _free(ledger, record, new)
    last = max((day for one in former if (day := end_of(one.get("until")))), default=None)
    if last and last >= on - timedelta(days=1):
        raise ToolError(f"更名日期 {on} 不晚于上一次更名", f"{record.subject()}的上一名称用至 {last}，核对日期")
    edits: dict[str, list[Edit]] = {}
    for reference in ledger.referrers(record):
        field = reference.field
        if field.value == record.name:
            if reference.target is not record:
                raise ToolError(f"名称“{record.name}”对应多条登记，无法断定引用的是哪一条", "先按 ygt check 的提示改正")
            edits.setdefault(field.record.path, []).append(Set((*field.record.base, *field.steps), new))
    kept = {"name": record.name, "until": eve} | ({"decided_by": decided} if decided else {})
    own = edits.setdefault(record.path, [])
    own.append(Set((*record.base, naming), new))
    path = (*record.base, "former_names")
    own.append(Insert(path, kept) if former else Set(path, [kept]))
    return edits


def left_as_they_are(ledger: Ledger, record: Record) -> list[tuple[str, int]]:
    """The files in whose other values the official name of `record` stands, and how often: texts, titles, issuers."""
    followed = {(one.field.record.path, (*one.field.record.base, *one.field.steps)) for one in ledger.referrers(record)}
    followed.add((record.path, (*record.base, record.kind.naming)))
    found = []
    for path, document in ledger.documents.items():
        count = sum(
            record.name in value and (path, steps) not in followed for steps, value in _values(document.data, ())
        )
        if count:
            found.append((path, count))
    return found


def _values(data: Any, steps: tuple[str | int, ...]) -> list[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        return [(steps, data)]
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [one for key, value in inside for one in _values(value, (*steps, key))]


def _free(ledger: Ledger, record: Record, new: str) -> None:
    for kind in ledger.records:
        if "former_names" in ledger.records[kind][0].kind.record.properties:
            for other in ledger.names.find(new, [kind]):
                if other is not record:
                    raise ToolError(
                        f"“{new}”已是{other.subject()}的名称", "换一个名称；两家合并的，用 ygt retire 登记终止"
                    )
