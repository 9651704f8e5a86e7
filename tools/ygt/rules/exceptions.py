"""有据例外: a record may set aside a rule, with reason, basis and end; unused or expired ones are findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ygt.findings import Example, Finding, Rule
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import end_of
from ygt.rules.examples import clinic


def _excepted(rule: str, until: str = "2026-12-31", more: str = "") -> tuple[Example, ...]:
    entry = f"    - {{rule: {rule}, reason: 由市属医院托管, basis: 实施方案（二）, until: {until}}}\n"
    return clinic(f"  exceptions:\n{entry}{more}")


_USED = _excepted("YGT442")
_UNNEEDED = "    - {rule: YGT128, reason: 名称待更改, basis: 实施方案（二）, until: 2026-12-31}\n"

UNUSED = Rule(
    code="YGT901",
    name="unused-exception",
    severity="error",
    title="例外已无用处",
    why="所例外的情况已不存在，留着会掩盖以后的问题。",
    message="{subject}登记了 {rule} 的例外，该规则在本条没有发现问题",
    help="删去该例外",
    bad=_excepted("YGT442", more=_UNNEEDED),
    good=_USED,
    exceptable=False,
)
EXPIRED = Rule(
    code="YGT902",
    name="expired-exception",
    severity="error",
    title="例外已过期",
    why="例外都有期限。台账中已登记有晚于期限的事项，说明期限已过。",
    message="{subject}登记的 {rule} 例外已于 {until} 到期，台账已登记到 {latest}",
    help="情况仍存在且有依据的，更新依据和期限；否则删去例外并处理所指问题",
    bad=_excepted("YGT442", "2024-12-31"),
    good=_USED,
    exceptable=False,
)
NOT_EXCEPTABLE = Rule(
    code="YGT903",
    name="rule-without-exceptions",
    severity="error",
    title="该规则不能例外",
    why="读取错误、个人号码、涉密等规则没有例外；不存在的规则编号也无从例外。",
    message="{rule} {problem}，不能登记例外",
    help="删去该例外；规则编号有误的请更正，可用 ygt explain 编号 查看",
    bad=_excepted("YGT609"),
    good=_USED,
    exceptable=False,
)
RULES: tuple[Rule, ...] = (UNUSED, EXPIRED, NOT_EXCEPTABLE)


@dataclass(slots=True, eq=False)
class Excepted:
    """A finding that a record sets aside, with the exception that does so."""

    finding: Finding
    record: Record
    exception: dict[str, Any]


def set_aside(
    ledger: Ledger, findings: Iterable[Finding], rules: dict[str, Rule], on: date | None = None
) -> tuple[list[Finding], list[Excepted]]:
    """Findings that remain, those of misused exceptions included, and findings set aside.

    An exception covers findings that begin inside its record. It has expired when the ledger itself records
    something later than its end, or, with `on`, when its end is before that day: no clock is read.
    """
    declared = list(_declared(ledger))
    if not declared:
        return list(findings), []
    remaining: list[Finding] = []
    excepted: list[Excepted] = []
    used: set[int] = set()
    for finding in findings:
        match = next((one for one in declared if _covers(one, finding, rules)), None)
        if match is None:
            remaining.append(finding)
        else:
            used.add(id(match.exception))
            excepted.append(Excepted(finding, match.record, match.exception))
    remaining += _misused(ledger, declared, used, rules, on)
    return remaining, excepted


@dataclass(slots=True, eq=False)
class _Declared:
    record: Record
    index: int
    exception: dict[str, Any]


def _declared(ledger: Ledger) -> Iterator[_Declared]:
    for records in ledger.records.values():
        for record in records:
            if record.sound and record.parent is None:
                for index, exception in enumerate(record.items("exceptions")):
                    yield _Declared(record, index, exception)


def _covers(one: _Declared, finding: Finding, rules: dict[str, Rule]) -> bool:
    if finding.code != one.exception["rule"] or finding.path != one.record.path or not rules[finding.code].exceptable:
        return False
    base = "".join(f"/{step}" for step in one.record.base)
    return finding.place.pointer == base or finding.place.pointer.startswith(base + "/")


def _misused(
    ledger: Ledger, declared: list[_Declared], used: set[int], rules: dict[str, Rule], on: date | None
) -> Iterator[Finding]:
    latest = on or ledger.latest_day
    for one in declared:
        code, place = one.exception["rule"], one.record.place("exceptions", one.index, "rule")
        until = end_of(one.exception["until"])
        rule = rules.get(code)
        if rule is None or not rule.exceptable:
            problem = "没有这条规则" if rule is None else f"（{rule.title}）"
            yield NOT_EXCEPTABLE.at(place, rule=code, problem=problem)
        elif id(one.exception) not in used:
            yield UNUSED.at(place, subject=one.record.subject(), rule=code)
        elif until and latest and until < latest:
            yield EXPIRED.at(
                one.record.place("exceptions", one.index, "until"),
                subject=one.record.subject(),
                rule=code,
                until=one.exception["until"],
                latest=latest.isoformat(),
            )
