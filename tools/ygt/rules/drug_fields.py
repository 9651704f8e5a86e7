"""Fields of a drug against one another: changes against the present, fields mixed up (YGT511, YGT539)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ygt.findings import Finding, Related, Rule
from ygt.ledger.drug_changes import CHANGED_FIELD
from ygt.ledger.ledger import Ledger
from ygt.rules.examples import drug, shown
from ygt.rules.rule import Entry

_FILE = "catalogues/drugs/cardiovascular.yaml"

_CHANGED = (
    "  changes:\n    - {on: 2026-02-10, kind: 增设配备层级, before: 县, after: 县、乡, reason: 基层需要,"
    " decided_by: {meeting: 县药事会2026年第1次会议}}\n"
)

CHANGE_DISAGREES = Rule(
    code="YGT511",
    name="change-against-present",
    severity="error",
    title="最近一次调整与现登记不符",
    why="调整记录说明从什么改为什么，最近一次调整之后的内容就是现在登记的内容。",
    message="{drug}{day}的调整后为“{after}”，{title}登记为“{present}”",
    help="核对调整记录与现登记，更正其中一处；此后又有调整的，补充登记",
    bad=shown(_FILE, drug(_CHANGED, stocked="[县, 乡, 村]")),
    good=shown(_FILE, drug(_CHANGED, stocked="[县, 乡]")),
)


def changes_disagree(ledger: Ledger) -> Iterator[Finding]:
    """Drugs whose last change of a field led to something else than the field now holds."""
    for one in ledger.sound("drug"):
        last = {
            CHANGED_FIELD[change["kind"]]: n
            for n, change in enumerate(one.items("changes"))
            if change["kind"] in CHANGED_FIELD
        }
        for field, index in last.items():
            after, present, node = one["changes"][index].get("after", ""), one.get(field), one.node(field)
            same = _levels(after) == set(present or ()) if field == "stocked_at" else after == present
            if after and present and not same and node is not None:
                yield CHANGE_DISAGREES.at(
                    one.place("changes", index, "after"),
                    related=[Related(one.place(field), "现登记")],
                    drug=one.name,
                    day=one["changes"][index]["on"],
                    after=after,
                    title=node.title,
                    present="、".join(present) if isinstance(present, list) else present,
                )


def _levels(text: str) -> set[str]:
    return {level for level in "县乡村" if level in text}


MIXED_UP = Rule(
    code="YGT539",
    name="drug-fields-mixed-up",
    severity="note",
    title="规格、包装、生产企业疑有错位",
    why="由表格粘贴时，相邻两栏容易填反。规格写含量（25mg），包装写数量（24粒/盒），生产企业写名称。",
    message="{drug}的{title}“{value}”疑为{meant}",
    help="对照药品说明书核对，把各项填到相应的字段",
    bad=shown(_FILE, drug("  pack: 25mg\n", strength="24片/盒")),
    good=shown(_FILE, drug("  pack: 24片/盒\n")),
)
_PACK = re.compile("[0-9]+[粒片丸袋支瓶贴板枚吸喷]/[盒瓶袋包板]")
_STRENGTH = re.compile("[0-9]+(?:[.][0-9]+)?(?:mg|g|ml|μg|ug|IU|单位|万单位)")
_TITLES = {"maker": "生产企业", "pack": "包装", "strength": "规格"}


def mixed_up(ledger: Ledger) -> Iterator[Finding]:
    """Drugs with a maker's name, a pack or a strength in the field of one of the others."""
    for one in ledger.sound("drug"):
        for field in ("name", "strength", "pack", "maker", "category"):
            value = one.text(field)
            own = _field_of(value) if value else ""
            if own and own != field and (node := one.node(field)):
                place, meant = one.place(field), _TITLES[own]
                yield MIXED_UP.at(place, unit=one.name, drug=one.name, title=node.title, value=value, meant=meant)


def _field_of(value: str) -> str:
    """The field that a value is written like, if it is one of the three."""
    if value.endswith(("公司", "厂", "集团")):
        return "maker"
    if not value[:1].isdecimal():
        return ""
    if _PACK.fullmatch(value):
        return "pack"
    return "strength" if _STRENGTH.fullmatch(value) else ""


TABLE: tuple[Entry, ...] = (
    (CHANGE_DISAGREES, changes_disagree),
    (MIXED_UP, mixed_up),
)
