"""Which institutions belong to which community when, and how the declared composition compares with the list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ygt.dates import Period
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, interval


@dataclass(slots=True, eq=False)
class Joining:
    """One institution's part in one community; `index` is that of the entry in its `memberships`."""

    institution: Record
    community: Record
    bounds: Period
    index: int

    @property
    def role(self) -> str:
        """牵头医院, 辅助建设医院 or 成员单位."""
        return str(self.institution.items("memberships")[self.index]["role"])


@dataclass(slots=True, eq=False)
class Declared:
    """One line of the county's declared composition, with the present members it counts."""

    data: dict[str, Any]
    index: int
    listed: list[Record]

    @property
    def kind(self) -> str:
        """The role and kind of institution that the line counts."""
        return f"{self.data.get('role', '')}{self.data['kind']}"

    @property
    def count(self) -> int:
        """How many the document declares."""
        return int(self.data["count"])

    @property
    def missing(self) -> int:
        """How many are declared and not listed; negative where more are listed."""
        return self.count - len(self.listed)


def communities_of(ledger: Ledger, institution: Record) -> list[Joining]:
    """The communities a sound institution belongs or belonged to; its end ends its part in them."""
    found = []
    for index, one in enumerate(institution.items("memberships")):
        community = ledger.find(one["community"], "community")
        if community is not None:
            found.append(Joining(institution, community, part_of(institution, one), index))
    return found


def part_of(institution: Record, membership: dict[str, Any]) -> Period:
    """For how long a sound institution had the part that an entry of its `memberships` gives it."""
    bounds = interval(membership)
    ended = end_of(institution.part("ended").get("on"))
    return Period(bounds.first, min(bounds.last, ended or bounds.last))


def composition(ledger: Ledger) -> Iterator[Declared]:
    """Every line of the declared composition."""
    county = ledger.county
    if county is not None and county.sound:
        for index, line in enumerate(county.items("composition")):
            yield Declared(line, index, listed_members(ledger, line))


def listed_members(ledger: Ledger, declared: dict[str, Any]) -> list[Record]:
    """The present members that one line of the declared composition counts."""
    community = ledger.find(declared["community"], "community") if "community" in declared else None
    return [
        one
        for one in ledger.sound("institution")
        if one["kind"] == declared["kind"]
        and any(
            part_of(one, joined).is_open
            and declared.get("role") in (None, joined["role"])
            and ("community" not in declared or ledger.find(joined["community"], "community") is community)
            for joined in one.items("memberships")
        )
    ]
