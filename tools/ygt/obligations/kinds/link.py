"""关联: every record of a group is named by enough records of another kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from ygt.obligations.clauses import Clause
from ygt.obligations.paths import node_at, titles_of, values_at
from ygt.obligations.reader import Reader
from ygt.obligations.selection import Selection
from ygt.obligations.snapshot import State
from ygt.obligations.tally import Tally
from ygt.obligations.verdict import Outcome, Verdict
from ygt.obligations.view import View
from ygt.obligations.words import number, quoted, shown


@dataclass(slots=True, eq=False)
class Link:
    """Every record of the selection is named in `by` of at least `minimum` of the links; what they `cover`."""

    selection: Selection
    links: Selection
    by: str
    minimum: int
    usual_maximum: float | None
    distinct: str
    covered: str
    values: tuple[str, ...]

    @classmethod
    def read(cls, raw: dict[str, Any], reader: Reader, clause: Clause) -> Self:
        """See `kinds.table.Judgement`."""
        del clause
        links = reader.through(raw)
        covers = raw.get("covers", {})
        covered = reader.path(links.kind, covers["field"]) if covers else ""
        node = node_at(links.kind, covered) if covered else None
        return cls(
            reader.selection(raw),
            links,
            reader.path(links.kind, raw["by"]),
            int(raw.get("minimum", 1)),
            raw.get("usual_maximum"),
            reader.path(links.kind, raw["distinct"]) if "distinct" in raw else "",
            covered,
            tuple(reader.value(one, node) for one in covers.get("values", ())),
        )

    def judge(self, view: View) -> Verdict:
        """See `kinds.table.Judgement`."""
        index = view.index(self.links, self.by)
        tally, above = Tally(view.unlisted(self.selection)), 0
        for state in view.states(self.selection):
            found = index.get(state.name, ())
            count = self._count(found)
            above += self.usual_maximum is not None and count > self.usual_maximum
            lacking = self._uncovered(found)
            if not found:
                tally.add(state, Outcome.UNKNOWN, self.links.title)
            elif count < self.minimum or lacking:
                said = [f"{count}{self.links.measure}"] if count < self.minimum else []
                said += [f"未见{quoted(lacking)}"] if lacking else []
                tally.add(state, Outcome.UNMET, f"{state.name}：{'，'.join(said)}")
            else:
                tally.add(state, Outcome.MET, f"{state.name}：{count}{self.links.measure}")
        measure = self.selection.measure
        return Verdict(
            tally.outcome,
            f"{self.selection.each}{self._said()}：{tally.said(measure, view.wording)}",
            evidence=tuple(tally.met),
            short=tuple(tally.short),
            missing=tally.missing(self.selection.title, measure),
            remarks=self._remarks(above),
        )

    def _count(self, found: tuple[State, ...] | list[State]) -> int:
        if not self.distinct:
            return len(found)
        return len({value for state in found for _, value in values_at(state.data, self.distinct)})

    def _uncovered(self, found: tuple[State, ...] | list[State]) -> list[str]:
        if not self.values or not found:
            return []
        node = node_at(self.links.kind, self.covered)
        held = {str(value) for state in found for _, value in values_at(state.data, self.covered)}
        return [shown(one, node) for one in self.values if one not in held]

    def _said(self) -> str:
        words = f"有{self.links.title}不少于{self.minimum}{self.links.measure}"
        if not self.values:
            return words
        node = node_at(self.links.kind, self.covered)
        wanted = quoted([shown(one, node) for one in self.values])
        return f"{words}，{titles_of(self.links.kind, self.covered)}含{wanted}"

    def _remarks(self, above: int) -> tuple[str, ...]:
        if not above or self.usual_maximum is None:
            return ()
        most = f"{number(self.usual_maximum)}{self.links.measure}"
        return (f"原文一般不多于{most}，{above}{self.selection.measure}超过，不影响落实",)
