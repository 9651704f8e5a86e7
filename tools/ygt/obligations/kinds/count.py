"""数量: how many records there are, or how many different values a field of them has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from ygt.obligations.clauses import Clause
from ygt.obligations.paths import titles_of, values_at
from ygt.obligations.reader import Reader
from ygt.obligations.selection import Selection
from ygt.obligations.snapshot import State
from ygt.obligations.tally import subject
from ygt.obligations.verdict import Cited, Missing, Outcome, Verdict
from ygt.obligations.view import View
from ygt.obligations.words import in_range


@dataclass(slots=True, eq=False)
class Count:
    """The records of the selection (or the distinct values of `distinct`) number no fewer and no more."""

    selection: Selection
    minimum: float | None
    maximum: float | None
    usual_maximum: float | None
    distinct: str

    @classmethod
    def read(cls, raw: dict[str, Any], reader: Reader, clause: Clause) -> Self:
        """See `kinds.table.Judgement`."""
        del clause
        selection = reader.selection(raw)
        exactly = reader.count(raw)
        distinct = reader.path(selection.kind, raw["distinct"]) if "distinct" in raw else ""
        minimum = raw.get("minimum") if exactly is None else exactly
        maximum = raw.get("maximum") if exactly is None else exactly
        if minimum is None and maximum is None:
            minimum = 1
        return cls(selection, minimum, maximum, raw.get("usual_maximum"), distinct)

    def judge(self, view: View) -> Verdict:
        """See `kinds.table.Judgement`."""
        states = view.states(self.selection)
        unlisted = view.unlisted(self.selection) if not self.distinct else 0
        declared = unlisted if view.compiled else 0
        counted = self._counted(states) + declared
        outcome = self._outcome(counted, unlisted - declared, whole=view.is_whole(self.selection))
        chosen, measure = self.selection, self.selection.measure
        thing = chosen.title + (f"（按{titles_of(chosen.kind, self.distinct)}计）" if self.distinct else "")
        held = f"已登记{counted}{measure}" if counted else view.wording.none
        if declared:
            held = f"文件载明{counted}{measure}" + (f"，列名{len(states)}{measure}" if states else "，未列名")
        cited = tuple(Cited(state.record, subject(state)) for state in states)
        missing = f"{chosen.title}名册" if not counted or unlisted else f"{chosen.title}登记"
        return Verdict(
            outcome,
            f"{thing}{in_range(self.minimum, self.maximum, measure)}：{held}",
            evidence=cited if outcome is Outcome.MET else (),
            short=cited if outcome is Outcome.UNMET else (),
            missing=(Missing(missing),) if outcome is Outcome.UNKNOWN else (),
            met_on=self._met_on(states) if outcome is Outcome.MET else None,
            remarks=self._remarks(counted, measure),
        )

    def _counted(self, states: Sequence[State]) -> int:
        if not self.distinct:
            return len(states)
        return len({value for state in states for _, value in values_at(state.data, self.distinct)})

    def _outcome(self, counted: int, unlisted: int, *, whole: bool) -> Outcome:
        if self.maximum is not None and counted > self.maximum:
            return Outcome.UNMET
        if counted >= (self.minimum or 0):
            return Outcome.MET if whole or self.maximum is None else Outcome.UNKNOWN
        # None at all may mean that the register has not been filled in; a roster known to be incomplete proves nothing.
        unknown = not counted or counted + unlisted >= (self.minimum or 0) or not whole
        return Outcome.UNKNOWN if unknown else Outcome.UNMET

    def _met_on(self, states: Sequence[State]) -> date | None:
        """The day the number was reached, where the dates of the records tell."""
        if self.distinct or not self.minimum or len(states) < self.minimum:
            return None
        reached = sorted(state.span.first for state in states)[int(self.minimum) - 1]
        return None if reached == date.min else reached

    def _remarks(self, counted: int, measure: str) -> tuple[str, ...]:
        if self.usual_maximum is None or counted <= self.usual_maximum:
            return ()
        return (f"原文一般不多于{self.usual_maximum:g}{measure}，现为{counted}{measure}，不影响落实",)
