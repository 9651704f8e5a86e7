"""Verdicts by day. One that rests on nothing that has changed serves for other days as well."""

from __future__ import annotations

from datetime import date

from ygt.ledger.ledger import Ledger
from ygt.obligations.kinds.table import Judgement
from ygt.obligations.snapshot import Archive
from ygt.obligations.verdict import Verdict
from ygt.obligations.view import Notes, Question, View

KEPT = 4
"""How many verdicts of a judgement are kept: a few states follow one another."""

DAYS = 64
"""How many days are kept at hand: the days of deadlines are asked for again and again."""


class Verdicts:
    """The verdicts on one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._archive = Archive(ledger)
        self._worked_out: dict[Question, object] = {}
        self._views: dict[date, View] = {}
        self._known: dict[Judgement, list[tuple[Notes, Verdict]]] = {}

    def view(self, day: date) -> View:
        """The ledger on a day."""
        if day not in self._views:
            if len(self._views) >= DAYS:
                del self._views[next(iter(self._views))]
            self._views[day] = View(self._archive, day, self._worked_out)
        return self._views[day]

    def of(self, judgement: Judgement, day: date) -> Verdict:
        """The verdict of a judgement on a day."""
        view = self.view(day)
        known = self._known.setdefault(judgement, [])
        for notes, verdict in reversed(known):
            if view.agrees(notes):
                return verdict
        verdict, notes = view.noting(judgement.judge)
        known.append((notes, verdict))
        del known[:-KEPT]
        return verdict
