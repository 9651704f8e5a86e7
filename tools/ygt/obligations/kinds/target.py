"""指标: the latest value of an indicator against its target, and against the same period of the year before."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple, Self

from ygt.dates import Period, last_day, printed
from ygt.obligations.clauses import Clause
from ygt.obligations.reader import Reader
from ygt.obligations.snapshot import State
from ygt.obligations.spans import grain, said_text, span_of_text
from ygt.obligations.verdict import Cited, Missing, Outcome, Verdict, worst
from ygt.obligations.view import View
from ygt.obligations.words import number

ATTESTED = ("已落实", "已建立", "已设立", "已制定", "已实现", "已达到", "已完成")
"""How the statements of an indicator without figures begin that say it is reached."""


class Value(NamedTuple):
    """A value of an indicator: period, the text of that, figure or statement, and where it stands `at` in `values`."""

    span: Period
    period: str
    figure: float | None
    attested: str
    at: int


@dataclass(slots=True, eq=False)
class Target:
    """The indicator `name` (name or number) reaches `target` (its own where that is empty) and does as `trend` asks."""

    name: str
    target: dict[str, Any]
    trend: str
    deadline: str

    @classmethod
    def read(cls, raw: dict[str, Any], reader: Reader, clause: Clause) -> Self:
        """See `kinds.table.Judgement`."""
        del reader
        return cls(raw["indicator"], raw.get("target", {}), raw.get("trend", ""), clause.deadline)

    def judge(self, view: View) -> Verdict:
        """See `kinds.table.Judgement`."""
        state = next((one for one in view.records("indicator") if self.name in (one.name, one.data["number"])), None)
        if state is None:
            missing = Missing(f"指标“{self.name}”的登记和数值")
            return Verdict(Outcome.UNKNOWN, f"指标“{self.name}”：尚未登记", missing=(missing,))
        values = _values(state, view)
        aim = self._aim(state)
        parts = [self._against(state, values, aim, view)] if self.target or not self.trend else []
        parts += [self._trend(state, values)] if self.trend else []
        outcome = worst(one for one, _ in parts)
        cited = tuple(_cited(state, one) for one in values[-1:])
        missing = Missing(f"指标“{state.name}”的数值")
        return Verdict(
            outcome,
            f"{state.name}：{'；'.join(said for _, said in parts)}",
            evidence=cited,
            short=cited if outcome is Outcome.UNMET else (),
            missing=(missing,) if outcome is Outcome.UNKNOWN else (),
            due=last_day(aim["by"]) if aim.get("by") else None,
        )

    def _aim(self, state: State) -> dict[str, Any]:
        """The target asked for: the clause's, else of those the indicator has the one of the clause's day."""
        own = [one for one in (state.data.get("target"), *state.data.get("targets", ())) if one]
        same_day = (one for one in own if one.get("by") == self.deadline)
        aim = self.target or next(same_day, own[0] if own else {})
        return {"by": self.deadline, **aim} if aim and self.deadline else dict(aim)

    def _against(self, state: State, values: list[Value], aim: dict[str, Any], view: View) -> tuple[Outcome, str]:
        unit, by = state.data.get("unit", ""), last_day(aim["by"]) if aim.get("by") else None
        due = f"（考核时点：{printed(aim['by'])}）" if by else ""
        asked = f"目标{aim['direction']}{number(aim['value'])}{unit}{due}" if aim else "目标为已落实"
        early = by is not None and view.day <= by
        if not values:
            return (Outcome.PENDING if early else Outcome.UNKNOWN), f"{asked}，数据待报"
        last = values[-1]
        said = f"{asked}，{said_text(last.period)}为{_figure(last, unit)}"
        if aim and last.figure is None:
            return (Outcome.PENDING if early else Outcome.UNKNOWN), f"{said}，数据待报"
        if _reached(last, aim):
            return Outcome.MET, said
        if early:
            return Outcome.PENDING, said
        if by is not None and last.span.last < by:
            return Outcome.UNKNOWN, f"{said}，考核时点的数据待报"
        return Outcome.UNMET, said

    def _trend(self, state: State, values: list[Value]) -> tuple[Outcome, str]:
        """The latest value of each grain (year, first halves, …) against the one before it."""
        unit, known = state.data.get("unit", ""), False
        figures: dict[str, list[Value]] = {}
        for value in values:
            if value.figure is not None:
                figures.setdefault(grain(value.period), []).append(value)
        for series in figures.values():
            for before, after in pairwise(series):
                known = True
                change = (after.figure or 0) - (before.figure or 0)
                if (change < 0) if self.trend == "不下降" else (change > 0):
                    pair = "，".join(f"{said_text(one.period)}为{_figure(one, unit)}" for one in (before, after))
                    return Outcome.UNMET, f"要求{self.trend}，{pair}"
        if not known:
            return Outcome.UNKNOWN, f"要求{self.trend}，可比的两期数据待报"
        last = values[-1]
        return Outcome.MET, f"要求{self.trend}，截至{said_text(last.period)}各期均符合"


def _values(state: State, view: View) -> list[Value]:
    """The values of periods that are over on the day, in order of time; of two that end together the shorter last."""
    found = []
    for index, one in enumerate(state.data.get("values", ())):
        span = span_of_text(one["period"])
        if span and span.last <= view.day and ("value" in one or "attested" in one or "numerator" in one):
            found.append(Value(span, one["period"], _computed(one, state), one.get("attested", ""), index))
    return sorted(found, key=lambda one: (one.span.last, one.span.first))


def _computed(one: dict[str, Any], state: State) -> float | None:
    if "value" in one:
        return float(one["value"])
    if one.get("denominator") and "numerator" in one:
        return float(one["numerator"] / one["denominator"] * state.data.get("multiplier", 1))
    return None


def _reached(value: Value, aim: dict[str, Any]) -> bool:
    if not aim:
        return value.figure is not None or value.attested.startswith(ATTESTED)
    figure, wanted = value.figure or 0, float(aim["value"])
    return figure >= wanted if aim["direction"] == "不低于" else figure <= wanted


def _figure(value: Value, unit: str) -> str:
    return f"{number(round(value.figure, 4))}{unit}" if value.figure is not None else value.attested


def _cited(state: State, value: Value) -> Cited:
    said = f"{state.name}：{said_text(value.period)}{_figure(value, state.data.get('unit', ''))}"
    return Cited(state.record, said, ("values", value.at))
