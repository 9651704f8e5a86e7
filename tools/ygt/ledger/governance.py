"""Who holds what seat when: questions about bodies and offices that rules and pages both ask, of sound records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ygt.dates import Period
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import interval
from ygt.schema.contract import Steps

CHIEF = "主要负责同志"
ANY_ROLE = "负责同志"


@dataclass(slots=True, eq=False)
class Membership:
    """One person in one post of a body."""

    body: Record
    index: int
    data: dict[str, Any]
    bounds: Period

    @property
    def person(self) -> tuple[str, str]:
        """Name and distinction: what makes two mentions the same person."""
        return self.data["person"], self.data.get("distinct", "")

    @property
    def post(self) -> str:
        """The post held in the body."""
        return str(self.data["post"])


@dataclass(slots=True, eq=False)
class Holding:
    """One person in one office of a unit or institution."""

    unit: Record
    office: dict[str, Any]
    steps: Steps
    data: dict[str, Any]
    bounds: Period

    @property
    def person(self) -> tuple[str, str]:
        """Name and distinction."""
        return self.data["person"], self.data.get("distinct", "")


def memberships(body: Record) -> list[Membership]:
    """The memberships of a body in the file's order, past ones included."""
    return [Membership(body, index, one, interval(one)) for index, one in enumerate(body.items("memberships"))]


def in_office(body: Record, day: date | None = None) -> list[Membership]:
    """The members on `day`; without a day, those whose membership has no end."""
    found = memberships(body)
    if day is None:
        return [one for one in found if one.bounds.is_open]
    return [one for one in found if one.bounds.contains(day)]


def holdings(unit: Record) -> Iterator[Holding]:
    """Every term of office held in a unit or institution."""
    for index, office in enumerate(unit.items("offices")):
        for number, holder in enumerate(office.get("holders", ())):
            steps = ("offices", index, "holders", number)
            yield Holding(unit, office, steps, holder, interval(holder))


def offices_of(seat: dict[str, Any]) -> list[dict[str, Any]]:
    """The offices (unit, role) a seat is bound to."""
    return [*([seat["of_office"]] if "of_office" in seat else []), *seat.get("of_offices", ())]


def office_seats(ledger: Ledger, seat: dict[str, Any]) -> list[tuple[Record, dict[str, Any]]]:
    """The units (with the role asked for) whose office-holders sit in `seat` by office."""
    found = []
    for office in offices_of(seat):
        unit = ledger.find(office["unit"], "unit", "institution")
        if unit is not None:
            found.append((unit, office))
    return found


def holders_of(unit: Record, role: str, during: Period, in_charge_of: str = "") -> list[Holding]:
    """Who held an office of `role` in `unit` at some time of `during`; 负责同志 means any role."""
    return [one for one in holdings(unit) if _is_office(one.office, role, in_charge_of) and one.bounds.overlaps(during)]


def has_office(unit: Record, role: str, in_charge_of: str = "") -> bool:
    """Whether the ledger knows who has held an office of `role` in `unit`."""
    return any(_is_office(office, role, in_charge_of) and office.get("holders") for office in unit.items("offices"))


def _is_office(office: dict[str, Any], role: str, in_charge_of: str) -> bool:
    return role in (ANY_ROLE, office["role"]) and (
        not in_charge_of or office.get("in_charge_of") in (None, in_charge_of)
    )


def seats_now(body: Record) -> dict[str, list[dict[str, Any]]]:
    """The seats of a body that have no end, by post; a post may have several, each bound to another office."""
    found: dict[str, list[dict[str, Any]]] = {}
    for seat in body.items("seats"):
        if "until" not in seat:
            found.setdefault(seat["post"], []).append(seat)
    return found


def bounds_of(seats: list[dict[str, Any]]) -> tuple[int, int | None]:
    """The least and the most persons some seats are for; None where one of them has no upper bound."""
    least = sum(seat.get("min", 0) for seat in seats)
    return least, None if any("max" not in seat for seat in seats) else sum(seat["max"] for seat in seats)


def seats_total(body: Record) -> tuple[int, int | None]:
    """The least and the most members a body's present seats allow; None where a post has no upper bound."""
    return bounds_of([seat for seats in seats_now(body).values() for seat in seats])
