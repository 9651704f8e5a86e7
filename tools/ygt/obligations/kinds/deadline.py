"""时限: something was done, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from ygt.dates import first_day, last_day, printed
from ygt.obligations.clauses import Clause
from ygt.obligations.paths import titles_of, values_at
from ygt.obligations.reader import Reader
from ygt.obligations.selection import Selection
from ygt.obligations.snapshot import State
from ygt.obligations.tally import Tally, subject
from ygt.obligations.verdict import Cited, Missing, Outcome, Verdict
from ygt.obligations.view import View


@dataclass(slots=True, eq=False)
class Deadline:
    """The earliest day of `field` in the selection; in a named group, that of every record of it."""

    selection: Selection
    field: str
    by: str

    @classmethod
    def read(cls, raw: dict[str, Any], reader: Reader, clause: Clause) -> Self:
        """See `kinds.table.Judgement`."""
        selection = reader.selection(raw)
        by = raw.get("by") or clause.deadline
        return cls(selection, reader.path(selection.kind, raw["date"]), by)

    def judge(self, view: View) -> Verdict:
        """See `kinds.table.Judgement`."""
        return self._each(view) if self.selection.group else self._any(view)

    def _any(self, view: View) -> Verdict:
        states = view.eventual(self.selection)
        dated = sorted(
            ((happened, written, state) for state in states for happened, written in self._days(state)),
            key=lambda one: one[:2],
        )
        what = self.selection.title
        due = f"时限{printed(self.by)}" if self.by else "未定时限"
        past = [one for one in dated if one[0] <= view.day]
        if past:
            happened, written, state = past[0]
            return Verdict(
                Outcome.MET,
                f"{what}（{due}）：{titles_of(self.selection.kind, self.field)}为{printed(written)}",
                evidence=(Cited(state.record, f"{subject(state)}：{printed(written)}"),),
                met_on=happened,
                due=last_day(self.by) if self.by else None,
            )
        if dated:
            happened, written, state = dated[0]
            cited = Cited(state.record, f"{subject(state)}：{printed(written)}")
            return self._pending(f"{what}（{due}）：预定{printed(written)}", cited)
        wanted = titles_of(self.selection.kind, self.field)
        unfinished = [one for one in states if one.data.get("progress") in UNFINISHED]
        if unfinished:
            said = (Cited(one.record, f"{subject(one)}：{one.data['progress']}") for one in unfinished)
            return self._pending(f"{what}（{due}）：{unfinished[0].data['progress']}", *said)
        held = view.wording.unknown if states else view.wording.none
        missing = f"{subject(states[0])}的{wanted}" if states else f"{what}的记录及{wanted}"
        return Verdict(Outcome.UNKNOWN, f"{what}（{due}）：{held}", missing=(Missing(missing),))

    def _pending(self, sentence: str, *short: Cited) -> Verdict:
        return Verdict(Outcome.PENDING, sentence, short=short, due=last_day(self.by) if self.by else None)

    def _each(self, view: View) -> Verdict:
        wanted, measure = titles_of(self.selection.kind, self.field), self.selection.measure
        tally, latest = Tally(view.unlisted(self.selection)), date.min
        for state in view.states(self.selection):
            first = min(self._days(state), default=None)
            if first is None:
                tally.add(state, Outcome.UNKNOWN, wanted)
            else:
                done = first[0] <= view.day
                latest = max(latest, first[0]) if done else latest
                tally.add(state, Outcome.MET if done else Outcome.UNMET, f"{state.name}：{printed(first[1])}")
        outcome = Outcome.PENDING if tally.outcome is Outcome.UNMET else tally.outcome
        due = f"时限{printed(self.by)}" if self.by else "未定时限"
        return Verdict(
            outcome,
            f"{self.selection.each}的{wanted}（{due}）：{tally.said(measure, view.wording)}",
            evidence=tuple(tally.met),
            short=tuple(tally.short),
            missing=tally.missing(self.selection.title, measure),
            met_on=latest if outcome is Outcome.MET else None,
            due=last_day(self.by) if self.by else None,
        )

    def _days(self, state: State) -> list[tuple[date, str]]:
        """The days as written, each with the first day it may mean."""
        texts = (value for _, value in values_at(state.data, self.field) if isinstance(value, str))
        return [(first, text) for text in texts if (first := first_day(text))]


UNFINISHED = frozenset({"未完成", "推进中"})
