"""Who sits in a body: elected, appointed, engaged, delegated, succeeding by office; who left; what was corrected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.changes.change import (
    NO_PAPER,
    PAPER_DUE,
    PAPER_ISSUED,
    Change,
    Decision,
    Fact,
    Parties,
    change,
    unique,
)
from ygt.changes.corrections import corrected, removed
from ygt.changes.kinds import BODY_TOPICS
from ygt.changes.moves import Entry, Moves, handovers, moves
from ygt.changes.pairing import Pair
from ygt.changes.seats import (
    BY_APPROVAL,
    BY_ELECTION,
    BY_OFFICE,
    BoundSeat,
    bound_seat,
    filed_with,
    filing,
    forward,
    seat_of,
    state_of,
    still_holds,
)
from ygt.changes.sides import Sides
from ygt.changes.terms import renewals
from ygt.changes.words import bracketed, decision, office, person, since
from ygt.dates import printed
from ygt.ledger.governance import holdings
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import official
from ygt.ledger.record import Record

JOINS = {
    "选举": "{who}当选为{where}",
    "任命": "任命{who}为{where}",
    "聘任": "聘任{who}为{where}",
    "委派": "委派{who}担任{where}",
    "党内任免": "{who}同志任{where}",
    "": "{who}任{where}",
}
LEAVES = {
    "任命": "免去{who}的{where}职务",
    "聘任": "解聘{who}的{where}职务",
    "委派": "{who}因委派调整不再担任{where}",
    "党内任免": "免去{who}同志的{where}职务",
    "": "{who}不再担任{where}",
}
NO_DISMISSAL = frozenset({"去世"})
NO_DECISION = NO_DISMISSAL | {"换届"}
"""Reasons for which nobody decides that a single member leaves: the new term is decided as a whole."""
LEFT = frozenset({"member-left", "seat-awaiting"})
PASSES = (
    ("person", "distinct", "post", "unit", "from"),
    ("person", "distinct", "post", "unit", "term"),
    ("post", "unit", "from", "decided_by"),
)


def member_changes(sides: Sides, pair: Pair) -> Iterator[Change]:
    """The changes among the members of a body, a renewed term told as one."""
    body = pair.record
    if is_formed(sides, pair):
        return
    found = moves(sides, pair, (("memberships",), ("memberships",)), PASSES)
    yield from renewals(sides, pair, found)
    for gone, came in handovers(found, "post", "unit"):
        if gone is not None and came is not None:
            yield _handed_over(body, gone, came)
        elif gone is not None:
            yield _left(body, gone)
        elif came is not None:
            yield _joined(body, came)
    for one in found.recorded:
        yield _recorded(body, one)
    yield from corrected(sides, body.known_as(), found, "任职")
    yield from removed(body.known_as(), found, "任职")
    yield from _vacancies(sides, pair, found)


def is_formed(sides: Sides, pair: Pair) -> bool:
    """Whether the body itself is new: its members are then told with it, and nobody has joined or left."""
    body = pair.record
    return sides.happened(body.get("established_on") or body.get("from")) if sides.dates else pair.before is None


def form_of(body: Record) -> str:
    """How the members of a body come to sit in it; those of a party organisation within the party."""
    form = body.text("formed_by")
    return "党内任免" if body.text("track") == "党的组织" and form in ("", "任命") else form


def joining(body: Record, who: str, post: str) -> str:
    """乙当选为理事会理事."""
    form = form_of(body)
    return JOINS.get(form, JOINS[""]).format(who=who, where=body.known_as() + post)


def leaving(body: Record, entry: Entry, cited: str = "") -> str:
    """甲不再担任理事会理事（退休）, with the decision that is `cited`; nobody is dismissed who has died."""
    reason = str(entry.data.get("reason", ""))
    form = "" if reason in NO_DISMISSAL else form_of(body)
    where = body.known_as() + entry.data["post"]
    return LEAVES.get(form, LEAVES[""]).format(who=person(entry), where=where) + bracketed(
        "，".join(filter(None, (reason, cited)))
    )


def _handed_over(body: Record, gone: Entry, came: Entry) -> Change:
    ledger, post = came.ledger, str(came.data["post"])
    bound = bound_seat(ledger, body, came.data)
    seat = bound.seat if bound else seat_of(body, post)
    made = decision(ledger, came.data.get("decided_by"))
    left = decision(ledger, gone.data.get("ended_by"))
    facts = (Fact("person", f"{post}姓名", person(gone), person(came)),)
    if bound is None or still_holds(bound.unit, gone.person, bound.office):
        apart = left.words if left.words != made.words else ""
        words = f"{leaving(body, gone, apart)}；{joining(body, _who(came), post)}{bracketed(made.words)}。"
        brief = f"{body.known_as()}{post}由{person(gone)}变更为{person(came)}"
        return _change("member-replaced", body, words, came, seat, made, brief, facts, (gone, came))
    natural = body.text("succession") == BY_OFFICE
    made = made if made.words or not natural else _office_decision(ledger, bound, came)
    words = f"{_office_left(ledger, gone)}，所任{body.known_as()}{post}{_taken(body, bound, came, made)}。"
    brief = f"{body.known_as()}{post}由{person(came)}{'自然接替' if natural else '接任'}"
    kind = "seat-succeeded" if natural else "member-replaced"
    return _change(kind, body, words, came, seat, made, brief, facts, (gone, came), natural=natural)


def _taken(body: Record, bound: BoundSeat, came: Entry, made: Decision) -> str:
    who = f"接任{came.data.get('office', '者')}{person(came)}"
    match body.text("succession"):
        case "按职务自然接替":
            return f"由{who}自然接替{filing(came.ledger, body, bound.seat)}"
        case succession if succession == BY_APPROVAL:
            return f"经批准由{who}接任{bracketed(made.words)}"
        case succession if succession == BY_ELECTION:
            return f"经选举由{who}接任{bracketed(made.words)}"
    return f"由{who}接任{bracketed(made.words)}"


def _left(body: Record, gone: Entry) -> Change:
    ledger, post = gone.ledger, str(gone.data["post"])
    bound = bound_seat(ledger, body, gone.data)
    seat = bound.seat if bound else seat_of(body, post)
    facts = (Fact("person", f"{post}姓名", person(gone), ""),)
    if bound is not None and not still_holds(bound.unit, gone.person, bound.office):
        natural = body.text("succession") == BY_OFFICE
        made = _end_decision(body, gone, is_needed=not natural and "succession" in body.data)
        told = bracketed(made.words if made else "")
        if ledger.standing == "compiled":
            words = f"{_office_left(ledger, gone)}{told}，所任{body.known_as()}{post}的接任情况待填报。"
            brief = f"{person(gone)}不再担任{body.known_as()}{post}"
            # Whoever compiles papers asks nobody for one.
            made = made if made and made.words else None
            return _change("member-left", body, words, gone, seat, made, brief, facts, (gone,))
        state, follows = state_of(body), forward(ledger, body, seat)
        words = f"{_office_left(ledger, gone)}，所任{body.known_as()}{post}席位{state}{told}"
        brief = f"{body.known_as()}{post}1席{state}"
        words, tail = (f"{words}，{follows}。", "") if made is None else (f"{words}。", f"{follows}。")
        return _change(
            "seat-awaiting", body, words, gone, seat, made, brief, facts, (gone,), natural=natural, tail=tail
        )
    made = _end_decision(body, gone, is_needed=True)
    until = str(gone.data.get("until", ""))
    words = (
        f"{leaving(body, gone)}{f'，任至{printed(until)}' if until else ''}{bracketed(made.words if made else '')}。"
    )
    brief = f"{person(gone)}不再担任{body.known_as()}{post}"
    return _change("member-left", body, words, gone, seat, made, brief, facts, (gone,))


def _end_decision(body: Record, gone: Entry, *, is_needed: bool) -> Decision | None:
    """The decision by which someone left, empty where it is missing; None where none is cited and none needed.

    None is for the end of a term or of the body, for a death, and where the seat goes with the office.
    """
    made = decision(gone.ledger, gone.data.get("ended_by"))
    if made.words:
        return made
    terms = [] if "reason" in gone.data else body.items("terms")
    expired = gone.data.get("until") in [body.get("until"), *(one.get("until") for one in terms)]
    return None if expired or not is_needed or gone.data.get("reason") in NO_DECISION else made


def _joined(body: Record, came: Entry) -> Change:
    ledger, post = came.ledger, str(came.data["post"])
    bound = bound_seat(ledger, body, came.data)
    seat = bound.seat if bound else seat_of(body, post)
    made = decision(ledger, came.data.get("decided_by"))
    facts = (Fact("person", f"{post}姓名", "", person(came)),)
    if bound is not None and body.text("succession") == BY_OFFICE:
        made = made if made.words else _office_decision(ledger, bound, came)
        words = f"{_who(came)}按职务担任{body.known_as()}{post}{filing(ledger, body, seat)}。"
        brief = f"{body.known_as()}{post}由{person(came)}自然接替"
        return _change("seat-succeeded", body, words, came, seat, made, brief, facts, (came,), natural=True)
    when = since(came.data.get("from"))
    words = f"{joining(body, _who(came), post)}{bracketed('，'.join(filter(None, (when, made.words))))}。"
    brief = f"{person(came)}任{body.known_as()}{post}"
    return _change("member-joined", body, words, came, seat, made, brief, facts, (came,))


def _recorded(body: Record, one: Entry) -> Change:
    made = decision(one.ledger, one.data.get("decided_by"))
    period = f"{printed(str(one.data.get('from', '')))}至{printed(one.data['until'])}".removeprefix("至")
    words = f"补充登记{person(one)}任{body.known_as()}{one.data['post']}（{period}）{bracketed(made.words)}。"
    fact = Fact("person", "姓名", "", person(one))
    return change(
        "member-recorded", body.known_as(), one.record, words, decision=made, facts=(fact,), steps=one.steps, brief=""
    )


def _change(
    kind: str,
    body: Record,
    sentence: str,
    entry: Entry,
    seat: dict[str, Any],
    made: Decision | None,
    brief: str,
    facts: tuple[Fact, ...],
    entries: tuple[Entry, ...],
    *,
    natural: bool = False,
    tail: str = "",
) -> Change:
    ledger = entry.ledger
    units = [official(ledger, str(one.data["unit"])) for one in entries if "unit" in one.data]
    consulted = [official(ledger, one) for one in seat.get("consulted", ())]
    parties = Parties(
        consulted=() if natural else unique(consulted),
        informed=unique(units),
        filed=filed_with(ledger, body, seat) if natural or "filed_with" in seat else (),
    )
    issued = made is not None and "document" in made.data
    return change(
        kind,
        body.known_as(),
        entry.record,
        sentence,
        tail=tail,
        brief=brief,
        day=str(entry.data.get("until" if kind in LEFT else "from", "")),
        decision=made,
        facts=facts,
        parties=parties,
        paper=NO_PAPER if natural else PAPER_ISSUED if issued else PAPER_DUE,
        topics=() if natural else BODY_TOPICS.get(body.text("function"), ()),
        steps=entry.steps,
    )


def _vacancies(sides: Sides, pair: Pair, members: Moves) -> Iterator[Change]:
    """Seats declared empty, or no longer so, where no change of members has said it."""
    found = moves(sides, pair, (("vacancies",), ("vacancies",)), (("post", "unit", "state", "from"), ("post", "unit")))
    body, told = pair.record, {one.data["post"] for one in (*members.started, *members.ended)}
    for kind, entries, words in (
        ("vacancy-declared", found.started, "{where}1席{state}{since}。"),
        ("vacancy-filled", found.ended, "{where}1席不再登记为{state}。"),
    ):
        for one in entries:
            if one.data["post"] not in told:
                where, state = body.known_as() + one.data["post"], one.data["state"]
                sentence = words.format(where=where, state=state, since=bracketed(since(one.data.get("from"))))
                yield change(kind, body.known_as(), one.record, sentence, brief=sentence.rstrip("。"), steps=one.steps)
    yield from corrected(sides, body.known_as(), found, "空缺")


def _office_left(ledger: Ledger, gone: Entry) -> str:
    return f"{person(gone)}不再担任{office(ledger, gone.data) or '原职务'}"


def _office_decision(ledger: Ledger, bound: BoundSeat, came: Entry) -> Decision:
    """The decision by which someone came to the office that the seat goes with."""
    held = [one for one in holdings(bound.unit) if one.person == came.person]
    return decision(ledger, held[-1].data.get("decided_by")) if held else Decision()


def _who(entry: Entry) -> str:
    """乙（县财政局局长）."""
    return person(entry) + bracketed(office(entry.ledger, entry.data))
