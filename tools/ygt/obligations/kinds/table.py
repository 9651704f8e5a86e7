"""Every kind of judgement, by the word that stands in `kind:`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from ygt.obligations.clauses import Clause
from ygt.obligations.kinds.count import Count
from ygt.obligations.kinds.coverage import Coverage
from ygt.obligations.kinds.deadline import Deadline
from ygt.obligations.kinds.each import Each, Share
from ygt.obligations.kinds.link import Link
from ygt.obligations.kinds.material import Material
from ygt.obligations.kinds.period import Every
from ygt.obligations.kinds.roll import Roll
from ygt.obligations.kinds.seat import Seat
from ygt.obligations.kinds.target import Target
from ygt.obligations.reader import Reader
from ygt.obligations.verdict import Verdict
from ygt.obligations.view import View

Family = Literal["事项", "指标", "佐证"]
"""In whose words an outcome is said: a task is 已落实, an indicator 达到目标, material is there."""


class Judgement(Protocol):
    """One requirement, read and ready to be judged on any day."""

    def judge(self, view: View) -> Verdict:
        """Whether it is met on the day of `view`."""
        ...


Read = Callable[[dict[str, Any], Reader, Clause], Judgement]
"""Reads one entry of `judged`. Raises FaultyError where it cannot be meant so."""


@dataclass(frozen=True, slots=True)
class Sort:
    """A kind of judgement. With `looks_back` a deadline that is past is judged on its own day as well."""

    read: Read
    family: Family = "事项"
    looks_back: bool = False


TABLE: dict[str, Sort] = {
    "每个": Sort(Each.read, looks_back=True),
    "数量": Sort(Count.read, looks_back=True),
    "比例": Sort(Share.read, looks_back=True),
    "名单": Sort(Roll.read, looks_back=True),
    "席位": Sort(Seat.read, looks_back=True),
    "关联": Sort(Link.read, looks_back=True),
    "时限": Sort(Deadline.read),
    "周期": Sort(Every.read),
    "覆盖": Sort(Coverage.read),
    "指标": Sort(Target.read, family="指标"),
    "佐证": Sort(Material.read, family="佐证"),
}
