"""Seats of bodies against the offices they rest on (YGT432, YGT439)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ygt.dates import Period
from ygt.findings import Finding, Related, Rule
from ygt.ledger.governance import (
    Holding,
    Membership,
    has_office,
    holders_of,
    holdings,
    in_office,
    memberships,
    office_seats,
)
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.slips import is_slip
from ygt.rules.examples import MEMBER, SEATS, body, seated
from ygt.rules.look_alikes import NEAR_DUPLICATE
from ygt.rules.rule import Entry
from ygt.rules.seats import without_seat

_BOUND = "seats:\n  - {post: 主任委员, min: 1, max: 1, of_office: {unit: 示例县财政局, role: 主要负责同志}}\n"
_FROM = "unit: 示例县财政局, from: 2025-01-01"

OFFICE_SEAT = Rule(
    code="YGT432",
    name="office-bound-seat",
    severity="note",
    title="当然席位与职务任职不一致",
    why="由职务确定的席位随职务变动。任职人不再担任该职务的，由接任者接替；接任者未到任的为待接任。",
    message="{body}“{post}”由{holder}{role}担任，{problem}",
    help="核对{holder}的任职登记与本组织名单；办理接替后更新其中一处",
    bad=body(seated("吴本草", "主任委员", _FROM), _BOUND),
    good=body(seated("周允中", "主任委员", _FROM), _BOUND),
)


def office_bound_seats(ledger: Ledger) -> Iterator[Finding]:
    """Seats bound to an office whose present holder in the body is not the present holder of the office."""
    for one in ledger.sound("body"):
        present = [] if without_seat(one) else in_office(one)
        for index, seat in enumerate(one.items("seats") if present else ()):
            bound = office_seats(ledger, seat) if "until" not in seat else []
            members = [held for held in present if held.post == seat["post"]]
            if any(in_unknown_unit(ledger, held) for held in members):
                continue
            for unit, office in bound:
                seated_ = [held for held in members if _unit(ledger, held) is unit]
                # Who holds the office may be unknown; that nobody of the unit sits shows once all seats are taken.
                known = has_office(unit, office["role"], office.get("in_charge_of", ""))
                if known or _matters(unit, office) or (not seated_ and len(members) >= len(bound)):
                    yield from _mismatch(ledger, one, index, unit, office, seated_)


def _mismatch(
    ledger: Ledger, one: Record, index: int, unit: Record, office: dict[str, Any], seated_: list[Membership]
) -> Iterator[Finding]:
    known = has_office(unit, office["role"], office.get("in_charge_of", ""))
    entitled = [
        held
        for held in holders_of(unit, office["role"], Period(), office.get("in_charge_of", ""))
        if held.bounds.is_open
    ]
    if {held.person for held in seated_} & {held.person for held in entitled} or _one_slip(ledger, seated_, entitled):
        return
    if not known and (matters := _matters(unit, office)):
        problem = f"该单位登记的分管事项为{'、'.join(matters)}，没有“{office['in_charge_of']}”"
    elif not known:
        problem = "名单中没有该单位的人"
    elif not entitled:
        problem = "该职务现无任职登记（待接任）"
    elif not seated_:
        problem = f"在任的{_people(entitled)}未列入名单（待接任）"
    else:
        problem = f"名单所列{seated_[0].person[0]}不是该职务的任职人（登记为{_people(entitled)}）"
    member = one.place("memberships", seated_[0].index, "person") if seated_ else None
    yield OFFICE_SEAT.at(
        member or one.place("seats", index, "post"),
        related=_registered(entitled),
        unit=one.name,
        body=one.known_as(),
        post=one.items("seats")[index]["post"],
        holder=unit.name,
        role=office["role"],
        problem=problem,
    )


def _one_slip(ledger: Ledger, members: Iterable[Membership], holders: Iterable[Holding]) -> bool:
    """Whether members and holders differ by one character of a name only, of which YGT205 speaks."""
    names = {one.person[0] for one in members}
    return is_slip(ledger, names, {one.person[0] for one in holders}, NEAR_DUPLICATE.code)


def _matters(unit: Record, office: dict[str, Any]) -> list[str]:
    """What the holders of an office of that role are in charge of, where the seat asks for something else."""
    if "in_charge_of" not in office or has_office(unit, office["role"], office["in_charge_of"]):
        return []
    offices = [one for one in unit.items("offices") if one["role"] == office["role"] and one.get("holders")]
    return [one["in_charge_of"] for one in offices if "in_charge_of" in one]


def _people(held: list[Holding]) -> str:
    """Holders by name; a role two offices have (secretary and director) may have two."""
    return "、".join(dict.fromkeys(one.person[0] for one in held))


def _registered(held: list[Holding]) -> list[Related]:
    return [Related(held[0].unit.place(*held[0].steps, "person"), "职务任职登记在此")] if held else []


def _unit(ledger: Ledger, held: Membership) -> Record | None:
    return ledger.find(held.data.get("unit", ""), "unit", "institution")


def in_unknown_unit(ledger: Ledger, held: Membership) -> bool:
    """Whether a member's unit is not registered: it may well be the one that seems not to be represented."""
    return "unit" in held.data and not ledger.names.find(held.data["unit"], ("unit", "institution", "body"))


