"""Clauses as a whole: each judged in one way, by rules there are, its groups once (YGT714, YGT718, YGT719)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Finding, Related, Rule
from ygt.ledger.ledger import Ledger
from ygt.ledger.packaged import shared_groups
from ygt.rules.examples import shown
from ygt.rules.rule import Entry
from ygt.schema.suggestion import nearest_code

_FILE = "org/obligations/extra.yaml"
_HEAD = "document: 示政办发〔2024〕20号\nid: extra\n"
_CLAUSES = _HEAD + (
    "clauses:\n  - {id: X-001, number: 一, summary: 组建医共委, strength: 必须, judged: [{kind: 佐证}]%s}\n"
    "  - {id: X-002, number: 二, summary: 制定章程, strength: 应当%s}\n"
)

WAYS = ("judged", "rules", "same_as")
"""How a clause is answered for: judged from data, by the rules of the check, or where its like is."""

UNASKED = frozenset({"鼓励", "说明"})
"""Of these nothing is asked, so that they need no way of judging."""

ONE_WAY = Rule(
    code="YGT714",
    name="clause-one-way",
    severity="error",
    title="条款没有判断方式，或有两种",
    why="每条任务只能以一种方式回答：由数据判断（judged）、由校验规则保证（rules），或见另一条（same_as）。",
    message="条款 {clause} {problem}",
    help="{remedy}",
    bad=shown(_FILE, _CLAUSES % ("", "")),
    good=shown(_FILE, _CLAUSES % ("", ", same_as: X-001")),
)


def one_way(ledger: Ledger) -> Iterator[Finding]:
    """Clauses with two ways of judging; and those without, in files where others have one.

    A file in which no clause has any only records what its document asks.
    """
    for tasks in ledger.sound("obligation"):
        clauses = tasks.items("clauses")
        answered = any("judged" in clause or "rules" in clause for clause in clauses)
        for index, clause in enumerate(clauses):
            given = [way for way in WAYS if way in clause]
            if len(given) > 1:
                place = tasks.place("clauses", index, given[1], key=True)
                problem = f"同时有 {'、'.join(given)}，只可有一种判断方式"
                yield ONE_WAY.at(place, clause=clause["id"], problem=problem, remedy="保留其中一种")
            elif not given and answered and clause["strength"] not in UNASKED:
                place = tasks.place("clauses", index, "id")
                remedy = "填写 judged（由数据判断）、rules（校验规则）或 same_as（同一要求）之一"
                yield ONE_WAY.at(place, clause=clause["id"], problem="没有判断方式", remedy=remedy)


_GROUP = "groups: [{name: %s, kind: institution, measure: 家, where: {kind: 乡镇卫生院}}]\n"
_ONE = "clauses: [{id: X-001, number: 一, summary: 组建医共委, strength: 必须}]\n"

GROUP_TWICE = Rule(
    code="YGT718",
    name="group-twice",
    severity="error",
    title="记录组重名",
    why="判断以名称引用记录组，同名的两组无法区分。",
    message="记录组“{name}”已在{where}定义",
    help="改用另一名称，或删去重复的一组",
    label="第二次定义",
    bad=shown(_FILE, _HEAD + _GROUP % "乡镇卫生院" + _ONE),
    good=shown(_FILE, _HEAD + _GROUP % "农村乡镇卫生院" + _ONE),
)


def groups_twice(ledger: Ledger) -> Iterator[Finding]:
    """Groups of a file that bear the name of another one in it, or of a shared one."""
    for tasks in ledger.sound("obligation"):
        groups = tasks.items("groups")
        if not groups:
            continue
        shared = {one.name for one in shared_groups(ledger.contract.folder)}
        first: dict[str, int] = {}
        for index, group in enumerate(groups):
            name, place = group["name"], tasks.place("groups", index, "name")
            if name in shared:
                yield GROUP_TWICE.at(place, name=name, where="各县共用的记录组中")
            elif name in first:
                related = [Related(tasks.place("groups", first[name], "name"), "首次定义")]
                yield GROUP_TWICE.at(place, related=related, name=name, where="本文件")
            first.setdefault(name, index)


UNKNOWN_RULE = Rule(
    code="YGT719",
    name="clause-unknown-rule",
    severity="error",
    title="条款所列校验规则不存在",
    why="“由校验规则保证”的条款，须指明确有的规则，否则无人核对。",
    message="没有校验规则“{code}”{near}",
    help="用 ygt explain 查看全部规则",
    bad=shown(
        _FILE, _HEAD + "clauses: [{id: X-001, number: 文头, summary: 文号正确, strength: 必须, rules: [YGT699]}]\n"
    ),
    good=shown(
        _FILE, _HEAD + "clauses: [{id: X-001, number: 文头, summary: 文号正确, strength: 必须, rules: [YGT601]}]\n"
    ),
    exceptable=False,
)


def unknown_rules(ledger: Ledger) -> Iterator[Finding]:
    """Rules by which a clause is said to be kept, and which there are not."""
    # The table lists this module.
    from ygt.rules.table import RULES

    for tasks in ledger.sound("obligation"):
        for number, clause in enumerate(tasks.items("clauses")):
            for index, code in enumerate(clause.get("rules", ())):
                if code not in RULES:
                    meant = nearest_code(code, RULES)
                    near = f"，是否应为“{meant}”？" if meant else ""
                    yield UNKNOWN_RULE.at(tasks.place("clauses", number, "rules", index), code=code, near=near)


TABLE: tuple[Entry, ...] = ((ONE_WAY, one_way), (GROUP_TWICE, groups_twice), (UNKNOWN_RULE, unknown_rules))
