"""Which clause is judged in place of another: the one it is printed after, or the local one that restates it."""

from __future__ import annotations

from collections.abc import Iterable

from ygt.obligations.clauses import Clause


class Twins:
    """The clauses of a county by what stands for them. Of two with one identifier the first counts."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        self._known: dict[str, Clause] = {}
        self._local: dict[str, Clause] = {}
        for clause in clauses:
            self._known.setdefault(clause.id, clause)
            for upper in clause.restates:
                self._local.setdefault(upper, clause)
        self._found: dict[Clause, Clause | None] = {}

    def of(self, clause: Clause) -> Clause | None:
        """The clause judged in place of this one, through as many steps as there are.

        None where there is none, where the one named is not known, and where the steps come back.
        """
        if clause not in self._found:
            self._found[clause] = self._last(clause)
        return self._found[clause]

    def _last(self, clause: Clause) -> Clause | None:
        seen, current = {clause}, clause
        while (following := self._next(current)) is not None:
            if following in seen:
                return None
            seen.add(following)
            current = following
        return None if current is clause else current

    def _next(self, clause: Clause) -> Clause | None:
        return self._known.get(clause.same_as) if clause.same_as else self._local.get(clause.id)
