"""What hangs on an office: seats, legal representation, the licence, who files what where, what needs no paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ygt.changes.moves import Entry
from ygt.changes.seats import BY_OFFICE, BoundSeat, bound_seats, filed_with, filing, forward, state_of
from ygt.changes.sides import Sides
from ygt.changes.words import person, short, some
from ygt.ledger.governance import ANY_ROLE, CHIEF, Membership, holdings, memberships
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import official
from ygt.ledger.record import Record

LEGAL = "法定代表人"
PARTY_POST = "书记"
REGISTERED = "institution"


@dataclass(frozen=True, slots=True)
class Hanging:
    """`summary` goes on from the sentence about the office; `lines` list what has to be done beside."""

    summary: str = ""
    lines: tuple[str, ...] = ()
    filed: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()
    needs_no_paper: bool = False


def hanging(
    sides: Sides,
    unit: Record,
    office: dict[str, object],
    gone: Entry | None,
    came: Entry | None,
    represented: list[Record],
) -> Hanging:
    """All that hangs on an office that `gone` has left and `came`, if anybody, has taken.

    `represented` are the institutions whose legal representative changes with it in the same change.
    """
    if gone is None:
        return Hanging()
    ledger = sides.after
    seats = [
        (body, bound)
        for body in ledger.sound("body")
        if "until" not in body.data
        for bound in bound_seats(ledger, body)
        if bound.unit is unit and _goes_with(bound, office)
    ]
    natural = [bound for body, bound in seats if body.text("succession") == BY_OFFICE]
    others = [bound for body, bound in seats if body.text("succession") != BY_OFFICE]
    filed = tuple(dict.fromkeys(name for one in natural for name in filed_with(ledger, one.body, one.seat)))
    lines = list(_seat_lines(ledger, natural, others, gone, came))
    if office["title"] != LEGAL:
        lines += [*_other_posts(ledger, unit, seats, gone), *_named_elsewhere(ledger, gone)]
    registrations, informed = _registrations(ledger, unit, office, gone, represented)
    return Hanging(
        summary=_summary(ledger, natural, filed, came, has_more=bool(others or registrations)),
        lines=(*lines, *registrations),
        filed=filed,
        informed=tuple(informed),
        needs_no_paper=bool(natural) and not others,
    )


def _goes_with(bound: BoundSeat, office: dict[str, object]) -> bool:
    wanted = bound.office
    return wanted["role"] in (ANY_ROLE, office["role"]) and (
        "in_charge_of" not in wanted or office.get("in_charge_of") in (None, wanted["in_charge_of"])
    )


def _summary(
    ledger: Ledger, natural: list[BoundSeat], filed: tuple[str, ...], came: Entry | None, *, has_more: bool
) -> str:
    if not natural:
        return ""
    named = "、".join(one.body.known_as() + one.post for one in natural)
    files = "、".join(_known(ledger, name) for name in filed)
    how = "按职务自然接替" if came is not None else "接任者到任后按职务自然接替"
    paper = "" if has_more else "无需另行发文。"
    return f"{how}{len(natural)}席：{named}。{f'需备案：{files}。' if files else ''}{paper}"


def _seat_lines(
    ledger: Ledger, natural: list[BoundSeat], others: list[BoundSeat], gone: Entry, came: Entry | None
) -> Iterator[str]:
    """Seats by office that the ledger does not show with their new holder yet, and how the others are to be filled."""
    for bound in (*natural, *others):
        name = bound.body.known_as() + bound.post
        held = [one for one in memberships(bound.body) if one.post == bound.post and _is_of(ledger, one, bound.unit)]
        present = [one for one in held if one.bounds.is_open]
        if any(one.person == gone.person for one in present):
            if came is not None and bound in natural:
                told = f"由接任者{person(came)}自然接替{filing(ledger, bound.body, bound.seat)}"
                yield f"{name}：台账仍登记为{person(gone)}，请一并登记；{told}"
            else:
                told = forward(ledger, bound.body, bound.seat)
                yield f"{name}：{person(gone)}的任职登记尚未截止，请一并登记；{told}"
        elif not present and bound in others:
            yield f"{name}：席位{state_of(bound.body)}，{forward(ledger, bound.body, bound.seat)}"


def _other_posts(ledger: Ledger, unit: Record, seats: list[tuple[Record, BoundSeat]], gone: Entry) -> Iterator[str]:
    """The posts of the person that do not go with the office: whether they keep them is decided elsewhere."""
    bound = {(id(body), one.post) for body, one in seats}
    kept = [
        one.body.known_as() + one.post
        for body in ledger.sound("body")
        for one in memberships(body)
        if one.person == gone.person
        and one.bounds.is_open
        and (id(body), one.post) not in bound
        and _is_of(ledger, one, unit)
    ]
    if kept:
        yield f"其他兼任职务不随本职变动，去留由有权机关决定：{'、'.join(kept)}"


def _registrations(
    ledger: Ledger, unit: Record, office: dict[str, object], gone: Entry, represented: list[Record]
) -> tuple[list[str], list[str]]:
    """The registrations to be changed, and the institutions they are about.

    医疗机构管理条例 第二十条: a changed 主要负责人 is registered anew with the organ that issued the licence;
    事业单位登记管理暂行条例 第十条: so is a changed 法定代表人.
    """
    title = str(office["title"])
    is_chief = office["role"] == CHIEF and PARTY_POST not in title and title != LEGAL
    if unit.kind.name != REGISTERED or not (is_chief or title == LEGAL):
        return [], []
    lines = []
    if is_chief:
        lines.append(f"{short(ledger, unit)}《医疗机构执业许可证》主要负责人：向原登记机关办理变更登记")
    still = [
        one
        for one in ledger.sound(REGISTERED)
        if one not in represented
        and any(
            held.office["title"] == LEGAL and held.person == gone.person and held.bounds.is_open
            for held in holdings(one)
        )
    ]
    legal = [*represented, *still]
    if title == LEGAL or (is_chief and unit.get("legal_person") is True and unit not in legal and not _has_legal(unit)):
        legal.insert(0, unit)
    if legal:
        names = some([short(ledger, one) for one in legal], "家", 20)
        lines.append(f"法定代表人变更登记{len(legal)}家，逐家向原登记机关办理：{names}")
    if still:
        lines.append(f"其中{len(still)}家的法定代表人台账仍登记为{person(gone)}，办理后请一并登记")
    return lines, [one.name for one in legal]


def _has_legal(unit: Record) -> bool:
    return any(office["title"] == LEGAL for office in unit.items("offices"))


def _named_elsewhere(ledger: Ledger, gone: Entry) -> Iterator[str]:
    """Where else the person is named as in charge, and no end is recorded."""
    centres = [
        one.name
        for one in ledger.sound("centre")
        if "until" not in one.data
        and any(
            (head["person"], head.get("distinct", "")) == gone.person and "until" not in head
            for head in one.items("heads")
        )
    ]
    if centres:
        yield f"兼任中心负责人，去留另行确定：{'、'.join(centres)}"


def _is_of(ledger: Ledger, one: Membership, unit: Record) -> bool:
    return ledger.find(str(one.data.get("unit", "")), "unit", "institution") is unit


def _known(ledger: Ledger, name: str) -> str:
    found = ledger.find(official(ledger, name), "unit", "institution", "body")
    return short(ledger, found) if found else name
