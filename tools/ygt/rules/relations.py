"""Support, management, alliances and assignments between units (YGT412, YGT413, YGT419)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ygt.findings import Finding, Place, Related, Rule
from ygt.ledger.composition import participations
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, interval
from ygt.rules.examples import COMMUNITY, DECIDED, shown
from ygt.rules.rule import Entry

_ALLIANCE = "- name: 示例县第二联盟\n  id: lianmeng-2\n  kind: 区域医疗联盟\n  partners: [%s, " + COMMUNITY + "]\n"

PARTNER_IS_MEMBER = Rule(
    code="YGT412",
    name="partner-is-member",
    severity="error",
    title="联盟成员被列为医共体成员",
    why="联盟成员与医共体成员是两种关系。与医共体结盟的医院，不能同时是该医共体的成员。",
    message="{alliance}的成员“{partner}”已是{community}的成员，该医共体本身也在联盟之内",
    help="核对文件：联盟成员登记在 org/units.yaml，医共体成员登记在 members/",
    bad=shown("org/alliances.yaml", _ALLIANCE % "松岭乡卫生院"),
    good=shown("org/alliances.yaml", _ALLIANCE % "示例市中心医院"),
)


def partners_are_members(ledger: Ledger) -> Iterator[Finding]:
    """Partners of a regional alliance who belong to a community that is itself a partner of it."""
    for alliance in ledger.sound("alliance"):
        if alliance["kind"] != "区域医疗联盟":
            continue
        partners = alliance.items("partners")
        allied = [found for name in partners if (found := ledger.find(name, "community"))]
        for index, name in enumerate(partners):
            institution = ledger.find(name, "institution")
            for part in participations(ledger, institution) if institution else ():
                if part.community in allied and part.bounds.overlaps(interval(alliance.data)):
                    yield PARTNER_IS_MEMBER.at(
                        alliance.place("partners", index),
                        related=[Related(part.institution.head(), "成员登记在此")],
                        alliance=alliance.name,
                        partner=name,
                        community=part.community.name,
                    )


_SUPPORT = "- {supporter: 青河镇中心卫生院, supported: %s, stage: 已建立}\n"

CIRCLE = Rule(
    code="YGT413",
    name="circular-relation",
    severity="error",
    title="帮扶、管理或隶属关系成环",
    why="甲管乙、乙又管甲（或甲帮扶乙、乙又帮扶甲）不可能属实，自己管自己也一样。",
    message="{relation}关系成环：{circle}",
    help="核对文件，删去或更正其中一条",
    bad=shown("org/support.yaml", _SUPPORT % "县医院"),
    good=shown("org/support.yaml", _SUPPORT % "松岭乡卫生院"),
)


class _Link(NamedTuple):
    """One step of a relation: from whom, to whom, and in which field of which record it is written."""

    start: Record
    end: Record
    source: Record
    steps: tuple[str, ...]

    @property
    def place(self) -> Place:
        """Where it is written."""
        return self.source.place(*self.steps)


def circles(ledger: Ledger) -> Iterator[Finding]:
    """Chains of support, management, subordination or succession that come back to where they began, once each."""
    yield from _circles("帮扶", _supports(ledger))
    yield from _circles("管理", _links(ledger, "institution", ("managed_by",), "institution"))
    yield from _circles("隶属", _links(ledger, "unit", ("parent",), "unit"))
    yield from _circles("隶属", _links(ledger, "body", ("parent",), "body", "unit"))
    yield from _circles("承接", _links(ledger, "institution", ("ended", "successor"), "institution"))


def _supports(ledger: Ledger) -> Iterator[_Link]:
    for one in ledger.sound("support"):
        giver = ledger.find(one.text("supporter"), "institution", "unit")
        taker = ledger.find(one.text("supported"), "institution", "unit")
        if giver and taker and not end_of(one.get("until")):
            yield _Link(giver, taker, one, ("supporter",))


def _links(ledger: Ledger, kind: str, steps: tuple[str, ...], *kinds: str) -> Iterator[_Link]:
    for one in ledger.sound(kind):
        around = one.part(steps[0]) if len(steps) > 1 else one.data
        name = around.get(steps[-1])
        if name and (target := ledger.find(name, *kinds)) is not None:
            yield _Link(one, target, one, steps)


def _circles(relation: str, links: Iterator[_Link]) -> Iterator[Finding]:
    ways: dict[int, list[_Link]] = {}
    for link in links:
        ways.setdefault(id(link.start), []).append(link)
    done: set[int] = set()
    for start in ways:
        if start in done:
            continue
        for circle in _circles_from(start, ways, done):
            names = [link.start.name for link in circle]
            related = [Related(link.place, "环上的一条") for link in circle[:-1]]
            chain = "→".join([*names, names[0]])
            yield CIRCLE.at(circle[-1].place, related=related, relation=relation, circle=chain)


def _circles_from(start: int, ways: dict[int, list[_Link]], done: set[int]) -> Iterator[list[_Link]]:
    """Every way from `start` back onto itself, depth first; what has been left behind lies on no further circle."""
    trail: list[_Link] = []
    on_trail = {start}
    pending = [iter(ways.get(start, ()))]
    while pending:
        link = next(pending[-1], None)
        if link is None:
            pending.pop()
            here = id(trail[-1].end) if trail else start
            done.add(here)
            on_trail.discard(here)
            if trail:
                trail.pop()
            continue
        there = id(link.end)
        if there in on_trail:
            begin = next((n for n, one in enumerate(trail) if id(one.start) == there), len(trail))
            yield [*trail[begin:], link]
        elif there not in done:
            trail.append(link)
            on_trail.add(there)
            pending.append(iter(ways.get(there, ())))


_ASSIGNED = "- {person: 秦川, from_unit: %s, to_unit: 松岭乡卫生院, scheme: 派驻, from: 2026-01-01, " + DECIDED + "}\n"

SENT_HOME = Rule(
    code="YGT419",
    name="assigned-to-own-unit",
    severity="error",
    title="派出单位与派驻单位相同",
    why="派驻是到另一家机构工作，派回本单位的不是派驻。",
    message="{person}的派出单位和派驻单位都是{own}",
    help="核对派驻安排，更正其中一个单位",
    bad=shown("org/assignments.yaml", _ASSIGNED % "松岭乡卫生院"),
    good=shown("org/assignments.yaml", _ASSIGNED % "县医院"),
)


def sent_home(ledger: Ledger) -> Iterator[Finding]:
    """Assignments from a unit to itself."""
    for one in ledger.sound("assignment"):
        sender = ledger.find(one["from_unit"], "institution", "unit")
        if sender is not None and sender is ledger.find(one["to_unit"], "institution"):
            yield SENT_HOME.at(one.place("to_unit"), person=one.name, own=sender.name)


TABLE: tuple[Entry, ...] = (
    (PARTNER_IS_MEMBER, partners_are_members),
    (CIRCLE, circles),
    (SENT_HOME, sent_home),
)
