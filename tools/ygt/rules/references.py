"""Names that must name something (YGT301–YGT304)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ygt.findings import Finding, Related, Rule
from ygt.ledger.fields import Field
from ygt.ledger.ledger import Ledger, Reference
from ygt.ledger.misnamed import ENOUGH, differ_tellingly, distinction, misnamed_persons
from ygt.rules.examples import clinic, shown
from ygt.rules.rule import Entry
from ygt.schema.suggestion import nearest

_SUPPORT = "org/support.yaml"
_SUPPORTED = "- {supporter: %s, supported: 松岭乡卫生院, stage: 已建立}\n"

DANGLING = Rule(
    code="YGT301",
    name="unregistered-name",
    severity="error",
    title="引用了未登记的名称",
    why="各处以名称相互引用。名称没有登记，就查不到它指的是哪个单位、组织或文件。",
    message="未登记的{kinds}“{value}”{near}",
    help="{remedy}",
    label="{label}",
    bad=shown(_SUPPORT, _SUPPORTED % "县医元"),
    good=shown(_SUPPORT, _SUPPORTED % "县医院"),
    exceptable=False,
)


MOST_COMPARED = 1000
"""Of more names than this that are not registered, a list is missing; to compare each with all others takes minutes."""


def dangling(ledger: Ledger) -> Iterator[Finding]:
    """References that name no record, with the nearest known name.

    Not judged are those to kinds of which a file could not be read: what they name may well stand there.
    """
    dangling_ = [one for one in ledger.references if not one.targets and ledger.partial.isdisjoint(one.kinds)]
    agreed = Counter(one.field.value for one in dangling_)
    used = {one.field.value for one in ledger.references if one.targets} if dangling_ else set()
    nearby: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for number, reference in enumerate(dangling_):
        value, kinds = reference.field.value, reference.kinds
        if number >= MOST_COMPARED:
            yield _dangling(ledger, reference.field, kinds, None)
            continue
        if (value, kinds) not in nearby:
            # Of two names as near, the one nothing else refers to; and a number that several agree on is no slip.
            known = sorted(ledger.names.known(kinds), key=used.__contains__)
            several = agreed[value] >= ENOUGH
            nearby[value, kinds] = [one for one in known if not (several and differ_tellingly(one, value))]
        candidates = nearby[value, kinds]
        if beside := _beside(ledger, reference):
            # What the list names already is not what another of its names was meant to be.
            candidates = [one for one in candidates if not beside & _ids(ledger, one, kinds)]
        yield _dangling(ledger, reference.field, kinds, nearest(value, candidates))


def _beside(ledger: Ledger, reference: Reference) -> set[int]:
    """The records that the other names of a list name."""
    *around, last = reference.field.steps
    if not isinstance(last, int):
        return set()
    others = [one for index, one in enumerate(reference.field.holder[str(around[-1])]) if index != last]
    return {found for name in others if isinstance(name, str) for found in _ids(ledger, name, reference.kinds)}


def _ids(ledger: Ledger, name: str, kinds: Iterable[str]) -> set[int]:
    return {id(record) for record in ledger.names.find(name, kinds)}


def _dangling(ledger: Ledger, field: Field, kinds: tuple[str, ...], meant: str | None) -> Finding:
    titles = ledger.contract.titles_of(kinds)
    files = "、".join(dict.fromkeys(place for kind in kinds for place in ledger.contract.places_of(kind)))
    near = label = ""
    remedy = f"先在 {files} 中登记，或更正名称"
    if meant is not None:
        near = f"，相近名称：{meant}{_explained(ledger, meant, kinds)}"
        label = f"是否应为“{meant}”？"
        remedy = (
            f"如为误写，改为“{meant}”；如原文如此，在该记录的 aliases（别名）中登记并注明出处；"
            f"如为新的，先在 {files} 中登记"
        )
    return DANGLING.at(field.place(), kinds=titles, value=field.value, near=near, label=label, remedy=remedy)


def _explained(ledger: Ledger, name: str, kinds: Iterable[str]) -> str:
    """Whose alias a name is, where it is one."""
    for kind in kinds:
        if name in ledger.names.official(kind):
            return ""
    matches = [match for kind in kinds for match in ledger.names.others(kind).get(name, ())]
    borne = [match for match in matches if match not in ledger.presumed]
    return f"（{borne[0].record.name}的{borne[0].by}）" if borne else ""


AMBIGUOUS = Rule(
    code="YGT302",
    name="ambiguous-name",
    severity="error",
    title="名称指向不明",
    why="同一个别名属于几条记录，引用时无法确定是哪一条。",
    message="“{value}”可指：{targets}",
    help="改用其中一个的正式名称",
    bad=(*clinic("  aliases: [{name: 县医院, usage: 俗称}]\n"), *shown(_SUPPORT, _SUPPORTED % "县医院")),
    good=shown(_SUPPORT, _SUPPORTED % "县医院"),
    exceptable=False,
)


def ambiguous(ledger: Ledger) -> Iterator[Finding]:
    """References whose name several records bear; where it is the official name of both, that is reported alone."""
    for reference in ledger.references:
        value, targets = reference.field.value, reference.targets
        if len(targets) > 1 and len({target.name for target in targets}) > 1:
            yield AMBIGUOUS.at(
                reference.field.place(),
                related=[Related(target.head(), "可能所指") for target in targets],
                value=value,
                targets="、".join(target.subject() for target in targets),
            )


_ASSIGNED = (
    "- {person: 王示例, %sfrom_unit: 县医院, to_unit: 松岭乡卫生院, scheme: 派驻,"
    " from: 2026-01-01, decided_by: {document: 实施方案}}\n"
)

NAMESAKE = Rule(
    code="YGT303",
    name="namesake",
    severity="error",
    title="同名人员未区分",
    why="人员登记簿中有同名的两人，引用其姓名时须写明区分，否则会算作一人或张冠李戴。",
    message="{problem}",
    help="{remedy}",
    bad=shown("org/assignments.yaml", _ASSIGNED % ""),
    good=shown("org/assignments.yaml", _ASSIGNED % "distinct: 县人民医院, "),
    exceptable=False,
)


_NOT_NEEDED = "没有同名人员的，删去 distinct（区分）"
_NOT_ALONE = "补充登记同名的另一位；没有同名人员的，删去本条和各处的 distinct（区分）"


def namesakes(ledger: Ledger) -> Iterator[Finding]:
    """Persons registered as namesakes but named without, or with an unknown, distinction; namesakes of nobody."""
    if "person" in ledger.partial:
        return
    meant = {id(person): name for person, name in misnamed_persons(ledger)}
    options: dict[str, list[str]] = {}
    for person in ledger.all("person"):
        options.setdefault(meant.get(id(person), person.name), []).append(person.text("distinct"))
    for person in ledger.all("person"):
        if id(person) not in meant and len(known := options[person.name]) == 1:
            problem = f"同名人员只登记了一位“{person.name}”，无从区分"
            yield NAMESAKE.at(person.head(), problem=problem, remedy=_NOT_ALONE)
    for field in ledger.persons:
        given = distinction(field)
        known = options.get(field.value, [])
        if known and given not in known:
            problem = f"有{len(known)}位“{field.value}”，" + (f"没有区分为“{given}”的" if given else "未写明是哪一位")
            remedy = f"在姓名旁填写 distinct（区分），可选：{'、'.join(known)}"
            yield NAMESAKE.at(field.place(), problem=problem, remedy=remedy)
        elif given and not known:
            place = field.record.place(*field.steps[:-1], "distinct")
            near = nearest(field.value, [name for name, told in options.items() if given in told])
            if near is not None:
                problem = f"“{field.value}”未在 org/people.yaml 登记，是否应为“{near}”？"
                yield NAMESAKE.at(field.place(), problem=problem, remedy=f"如为误写，改为“{near}”；{_NOT_NEEDED}")
            else:
                problem = f"“{field.value}”未在 org/people.yaml 登记为同名人员，不需要区分"
                yield NAMESAKE.at(place, problem=problem, remedy=_NOT_NEEDED)


_CLAUSES = (
    "document: 示政办发〔2024〕20号\nid: extra\nclauses:\n"
    "  - {id: X-001, number: 一, summary: 组建医共委, strength: 必须, same_as: %s}\n"
)

UNKNOWN_CLAUSE = Rule(
    code="YGT304",
    name="unregistered-clause",
    severity="error",
    title="引用了未登记的条款",
    why="同一要求、佐证、节点等以条款标识指明条款，须是台账或所用条款包中已有的，否则无从对应。",
    message="未登记的条款“{value}”{near}",
    help="改为已登记的条款标识；条款在条款包中的，先在 org/county.yaml 的 packs 中写明所用条款包",
    bad=shown("org/obligations/extra.yaml", _CLAUSES % "M-009"),
    good=shown("org/obligations/extra.yaml", _CLAUSES % "M-001"),
    exceptable=False,
)


def unknown_clauses(ledger: Ledger) -> Iterator[Finding]:
    """Identifiers that are those of no clause, neither of the workspace nor of a pack it uses."""
    packs = ledger.packs
    read = [pack.id for pack in packs]
    named = ledger.county.items("packs") if ledger.county else []
    unread = any(not isinstance(row, dict) or row.get("pack") not in read for row in named)
    if unread or not ledger.partial.isdisjoint({"clause", "county"}):
        return
    known = dict.fromkeys([*ledger.names.official("clause"), *(one for pack in packs for one in pack.clause_ids)])
    for field in ledger.fields:
        if "x-clause" in field.node.schema and field.value not in known:
            meant = nearest(field.value, known)
            yield UNKNOWN_CLAUSE.at(field.place(), value=field.value, near=f"，是否应为“{meant}”？" if meant else "")


TABLE: tuple[Entry, ...] = (
    (DANGLING, dangling),
    (AMBIGUOUS, ambiguous),
    (NAMESAKE, namesakes),
    (UNKNOWN_CLAUSE, unknown_clauses),
)
