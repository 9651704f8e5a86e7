"""药品的调入、调整、调出: each by a meeting of the 药事会, the field and the entry about its change together."""

from __future__ import annotations

from datetime import date
from typing import Any

from ygt.administration.decision import decision
from ygt.administration.fields import Leaf, field_named
from ygt.administration.trial import Edits
from ygt.administration.values import typed
from ygt.edit.edits import Edit, Insert, Set
from ygt.errors import ToolError
from ygt.ledger.drug_changes import CHANGED_FIELD
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.tiers import TIERS
from ygt.ledger.time import end_of, ending_of, start_of
from ygt.schema.suggestion import nearest

COMMITTEE = "药事管理与药物治疗学委员会"
LATEST = 3
"""So many of the committee's meetings are named where another is meant."""
APART = ("form", "strength", "pack", "maker")
"""The fields that tell drugs of one name apart."""
_MORE, _FEWER = "增设配备层级", "取消配备层级"


def meeting(ledger: Ledger, text: str, on: date) -> dict[str, Any]:
    """The decision of the 药事会 meeting called `text`, for what takes effect on the day `on`.

    Raises ToolError where no such meeting is entered, where it is of another body, or later than `on`.
    """
    found = ledger.names.find(text.strip(), ["meeting"])
    ours = [one for one in ledger.sound("meeting") if _is_of_committee(ledger, one)]
    latest = sorted(ours, key=lambda one: one.text("date"), reverse=True)[:LATEST]
    listed = f"；近期的药事会会议：{'、'.join(one.name for one in latest)}" if latest else ""
    if not found:
        meant = nearest(text, [one.name for one in ours])
        raise ToolError(
            f"未登记的会议“{text}”" + (f"，相近名称：{meant}" if meant else ""),
            f"目录由药事会会议决定，会议先在 org/meetings.yaml 登记，可用 ygt add 会议{listed}",
        )
    if len(found) == 1 and found[0].sound and found[0] not in ours:
        raise ToolError(f"“{text}”不是药事会的会议", f"写作出决定的药事会会议{listed}")
    return decision(ledger, text, on)


def drug_named(ledger: Ledger, name: str, **apart: str) -> Record:
    """The one drug in the catalogue that `name` or an id means, with these values of the fields that tell drugs apart.

    One taken out of the catalogue is meant only where no other is. Raises ToolError with the candidates.
    """
    bearers = ledger.names.find(name, ["drug"]) or [one for one in ledger.all("drug") if one.text("id") == name]
    if not bearers:
        meant = nearest(name, ledger.names.known(["drug"]))
        raise ToolError(f"目录中没有药品“{name}”" + (f"，是否应为“{meant}”？" if meant else ""), "按通用名或标识填写")
    wanted = {key: value for key, value in apart.items() if value}
    found = [one for one in bearers if all(one.get(key) == value for key, value in wanted.items())]
    found = [one for one in found if "delisted" not in one.data] or found
    if not found:
        raise ToolError(f"没有符合所写剂型、规格的“{name}”，登记的有：{_listed(bearers)}", "按登记的写法核对")
    if len(found) > 1:
        raise ToolError(
            f"“{name}”有{len(found)}条：{_listed(found)}",
            "加 --form、--strength、--pack 或 --maker 指明其中一条，或改写标识",
        )
    if not found[0].sound:
        raise ToolError(f"{found[0].subject()}的登记有误，没有改动", "先按 ygt check 的提示改正，再重新执行")
    return found[0]


