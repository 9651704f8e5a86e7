"""Clauses and indicators as records (YGT701–YGT705)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ygt.findings import Finding, Related, Rule
from ygt.ledger.ledger import Ledger
from ygt.rules.examples import shown
from ygt.rules.rule import Entry
from ygt.schema.contract import Steps

_FILE = "org/indicators/national.yaml"
_HEAD = '- number: "3.2"\n  name: 医保基金县域内支出占比\n  id: yibao\n  nature: 定量\n  unit: "%"\n  multiplier: 100\n'
_FIRST_HALF = "  values:\n    - {period: 2025H1, value: 61}\n"
_COMPUTED = "  values:\n    - {period: 2025H1, numerator: 61, denominator: 100, value: %d}\n"

ARITHMETIC = Rule(
    code="YGT701",
    name="indicator-arithmetic",
    severity="error",
    title="指标数值与分子、分母不符",
    why="指标值由分子、分母按口径算出，三者应当一致（按所填小数位四舍五入）。",
    message="指标“{name}”{period}：{numerator}÷{denominator}×{multiplier:g}＝{computed:g}，填为{value:g}",
    help="核对分子、分母和数值",
    bad=shown(_FILE, _HEAD + _COMPUTED % 16),
    good=shown(_FILE, _HEAD + _COMPUTED % 61),
)


def arithmetic(ledger: Ledger) -> Iterator[Finding]:
    """Values that are not numerator ÷ denominator × multiplier to the decimals given."""
    for indicator in ledger.sound("indicator"):
        multiplier = indicator.get("multiplier", 1)
        for index, value in enumerate(indicator.items("values")):
            if not {"numerator", "denominator", "value"} <= value.keys():
                continue
            computed = value["numerator"] / value["denominator"] * multiplier
            decimals = len(str(value["value"]).partition(".")[2]) if isinstance(value["value"], float) else 0
            if abs(computed - value["value"]) > 0.5 * 10**-decimals + 1e-9:
                yield ARITHMETIC.at(
                    indicator.place("values", index, "value"),
                    name=indicator.name,
                    period=value["period"],
                    numerator=f"{value['numerator']:g}",
                    denominator=f"{value['denominator']:g}",
                    multiplier=multiplier,
                    computed=round(computed, decimals + 2),
                    value=value["value"],
                )


PERCENTAGE = Rule(
    code="YGT702",
    name="percentage-range",
    severity="error",
    title="占比超出0至100",
    why="占比、覆盖率是部分与整体之比，不可能小于0或大于100%。",
    message="指标“{name}”{period}为{value:g}%，超出0至100",
    help="核对数值；增长率等可以超出的指标，名称中应含“增长率”",
    bad=shown(_FILE, _HEAD + _FIRST_HALF.replace("61", "161")),
    good=shown(_FILE, _HEAD + _FIRST_HALF),
)


def percentages(ledger: Ledger) -> Iterator[Finding]:
    """Percentages outside 0–100, targets included, rates of growth excepted."""
    for indicator in ledger.sound("indicator"):
        if indicator.text("unit") != "%" or "增长率" in indicator.name:
            continue
        values = [(("values", n, "value"), one["period"], one) for n, one in enumerate(indicator.items("values"))]
        for steps, period, one in [*values, (("target", "value"), "目标", indicator.part("target"))]:
            if "value" in one and not 0 <= one["value"] <= 100:
                place = indicator.place(*steps)
                yield PERCENTAGE.at(place, name=indicator.name, period=period, value=one["value"])


_CLAUSES = "org/obligations/extra.yaml"
_CLAUSE = (
    "document: 示政办发〔2024〕20号\nid: extra\nclauses:\n"
    "  - {id: X-001, number: 一, summary: 组建医共委, strength: 必须, same_as: %s}\n"
)

SELF_REFERENCE = Rule(
    code="YGT703",
    name="clause-same-as-itself",
    severity="error",
    title="条款与自身为同一要求",
    why="“同一要求”指向较早登记的另一条，“对应上级条款”使上级条款指向本条；互相指向，会使两条都不被计算。",
    message="条款 {clause} 最终指回自身",
    help="保留最早登记的一条，其余指向它",
    bad=shown(_CLAUSES, _CLAUSE % "X-001"),
    good=shown(_CLAUSES, _CLAUSE % "M-001"),
)


def self_references(ledger: Ledger) -> Iterator[Finding]:
    """Clauses that point to one another in a circle: by `same_as`, or as restated and restating."""
    clauses = {clause.name: clause for clause in ledger.all("clause")}
    for name in in_circles({name: clause.text("same_as") for name, clause in clauses.items()}):
        yield SELF_REFERENCE.at(clauses[name].place("same_as"), clause=name)
    for name, clause in clauses.items():
        for index, restated in enumerate(clause.items("restates")):
            other = clauses.get(restated)
            # The restated clause points here; this one must not point there.
            if restated in (name, clause.text("same_as")) or (other and name in other.items("restates")):
                yield SELF_REFERENCE.at(clause.place("restates", index), clause=name)


def in_circles(following: Mapping[str, str]) -> list[str]:
    """The names that lead back to themselves where each leads to at most one other, in the order given."""
    settled: set[str] = set()
    circular: set[str] = set()
    for name in following:
        path: dict[str, int] = {}
        while name in following and name not in settled and name not in path:
            path[name] = len(path)
            name = following[name]
        if name in path:
            circular.update(list(path)[path[name] :])
        settled.update(path)
    return [name for name in following if name in circular]


PERIOD_TWICE = Rule(
    code="YGT704",
    name="period-twice",
    severity="error",
    title="同一时期填报两次",
    why="一项指标在一个时期只有一个数值。",
    message="指标“{name}”{period}填报了两次",
    help="核对两处数值，保留正确的一条",
    label="第二次填报",
    bad=shown(_FILE, _HEAD + _FIRST_HALF + "    - {period: 2025H1, value: 62}\n"),
    good=shown(_FILE, _HEAD + _FIRST_HALF + "    - {period: 2025H2, value: 62}\n"),
)


def periods_twice(ledger: Ledger) -> Iterator[Finding]:
    """Indicators with two values for one period."""
    for indicator in ledger.sound("indicator"):
        periods = [value["period"] for value in indicator.items("values")]
        for index, period in enumerate(periods):
            first = periods.index(period)
            if first < index:
                yield PERIOD_TWICE.at(
                    indicator.place("values", index, "period"),
                    related=[Related(indicator.place("values", first, "period"), "首次填报")],
                    name=indicator.name,
                    period=period,
                )


_QUALITATIVE = '- number: "1.2"\n  name: 议事决策机制\n  id: yishi\n  nature: 定性\n'

NATURE_DISAGREES = Rule(
    code="YGT705",
    name="indicator-nature",
    severity="error",
    title="指标性质与填报内容不符",
    why="定性指标填结论，定量指标填数值；填反的，汇总时会落空。",
    message="指标“{name}”为{nature}指标，填有{what}",
    help="核对指标性质，更正性质或所填内容",
    bad=shown(_FILE, _QUALITATIVE + "  values: [{period: 2025H1, value: 1}]\n"),
    good=shown(_FILE, _QUALITATIVE + "  values: [{period: 2025H1, attested: 已建立}]\n"),
)
_FOREIGN = {"定性": ("numerator", "denominator", "value"), "定量": ("attested",)}


def natures_disagree(ledger: Ledger) -> Iterator[Finding]:
    """Indicators by statement that have figures, and indicators by figures that have a statement."""
    for indicator in ledger.sound("indicator"):
        nature = indicator["nature"]
        found: list[Steps] = [("multiplier",), ("target",)] if nature == "定性" else []
        for index in range(len(indicator.items("values"))):
            found += [("values", index, field) for field in _FOREIGN[nature]]
        for steps in found:
            node = indicator.node(*steps)
            holder: Any = indicator.data
            for step in steps[:-1]:
                holder = holder[step]
            if steps[-1] in holder and node is not None:
                place = indicator.place(*steps)
                yield NATURE_DISAGREES.at(place, name=indicator.name, nature=nature, what=node.title)


TABLE: tuple[Entry, ...] = (
    (ARITHMETIC, arithmetic),
    (PERCENTAGE, percentages),
    (SELF_REFERENCE, self_references),
    (PERIOD_TWICE, periods_twice),
    (NATURE_DISAGREES, natures_disagree),
)
