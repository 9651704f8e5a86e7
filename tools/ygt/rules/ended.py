"""Institutions and communities that have ended and are still said to do something (YGT415)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ygt.dates import Period
from ygt.findings import Finding, Related, Rule
from ygt.ledger.governance import memberships
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import ending_of, interval
from ygt.rules.examples import clinic, member
from ygt.rules.rule import Entry
from ygt.schema.contract import Steps

_ENDED = "  ended: {on: 2025-06-30, reason: 合并, successor: 松岭乡卫生院}\n  memberships:\n"

ENDED_MEMBER = Rule(
    code="YGT415",
    name="ended-institution-active",
    severity="error",
    title="已终止的机构、医共体仍有后续事项",
    why="机构合并、撤销之后，不再参加医共体，不再管理、帮扶、承办，也不再派人任职；医共体终止之后，不再有成员单位、组织和中心。",
    message="{name}已于{day}{reason}，{what}晚于该日",
    help="核对终止日期；后续事项改登记到承接机构，终止前的填写 until（截止日期）",
    bad=clinic(_ENDED + member(more=", from: 2025-09-01")),
    good=clinic(_ENDED + member(more=", from: 2024-09-01, until: 2025-06-30, reason: 机构合并")),
)


def ended_members(ledger: Ledger) -> Iterator[Finding]:
    """Institutions whose membership begins, or whose part in anything is said to last, beyond their end."""
    for one in ledger.sound("institution"):
        last = ending_of(one.data)
        for index, membership in enumerate(one.items("memberships") if last else ()):
            bounds = interval(membership)
            if last and (bounds.first > last or (not bounds.is_open and bounds.last > last)):
                yield _active(one, one, ("memberships", index, "community"), "参加医共体的时间")
    for record, steps, value, bounds, what in _parts(ledger):
        named = ledger.find(value, "institution", "unit", "community") if isinstance(value, str) else None
        last = ending_of(named.data) if named is not None else None
        if named is not None and last and bounds.last > last:
            yield _active(named, record, steps, what)


def _parts(ledger: Ledger) -> Iterator[tuple[Record, Steps, Any, Period, str]]:
    """What institutions and communities do: where it stands, who does it, for how long, and what it is."""
    for one in ledger.sound("institution"):
        managed = Period(last=ending_of(one.data) or date.max)
        yield one, ("managed_by",), one.get("managed_by"), managed, "所管理的机构仍在登记，"
        for index, joined in enumerate(one.items("memberships")):
            yield (
                one,
                ("memberships", index, "community"),
                joined.get("community"),
                interval(joined),
                "参加该医共体的时间",
            )
    for kind, field, what in (
        ("body", "community", "所设组织存续"),
        ("centre", "community", "所设中心存续"),
        ("centre", "host", "所承办的中心"),
        ("support", "supporter", "帮扶"),
        ("support", "supported", "受援"),
        ("assignment", "from_unit", "派出人员"),
        ("assignment", "to_unit", "接收派驻人员"),
    ):
        for one in ledger.sound(kind):
            yield one, (field,), one.get(field), interval(one.data), f"{what}的时间"
    for one in ledger.sound("catalogue_item"):
        for index, name in enumerate(one.items("providers")):
            yield one, ("providers", index), name, interval(one.data), "开展该项目的时间"
    for one in ledger.sound("body"):
        for membership in memberships(one):
            steps = ("memberships", membership.index, "unit")
            yield one, steps, membership.data.get("unit"), membership.bounds, "其人员任职的时间"


def _active(ended: Record, record: Record, steps: Steps, what: str) -> Finding:
    return ENDED_MEMBER.at(
        record.place(*steps),
        related=[Related(ended.place("ended", "on"), "终止日期")],
        name=ended.name,
        day=ended["ended"]["on"],
        reason=ended["ended"]["reason"],
        what=what,
    )


TABLE: tuple[Entry, ...] = ((ENDED_MEMBER, ended_members),)
