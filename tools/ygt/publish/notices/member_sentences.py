"""Who takes a seat and who leaves it, in the words of a paper: elected, appointed, engaged, delegated or by office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ygt.changes.members import form_of
from ygt.ledger.announced import MEMBER, announced, came, goes_with_office, gone
from ygt.ledger.governance import Membership, memberships
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import office_of
from ygt.ledger.record import Record

Move = tuple[Membership | None, Membership | None]
"""Who takes a seat, and who left it; one of them None where nobody did."""

JOINS = {
    "选举": "{who}当选为{post}",
    "任命": "任命{who}为{post}",
    "聘任": "聘任{who}为{post}",
    "委派": "委派{who}担任{post}",
    "党内任免": "{who}同志任{post}",
}
LEAVES = {
    "任命": "免去{who}的{post}职务",
    "聘任": "解聘{who}的{post}职务",
    "党内任免": "免去{who}同志的{post}职务",
}


def listed_moves(ledger: Ledger, notice: Record, body: Record) -> Iterator[Move]:
    """The moves in `body` that a notice announces, as the ledger has them."""
    for one in announced(notice):
        if one.field == MEMBER and one.record(ledger) is body:
            joined, left = came(body, one), gone(body, one)
            if joined is not None or left is not None:
                yield joined, left


def moves_on(body: Record, day: date) -> Iterator[Move]:
    """The moves of a day: who begins on it, each with whoever left the same seat the day before; then the others."""
    joined = [one for one in memberships(body) if one.bounds.first == day]
    left = [one for one in memberships(body) if one.bounds.last == day - timedelta(days=1)]
    for one in joined:
        before = next((other for other in left if _seat(other) == _seat(one)), None)
        if before is not None:
            left.remove(before)
        yield one, before
    yield from ((None, one) for one in left)


def effective(moves: Iterable[Move]) -> date:
    """The one day from which all moves count, of who only leaves the day after the last; `date.max` of several."""
    days = set()
    for joined, left in moves:
        if joined is not None:
            days.add(joined.bounds.first)
        elif left is not None and not left.bounds.is_open:
            days.add(left.bounds.last + timedelta(days=1))
    return days.pop() if len(days) == 1 else date.max


def move_sentence(ledger: Ledger, body: Record, move: Move) -> str:
    """One sentence: 选举、任命 in the words of the body, a seat by office as taken over."""
    joined, left = move
    if joined is None:
        return f"{leaving(body, left)}。" if left is not None else ""
    office = office_of(ledger, joined.data)
    who = joined.person[0] + (f"（{office}）" if office else "")
    form = form_of(body)
    if form in JOINS and not goes_with_office(body, joined.post):
        also = f"；{leaving(body, left)}" if left is not None else ""
        return f"{JOINS[form].format(who=who, post=joined.post)}{also}。"
    if left is not None:
        return f"{left.person[0]}不再担任{joined.post}，由{who}接任。"
    return f"增补{who}为{joined.post}。"


def leaving(body: Record, one: Membership) -> str:
    """That somebody leaves, in the words of the body."""
    form = "" if goes_with_office(body, one.post) else form_of(body)
    return LEAVES.get(form, "{who}不再担任{post}").format(who=one.person[0], post=one.post)


def _seat(one: Membership) -> tuple[str, str]:
    return one.post, one.data.get("unit", "")
