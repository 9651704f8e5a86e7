"""佐证: material that proves the clause is there and in force; whether somebody has confirmed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from ygt.dates import printed
from ygt.ledger.time import end_of, start_of
from ygt.obligations.clauses import Clause
from ygt.obligations.reader import Reader
from ygt.obligations.snapshot import State
from ygt.obligations.verdict import Cited, Missing, Outcome, Verdict
from ygt.obligations.view import View


@dataclass(slots=True, eq=False)
class Material:
    """At least `minimum` materials that prove the clause are in force."""

    clause: str
    summary: str
    minimum: int

    @classmethod
    def read(cls, raw: dict[str, Any], reader: Reader, clause: Clause) -> Self:
        """See `kinds.table.Judgement`."""
        del reader
        return cls(clause.id, clause.summary, max(1, int(raw.get("minimum", 1))))

    def judge(self, view: View) -> Verdict:
        """See `kinds.table.Judgement`."""
        found = view.materials(self.clause)
        cited = tuple(cited_material(one, view.day) for one in found)
        if not found:
            words = f"佐证材料不少于{self.minimum}份：{view.wording.none}"
            missing = (Missing("佐证材料（文件、日期、复核单位）"),)
            return Verdict(Outcome.UNKNOWN, words, missing=missing)
        names = "、".join(f"《{one.name}》" for one in found[:3]) + (f"等{len(found)}份" if len(found) > 3 else "")
        if len(found) < self.minimum:
            words = f"佐证材料不少于{self.minimum}份：现有{len(found)}份，{names}"
            lacking = (Missing(f"其余{self.minimum - len(found)}份佐证材料"),)
            return Verdict(Outcome.UNMET, words, evidence=cited, missing=lacking)
        confirmed = sum(is_reviewed(one, view.day) for one in found)
        state = f"{confirmed}份已复核，{len(found) - confirmed}份待复核"
        if confirmed in (0, len(found)):
            state = "已复核" if confirmed else "待复核"
        return Verdict(
            Outcome.MET,
            f"有佐证材料{len(found)}份（{state}）：{names}",
            evidence=cited,
            met_on=self._met_on(found),
            reviewed=confirmed >= self.minimum,
        )

    def _met_on(self, found: Sequence[State]) -> date | None:
        days = sorted(day for one in found if (day := start_of(one.data.get("date"))))
        return days[self.minimum - 1] if len(days) == len(found) else None


def is_reviewed(material: State, day: date) -> bool:
    """Whether somebody has confirmed the material by `day`, for a time that is not over."""
    reviewed = material.data.get("reviewed")
    if not isinstance(reviewed, dict):
        return False
    on, until = start_of(reviewed.get("on")), end_of(reviewed.get("until"))
    return (on is None or on <= day) and (until is None or until >= day)


def cited_material(material: State, day: date) -> Cited:
    """A material as evidence: name, date, issuer, and who has confirmed it."""
    data = material.data
    about = [printed(data["date"])] if "date" in data else []
    about += [data["issuer"]] if "issuer" in data else []
    reviewer = data["reviewed"].get("by", "") if is_reviewed(material, day) else ""
    about.append(f"{reviewer}已复核" if is_reviewed(material, day) else "待复核")
    return Cited(material.record, f"《{material.name}》（{'，'.join(about)}）")
