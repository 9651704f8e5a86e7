"""Seats that nobody holds, as far as is known (YGT410, YGT431)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ygt.dates import change_points
from ygt.findings import Finding, Related, Rule
from ygt.ledger.governance import Membership, bounds_of, in_office, memberships, seats_now, seats_total
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import interval
from ygt.rules.examples import CHAIR, body
from ygt.rules.rule import Entry
from ygt.rules.seats import without_seat

_ONE_SEAT = "seats:\n  - {post: 主任委员, min: 1, max: %d}\n"
_VACANT = "vacancies:\n  - {post: 主任委员, state: 空缺, from: 2025-06-01}\n"

VACANT_AND_HELD = Rule(
    code="YGT410",
    name="vacant-and-held",
    severity="error",
    title="席位已满又登记空缺",
    why="有人担任的席位不是空缺。在任人数与空缺数之和不能超过名额。",
    message="{body}“{post}”名额最多{limit}席，同一时间在任{held}人，又登记{vacant}席{states}",
    help="席位已补的，为空缺记录填写 until（截止日期）；确有空缺的，为已离任者填写 until",
    bad=body(CHAIR, _ONE_SEAT % 1, _VACANT),
    good=body(CHAIR, _ONE_SEAT % 2, _VACANT),
)


def vacant_and_held(ledger: Ledger) -> Iterator[Finding]:
    """Posts whose holders and vacancies of one day together are more than their seats, on the first such day."""
    for one in ledger.sound("body"):
        for post in dict.fromkeys(vacancy["post"] for vacancy in one.items("vacancies")):
            seats = [seat for seat in one.items("seats") if seat["post"] == post]
            held = [membership for membership in memberships(one) if membership.post == post]
            vacant = [
                (index, interval(vacancy))
                for index, vacancy in enumerate(one.items("vacancies"))
                if vacancy["post"] == post
            ]
            limit = bounds_of(seats)[1] if seats else None
            if limit is None:
                continue
            for day in change_points([*(membership.bounds for membership in held), *(bounds for _, bounds in vacant)]):
                empty = [index for index, bounds in vacant if bounds.contains(day)]
                serving = [membership for membership in held if membership.bounds.contains(day)]
                if empty and serving and len(serving) + len(empty) > limit:
                    yield _both(one, post, limit, serving, empty)
                    break


def _both(one: Record, post: str, limit: int, serving: list[Membership], empty: list[int]) -> Finding:
    states = dict.fromkeys(one.items("vacancies")[index]["state"] for index in empty)
    return VACANT_AND_HELD.at(
        one.place("vacancies", empty[-1], "post"),
        related=[Related(one.place("memberships", held.index, "person"), "同时在任") for held in serving],
        body=one.known_as(),
        post=post,
        limit=limit,
        held=len(serving),
        vacant=len(empty),
        states="、".join(states),
    )


UNFILLED = Rule(
    code="YGT431",
    name="unfilled-seats",
    severity="note",
    title="名额未填满",
    why="名额与名单对不上时，可能是资料未收齐（待填报），也可能是确有空缺；两者含义不同，分别显示。",
    message="{body}名额{total}席，已填报{filled}席，{rest}{basis}",
    help="{remedy}",
    bad=body(CHAIR, "seats:\n  - {post: 主任委员, min: 1, max: 1}\n  - {post: 委员, min: 2}\n"),
    good=body(CHAIR, "seats:\n  - {post: 主任委员, min: 1, max: 1}\n"),
)
_TO_LIST = "收到名单后补充；确知无人担任的席位登记为空缺，接任者未到任的登记为待接任"
_TO_CLOSE = "补齐后将该席位的空缺记录填写截止日期"


def unfilled(ledger: Ledger) -> Iterator[Finding]:
    """Bodies whose present members and declared vacancies do not reach the least number of seats."""
    for one in ledger.sound("body"):
        least, most = seats_total(one)
        # Who holds a post that is not among the seats holds, it seems, one of those found empty.
        if not least or "until" in one.data or without_seat(one):
            continue
        states = Counter(vacancy["state"] for vacancy in one.items("vacancies") if "until" not in vacancy)
        missing = _missing(one)
        if not missing and not states:
            continue
        rest = [f"待填报{missing}席"] if missing else []
        rest += [f"{state}{states[state]}席" for state in ("空缺", "待接任") if states[state]]
        yield UNFILLED.at(
            one.place("seats", key=True),
            unit=one.name,
            body=one.known_as(),
            total=f"{least}" if least == most else f"不少于{least}",
            filled=len(in_office(one)),
            rest="，".join(rest),
            basis=_basis(one),
            remedy=_TO_LIST if missing else _TO_CLOSE,
        )


def _basis(one: Record) -> str:
    source = one.part("source")
    return f"（依据：{source['document']}{source.get('clause', '')}）" if source else ""


def _missing(one: Record) -> int:
    """How many seats, post by post, neither a member nor a vacancy accounts for."""
    known = Counter(membership.post for membership in in_office(one))
    known += Counter(vacancy["post"] for vacancy in one.items("vacancies") if "until" not in vacancy)
    return sum(max(0, bounds_of(seats)[0] - known[post]) for post, seats in seats_now(one).items())


TABLE: tuple[Entry, ...] = (
    (VACANT_AND_HELD, vacant_and_held),
    (UNFILLED, unfilled),
)
