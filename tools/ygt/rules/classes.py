"""Kind, class, level and name of institutions and units against one another (YGT125, YGT127–YGT132)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Finding, Rule
from ygt.identifiers.division import name_of
from ygt.identifiers.institution_class import kind_fault, level_fault, name_fault
from ygt.identifiers.institution_code import read_institution_code
from ygt.ledger.ledger import Ledger
from ygt.ledger.tiers import is_grassroots_kind
from ygt.rules.examples import CLINIC, TOWNSHIPS, clinic, county, shown
from ygt.rules.rule import Entry

CLASS_AGAINST_KIND = Rule(
    code="YGT125",
    name="class-against-kind",
    severity="error",
    title="卫生机构类别代码与机构类别不符",
    why="同一机构的类别代码与类别应当说同一件事。",
    basis="WS 218-2002 卫生机构（组织）分类与代码",
    certainty="read",
    message="{name}：{reason}",
    help="{remedy}",
    bad=clinic("  ws218: B100\n"),
    good=clinic("  ws218: C220\n"),
)


def class_against_kind(ledger: Ledger) -> Iterator[Finding]:
    """Institutions whose WS 218 code is not one of their kind's."""
    for one in ledger.sound("institution"):
        if one.text("ws218") and (fault := kind_fault(one["kind"], one["ws218"])):
            remedy = fault.remedy or "核对执业许可证后更正其中一项"
            yield CLASS_AGAINST_KIND.at(one.place("ws218"), name=one.name, reason=fault.reason, remedy=remedy)


LEVEL_AND_GRADE = Rule(
    code="YGT127",
    name="level-and-grade",
    severity="error",
    title="医院级别与等次不可能并存",
    why="特等只见于三级；未定级的机构没有等次。",
    basis="医院分级管理办法（试行草案）",
    certainty="secondhand",
    message="{name}：{reason}",
    help="{remedy}",
    bad=clinic("  level: 一级\n  grade: 特等\n"),
    good=clinic("  level: 一级\n  grade: 甲等\n"),
)


def levels_and_grades(ledger: Ledger) -> Iterator[Finding]:
    """Institutions with a level and grade that cannot go together."""
    for one in ledger.sound("institution"):
        if one.text("grade") and (fault := level_fault(one.text("level") or None, one["grade"])):
            remedy = fault.remedy or "核对评审批复后更正"
            yield LEVEL_AND_GRADE.at(one.place("grade"), name=one.name, reason=fault.reason, remedy=remedy)


_CENTRAL = CLINIC.replace("柳河镇卫生院", "柳河镇中心卫生院")

NAME_AGAINST_CLASS = Rule(
    code="YGT128",
    name="name-against-class",
    severity="note",
    title="机构名称与类别代码不一致",
    why="名称以“中心卫生院”结尾的通常为 C210，以“村卫生室”结尾的通常为 D600。不一致时请核对其中一项。",
    basis="WS 218-2002",
    certainty="read",
    message="{name}：{reason}",
    help="{remedy}",
    bad=shown(TOWNSHIPS, _CENTRAL + "  ws218: C220\n"),
    good=shown(TOWNSHIPS, _CENTRAL + "  ws218: C210\n"),
)


def names_against_classes(ledger: Ledger) -> Iterator[Finding]:
    """Institutions whose name says another class than their code."""
    for one in ledger.sound("institution"):
        code = one.text("ws218")
        if code and not kind_fault(one["kind"], code) and (fault := name_fault(one.name, code)):
            yield NAME_AGAINST_CLASS.at(
                one.place("ws218"),
                unit=one.name,
                name=one.name,
                reason=fault.reason,
                remedy=fault.remedy or "核对名称与类别代码",
            )


_LICENSED = '  licence_code: "PDY00000199010111C2201"\n'

LICENCE_DISAGREES = Rule(
    code="YGT129",
    name="licence-against-fields",
    severity="note",
    title="登记号与所填区划、类别不一致",
    why="登记号第10至15位为行政区划，第18至21位为机构类别，应与所填的一致；迁址或类别变更后未换证的，可能暂不一致。",
    basis="WS 218-2002",
    certainty="secondhand",
    message="{name}的登记号载明{title}为 {coded}，所填为 {given}",
    help="对照执业许可证核对登记号和所填内容",
    bad=clinic(_LICENSED + "  ws218: C210\n"),
    good=clinic(_LICENSED + "  ws218: C220\n"),
)


