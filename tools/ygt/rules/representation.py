"""Who should, and who should not, sit in a body (YGT435, YGT436)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Finding, Related, Rule
from ygt.ledger.governance import in_office
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.tiers import is_grassroots
from ygt.rules.examples import COMMUNITY, body, seated, shown
from ygt.rules.offices import in_unknown_unit
from ygt.rules.rule import Entry

_ASKED = "seats:\n  - {post: 主任委员, min: 1, grassroots: true}\n"

NO_GRASSROOTS = Rule(
    code="YGT435",
    name="no-grassroots-representative",
    severity="note",
    title="没有基层医疗卫生机构代表",
    why="负责人员中要有基层医疗卫生机构代表，是组建县域医共体的明确要求。",
    basis="《关于全面推进紧密型县域医疗卫生共同体建设的指导意见》解读；各地实施方案",
    certainty="read",
    message="{body}应有基层医疗卫生机构代表，现有名单中没有",
    help="核对名单；组成人员所在单位为乡镇卫生院、社区卫生服务中心等的即为基层代表",
    bad=body(seated("吴本草", "主任委员", "unit: 示例县人民医院, from: 2025-01-01"), _ASKED),
    good=body(seated("吴本草", "主任委员", "unit: 松岭乡卫生院, from: 2025-01-01"), _ASKED),
)


def no_grassroots(ledger: Ledger) -> Iterator[Finding]:
    """Bodies that ask for a grass-roots representative and list members, none of whom is one."""
    if not ledger.whole("institution"):
        return
    for one in ledger.sound("body"):
        present = in_office(one)
        if not present or not any(seat.get("grassroots") for seat in one.items("seats")):
            continue
        units = [ledger.find(membership.data.get("unit", ""), "institution") for membership in present]
        represented = any(unit is not None and is_grassroots(unit) for unit in units)
        if not represented and not any(in_unknown_unit(ledger, membership) for membership in present):
            place = one.place("memberships", key=True)
            yield NO_GRASSROOTS.at(place, unit=one.name, body=one.known_as())


def _supervisors(person: str) -> str:
    return (
        "name: 示例县县域医共体监事会（二）\nid: jianshihui-2\nlevel: 医共体\ntrack: 行政\nfunction: 监事会\n"
        f"community: {COMMUNITY}\nseats:\n  - {{post: 监事, min: 1}}\nmemberships:\n"
    ) + seated(person, "监事")


BOTH_BOARDS = Rule(
    code="YGT436",
    name="supervisor-is-director",
    severity="note",
    title="监事同时担任理事",
    why="监事会监督理事会的工作，同一人兼任两边，监督就落不到实处。纪委书记任监事属常例，不在此列。",
    message="{person}在{supervisors}任{post}，同时在{council}任{other}",
    help="核对名单；确需兼任的，登记有据例外",
    bad=shown("org/bodies/supervisors_two.yaml", _supervisors("郑知行")),
    good=shown("org/bodies/supervisors_two.yaml", _supervisors("何正")),
)


def both_boards(ledger: Ledger) -> Iterator[Finding]:
    """Present supervisors who are present directors of the same community."""
    councils = [one for one in ledger.sound("body") if one["function"] == "理事会"]
    for one in ledger.sound("body"):
        for supervisor in in_office(one) if one["function"] == "监事会" else ():
            for council in councils:
                if _community(ledger, council) is not _community(ledger, one):
                    continue
                for director in in_office(council):
                    offices = f"{supervisor.data.get('office', '')}{supervisor.data.get('printed', '')}"
                    if director.person == supervisor.person and "纪委书记" not in offices:
                        yield BOTH_BOARDS.at(
                            one.place("memberships", supervisor.index, "person"),
                            related=[Related(council.place("memberships", director.index, "person"), "任理事")],
                            unit=one.name,
                            person=supervisor.person[0],
                            supervisors=one.known_as(),
                            post=supervisor.post,
                            council=council.known_as(),
                            other=director.post,
                        )


def _community(ledger: Ledger, one: Record) -> Record | None:
    return ledger.find(one.text("community"), "community")


TABLE: tuple[Entry, ...] = (
    (NO_GRASSROOTS, no_grassroots),
    (BOTH_BOARDS, both_boards),
)
