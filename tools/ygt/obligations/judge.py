"""Judges every clause of a ledger on a day. Pure: the day is given, nothing is read but the ledger and its packs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from ygt.ledger.ledger import Ledger
from ygt.obligations import status
from ygt.obligations.clauses import Clause, obligations
from ygt.obligations.judged import Judged, Judgements, Need
from ygt.obligations.kinds.material import cited_material
from ygt.obligations.kinds.table import Judgement, Sort
from ygt.obligations.preparation import Preparation
from ygt.obligations.status import Status, Weighed
from ygt.obligations.twins import Twins
from ygt.obligations.verdict import Outcome, Verdict
from ygt.obligations.verdicts import Verdicts

EXPLAINS = "说明"
ENCOURAGES = "鼓励"
EARLY = "时限早于印发日期"

ANYBODY = "台账维护单位"
"""Who is to supply data where a clause names nobody and the county does not say who keeps the ledger."""


def judge(ledger: Ledger, day: date) -> Judgements:
    """How every clause stands on `day`. What no date touches is worked out once for all days of a ledger."""
    return _judging(ledger).on(day)


@lru_cache(maxsize=1)
def _judging(ledger: Ledger) -> Judging:
    return Judging(ledger)


class Judging:
    """The clauses of a ledger, ready to be judged on any day."""

    def __init__(self, ledger: Ledger) -> None:
        self.obligations = obligations(ledger)
        self._twins = Twins(clause for one in self.obligations for clause in one.clauses)
        self._preparation = Preparation(ledger, self._twins)
        self._verdicts = Verdicts(ledger)
        self._compiled = ledger.standing == "compiled"
        self._keeper = (ledger.county.text("maintained_by") if ledger.county else "") or ANYBODY

    def on(self, day: date) -> Judgements:
        """How every clause stands on `day`."""
        own: dict[Clause, Judged] = {}
        for obligation in self.obligations:
            beside = obligation.paper.remarks(day)
            in_doubt = not self._compiled and obligation.paper.is_in_doubt(day)
            own |= {clause: self._alone(clause, day, beside, in_doubt) for clause in obligation.clauses}
        return Judgements(day, tuple(self._with_twin(one, own) for one in own.values()))

    def _with_twin(self, one: Judged, own: dict[Clause, Judged]) -> Judged:
        """A clause printed before, or restated by a local one, stands as that one does."""
        twin = self._twins.of(one.clause)
        if twin is None or own[twin].status is status.IN_DOUBT:
            return one
        if one.status in (status.EXPLANATION, status.IN_DOUBT, status.KEPT_BY_RULES):
            return replace(one, twin=twin)
        remarks = tuple(dict.fromkeys((*one.remarks, *own[twin].remarks)))
        return replace(own[twin], clause=one.clause, twin=twin, remarks=remarks)

    def _alone(self, clause: Clause, day: date, beside: tuple[str, ...], in_doubt: bool) -> Judged:
        """A clause by its own judgements; `beside` are the remarks on its document."""
        remarks = (*beside, EARLY) if clause.is_due_before_printed else beside
        materials = tuple(cited_material(one, day) for one in self._verdicts.view(day).materials(clause.id))
        fixed = status.IN_DOUBT if in_doubt else self._unjudged(clause)
        if fixed is not None:
            return Judged(clause, fixed, remarks=remarks, materials=materials)
        prepared = self._preparation.of(clause)
        if prepared.fault:
            unknown = status.UNSTATED if self._compiled else status.UNVERIFIED
            return Judged(clause, unknown, fault=prepared.fault, remarks=remarks, materials=materials)
        verdicts = [self._verdicts.of(judgement, day) for _, judgement in prepared.judgements]
        weighed = [
            self._weighed(clause, sort, judgement, verdict, day)
            for (sort, judgement), verdict in zip(prepared.judgements, verdicts, strict=True)
        ]
        said = (remark for one in verdicts for remark in one.remarks)
        return Judged(
            clause,
            self._status(clause, weighed),
            tuple(verdicts),
            remarks=tuple(dict.fromkeys((*remarks, *said))),
            materials=materials,
            needs=() if self._compiled else tuple(self._needs(clause, verdicts, day)),
        )

    def _unjudged(self, clause: Clause) -> Status | None:
        """The status of a clause that says something, or that the rules of the check keep."""
        if clause.rules:
            return status.STATED if self._compiled else status.KEPT_BY_RULES
        if clause.strength == EXPLAINS:
            return status.STATED if self._compiled else status.EXPLANATION
        return None

    def _status(self, clause: Clause, weighed: list[Weighed]) -> Status:
        if self._compiled:
            return status.of_compiled(weighed, binding=not clause.obligation.paper.only_interprets)
        return status.of_encouraged(weighed) if clause.strength == ENCOURAGES else status.of_task(weighed)

    def _weighed(self, clause: Clause, sort: Sort, judgement: Judgement, verdict: Verdict, day: date) -> Weighed:
        due = verdict.due or clause.due
        past = due is None or due < day
        late = False
        if due is not None and past and verdict.outcome is Outcome.MET:
            late = verdict.met_on is not None and verdict.met_on > due
            if not late and sort.looks_back:
                # The ledger may show that it was met only later.
                late = self._verdicts.of(judgement, due).outcome is Outcome.UNMET
        return Weighed(verdict.outcome, sort.family, due=past, late=late, reviewed=verdict.reviewed)

    def _needs(self, clause: Clause, verdicts: list[Verdict], day: date) -> Iterator[Need]:
        holders = tuple(dict.fromkeys(one.present for one in clause.holders))
        for verdict in verdicts:
            due = verdict.due or clause.due
            for missing in verdict.missing:
                who = missing.units or holders or (self._keeper,)
                yield Need(who, missing.what, due if due and due >= day else None)
