"""Handovers: terms that ended and days between two holders (YGT433, YGT434)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ygt.dates import ONE_DAY, Period
from ygt.findings import Finding, Related, Rule
from ygt.ledger.governance import CHIEF, memberships
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import interval
from ygt.rules.examples import DECIDED, body, seated, shown
from ygt.rules.rule import Entry
from ygt.schema.contract import Steps

_TERMS = "terms:\n  - {number: 1, from: 2022-01-01, until: 2024-12-31}\n  - {number: 2, from: 2025-01-01}\n"
_NEXT = seated("褚明镜", "主任委员", "term: 2, from: 2025-01-01")

LEFT_OVER = Rule(
    code="YGT433",
    name="term-ended",
    severity="note",
    title="届满未办理离任",
    why="换届之后，上一届的任职应有截止日期；没有的，容易误作现任。",
    message="{body}已换届（第{next}届自{day}起），{person}的第{term}届任职没有截止日期",
    help="填写 until（截止日期）和 reason（离任原因）；连任的另登记新一届任职",
    bad=body(
        seated("吴本草", "主任委员", "term: 1, from: 2022-01-01") + _NEXT,
        "seats:\n  - {post: 主任委员, min: 1, max: 2}\n",
        _TERMS,
    ),
    good=body(
        seated("吴本草", "主任委员", "term: 1, from: 2022-01-01, until: 2024-12-31") + _NEXT,
        "seats:\n  - {post: 主任委员, min: 1, max: 1}\n",
        _TERMS,
    ),
)


def left_over(ledger: Ledger) -> Iterator[Finding]:
    """Memberships of a term that are still open although the next term has begun."""
    for one in ledger.sound("body"):
        begins = {term["number"]: term["from"] for term in one.items("terms")}
        for membership in memberships(one):
            number = membership.data.get("term")
            if number is not None and number + 1 in begins and membership.bounds.is_open:
                yield LEFT_OVER.at(
                    one.place("memberships", membership.index, "person"),
                    unit=one.name,
                    body=one.known_as(),
                    next=number + 1,
                    day=begins[number + 1],
                    person=membership.person[0],
                    term=number,
                )


_BUREAU = (
    "- name: 示例县民政局\n  id: minzheng\n  kind: 政府部门\n  offices:\n    - title: 局长\n      role: 主要负责同志\n"
    f"      holders:\n        - {{person: 陈一鸣, from: 2022-01-01, until: 2024-06-30, {DECIDED}}}\n"
    f"        - {{person: 杨二川, from: %s, {DECIDED}}}\n"
)

_Held = list[tuple[Period, Steps, dict[str, Any]]]

GAP = Rule(
    code="YGT434",
    name="succession-gap",
    severity="note",
    title="前后任之间有空档",
    why="前任截止与后任起始之间有空档的，可能是日期有误，也可能确有一段无人任职。",
    message="{what}前任{before}截止于{end}，后任{after}起始于{start}，中间空缺{days}天",
    help="核对日期；组织中的席位确有空缺的，登记为空缺或待接任并写明起止",
    bad=shown("org/units.yaml", _BUREAU % "2025-01-01"),
    good=shown("org/units.yaml", _BUREAU % "2024-07-01"),
)


def succession_gaps(ledger: Ledger) -> Iterator[Finding]:
    """Offices of 主要负责同志, and posts of a single seat, with days between one holder and the next."""
    for kind in ("unit", "institution"):
        for unit in ledger.sound(kind):
            for number, office in enumerate(unit.items("offices")):
                if office["role"] == CHIEF:
                    held: _Held = [
                        (interval(one), ("offices", number, "holders", index), one)
                        for index, one in enumerate(office.get("holders", ()))
                    ]
                    yield from _gaps(unit, f"{unit.name}{office['title']}", held, [])
    for one in ledger.sound("body"):
        for seat in one.items("seats"):
            if seat.get("max") == 1:
                held = [
                    (membership.bounds, ("memberships", membership.index), membership.data)
                    for membership in memberships(one)
                    if membership.post == seat["post"]
                ]
                vacant = [interval(vacancy) for vacancy in one.items("vacancies") if vacancy["post"] == seat["post"]]
                yield from _gaps(one, f"{one.known_as()}{seat['post']}", held, vacant)


def _gaps(record: Record, what: str, held: _Held, vacant: list[Period]) -> Iterator[Finding]:
    for (before, left, leaving), (after, right, coming) in pairwise(sorted(held, key=lambda one: one[0])):
        if before.is_open or before.last >= after.first - ONE_DAY:
            continue
        gap = Period(before.last + ONE_DAY, after.first - ONE_DAY)
        if not any(vacancy.overlaps(gap) for vacancy in vacant):
            yield GAP.at(
                record.place(*right, "from"),
                related=[Related(record.place(*left, "until"), "前任截止")],
                unit=record.name,
                what=what,
                before=leaving["person"],
                end=leaving["until"],
                after=coming["person"],
                start=coming["from"],
                days=(gap.last - gap.first).days + 1,
            )


TABLE: tuple[Entry, ...] = (
    (LEFT_OVER, left_over),
    (GAP, succession_gaps),
)
