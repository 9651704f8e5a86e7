"""Which records a judgement is about: a named group, or the records of a kind that meet a condition."""

from __future__ import annotations

from dataclasses import dataclass

from ygt.obligations.criterion import Criterion
from ygt.schema.contract import Kind


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """The records of `kind` that meet `criterion`, all where there is none. `group` is the name of a named group."""

    kind: Kind
    title: str
    measure: str
    criterion: Criterion | None = None
    group: str = ""

    @property
    def each(self) -> str:
        """Each of them: 每家牵头医院; of the county there is one only."""
        return self.title if self.single else f"每{self.measure}{self.title}"

    @property
    def single(self) -> bool:
        """Whether there is one such record only."""
        return self.kind.name == "county"
