"""换届: a body's new term, with who goes on, who is new and who leaves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ygt.changes.change import PAPER_DUE, PAPER_ISSUED, Change, Fact, Parties, change, unique
from ygt.changes.kinds import BODY_TOPICS
from ygt.changes.moves import Entry, Moves, moves
from ygt.changes.pairing import Pair
from ygt.changes.seats import filed_with, seat_of
from ygt.changes.sides import Sides
from ygt.changes.words import bracketed, decision, person, some
from ygt.dates import printed
from ygt.ledger.local_names import official
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, start_of
from ygt.numerals import numbered


def renewals(sides: Sides, pair: Pair, found: Moves) -> Iterator[Change]:
    """The new terms of a body. The members who change with one are taken out of `found`."""
    terms = moves(sides, pair, (("terms",), ("terms",)), (("number",),))
    # A body that is registered anew has terms, but nobody was there before to make way for others.
    if pair.before is None:
        return
    for term in terms.started:
        came = [one for one in found.started if _belongs(one, term)]
        if not came:
            continue
        gone = [one for one in found.ended if _makes_way(one, term)]
        found.started = [one for one in found.started if one not in came]
        found.ended = [one for one in found.ended if one not in gone]
        yield _renewed(pair.record, term, came, gone)


def _belongs(one: Entry, term: Entry) -> bool:
    return one.data.get("term") == term.data["number"] or (
        "term" not in one.data and one.data.get("from") == term.data["from"]
    )


def _makes_way(one: Entry, term: Entry) -> bool:
    begins, last = start_of(term.data["from"]), end_of(one.data.get("until"))
    if one.data.get("reason") == "换届" or begins is None or last is None:
        return one.data.get("reason") == "换届"
    return last == begins - timedelta(days=1)


def _renewed(body: Record, term: Entry, came: list[Entry], gone: list[Entry]) -> Change:
    ledger, data = term.ledger, term.data
    before = {one.person for one in gone}
    now = {one.person for one in came}
    again = [one for one in came if one.person in before]
    new = [one for one in came if one.person not in before]
    left = [one for one in gone if one.person not in now]
    made = decision(ledger, data.get("decided_by"))
    until = f"，至{printed(data['until'])}届满" if "until" in data else ""
    ordinal = numbered(data["number"], "届")
    posts: dict[str, list[str]] = {}
    for one in came:
        posts.setdefault(str(one.data["post"]), []).append(person(one))
    seats = [seat_of(body, post) for post in posts]
    return change(
        "term-renewed",
        body.known_as(),
        term.record,
        f"{body.known_as()}换届，{ordinal}任期自{printed(data['from'])}起{until}{bracketed(made.words)}。",
        brief=f"{body.known_as()}换届为{ordinal}",
        day=str(data["from"]),
        decision=made,
        facts=tuple(
            Fact("person", f"{one.data['post']}姓名", person(one) if one in gone else "", person(one) * (one in came))
            for one in (*came, *left)
        ),
        hanging=(
            *(f"{post}：{'、'.join(names)}" for post, names in posts.items()),
            f"连任{len(again)}人，新任{len(new)}人{_listed(new)}，不再担任{len(left)}人{_listed(left)}",
        ),
        parties=Parties(
            consulted=unique(official(ledger, name) for seat in seats for name in seat.get("consulted", ())),
            informed=unique(official(ledger, str(one.data.get("unit", ""))) for one in (*came, *left)),
            filed=unique(name for seat in seats if "filed_with" in seat for name in filed_with(ledger, body, seat)),
        ),
        paper=PAPER_ISSUED if "document" in made.data else PAPER_DUE,
        topics=BODY_TOPICS.get(body.text("function"), ()),
        steps=term.steps,
    )


def _listed(entries: list[Entry]) -> str:
    return bracketed(some([person(one) for one in entries], "人"))
