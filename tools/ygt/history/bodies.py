"""The life of a body: formed, its terms, its seats, who sat in it, vacancies, dissolved."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.changes.quota import number_of
from ygt.changes.words import named
from ygt.history.event import Event, span
from ygt.history.units import begun_and_named, ended
from ygt.ledger.governance import Membership, memberships
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import local_name
from ygt.ledger.record import Record
from ygt.numerals import numbered

SAME = ("post", "term", "from", "until", "reason", "decided_by", "ended_by")
"""What members must have in common to be told in one line."""

MOST_NAMED = 30
"""So many of them are named in the line; where there are more, the roster has them all."""


def life_of_body(ledger: Ledger, body: Record) -> Iterator[Event]:
    """A body: its names, terms, numbers of seats that have bounds in time, members past and present, vacancies."""
    yield from begun_and_named(ledger, body)
    for index, item in enumerate(body.items("terms")):
        yield span(ledger, body, item, numbered(item["number"], "届"), "terms", index)
    for index, item in enumerate(body.items("seats")):
        if "from" in item or "until" in item:
            count = number_of(item.get("min", 0), item.get("max"))
            yield span(ledger, body, item, f"{item['post']}名额{count or '未定'}", "seats", index)
    yield from _members(ledger, body)
    for index, item in enumerate(body.items("vacancies")):
        unit = f"（{local_name(ledger, item['unit'])}）" if "unit" in item else ""
        yield span(ledger, body, item, f"{item['post']}{unit}{item['state']}", "vacancies", index)
    yield from ended(ledger, body)


def _members(ledger: Ledger, body: Record) -> Iterator[Event]:
    """Members, those alike in post, time and decision together, in the order in which they rank."""
    alike: dict[str, list[Membership]] = {}
    for one in memberships(body):
        alike.setdefault(repr([one.data.get(key) for key in SAME]), []).append(one)
    for group in alike.values():
        first = group[0]
        term = numbered(first.data["term"], "届") if "term" in first.data else ""
        people = "、".join(named(*one.person) for one in group[:MOST_NAMED]) + "等" * (len(group) > MOST_NAMED)
        several = f"（{len(group)}人）" if len(group) > 1 else ""
        words = f"{term}{first.post}{several}：{people}"
        yield span(ledger, body, first.data, words, "memberships", first.index)
