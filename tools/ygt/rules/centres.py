"""Resource centres: where they are and what they are called (YGT414, YGT444)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Finding, Related, Rule
from ygt.identifiers.vocabulary import vocabulary
from ygt.ledger.composition import participations
from ygt.ledger.ledger import Ledger
from ygt.ledger.time import interval
from ygt.rules.examples import COMMUNITY, clinic, shown
from ygt.rules.rule import Entry

_CENTRES = "org/centres.yaml"
_HOSTED = f"- name: 心电诊断中心\n  id: xindian\n  group: 资源共享\n  community: {COMMUNITY}\n  host: %s\n"
_NAMED = "- {name: 心电诊断中心, id: xindian, canonical: %s, group: 资源共享}\n"

OUTSIDE_HOST = Rule(
    code="YGT414",
    name="host-not-member",
    severity="error",
    title="中心设在非成员机构",
    why="医共体的中心依托成员机构设立，由其承担责任。",
    message="{centre}设在{host}，该机构不是{community}的成员",
    help="核对批复；该机构确已加入的，先登记其成员关系",
    bad=(*clinic(), *shown(_CENTRES, _HOSTED % "柳河镇卫生院")),
    good=shown(_CENTRES, _HOSTED % "县医院"),
)


def outside_hosts(ledger: Ledger) -> Iterator[Finding]:
    """Centres hosted by an institution that was never a member of their community in the centre's time."""
    for centre in ledger.sound("centre"):
        community = ledger.find(centre.text("community"), "community")
        host = ledger.find(centre.text("host"), "institution")
        if community is None or host is None:
            continue
        times = [one.bounds for one in participations(ledger, host) if one.community is community]
        if not any(bounds.overlaps(interval(centre.data)) for bounds in times):
            yield OUTSIDE_HOST.at(
                centre.place("host"),
                related=[Related(host.head(), "该机构登记在此")],
                centre=centre.name,
                host=host.name,
                community=community.name,
            )


CENTRE_NAME = Rule(
    code="YGT444",
    name="centre-named-otherwise",
    severity="note",
    title="中心名称与规范名称不对应",
    why="各文件对同一中心的印法不同，规范名称用于跨文件对照。名称与规范名称不对应时，可能归类有误。",
    message="中心“{name}”的规范名称为“{canonical}”，名称中没有该中心的任何一种已知印法",
    help="核对规范名称；文件确为新的印法的，在 schema/vocabularies/centre_name.json 中补充",
    bad=shown(_CENTRES, _NAMED % "病理诊断"),
    good=shown(_CENTRES, _NAMED % "心电诊断"),
)


def centre_names(ledger: Ledger) -> Iterator[Finding]:
    """Centres whose printed name has none of the prints known for their canonical name."""
    known = vocabulary("centre_name")
    for centre in ledger.sound("centre"):
        entry = known.get(centre.text("canonical"))
        if entry and not any(printed in centre.name for printed in entry["printed"]):
            place = centre.place("canonical")
            yield CENTRE_NAME.at(place, unit=centre.name, name=centre.name, canonical=centre["canonical"])


TABLE: tuple[Entry, ...] = (
    (OUTSIDE_HOST, outside_hosts),
    (CENTRE_NAME, centre_names),
)
