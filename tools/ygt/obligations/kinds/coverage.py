"""覆盖: for every record of a group, the periods of the records that name it leave no day uncovered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Self

from ygt.dates import ONE_DAY, Period, printed_day
from ygt.obligations.clauses import Clause
from ygt.obligations.reader import Reader
from ygt.obligations.selection import Selection
from ygt.obligations.tally import Tally
from ygt.obligations.verdict import Outcome, Verdict
from ygt.obligations.view import View

YEAR = 365


@dataclass(slots=True, eq=False)
class Coverage:
    """On each of the last `days` days, one of the links that name the record was in force."""

    selection: Selection
    links: Selection
    by: str
    days: int

    @classmethod
    def read(cls, raw: dict[str, Any], reader: Reader, clause: Clause) -> Self:
        """See `kinds.table.Judgement`."""
        del clause
        links = reader.through(raw)
        by = reader.path(links.kind, raw["by"])
        return cls(reader.selection(raw), links, by, raw.get("window_days", YEAR))

    def judge(self, view: View) -> Verdict:
        """See `kinds.table.Judgement`."""
        begins = date.min if self.days > view.day.toordinal() else view.day - timedelta(days=self.days - 1)
        window = Period(begins, view.day)
        index = view.past(self.links, self.by)
        tally = Tally(view.unlisted(self.selection))
        for state in view.states(self.selection):
            periods = [period for period in index.get(state.name, ()) if period.overlaps(window)]
            gap = first_gap(periods, window)
            if not periods:
                tally.add(state, Outcome.UNKNOWN, self.links.title)
            elif gap:
                said = f"{state.name}：{printed_day(gap.first)}至{printed_day(gap.last)}未见登记"
                tally.add(state, Outcome.UNMET, said)
            else:
                tally.add(state, Outcome.MET, f"{state.name}：{len(periods)}{self.links.measure}前后相接")
        measure = self.selection.measure
        span = f"自{printed_day(window.first)}至{printed_day(view.day)}"
        return Verdict(
            tally.outcome,
            f"{self.selection.each}{span}每日均有{self.links.title}：{tally.said(measure, view.wording)}",
            evidence=tuple(tally.met),
            short=tuple(tally.short),
            missing=tally.missing(self.selection.title, measure),
        )


def first_gap(periods: list[Period], window: Period) -> Period | None:
    """The first days of `window` that none of the periods covers, or None."""
    next_day = window.first
    for period in sorted(periods):
        if period.first > next_day:
            return Period(next_day, min(period.first - ONE_DAY, window.last))
        if period.last >= window.last:
            return None
        next_day = max(next_day, period.last + ONE_DAY)
    return Period(next_day, window.last)
