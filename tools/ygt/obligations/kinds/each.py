"""每个: every record of a group meets a condition. 比例: at least a share of them does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, Self

from ygt.conditions.wording import of_each, of_which
from ygt.obligations.clauses import Clause
from ygt.obligations.criterion import Criterion
from ygt.obligations.reader import Reader
from ygt.obligations.selection import Selection
from ygt.obligations.tally import Tally
from ygt.obligations.verdict import Outcome, Verdict
from ygt.obligations.view import View
from ygt.obligations.words import number, percent


@dataclass(slots=True, eq=False)
class Each:
    """Every record of the selection meets the criterion."""

    selection: Selection
    criterion: Criterion

    @classmethod
    def read(cls, raw: dict[str, Any], reader: Reader, clause: Clause) -> Self:
        """See `kinds.table.Judgement`."""
        del clause
        selection = reader.selection(raw)
        return cls(selection, reader.criterion(selection.kind.name, raw["meets"]))

    def judge(self, view: View) -> Verdict:
        """See `kinds.table.Judgement`."""
        tally = tallied(self.selection, self.criterion, view)
        chosen, measure = self.selection, self.selection.measure
        counts = tally.said("" if chosen.single else measure, view.wording)
        return Verdict(
            tally.outcome,
            f"{chosen.each}{of_each(self.criterion.said)}：{counts}",
            evidence=tuple(tally.met),
            short=tuple(tally.short),
            missing=tally.missing(chosen.title, measure),
        )


@dataclass(slots=True, eq=False)
class Share:
    """At least `minimum` percent of the records of the selection meet the criterion."""

    selection: Selection
    criterion: Criterion
    minimum: float

    @classmethod
    def read(cls, raw: dict[str, Any], reader: Reader, clause: Clause) -> Self:
        """See `kinds.table.Judgement`."""
        del clause
        selection = reader.selection(raw)
        return cls(selection, reader.criterion(selection.kind.name, raw["meets"]), raw["minimum"])

    def judge(self, view: View) -> Verdict:
        """See `kinds.table.Judgement`."""
        tally = tallied(self.selection, self.criterion, view)
        chosen, measure = self.selection, self.selection.measure
        share = f"，占{percent(len(tally.met), tally.total)}" if tally.total else ""
        outcome = self._outcome(tally)
        return Verdict(
            outcome,
            f"{chosen.title}中{of_which(self.criterion.said)}不低于{number(self.minimum)}%："
            f"{tally.said(measure, view.wording)}{share}",
            evidence=tuple(tally.met),
            short=tuple(tally.short) if outcome is Outcome.UNMET else (),
            missing=tally.missing(chosen.title, measure) if outcome is not Outcome.MET else (),
        )

    def _outcome(self, tally: Tally) -> Outcome:
        """Not met where it is not even met should all of which nothing is known meet it."""
        if not tally.total:
            return Outcome.UNKNOWN
        needed = self.minimum * tally.total
        if len(tally.met) * 100 >= needed:
            return Outcome.MET
        return Outcome.UNKNOWN if (len(tally.met) + tally.unknowns) * 100 >= needed else Outcome.UNMET


def tallied(selection: Selection, criterion: Criterion, view: View) -> Tally:
    """The records of a selection by whether they meet a criterion."""
    tally = Tally(view.unlisted(selection))
    states = view.states(selection)
    for state, outcome in zip(states, criterion.outcomes(states, view), strict=True):
        unknown = outcome is Outcome.UNKNOWN
        tally.add(state, outcome, partial(criterion.lacking if unknown else criterion.shown, state))
    return tally
