"""周期: once in every whole month, quarter, half-year or year, without a gap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Self

from ygt.dates import Period, first_day
from ygt.obligations.clauses import Clause
from ygt.obligations.reader import Reader
from ygt.obligations.selection import Selection
from ygt.obligations.snapshot import State
from ygt.obligations.spans import said_span, said_text, span_of_text, whole_spans
from ygt.obligations.tally import subject
from ygt.obligations.verdict import Cited, Missing, Outcome, Verdict
from ygt.obligations.view import View
from ygt.obligations.words import LISTED, listed, number

GRACE = {every: timedelta(days=days) for every, days in (("周", 7), ("月", 31), ("季", 31), ("半年", 92), ("年", 92))}
"""How long after a period's end the ledger may still lack it: a half-year is assessed in the quarter that follows."""

HAPPENED = ("on", "date", "done_on", "issued_on", "adopted_on", "from")
"""The fields that tell when what a record records took place, the most telling first."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Something that took place in a span of days, so many times."""

    span: Period
    times: float
    cited: Cited


@dataclass(slots=True, eq=False)
class Every:
    """At least `minimum` occurrences in every whole period since `since`."""

    through: Selection
    every: str
    since: date
    minimum: float

    @classmethod
    def read(cls, raw: dict[str, Any], reader: Reader, clause: Clause) -> Self:
        """See `kinds.table.Judgement`."""
        del clause
        return cls(reader.through(raw), raw["every"], reader.day(raw["since"]), raw.get("minimum", 1))

    def judge(self, view: View) -> Verdict:
        """See `kinds.table.Judgement`."""
        spans = list(whole_spans(self.every, self.since, view.day))
        kept: list[list[Occurrence]] = [[] for _ in spans]
        starts = [span.first for span in spans]
        for state in view.begun(self.through):
            for one in occurrences(state):
                index = bisect_right(starts, one.span.first) - 1
                if index >= 0 and one.span.last <= spans[index].last:
                    kept[index].append(one)
        lacking = [sum(one.times for one in held) < self.minimum for held in kept]
        while spans and lacking[-1] and spans[-1].last + GRACE[self.every] >= view.day:
            del spans[-1], kept[-1], lacking[-1]
        gaps = [span for span, lacks in zip(spans, lacking, strict=True) if lacks]
        times = "1次" if self.minimum == 1 else f"{number(self.minimum)}次"
        asked = f"{self.through.title}每{self.every}不少于{times}"
        found = tuple(one.cited for held in kept for one in held)
        if not spans:
            first = next(whole_spans(self.every, self.since, date.max), None)
            due = first.last + GRACE[self.every] if first else None
            return Verdict(Outcome.PENDING, f"{asked}：第一个完整周期尚未到期", due=due)
        missing = f"{self._said(gaps)}的{self.through.title}" if gaps else ""
        if not found:
            words = f"{asked}：{len(spans)}个周期均{view.wording.unknown}"
            return Verdict(Outcome.UNKNOWN, words, missing=(Missing(missing),))
        if gaps:
            held = len(spans) - len(gaps)
            words = f"{asked}：{len(spans)}个周期中{held}个{view.wording.met}，未见{self._said(gaps)}"
            return Verdict(Outcome.UNMET, words, evidence=found, missing=(Missing(missing),))
        return Verdict(Outcome.MET, f"{asked}：{len(spans)}个周期均{view.wording.met}", evidence=found)

    def _said(self, gaps: list[Period]) -> str:
        words = listed([said_span(one, self.every) for one in gaps[:LISTED]])
        return f"{words}等{len(gaps)}个周期" if len(gaps) > LISTED else words


def occurrences(state: State) -> Iterator[Occurrence]:
    """When what a record records took place: by its periods or values where it has any, else by its day."""
    data = state.data
    for key in ("periods", "values"):
        if isinstance(data.get(key), list):
            for index, one in enumerate(data[key]):
                text = one.get("period") or one.get("on", "")
                if span := span_of_text(text):
                    said = f"{subject(state)}：{said_text(text)}"
                    steps = (key, index) if data is state.record.data else ()
                    yield Occurrence(span, one.get("times", 1), Cited(state.record, said, steps))
            return
    for key in HAPPENED:
        text = data.get(key)
        if isinstance(text, str) and first_day(text) and (span := span_of_text(text)):
            yield Occurrence(span, 1, Cited(state.record, f"{subject(state)}：{said_text(text)}", (key,)))
            return
