"""Resource centres: set up, closed, moved to another host, headed by somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from ygt.changes.change import PAPER_DUE, PAPER_ISSUED, Change, Decision, Fact, Parties, change, unique
from ygt.changes.corrections import corrected, removed
from ygt.changes.moves import moves
from ygt.changes.pairing import Pair
from ygt.changes.sides import Sides
from ygt.changes.words import bracketed, decision, person, short, since
from ygt.dates import printed
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import official
from ygt.ledger.record import Record

GROUP = "资源中心"
PASSES = (("person", "distinct", "from"), ("person", "distinct"))


def centre_changes(sides: Sides, pair: Pair) -> Iterator[Change]:
    """The changes of a centre."""
    centre, ledger = pair.record, sides.after
    if pair.after is None:
        return
    began = centre.text("established_on") or centre.text("from")
    is_new = sides.happened(began) if sides.dates else pair.before is None
    if is_new:
        made = decision(ledger, centre.get("decided_by"))
        host = _host(ledger, centre)
        heads = [str(one["person"]) for one in centre.items("heads") if "until" not in one]
        told = "，".join(filter(None, (since(began), made.words)))
        led = f"，负责人{'、'.join(heads)}" if heads else ""
        sentence = f"设立{centre.name}，依托{host}{led}{bracketed(told)}。"
        yield _change("centre-formed", centre, sentence, ledger, made, (Fact("name", "中心", "", centre.name),))
        return
    yield from _closed(sides, pair)
    if pair.before is not None and not sides.same(pair.before.get("host"), centre.get("host"), centre.node("host")):
        before, after = _host(sides.before, pair.before), _host(ledger, centre)
        sentence = f"{centre.name}依托单位由{before}调整为{after}。"
        facts = (Fact("host", "依托单位", before, after),)
        yield _change("centre-host", centre, sentence, ledger, None, facts, extra=(pair.before.text("host"),))
    yield from _heads(sides, pair)


def _closed(sides: Sides, pair: Pair) -> Iterator[Change]:
    centre = pair.record
    was = pair.before.text("until") if pair.before is not None else ""
    if sides.ends(centre.data) if sides.dates else centre.text("until") and not was:
        sentence = f"{centre.name}撤销，运行至{printed(centre['until'])}。"
        yield _change("centre-closed", centre, sentence, sides.after, None, (Fact("name", "中心", centre.name, ""),))


def _heads(sides: Sides, pair: Pair) -> Iterator[Change]:
    centre = pair.record
    found = moves(sides, pair, (("heads",), ("heads",)), PASSES)
    for gone, came in zip_longest(found.ended, found.started):
        made = decision(sides.after, came.data.get("decided_by")) if came else None
        if gone and not came and "ended_by" in gone.data:
            made = decision(sides.after, gone.data["ended_by"])
        told = bracketed(made.words if made else "")
        if gone and came:
            sentence = f"{centre.name}负责人由{person(gone)}变更为{person(came)}{told}。"
        elif came:
            sentence = f"{person(came)}任{centre.name}负责人{told}。"
        else:
            sentence = f"{person(gone)}不再担任{centre.name}负责人{told}，接任者待确定。"
        facts = (Fact("heads", "负责人", person(gone) if gone else "", person(came) if came else ""),)
        yield _change("centre-head", centre, sentence, sides.after, made, facts)
    yield from corrected(sides, GROUP, found, f"任{centre.name}负责人的")
    yield from removed(GROUP, found, f"{centre.name}负责人")


def _change(
    kind: str,
    centre: Record,
    sentence: str,
    ledger: Ledger,
    made: Decision | None,
    facts: tuple[Fact, ...],
    *,
    extra: tuple[str, ...] = (),
) -> Change:
    hosts = unique(official(ledger, one) for one in (*extra, centre.text("host")) if one)
    is_head = kind == "centre-head"
    return change(
        kind,
        GROUP,
        centre,
        sentence,
        brief=sentence.partition("（")[0].rstrip("。"),
        decision=made,
        facts=facts,
        parties=Parties(consulted=() if is_head else hosts, informed=hosts if is_head else ()),
        paper="" if is_head else PAPER_ISSUED if made is not None and "document" in made.data else PAPER_DUE,
    )


def _host(ledger: Ledger, centre: Record) -> str:
    found = ledger.find(centre.text("host"), "institution")
    return short(ledger, found) if found else centre.text("host") or "依托单位（待填报）"
