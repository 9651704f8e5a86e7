"""Which institution belongs to which community, and as what (YGT411, YGT417, YGT442, YGT443)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ygt.findings import Finding, Related, Rule
from ygt.ledger.composition import LEAD, participations, present_participations
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import interval
from ygt.rules.examples import clinic, county, member, shown
from ygt.rules.rule import Entry

_SECOND = "示例县第二医共体"
_TWO = county(communities=f"  - {{name: {_SECOND}, id: b, kind: 紧密型县域医共体}}\n")
_JOINED = "  memberships:\n"
_LATER = member(_SECOND, more=", from: 2025-01-01")

TWO_COMMUNITIES = Rule(
    code="YGT411",
    name="two-communities",
    severity="error",
    title="一家机构同时在两个医共体",
    why="一家机构同一时间只参加一个县域医共体，否则考核、分配和目录都无所适从。",
    message="{name}同时参加{first}和{second}",
    help="核对成员名单；已退出的填写 until（截止日期）和 reason（退出原因）",
    bad=(*_TWO, *clinic(_JOINED + member() + _LATER)),
    good=(*_TWO, *clinic(_JOINED + member(more=", from: 2024-06-28, until: 2024-12-31, reason: 调整") + _LATER)),
)


def two_communities(ledger: Ledger) -> Iterator[Finding]:
    """Institutions that belong to two communities (or twice to one) on the same day."""
    for one in ledger.sound("institution"):
        for first, second in combinations(participations(ledger, one), 2):
            if first.bounds.overlaps(second.bounds) and first.community["kind"] == second.community["kind"]:
                yield TWO_COMMUNITIES.at(
                    one.place("memberships", second.index, "community"),
                    related=[Related(one.place("memberships", first.index, "community"), "已参加")],
                    name=one.name,
                    first=first.community.name,
                    second=second.community.name,
                )


_HOSPITALS = "members/hospitals.yaml"
_SECOND_HOSPITAL = "- name: 示例县第二人民医院\n  id: er\n  kind: 综合医院\n  level: %s\n" + _JOINED

LEAD_DISAGREES = Rule(
    code="YGT417",
    name="lead-disagrees",
    severity="error",
    title="牵头医院两处登记不一致",
    why="医共体的牵头医院在 org/county.yaml 列名，机构自身的角色在 members/ 登记，说的是同一件事。",
    message="{community}{problem}",
    help="核对文件，更正 leads（牵头医院）或该机构参加医共体的 role（角色）",
    bad=shown(_HOSPITALS, _SECOND_HOSPITAL % "二级" + member(role="牵头医院")),
    good=shown(_HOSPITALS, _SECOND_HOSPITAL % "二级" + member(role="辅助建设医院")),
)


def leads_disagree(ledger: Ledger) -> Iterator[Finding]:
    """Institutions in the role of lead that the community does not list, and listed leads in another role."""
    for community in ledger.sound("community"):
        listed = [ledger.find(name, "institution") for name in community.items("leads")]
        if None in listed:
            continue
        roles: dict[int, str] = {}
        for one in ledger.sound("institution"):
            for part in present_participations(ledger, one):
                if part.community is not community:
                    continue
                roles[id(one)] = part.role
                if listed and part.role == LEAD and one not in listed:
                    yield LEAD_DISAGREES.at(
                        one.place("memberships", part.index, "role"),
                        related=[Related(community.place("leads"), "牵头医院列在此")],
                        community=community.name,
                        problem=f"的牵头医院中没有{one.name}，该机构登记为牵头医院",
                    )
        for index, lead in enumerate(listed):
            joined = [one["community"] for one in lead.items("memberships")] if lead else []
            resolved = all(ledger.find(name, "community") for name in joined)
            if lead is not None and resolved and roles.get(id(lead)) != LEAD:
                yield LEAD_DISAGREES.at(
                    community.place("leads", index),
                    related=[Related(lead.head(), "机构登记在此")],
                    community=community.name,
                    problem=f"的牵头医院列有{lead.name}，{_standing(lead, roles)}",
                )


def _standing(lead: Record, roles: dict[int, str]) -> str:
    role = roles.get(id(lead))
    return f"该机构登记为{role}" if role else "该机构没有登记参加该医共体"


NO_COMMUNITY = Rule(
    code="YGT442",
    name="no-community",
    severity="note",
    title="机构未登记参加医共体",
    why="县域医共体要求应纳尽纳。专科、民营等未参加的机构属常态，列出供核对。",
    message="{name}{state}",
    help="已参加的补充 memberships（参加医共体）；确未参加的可登记有据例外",
    bad=clinic(),
    good=shown("org/units.yaml", "- {name: 示例省人民医院, id: sheng, kind: 域外医疗机构}\n"),
)


def no_community(ledger: Ledger) -> Iterator[Finding]:
    """Institutions that exist and belong to no community, not even to one that is not registered."""
    for one in ledger.sound("institution"):
        if "ended" not in one.data and not any(interval(joined).is_open for joined in one.items("memberships")):
            # What published papers leave out is no statement about a real place.
            state = "参加哪个医共体，公开文件未载明" if ledger.standing == "compiled" else "没有参加任何医共体"
            yield NO_COMMUNITY.at(one.head(), unit=one.name, name=one.name, state=state)


LOW_LEAD = Rule(
    code="YGT443",
    name="lead-below-second-level",
    severity="note",
    title="牵头医院低于二级",
    why="牵头医院一般为二级及以上非营利性综合医院或中医医院。",
    basis="《关于全面推进紧密型县域医疗卫生共同体建设的指导意见》解读",
    certainty="read",
    message="牵头医院{name}为{level}",
    help="核对医院级别；确为特殊情况的登记有据例外",
    bad=shown(_HOSPITALS, _SECOND_HOSPITAL % "一级" + member(role="牵头医院")),
    good=shown(_HOSPITALS, _SECOND_HOSPITAL % "二级" + member(role="辅助建设医院")),
)


def low_leads(ledger: Ledger) -> Iterator[Finding]:
    """Leads of the first level or none."""
    for one in ledger.sound("institution"):
        leads = any(part.role == LEAD for part in present_participations(ledger, one))
        if leads and one.text("level") in {"一级", "未定级"}:
            yield LOW_LEAD.at(one.place("level"), unit=one.name, name=one.name, level=one["level"])


TABLE: tuple[Entry, ...] = (
    (TWO_COMMUNITIES, two_communities),
    (LEAD_DISAGREES, leads_disagree),
    (NO_COMMUNITY, no_community),
    (LOW_LEAD, low_leads),
)
