"""How clauses are judged: every part of a judgement and of its conditions must be there (YGT706–YGT713)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from weakref import WeakKeyDictionary

from ygt.conditions.compiling import as_written
from ygt.conditions.judgement import Terms, group_problems, problems
from ygt.conditions.problem import Fault, Problem
from ygt.findings import Finding, Place, Rule
from ygt.ledger.ledger import Ledger
from ygt.ledger.packaged import shared_groups
from ygt.ledger.record import Record
from ygt.rules.examples import shown
from ygt.rules.rule import Check, Entry
from ygt.schema.contract import Steps
from ygt.schema.suggestion import nearest

_FILE = "org/obligations/extra.yaml"
_CLAUSE = (
    "document: 示政办发〔2024〕20号\nid: extra\nclauses:\n"
    "  - id: X-001\n    number: 一\n    summary: 组建医共委\n    strength: 必须\n    judged: [{%s}]\n"
)
_EACH = "kind: 每个, of: %s, meets: {%s}"


def _judged(text: str) -> str:
    return _CLAUSE % text


UNKNOWN_FIELD = Rule(
    code="YGT706",
    name="condition-unknown-field",
    severity="error",
    title="条件中有未定义的字段",
    why="条件以记录的字段写成。字段名有误，条件就无从核对，条款会一直显示为待核实。",
    message="{said}",
    help="{remedy}",
    label="{label}",
    bad=shown(_FILE, _judged(_EACH % ("乡镇卫生院", "ambulence: {minimum: 1}"))),
    good=shown(_FILE, _judged(_EACH % ("乡镇卫生院", "ambulances: {minimum: 1}"))),
    exceptable=False,
)
UNFIT_KEYWORD = Rule(
    code="YGT707",
    name="condition-keyword",
    severity="error",
    title="条件中的关键字未定义或不适用",
    why="条件使用 JSON Schema 的关键字，各种字段可用的不同：数量用 minimum，列表用 contains、minItems 等。",
    message="{said}",
    help="{remedy}",
    label="{label}",
    bad=shown(_FILE, _judged(_EACH % ("乡镇卫生院", "ambulances: {minItems: 1}"))),
    good=shown(_FILE, _judged(_EACH % ("乡镇卫生院", "ambulances: {minimum: 1}"))),
    exceptable=False,
)
IMPOSSIBLE_VALUE = Rule(
    code="YGT708",
    name="condition-value",
    severity="error",
    title="条件中的取值不会出现",
    why="条件所写的取值不在字段的可选范围之内，任何记录都不会满足，或者都满足。",
    message="{said}",
    help="{remedy}",
    label="{label}",
    bad=shown(_FILE, _judged(_EACH % ("乡镇卫生院", "level: 二甲"))),
    good=shown(_FILE, _judged(_EACH % ("乡镇卫生院", "level: 一级"))),
    exceptable=False,
)
UNKNOWN_NAME = Rule(
    code="YGT709",
    name="judgement-unregistered-name",
    severity="error",
    title="判断中有未登记的名称",
    why="判断中所写的单位、文件、指标等须在台账中登记，否则没有记录与之相符。",
    message="未登记的{kinds}“{said}”{near}",
    help="先在 {files} 中登记，或更正名称；原文如此的，登记为该记录的别名",
    label="{label}",
    bad=shown(
        _FILE,
        _judged("kind: 席位, body: {function: 管理委员会}, post: 主任, held_by: [{unit: 县医元, role: 主要负责同志}]"),
    ),
    good=shown(
        _FILE,
        _judged("kind: 席位, body: {function: 管理委员会}, post: 主任, held_by: [{unit: 县医院, role: 主要负责同志}]"),
    ),
    exceptable=False,
)
UNKNOWN_GROUP = Rule(
    code="YGT710",
    name="unknown-group",
    severity="error",
    title="未定义的记录组",
    why="判断的对象以记录组的名称引用：共用的在 schema/groups.yaml，本文件的在 groups 中。",
    message="{said}",
    help="{remedy}",
    label="{label}",
    bad=shown(_FILE, _judged(_EACH % ("乡镇卫生员", "ambulances: {minimum: 1}"))),
    good=shown(_FILE, _judged(_EACH % ("乡镇卫生院", "ambulances: {minimum: 1}"))),
    exceptable=False,
)
UNKNOWN_KIND = Rule(
    code="YGT711",
    name="unknown-record-kind",
    severity="error",
    title="未定义的记录种类",
    why="判断的对象以记录种类写明，种类见 schema/files.json。",
    message="{said}",
    help="{remedy}",
    label="{label}",
    bad=shown(_FILE, _judged("kind: 数量, records: {kind: institutions}, minimum: 1")),
    good=shown(_FILE, _judged("kind: 数量, records: {kind: institution}, minimum: 1")),
    exceptable=False,
)
UNSAFE_PATTERN = Rule(
    code="YGT712",
    name="condition-pattern",
    severity="error",
    title="条件中的写法不可用",
    why="写法（pattern）只可用正则表达式中各软件理解一致、且很快就能核对完的部分。",
    message="{said}",
    help="{remedy}",
    label="{label}",
    bad=shown(_FILE, _judged(_EACH % ("乡镇卫生院", 'name: {pattern: "(院+)+$"}'))),
    good=shown(_FILE, _judged(_EACH % ("乡镇卫生院", 'name: {pattern: "卫生院$"}'))),
    exceptable=False,
)
MISFIT_PART = Rule(
    code="YGT713",
    name="judgement-part",
    severity="error",
    title="判断的组成部分不全或多余",
    why="每种判断方式各有所需：“每个”要对象和条件，“时限”要日期和时限。缺少或多余的部分使判断无法进行。",
    message="{said}",
    help="{remedy}",
    label="{label}",
    bad=shown(_FILE, _judged("kind: 数量, minimum: 1")),
    good=shown(_FILE, _judged("kind: 数量, of: 乡镇卫生院, minimum: 1")),
    exceptable=False,
)
BY_FAULT: dict[Fault, Rule] = {
    "field": UNKNOWN_FIELD,
    "keyword": UNFIT_KEYWORD,
    "value": IMPOSSIBLE_VALUE,
    "name": UNKNOWN_NAME,
    "group": UNKNOWN_GROUP,
    "kind": UNKNOWN_KIND,
    "pattern": UNSAFE_PATTERN,
    "part": MISFIT_PART,
}


_FOUND: WeakKeyDictionary[Ledger, list[Finding]] = WeakKeyDictionary()
"""The findings of a ledger, by which eight rules are answered at once."""


def of_rule(rule: Rule) -> Check:
    """The generator of one of these rules."""

    def found(ledger: Ledger) -> Iterator[Finding]:
        if ledger not in _FOUND:
            files = ledger.sound("obligation")
            _FOUND[ledger] = [one for tasks in files for one in judgement_findings(ledger, tasks)]
        return (one for one in _FOUND[ledger] if one.code == rule.code)

    return found


def judgement_findings(ledger: Ledger, tasks: Record, *, own: bool = True) -> Iterator[Finding]:
    """What is wrong with the groups and judgements of one file of clauses whose shape is right.

    `own` tells that it is the workspace's: a pack's names are read in each county as its own, and not looked up.
    """
    groups = {one.name: one.text("kind") for one in shared_groups(ledger.contract.folder)}
    terms = Terms(ledger.contract, groups, partial(_official, ledger) if own else as_written)
    for index, group in enumerate(tasks.items("groups")):
        # A group may rest on those before it: none can lead back to itself.
        for one in group_problems(group, terms):
            yield _finding(ledger, tasks, one, ("groups", index))
        groups.setdefault(group["name"], group["kind"])
    for number, clause in enumerate(tasks.items("clauses")):
        for index, judgement in enumerate(clause.get("judged", ())):
            for one in problems(judgement, terms, deadline="deadline" in clause):
                yield _finding(ledger, tasks, one, ("clauses", number, "judged", index))


def _official(ledger: Ledger, name: str, kinds: tuple[str, ...]) -> str | None:
    """The official name of what `name` means; of a kind of which a file could not be read, the name as it is."""
    found = ledger.names.find(name, kinds)
    if found:
        return found[0].name
    return None if ledger.partial.isdisjoint(kinds) else name


def _finding(ledger: Ledger, tasks: Record, problem: Problem, steps: Steps) -> Finding:
    place = tasks.place(*steps, *problem.steps, key=problem.key)
    if problem.fault == "name":
        return _unregistered(ledger, place, problem)
    label = f"是否应为“{problem.meant}”？" if problem.meant else ""
    return BY_FAULT[problem.fault].at(place, said=problem.said, remedy=problem.remedy, label=label)


def _unregistered(ledger: Ledger, place: Place, problem: Problem) -> Finding:
    kinds = problem.kinds
    meant = nearest(problem.said, ledger.names.known(kinds))
    return UNKNOWN_NAME.at(
        place,
        kinds=ledger.contract.titles_of(kinds),
        said=problem.said,
        near=f"，是否应为“{meant}”？" if meant else "",
        files="、".join(dict.fromkeys(one for kind in kinds for one in ledger.contract.places_of(kind))),
        label=f"是否应为“{meant}”？" if meant else "",
    )


TABLE: tuple[Entry, ...] = tuple((rule, of_rule(rule)) for rule in BY_FAULT.values())
