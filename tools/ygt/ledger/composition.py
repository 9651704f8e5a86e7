"""Which institutions take part in which medical community when and as what, and what the county declares of it.

Sound records only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ygt.dates import Period
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import ending_of, interval

LEAD, AUXILIARY, MEMBER = "牵头医院", "辅助建设医院", "成员单位"


@dataclass(slots=True, eq=False)
class Participation:
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
    """One line of the county's declared composition, with the members it counts."""

    data: dict[str, Any]
    index: int
    listed: list[Record]

    @property
    def kind(self) -> str:
        """The kind of institution, with its role where the line names one that says more than 成员单位."""
        role = self.data.get("role", MEMBER)
        kind = str(self.data["kind"])
        return kind if role == MEMBER else f"{role}（{kind}）"

    @property
    def count(self) -> int:
        """How many there are, as declared."""
        return int(self.data["count"])

    @property
    def missing(self) -> int:
        """How many of them the ledger does not name."""
        return max(0, self.count - len(self.listed))

    @property
    def extra(self) -> int:
        """How many more than declared the ledger names."""
        return max(0, len(self.listed) - self.count)

    def said(self, source: str) -> str:
        """The line in words; `source` is what should have named them: 应11家，公开文件未列名."""
        return said(self.count, len(self.listed), source)


def said(count: int, listed: int, source: str) -> str:
    """How many there are and how many of them are named: 6家 where all are; 应11家，公开文件列名2家."""
    if listed >= count:
        return f"{count}家"
    return f"应{count}家，{source}{f'列名{listed}家' if listed else '未列名'}"


def participations(ledger: Ledger, institution: Record) -> list[Participation]:
    """The parts an institution has or had in communities the ledger knows, in the file's order."""
    known = ledger.answer(_participations).get(id(institution))
    return _participations_of(ledger, institution) if known is None else known


def _participations(ledger: Ledger) -> dict[int, list[Participation]]:
    return {id(one): _participations_of(ledger, one) for one in ledger.sound("institution")}


def _participations_of(ledger: Ledger, institution: Record) -> list[Participation]:
    found = []
    for index, entry in enumerate(institution.items("memberships")):
        community = ledger.find(entry["community"], "community")
        if community is not None:
            found.append(Participation(institution, community, _bounds(institution, entry), index))
    return found


def present_participations(ledger: Ledger, institution: Record, day: date | None = None) -> list[Participation]:
    """Those an institution has on `day`; without a day, those without an end."""
    return [one for one in participations(ledger, institution) if _is_present(one.bounds, day)]


def members_of(ledger: Ledger, community: Record, day: date | None = None, role: str = "") -> list[Record]:
    """The members of a community on `day` in the order of the files, of one role or of all."""
    return [
        institution
        for institution in ledger.sound("institution")
        if any(
            one.community is community and role in ("", one.role)
            for one in present_participations(ledger, institution, day)
        )
    ]


def composition(ledger: Ledger, day: date | None = None) -> list[Declared]:
    """The declared composition of the county, each line beside the members it counts on `day` (or without an end)."""
    county = ledger.county
    lines = county.items("composition") if county is not None and county.sound else []
    return [Declared(line, index, _counted(ledger, line, day)) for index, line in enumerate(lines)]


def _counted(ledger: Ledger, line: dict[str, Any], day: date | None) -> list[Record]:
    community = ledger.find(line["community"], "community") if "community" in line else None
    # A line of no community counts members of communities misspelt too: one slip is not to make another finding.
    return [
        institution
        for institution, entries in ledger.answer(_entries).get(line["kind"], ())
        if any(
            _is_present(bounds, day)
            and line.get("role") in (None, entry["role"])
            and ("community" not in line or ledger.find(entry["community"], "community") is community)
            for entry, bounds in entries
        )
    ]


def _entries(ledger: Ledger) -> dict[str, list[tuple[Record, list[tuple[dict[str, Any], Period]]]]]:
    """The institutions by kind, each with the entries of its `memberships` and their periods."""
    found: dict[str, list[tuple[Record, list[tuple[dict[str, Any], Period]]]]] = {}
    for one in ledger.sound("institution"):
        entries = [(entry, _bounds(one, entry)) for entry in one.items("memberships")]
        found.setdefault(one["kind"], []).append((one, entries))
    return found


def _bounds(institution: Record, entry: dict[str, Any]) -> Period:
    """The period of a part; the end of the institution ends it."""
    bounds, last = interval(entry), ending_of(institution.data)
    return bounds if last is None else Period(bounds.first, min(bounds.last, last))


def _is_present(bounds: Period, day: date | None) -> bool:
    return bounds.is_open if day is None else bounds.contains(day)