def licences_disagree(ledger: Ledger) -> Iterator[Finding]:
    """Institutions whose licence code names another division or class than their fields."""
    for one in ledger.sound("institution"):
        coded = read_institution_code(one.text("licence_code"))
        if coded is None:
            continue
        division = one.text("division")[:6]
        for title, inside, given in (("区划", coded.division, division), ("类别", coded.ws218, one.text("ws218"))):
            if inside and given and inside != given:
                yield LICENCE_DISAGREES.at(
                    one.place("licence_code"), unit=one.name, name=one.name, title=title, coded=inside, given=given
                )


COUNTY_NAME = Rule(
    code="YGT130",
    name="county-name-against-division",
    severity="note",
    title="县域名称与区划代码不一致",
    why="区划代码与名称指同一个县域。更名、撤县设市之后，代码可能随之改变。",
    basis="统计用区划代码（2023年版）",
    certainty="read",
    message="县域名称为“{name}”，区划代码 {code} 为{official}",
    help="核对名称和代码；名称已更改的，以批复为准",
    bad=county(standing="compiled"),
    good=county(),
)


def county_names(ledger: Ledger) -> Iterator[Finding]:
    """A county whose division code is another county's."""
    home = ledger.county
    checked = home is not None and home.sound and ledger.standing != "fictional"
    official = name_of(home.text("division")) if home is not None and checked else None
    if home is not None and official and official != home.name:
        place = home.place("name")
        yield COUNTY_NAME.at(place, unit=home.name, name=home.name, code=home["division"], official=official)


_UNIT = "- {name: 示例省人民医院, id: sheng, kind: %s}\n"

UNIT_KIND = Rule(
    code="YGT131",
    name="unit-kind-against-name",
    severity="note",
    title="单位名称与单位类别不一致",
    why="名称以“人民政府”“医院”“街道办事处”等结尾的，类别通常是确定的。",
    message="{name}以“{ending}”结尾，单位类别登记为“{kind}”",
    help="核对单位类别，通常为：{kinds}",
    bad=shown("org/units.yaml", _UNIT % "政府部门"),
    good=shown("org/units.yaml", _UNIT % "域外医疗机构"),
)
_ENDINGS = {
    "人民政府": ("政府", "乡镇政府", "上级机关"),
    "街道办事处": ("街道办事处",),
    "医院": ("域外医疗机构", "医共体外医疗机构"),
    "卫生院": ("域外医疗机构", "医共体外医疗机构"),
    "人民政府办公室": ("党政办公室", "上级机关"),
    "局": ("政府部门", "党委部门", "上级机关", "事业单位"),
    "大学": ("学校",),
    "医学院": ("学校",),
}


def unit_kinds(ledger: Ledger) -> Iterator[Finding]:
    """Units whose name ends in a way their kind does not go with."""
    for one in ledger.sound("unit"):
        ending = max((known for known in _ENDINGS if one.name.endswith(known)), key=len, default="")
        kinds = _ENDINGS.get(ending, ())
        if kinds and one["kind"] not in kinds:
            yield UNIT_KIND.at(
                one.place("kind"),
                unit=one.name,
                name=one.name,
                ending=ending,
                kind=one["kind"],
                kinds="、".join(kinds),
            )


NOT_GRASSROOTS = Rule(
    code="YGT132",
    name="kind-is-grassroots",
    severity="error",
    title="基层医疗卫生机构被登记为非基层",
    why="乡镇卫生院、社区卫生服务中心（站）、村卫生室等是法律规定的基层医疗卫生机构。",
    basis="基本医疗卫生与健康促进法第一百零七条",
    certainty="secondhand",
    message="{name}为{kind}，属基层医疗卫生机构，登记为非基层",
    help="删去 serves_grassroots（基层机构），或更正机构类别",
    bad=clinic("  serves_grassroots: false\n"),
    good=clinic("  serves_grassroots: true\n"),
)


def not_grassroots(ledger: Ledger) -> Iterator[Finding]:
    """Institutions of a grass-roots kind that are said not to be of the grass roots."""
    for one in ledger.sound("institution"):
        if one.get("serves_grassroots") is False and is_grassroots_kind(one):
            yield NOT_GRASSROOTS.at(one.place("serves_grassroots"), name=one.name, kind=one["kind"])


TABLE: tuple[Entry, ...] = (
    (CLASS_AGAINST_KIND, class_against_kind),
    (LEVEL_AND_GRADE, levels_and_grades),
    (NAME_AGAINST_CLASS, names_against_classes),
    (LICENCE_DISAGREES, licences_disagree),
    (COUNTY_NAME, county_names),
    (UNIT_KIND, unit_kinds),
    (NOT_GRASSROOTS, not_grassroots),
)
