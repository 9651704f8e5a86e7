"""Who holds an office of a unit or institution, and the whole list that hangs on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from ygt.changes.change import NO_PAPER, Change, Fact, Parties, change, unique
from ygt.changes.corrections import corrected, removed
from ygt.changes.hanging import Hanging, hanging
from ygt.changes.moves import Entry, moves
from ygt.changes.pairing import Pair
from ygt.changes.sides import Sides
from ygt.changes.words import bracketed, decision, office, person, short, since
from ygt.dates import printed
from ygt.ledger.record import Record

LEGAL = "法定代表人"
PASSES = (("person", "distinct", "from"), ("person", "distinct"), ("from", "decided_by"))


@dataclass(slots=True, eq=False)
class Handover:
    """An office that passed from one person to another, to nobody, or from nobody."""

    unit: Record
    office: dict[str, object]
    gone: Entry | None
    came: Entry | None

    @property
    def persons(self) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
        """Who left and who came."""
        return self.gone.person if self.gone else None, self.came.person if self.came else None


def office_changes(sides: Sides) -> Iterator[Change]:
    """Every change of the holders of an office; one person's many legal representations as one."""
    all_handovers: list[Handover] = []
    rest: list[Change] = []
    for kind in ("unit", "institution"):
        for pair in sides.pairs(kind):
            if pair.before is not None and pair.after is not None:
                all_handovers += _of_unit(sides, pair, rest)
    legal = [one for one in all_handovers if one.office["title"] == LEGAL]
    for one in all_handovers:
        if one.office["title"] == LEGAL:
            continue
        also = [other for other in legal if one.gone is not None and one.persons == other.persons]
        legal = [other for other in legal if other not in also]
        yield _changed(sides, one, [other.unit for other in also])
    for one in legal:
        yield _changed(sides, one, [])
    yield from rest


def _of_unit(sides: Sides, pair: Pair, rest: list[Change]) -> Iterator[Handover]:
    """The handovers of a unit; what was corrected or taken out goes to `rest`."""
    assert pair.before is not None and pair.after is not None
    old = pair.before.items("offices")
    for index, post in enumerate(pair.after.items("offices")):
        before = next((number for number, one in enumerate(old) if _is_same(one, post)), None)
        base = ("offices", index, "holders")
        base_before = ("offices", before, "holders") if before is not None else None
        side = pair if base_before else Pair(None, pair.after)
        found = moves(sides, side, (base_before or base, base), PASSES)
        # An office has one holder after another, so that whoever came followed whoever left.
        for gone, came in zip_longest(found.ended, found.started):
            yield Handover(pair.after, post, gone, came)
        group = short(sides.after, pair.after)
        rest += [_recorded(group, post, one) for one in found.recorded]
        rest += corrected(sides, group, found, f"任{post['title']}的")
        rest += removed(group, found, str(post["title"]))


def _recorded(group: str, post: dict[str, object], one: Entry) -> Change:
    made = decision(one.ledger, one.data.get("decided_by"))
    period = f"{printed(str(one.data.get('from', '')))}至{printed(str(one.data['until']))}".removeprefix("至")
    words = f"补充登记{person(one)}任{group}{post['title']}（{period}）{bracketed(made.words)}。"
    fact = Fact("person", f"{post['title']}姓名", "", person(one))
    return change("member-recorded", group, one.record, words, decision=made, facts=(fact,), steps=one.steps)


def _is_same(before: dict[str, object], after: dict[str, object]) -> bool:
    return all(before.get(key) == after.get(key) for key in ("title", "role", "in_charge_of"))


def _changed(sides: Sides, one: Handover, represented: list[Record]) -> Change:
    ledger, unit = sides.after, one.unit
    name = short(ledger, unit)
    # 县委书记, not 县委县委书记.
    where = office(ledger, {"unit": unit.name, "office": one.office["title"]})
    is_over = "ended" in unit.data or "until" in unit.data
    # Whoever compiles papers does not know whether anybody has followed, and tells no organ what to do.
    is_compiled = ledger.standing == "compiled"
    follows = "" if is_over else "，接任情况待填报" if is_compiled else "，接任者待任命"
    hangs = (
        hanging(sides, one.unit, one.office, one.gone, one.came, represented)
        if one.gone and not (is_over or is_compiled)
        else Hanging()
    )
    entry = one.came or one.gone
    assert entry is not None
    made = decision(ledger, one.came.data.get("decided_by")) if one.came else None
    if one.came is None and one.gone is not None and "ended_by" in one.gone.data:
        made = decision(ledger, one.gone.data["ended_by"])
    told = bracketed(made.words if made else "")
    match one.gone, one.came:
        case Entry() as gone, Entry() as came:
            brief = f"{where}由{person(gone)}变更为{person(came)}"
            sentence = f"{brief}{told}。"
        case Entry() as gone, None:
            until = str(gone.data.get("until", ""))
            brief = f"{person(gone)}不再担任{where}"
            sentence = f"{brief}{f'，任至{printed(until)}' if until else ''}{told}{follows}。"
        case _:
            brief = f"{person(entry)}任{where}"
            when = since(entry.data.get("from"))
            sentence = f"{brief}{bracketed('，'.join(filter(None, (when, made.words if made else ''))))}。"
    facts = [Fact("person", f"{one.office['title']}姓名", *(person(it) if it else "" for it in (one.gone, one.came)))]
    return change(
        "office-changed" if one.came else "office-vacated",
        name,
        unit,
        sentence,
        tail=hangs.summary,
        brief=brief,
        day=str(entry.data.get("from" if one.came else "until", "")),
        decision=made,
        facts=tuple(facts),
        hanging=hangs.lines,
        parties=Parties(informed=unique([unit.name, *hangs.informed]), filed=hangs.filed),
        paper=NO_PAPER if hangs.needs_no_paper else "",
        steps=entry.steps,
    )
