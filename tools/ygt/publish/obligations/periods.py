"""When a task is due again: the deadline as offices say it, and the end of the period that runs on a day."""

from __future__ import annotations

from datetime import date

from ygt.dates import PartialDate, read_date
from ygt.identifiers.fault import Fault
from ygt.obligations.judged import Judged
from ygt.obligations.spans import whole_spans

EVERY = {"每年": "年", "每半年": "半年", "每季度": "季", "每月": "月", "每周": "周"}
"""What recurs at fixed times, as the lengths that judging knows; 定期 has none."""


def said_deadline(written: str) -> str:
    """A deadline as offices say it: 2024年6月30日前, 2024年6月底前, 2025年底前; its last day counts."""
    read = read_date(written)
    if isinstance(read, Fault):
        return written
    return f"{read.printed}{'前' if read.day else '底前'}"


def said_due(deadline: str, recurrence: str) -> str:
    """Deadline and recurrence of a clause in words; 未定时限 where the document gives neither."""
    parts = [said_deadline(deadline)] if deadline else []
    parts += [recurrence] if recurrence else []
    return "；".join(parts) or "未定时限"


def period_end(recurrence: str, day: date) -> date | None:
    """The last day of the week, month, quarter, half-year or year that `day` lies in; None for what has no period."""
    every = EVERY.get(recurrence)
    if every is None:
        return None
    start = PartialDate(day.year, 1).first_day if every != "周" else date.fromordinal(day.toordinal() - day.weekday())
    spans = whole_spans(every, start, date.max)
    return next((one.last for one in spans if one.last >= day), None)


def next_due(judged: Judged, day: date) -> date | None:
    """The next day, `day` itself included, by which something of the clause is due; None where none is known."""
    clause = judged.clause
    known = [clause.due, *(one.due for one in judged.verdicts), period_end(clause.recurrence, day)]
    return min((one for one in known if one is not None and one >= day), default=None)
