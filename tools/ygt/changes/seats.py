"""Seats bound to an office: which they are, and how whoever takes the office comes to sit in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ygt.changes.words import short
from ygt.ledger.governance import Holding, holdings, office_seats
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import official
from ygt.ledger.record import Record

BY_OFFICE, BY_APPROVAL, BY_NOTICE, BY_ELECTION = "按职务自然接替", "报批", "另行发文", "选举"

FORWARD = {
    BY_OFFICE: "接任者到任后自然接替{filing}",
    BY_APPROVAL: "接替人选由所在单位提出，按程序报批",
    BY_NOTICE: "接替人选确定后另行发文",
    BY_ELECTION: "接替人选由选举产生",
    "": "接替方式未登记，接替人选按程序确定",
}
"""What is to follow where nobody has taken a seat yet, by the succession of its body."""


@dataclass(frozen=True, slots=True, eq=False)
class BoundSeat:
    """A seat of a body that goes with an office of `unit`."""

    body: Record
    seat: dict[str, Any]
    unit: Record
    office: dict[str, Any]

    @property
    def post(self) -> str:
        """The post in the body."""
        return str(self.seat["post"])


def bound_seats(ledger: Ledger, body: Record) -> Iterator[BoundSeat]:
    """The seats of a body that go with an office and are still provided for."""
    for seat in body.items("seats"):
        if "until" not in seat:
            for unit, office in office_seats(ledger, seat):
                yield BoundSeat(body, seat, unit, office)


def bound_seat(ledger: Ledger, body: Record, membership: dict[str, Any]) -> BoundSeat | None:
    """The office-bound seat a member sits in: one of their post that goes with an office of their unit."""
    unit = ledger.find(str(membership.get("unit", "")), "unit", "institution")
    found = (one for one in bound_seats(ledger, body) if one.post == membership["post"] and one.unit is unit)
    return next(found, None)


def seat_of(body: Record, post: str) -> dict[str, Any]:
    """The seat of a post; an empty one where the body provides for none."""
    seats = [one for one in body.items("seats") if one["post"] == post]
    return next((one for one in seats if "until" not in one), seats[-1] if seats else {})


def filed_with(ledger: Ledger, body: Record, seat: dict[str, Any]) -> tuple[str, ...]:
    """With whom a change of the seat is filed: as the seat says, else with the body's own office."""
    if "filed_with" in seat:
        return (official(ledger, seat["filed_with"]),)
    name = body.part("office").get("name")
    return (str(name),) if name else ()


def filing(ledger: Ledger, body: Record, seat: dict[str, Any]) -> str:
    """（报医共委办公室备案，不另行文）."""
    names = [_short(ledger, name) for name in filed_with(ledger, body, seat)]
    return f"（{f'报{names[0]}备案，' if names else ''}不另行文）"


def forward(ledger: Ledger, body: Record, seat: dict[str, Any]) -> str:
    """What is to follow where nobody has taken the seat yet."""
    succession = body.text("succession")
    return FORWARD.get(succession, FORWARD[""]).format(filing=filing(ledger, body, seat))


def state_of(body: Record) -> str:
    """What a seat without a holder is: 待接任 where one is to step in by right or approval, else 空缺."""
    return "待接任" if body.text("succession") in (BY_OFFICE, BY_APPROVAL) else "空缺"


def still_holds(unit: Record, person: tuple[str, str], office: dict[str, Any]) -> Holding | None:
    """The office of the asked role that a person is still recorded in, without an end."""
    role = office.get("role")
    return next(
        (
            one
            for one in holdings(unit)
            if one.person == person and one.bounds.is_open and role in (one.office["role"], "负责同志")
        ),
        None,
    )


def _short(ledger: Ledger, name: str) -> str:
    found = ledger.find(name, "unit", "institution", "body")
    return short(ledger, found) if found else name
