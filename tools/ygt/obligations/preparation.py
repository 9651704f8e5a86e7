"""Reads how each clause is judged, once for all days."""

from __future__ import annotations

from dataclasses import dataclass

from ygt.ledger.ledger import Ledger
from ygt.obligations.clauses import Clause, Obligation
from ygt.obligations.kinds.table import TABLE, Judgement, Sort
from ygt.obligations.reader import FaultyError, Reader
from ygt.obligations.twins import Twins


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A clause's judgements; or why they cannot be read."""

    judgements: tuple[tuple[Sort, Judgement], ...] = ()
    fault: str = ""


class Preparation:
    """The judgements of all clauses, read as they are asked for."""

    def __init__(self, ledger: Ledger, twins: Twins) -> None:
        self._ledger = ledger
        self._twins = twins
        self._readers: dict[Obligation, Reader] = {}
        self._prepared: dict[Clause, Prepared] = {}

    def of(self, clause: Clause) -> Prepared:
        """How `clause` is judged."""
        if clause not in self._prepared:
            self._prepared[clause] = self._read(clause)
        return self._prepared[clause]

    def _read(self, clause: Clause) -> Prepared:
        if not clause.sound:
            return Prepared(fault="本条款登记有误，请先按 ygt check 的提示更正")
        if clause.same_as:
            lost = self._twins.of(clause) is None
            return Prepared(fault=f"所指的同一条款“{clause.same_as}”未登记，或最终指回自身" if lost else "")
        found: list[tuple[Sort, Judgement]] = []
        # A matter that does not say how it is judged, as encouraged ones may, is shown by material alone.
        for raw in clause.judged or [{"kind": "佐证"}]:
            sort = TABLE[raw["kind"]]
            try:
                found.append((sort, sort.read(raw, self._reader(clause.obligation), clause)))
            except FaultyError as error:
                return Prepared(fault=f"“{raw['kind']}”的判断登记有误：{error}")
        return Prepared(tuple(found))

    def _reader(self, obligation: Obligation) -> Reader:
        if obligation not in self._readers:
            self._readers[obligation] = Reader(self._ledger, obligation.groups)
        return self._readers[obligation]
