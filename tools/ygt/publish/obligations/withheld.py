"""How clauses stand, told to everyone: judged by all that is known, told by what everyone may see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ygt.obligations.clauses import Clause
from ygt.obligations.judge import judge
from ygt.obligations.judged import Judged, Judgements
from ygt.obligations.verdict import Verdict
from ygt.publish.view import View
from ygt.schema.contract import Steps

WITHHELD = "所依据的资料未全部公开，不在此列出。"


def judgements(view: View, day: date) -> Judgements:
    """How every clause shown stands on `day`.

    What is kept back still counts, or a task done would be called undone; but where it makes a difference, only the
    status is told, and nothing of what it rests on.
    """
    told = judge(view.ledger, day)
    if view.is_whole:
        return told
    known = {_key(one.clause): one for one in judge(view.whole, day)}
    return Judgements(day, tuple(_told(one, known[_key(one.clause)]) for one in told))


def _key(clause: Clause) -> tuple[str, str, Steps]:
    return clause.obligation.pack, clause.record.path, clause.record.base


def _told(told: Judged, known: Judged) -> Judged:
    """A clause as judged by what is shown; where all that is known tells another tale, with that one's status."""
    if _tale(told) == _tale(known):
        return told
    wanted = {need.what for need in known.needs}
    return replace(
        told,
        status=known.status,
        verdicts=tuple(_verdicts(told.verdicts, known.verdicts)),
        fault="",
        remarks=tuple(one for one in told.remarks if one in known.remarks),
        needs=tuple(one for one in told.needs if one.what in wanted),
    )


def _tale(one: Judged) -> tuple[object, ...]:
    verdicts = [(verdict.outcome, verdict.sentence, verdict.remarks) for verdict in one.verdicts]
    return one.status, verdicts, one.fault, one.remarks, [need.what for need in one.needs]


def _verdicts(told: tuple[Verdict, ...], known: tuple[Verdict, ...]) -> Iterator[Verdict]:
    for place, one in enumerate(known):
        shown = told[place] if place < len(told) else None
        if shown is not None and (shown.outcome, shown.sentence) == (one.outcome, one.sentence):
            yield shown
        else:
            yield replace(one, sentence=WITHHELD, evidence=(), short=(), missing=(), remarks=())
