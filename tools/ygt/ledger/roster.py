"""A body's roster on a day: who sits where, and which seats are 空缺, 待接任 or 待填报. Sound records only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from ygt.ledger.governance import Membership, bounds_of, memberships, offices_of
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, holds_on

State = Literal["在任", "空缺", "待接任", "待填报"]
"""空缺: nobody holds the seat; 待接任: the successor is not yet in office; 待填报: the ledger does not know."""


@dataclass(slots=True, eq=False)
class Row:
    """One line of a roster: a member, or seats without one; `count` is None where nothing says how many they are."""

    post: str
    state: State
    member: Membership | None = None
    count: int | None = 1
    offices: list[dict[str, Any]] = field(default_factory=list)
    """Whose offices the seats are bound to (unit, role), or the unit a declared vacancy names."""


@dataclass(slots=True, eq=False)
class Roster:
    """A body's seats on a day in the order of the data, with those who sat before and those decided to sit later."""

    rows: list[Row]
    past: list[Membership]
    future: list[Membership]
    least: int
    most: int | None

    @property
    def present(self) -> list[Membership]:
        """The members on the day."""
        return [row.member for row in self.rows if row.member]

    def seats(self, state: State) -> int:
        """How many seats are in a state; a line without a number counts as one."""
        return sum(row.count or 1 for row in self.rows if row.state == state)


def roster(ledger: Ledger, body: Record, day: date) -> Roster:
    """The roster of `body` on `day`."""
    seats = [seat for seat in body.items("seats") if holds_on(seat, day)]
    vacancies = [one for one in body.items("vacancies") if holds_on(one, day)]
    everyone = memberships(body)
    present = [one for one in everyone if one.bounds.contains(day)]
    empty = {post: list(_empty(ledger, post, seats, vacancies, present)) for post in _posts(seats, vacancies)}
    rows = list(_in_rank(present, empty))
    if not seats and not rows and body.get("complete") is not True:
        rows = [Row("", "待填报", count=None)]
    least, most = bounds_of(seats)
    return Roster(
        rows=rows,
        past=[one for one in everyone if one.bounds.last < day],
        future=[one for one in everyone if one.bounds.first > day],
        least=least,
        most=most,
    )


def is_stale(confirmed_on: object, day: date) -> bool:
    """Whether a list was last confirmed more than a year before `day`, or never: then nobody on it is called 现任."""
    confirmed = end_of(confirmed_on)
    return confirmed is None or (day.year - confirmed.year, day.month, day.day) > (1, confirmed.month, confirmed.day)


def _posts(seats: Iterable[dict[str, Any]], vacancies: Iterable[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(one["post"] for one in (*seats, *vacancies)))


def _in_rank(present: list[Membership], empty: dict[str, list[Row]]) -> Iterator[Row]:
    """Members as listed; the empty seats of a post follow its last member, or stand where the post ranks."""
    left = Counter(one.post for one in present)
    waiting = dict(empty)
    for one in present:
        for post in list(waiting):
            if post == one.post:
                break
            if not left[post] and one.post in waiting:
                yield from waiting.pop(post)
        yield Row(one.post, "在任", one)
        left[one.post] -= 1
        if not left[one.post]:
            yield from waiting.pop(one.post, [])
    for rows in waiting.values():
        yield from rows


def _empty(
    ledger: Ledger,
    post: str,
    seats: list[dict[str, Any]],
    vacancies: list[dict[str, Any]],
    present: list[Membership],
) -> Iterator[Row]:
    of_post = [seat for seat in seats if seat["post"] == post]
    declared = [one for one in vacancies if one["post"] == post]
    held = [one for one in present if one.post == post]
    for one in declared:
        yield Row(post, one["state"], offices=[{"unit": one["unit"]}] if "unit" in one else [])
    bound = list(_unseated(ledger, of_post, held, declared))
    if any("min" in seat for seat in of_post):
        missing = sum(seat.get("min", 0) for seat in of_post) - len(held) - len(declared)
    else:
        missing = 0 if held or declared else len(bound)
        if of_post and not (held or declared or bound):
            yield Row(post, "待填报", count=None)
    if missing <= 0:
        return
    if missing < len(bound):
        # Fewer seats than offices to fill them from: nothing says which of them.
        yield Row(post, "待填报", count=missing, offices=bound)
        return
    for office in bound:
        yield Row(post, "待填报", offices=[office])
    if missing > len(bound):
        yield Row(post, "待填报", count=missing - len(bound))


def _unseated(
    ledger: Ledger, seats: list[dict[str, Any]], held: list[Membership], declared: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """The offices a post is bound to whose units have nobody in it, declared vacancies set aside."""
    named = [one["unit"] for one in (*(member.data for member in held), *declared) if "unit" in one]
    seated = Counter(_official(ledger, name) for name in named)
    for seat in seats:
        for office in offices_of(seat):
            unit = _official(ledger, office["unit"])
            if seated[unit]:
                seated[unit] -= 1
            else:
                yield office


def _official(ledger: Ledger, name: str) -> str:
    found = ledger.find(name, "unit", "institution", "body")
    return found.name if found else name