OFFICE_OF_ANOTHER = Rule(
    code="YGT439",
    name="office-of-another",
    severity="note",
    title="组成人员的单位职务与该单位登记不一致",
    why="名单上写明的单位职务，与该单位登记的任职人或职位名称不一致的，可能是职务已变动，也可能是其中一处有误。",
    message="{body}名单载{person}为{unit_name}{office}，{problem}",
    help="核对{unit_name}的任职登记与本组织名单，更新其中一处",
    bad=body(seated("吴本草", "主任委员", _FROM + ", office: 局长") + MEMBER, SEATS),
    good=body(seated("周允中", "主任委员", _FROM + ", office: 局长") + MEMBER, SEATS),
)


def offices_of_others(ledger: Ledger) -> Iterator[Finding]:
    """Members whose stated office is registered as another's, under another title, or in another unit."""
    by_person: dict[tuple[str, str], list[Holding]] = {}
    for unit in (*ledger.sound("unit"), *ledger.sound("institution")):
        for holding in holdings(unit):
            by_person.setdefault(holding.person, []).append(holding)
    for one in ledger.sound("body"):
        bound = {(seat["post"], id(unit)) for seat in one.items("seats") for unit, _ in office_seats(ledger, seat)}
        for membership in memberships(one):
            unit_ = _unit(ledger, membership)
            if unit_ is None or "office" not in membership.data:
                continue
            at_the_time = [
                holding
                for holding in (*holdings(unit_), *by_person.get(membership.person, ()))
                if holding.bounds.overlaps(membership.bounds)
            ]
            others, problem = _otherwise(membership, unit_, at_the_time)
            if problem and _one_slip(ledger, [membership], others):
                continue
            # Of who holds an office that a seat is bound to, the rule above speaks.
            if problem and not (others[0].person != membership.person and (membership.post, id(unit_)) in bound):
                yield OFFICE_OF_ANOTHER.at(
                    one.place("memberships", membership.index, "office"),
                    related=_registered(others),
                    unit=one.name,
                    body=one.known_as(),
                    person=membership.person[0],
                    unit_name=unit_.name,
                    office=membership.data["office"],
                    problem=problem,
                )


def _otherwise(membership: Membership, unit: Record, held: list[Holding]) -> tuple[list[Holding], str]:
    """The holdings that gainsay a membership, and what they say; nothing where one bears it out."""
    title = membership.data["office"]
    own = [one for one in held if one.person == membership.person]
    if any(one.unit is unit and one.office["title"] == title for one in own):
        return [], ""
    if others := [one for one in held if one.unit is unit and one.office["title"] == title]:
        names = "、".join(dict.fromkeys(one.person[0] for one in others))
        return others, f"该职务登记的任职人为{names}"
    if own_here := [one for one in own if one.unit is unit]:
        return own_here, f"其在该单位登记的职务为{own_here[0].office['title']}"
    if elsewhere := [one for one in own if one.office["title"] == title]:
        return elsewhere, f"该职务登记在{elsewhere[0].unit.name}"
    return [], ""


TABLE: tuple[Entry, ...] = (
    (OFFICE_SEAT, office_bound_seats),
    (OFFICE_OF_ANOTHER, offices_of_others),
)