def adjustment(
    drug: Record, kind: str, to: str, on: date, reason: str, decided: dict[str, Any], field: str = ""
) -> Edits:
    """The edits by which a field of a drug becomes `to` from the day `on`, and the entry that says so.

    `field` names the field of a change of another kind than the usual ones. None where it is entered just so already.
    Raises ToolError where nothing would change, the levels do not fit the kind, or the day is before another change.
    """
    leaf = _changed_field(drug, kind, field)
    key, before, after = leaf.keys[0], drug.get(leaf.keys[0]), _new_value(leaf, to)
    entry: dict[str, Any] = {"on": str(on), "kind": kind} | ({"before": _said(before)} if before else {})
    entry |= {"after": _said(after), "reason": reason, "decided_by": decided}
    if before == after:
        same = [one for one in drug.items("changes") if {**one, "before": ""} == {**entry, "before": ""}]
        if same:
            return {}
        raise ToolError(f"{drug.subject()}的{leaf}已是“{_said(after)}”", "核对调整后的内容")
    _fits(drug, kind, before, after)
    _in_time(drug, on)
    path = (*drug.base, "changes")
    edits: list[Edit] = [Set((*drug.base, key), after)]
    edits.append(Insert(path, entry) if drug.items("changes") else Set(path, [entry]))
    return {drug.path: edits}


def _changed_field(drug: Record, kind: str, field: str) -> Leaf:
    if kind in CHANGED_FIELD:
        if field:
            raise ToolError(f"“{kind}”已指明所调整的字段，不必另写“{field}”", "去掉 --field")
        return field_named(drug.kind, CHANGED_FIELD[kind])
    if not field:
        raise ToolError("没有写明调整哪一个字段", "加 --field，如 --field 包装")
    leaf = field_named(drug.kind, field)
    usual = next((word for word, key in CHANGED_FIELD.items() if leaf.keys == (key,)), "")
    if usual:
        raise ToolError(f"“{leaf}”的调整应写作“{usual}”", f"写 --kind {usual}")
    if len(leaf.keys) > 1 or leaf.node.properties or leaf.keys[0] in ("name", "id", "changes"):
        raise ToolError(f"“{leaf}”不能用本命令调整", "打开文件修改，并在 changes（调整）中登记")
    return leaf


def _new_value(leaf: Leaf, to: str) -> Any:
    value = typed(leaf, to, lambda text: {"document": text})
    return [level for level in TIERS if level in value] if leaf.keys == ("stocked_at",) else value


def _fits(drug: Record, kind: str, before: Any, after: Any) -> None:
    """Whether levels are only added or only dropped, as the kind of change says."""
    if kind == _MORE and not set(before) < set(after):
        now, both = _said(before), _said([level for level in TIERS if level in {*before, *after}])
        raise ToolError(
            f"增设后应包含现有层级：{drug.name}现为“{now}”，所写为“{_said(after)}”",
            f"写调整后的全部层级，如 --to {both}",
        )
    if kind == _FEWER and not set(after) < set(before):
        raise ToolError(
            f"取消后只能减少层级：{drug.name}现为“{_said(before)}”，所写为“{_said(after)}”", "写调整后留下的全部层级"
        )


def _in_time(drug: Record, on: date) -> None:
    """That the drug is in the catalogue on the day, and no later change is entered already."""
    ended = ending_of(drug.data)
    if ended is not None and ended <= on:
        raise ToolError(f"{drug.subject()}已于 {ended} 调出，不再调整", "核对药品和日期")
    listed = start_of(drug.part("listed").get("on"))
    if listed is not None and on < listed:
        raise ToolError(f"调整日期 {on} 早于{drug.subject()}的调入日期 {listed}", "核对日期")
    last = max((day for one in drug.items("changes") if (day := end_of(one.get("on")))), default=None)
    if last is not None and on < last:
        raise ToolError(f"{drug.subject()}已登记有 {last} 的调整，晚于 {on}", "补录以前的调整，打开文件按先后登记")


def _said(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _listed(drugs: list[Record]) -> str:
    lines = []
    for one in drugs:
        words = [one.name, *(one.text(key) for key in APART if one.text(key)), one.text("id")]
        ended = ["（已调出）"] if "delisted" in one.data else []
        lines.append("  ".join(["", *words, *ended, f"{one.path}:{one.head().line}"]))
    return "\n".join(["", *lines])


def _is_of_committee(ledger: Ledger, record: Record) -> bool:
    body = ledger.find(record.text("body"), "body")
    return body is not None and body.text("function") == COMMITTEE
