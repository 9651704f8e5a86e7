"""Who belongs to which medical community on a day, what is declared of it, and what is missing. Sound records only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, holds_on

LEAD, AUXILIARY, MEMBER = "牵头医院", "辅助建设医院", "成员单位"
VILLAGE = "村卫生室"


@dataclass(slots=True, eq=False)
class Declared:
    """One line of the declared composition and the members it counts on a day."""

    data: dict[str, Any]
    listed: list[Record]

    @property
    def kind(self) -> str:
        """The kind of institution, with its role where the line names one that says more than 成员单位."""
        role = self.data.get("role", "")
        return ("" if role == MEMBER else role) + str(self.data["kind"])

    @property
    def count(self) -> int:
        """How many there are, as declared."""
        return int(self.data["count"])

    @property
    def missing(self) -> int:
        """How many of them the ledger does not name."""
        return max(0, self.count - len(self.listed))

    def said(self, source: str) -> str:
        """The line in words; `source` is what should have named them: 应11家，公开文件未列名."""
        return said(self.count, len(self.listed), source)


def said(count: int, listed: int, source: str) -> str:
    """How many there are and how many of them are named: 6家，已全部列名; 应11家，公开文件列名2家."""
    if listed >= count:
        return f"{count}家"
    return f"应{count}家，{source}{f'列名{listed}家' if listed else '未列名'}"


def has_ended(institution: Record, day: date) -> bool:
    """Whether an institution had ceased to exist before `day`."""
    last = end_of((institution.get("ended") or {}).get("on"))
    return last is not None and last < day


def joined_on(ledger: Ledger, institution: Record, day: date) -> list[tuple[Record, str]]:
    """The communities an institution belongs to on `day`, each with its role there."""
    if has_ended(institution, day):
        return []
    found = []
    for one in institution.items("memberships"):
        community = ledger.find(one["community"], "community")
        if community is not None and holds_on(one, day):
            found.append((community, str(one["role"])))
    return found


def members_of(ledger: Ledger, community: Record, day: date, role: str = "") -> list[Record]:
    """The members of a community on `day` in the order of the files, of one role or of all."""
    return [
        one
        for one in ledger.sound("institution")
        if any(joined is community and role in ("", held) for joined, held in joined_on(ledger, one, day))
    ]


def composition(ledger: Ledger, day: date) -> list[Declared]:
    """The declared composition of the county beside the members named."""
    county = ledger.county
    lines = county.items("composition") if county and county.sound else []
    return [Declared(one, _counted(ledger, one, day)) for one in lines]


def _counted(ledger: Ledger, declared: dict[str, Any], day: date) -> list[Record]:
    community = ledger.find(declared["community"], "community") if "community" in declared else None
    return [
        one
        for one in ledger.sound("institution")
        if one.text("kind") == declared["kind"]
        and any(
            community in (None, joined) and declared.get("role") in (None, role)
            for joined, role in joined_on(ledger, one, day)
        )
    ]
