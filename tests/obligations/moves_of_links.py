"""Changes by which 席位, 关联 and 覆盖 fail: another holder, no links, a gap between them."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from edits import Spot, all_edited, all_leaving, edited, leaves, leaving, node_of, removed, set_all, together
from spoiling import ENDED, OTHER, alternatives
from variants import Variant

from ygt.ledger.record import Record
from ygt.obligations.kinds.coverage import Coverage
from ygt.obligations.kinds.link import Link
from ygt.obligations.kinds.seat import Seat
from ygt.obligations.snapshot import State

SOMEBODY = "某某某"


def seat_short(judged: Seat, spot: Spot) -> Iterator[Variant]:
    for body in _bodies(judged, spot):
        for key, value in (("person", SOMEBODY), ("unit", OTHER), ("post", OTHER)):
            yield edited(body, lambda data, key=key, value=value: _seats(data, judged.post, {key: value}))
        yield edited(body, lambda data: data.update(memberships=_others(data["memberships"], judged.post)))


def seat_silent(judged: Seat, spot: Spot) -> Iterator[Variant]:
    vacated = []
    for office in judged.offices:
        found = spot.bench.ledger.find(office.unit, "unit", "institution")
        if found is not None:
            vacated.append(edited(found, lambda data, role=office.role: _vacate(data, role)))
    yield from vacated
    yield together(vacated)
    for body in _bodies(judged, spot):
        yield edited(body, lambda data: data.pop("memberships", None))
        yield edited(body, lambda data: _incomplete(data, judged.post))
    yield removed(_bodies(judged, spot))


def _bodies(judged: Seat, spot: Spot) -> list[Record]:
    view = spot.bench.view
    return [one.record for one in view.records("body") if judged.body.outcome(one, view).name == "MET"]


def _seats(data: dict[str, Any], post: str, values: dict[str, Any]) -> None:
    for one in data["memberships"]:
        if one["post"] == post:
            one.update(values)
            one.pop("distinct", None)


def _others(rows: list[Any], post: str) -> list[Any]:
    return [one for one in rows if one["post"] != post]


def _vacate(data: dict[str, Any], role: str) -> None:
    for office in data.get("offices", []):
        if office.get("role") == role:
            for one in office["holders"]:
                one["until"] = ENDED


def _incomplete(data: dict[str, Any], post: str) -> None:
    data["memberships"] = _others(data["memberships"], post)
    data["complete"] = False


def link_short(judged: Link, spot: Spot) -> Iterator[Variant]:
    for state in spot.bench.view.states(judged.selection)[:4]:
        links = _links(judged, state, spot)
        if judged.covered:
            for other in [
                one for one in alternatives(node_of(links[0], judged.covered), spot) if one not in judged.values
            ]:
                yield all_edited(links, lambda data, other=other: set_all(data, judged.covered, other))
        for kept in range(1, len(links)):
            yield _unlinked(links[kept:], judged.by, state)


def link_silent(judged: Link, spot: Spot) -> Iterator[Variant]:
    for state in spot.bench.view.states(judged.selection)[:4]:
        links = _links(judged, state, spot)
        yield _unlinked(links, judged.by, state)
        yield from all_leaving(links, spot.condition("through"), spot)


def _links(judged: Link, state: State, spot: Spot) -> list[Record]:
    return [one.record for one in spot.bench.view.index(judged.links, judged.by)[state.name]]


def _unlinked(links: list[Record], by: str, state: State) -> Variant:
    """The links without the name of the record; one that names no other is taken away."""
    found = Variant()
    for link in links:
        data = copy.deepcopy(link.data)
        named = [(inside, key) for inside, key in leaves(data, by) if inside[key] in _names(state)]
        if all(isinstance(key, int) and len(inside) > 1 for inside, key in named):
            for inside, key in reversed(named):
                del inside[key]
            found.changed[link] = data
        else:
            found.changed[link] = None
    return found


def _names(state: State) -> set[str]:
    aliases = (one.get("name", "") for one in state.record.items("aliases") if isinstance(one, dict))
    return {state.name, state.record.text("short_name"), *aliases}


def coverage_short(judged: Coverage, spot: Spot) -> Iterator[Variant]:
    """A gap in the middle of the window: what was there then is not chosen, what was before and after is."""
    gap = spot.bench.day - timedelta(days=judged.days // 2)
    for state in spot.bench.view.states(judged.selection)[:4]:
        links = [
            one.record
            for one in spot.bench.view.begun(judged.links)
            if state.name in {inside[key] for inside, key in leaves(one.data, judged.by)} and one.span.contains(gap)
        ]
        ways = [list(leaving(one, spot.condition("through"), spot)) for one in links]
        for others in zip(*ways, strict=False):
            yield together(_split(one, data, gap) for one, data in zip(links, others, strict=True))


def _split(record: Record, otherwise: dict[str, Any], gap: date) -> Variant:
    """The record up to a day, on that day `otherwise`, and after it as it is."""
    last, following = (str(gap + timedelta(days=days)) for days in (-1, 1))
    before = {**record.data, "until": last}
    on = {**otherwise, "from": str(gap), "until": str(gap)}
    return Variant({record: before}, [(record, on), (record, {**record.data, "from": following})])


def coverage_silent(judged: Coverage, spot: Spot) -> Iterator[Variant]:
    for state in spot.bench.view.states(judged.selection)[:4]:
        chosen = spot.bench.view.begun(judged.links)
        links = [
            one.record for one in chosen if state.name in {inside[key] for inside, key in leaves(one.data, judged.by)}
        ]
        yield from all_leaving(links, spot.condition("through"), spot)
