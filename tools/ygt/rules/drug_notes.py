"""What a pharmacist would look at twice, and may have good reasons for (YGT531–YGT537, YGT540)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Example, Finding, Related, Rule
from ygt.identifiers.approval_number import unusual_approval_number
from ygt.identifiers.drug_codes import atc_fault, nhsa_code_fault
from ygt.identifiers.vocabulary import vocabulary
from ygt.ledger.formulary import MOST_STRENGTHS, is_exempt, route_of
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.reference_list import superseded_on
from ygt.ledger.tiers import TIERS
from ygt.ledger.time import start_of
from ygt.rules.drugs import UNAPPROVED
from ygt.rules.examples import drug, shown
from ygt.rules.rule import Entry


def _shown(*drugs: str) -> tuple[Example, ...]:
    return shown("catalogues/drugs/cardiovascular.yaml", "".join(drugs))


def present(ledger: Ledger) -> list[Record]:
    """The drugs of the catalogue that have not been delisted."""
    return [one for one in ledger.sound("drug") if "delisted" not in one.data]


CONTROLLED_IN_VILLAGE = Rule(
    code="YGT531",
    name="controlled-in-village",
    severity="note",
    title="特殊管理或特殊使用级药品配备到村",
    why="麻醉、精神、毒性、放射性药品和特殊使用级抗菌药物的储存、处方条件，村级通常不具备。",
    basis="麻醉药品和精神药品管理条例；抗菌药物临床应用管理办法；各省乡村医生基本用药目录",
    certainty="secondhand",
    message="{drug}为{what}，配备层级含村",
    help="核对配备层级；省级乡村医生基本用药目录确已列入的，登记有据例外",
    bad=_shown(drug("  antibacterial_grade: 特殊使用级\n", stocked="[县, 乡, 村]")),
    good=_shown(drug("  antibacterial_grade: 特殊使用级\n")),
)


def controlled_in_village(ledger: Ledger) -> Iterator[Finding]:
    """Specially controlled drugs, or antibacterials of 特殊使用级, stocked in villages."""
    for one in present(ledger):
        grade = one.text("antibacterial_grade")
        what = one.text("control") or (grade if grade == "特殊使用级" else "")
        if what and "村" in one["stocked_at"]:
            yield CONTROLLED_IN_VILLAGE.at(one.place("stocked_at"), unit=one.name, drug=one.name, what=what)


TOO_MANY_STRENGTHS = Rule(
    code="YGT532",
    name="more-than-two-strengths",
    severity="note",
    title="超出一品两规",
    why="同一通用名称药品的品种，注射剂型和口服剂型各不得超过2种。高血压、糖尿病、慢阻肺病用药不受此限。",
    basis="处方管理办法第十六条；国卫药政发〔2024〕38号（三类慢性病用药例外）",
    certainty="secondhand",
    message="{drug}{route}共{count}个品规，超出2个",
    help="由药事会复核保留；属高血压、糖尿病、慢阻肺病用药的，在 diseases（适用病种）中写明",
    bad=_shown(*(drug(strength=strength) for strength in ("25mg", "50mg", "100mg"))),
    good=_shown(*(drug(strength=strength) for strength in ("25mg", "50mg"))),
)


def too_many_strengths(ledger: Ledger) -> Iterator[Finding]:
    """Generic names with more than two strengths or forms by mouth, or by injection, not for an exempt disease."""
    found: dict[tuple[str, str], dict[tuple[str, str], Record]] = {}
    for one in present(ledger):
        group = route_of(one.data)
        if group and not is_exempt(one.data):
            found.setdefault((one.name, group), {}).setdefault((one["form"], one["strength"]), one)
    for (name, group), kinds in found.items():
        if len(kinds) > MOST_STRENGTHS:
            first, second, third, *_ = kinds.values()
            yield TOO_MANY_STRENGTHS.at(
                third.head(),
                related=[Related(one.head(), f"{one['form']} {one['strength']}") for one in (first, second)],
                unit=name,
                drug=name,
                route=f"{group}剂型",
                count=len(kinds),
            )


TIER_GAP = Rule(
    code="YGT533",
    name="tier-gap",
    severity="note",
    title="配备层级不衔接",
    why="下级配备而上级没有的药品，患者上转后接续不上用药。",
    message="{drug}{form}{strength}配备层级为{levels}，缺{missing}",
    help="核对配备层级；确有理由的（如仅由基层使用的疫苗），登记有据例外",
    bad=_shown(drug(stocked="[县, 村]")),
    good=_shown(drug(stocked="[县, 乡, 村]")),
)


def tier_gaps(ledger: Ledger) -> Iterator[Finding]:
    """Drugs stocked at a lower level but not at the one above it."""
    for one in present(ledger):
        levels = [level for level in TIERS if level in one["stocked_at"]]
        wanted = TIERS[: TIERS.index(levels[-1]) + 1] if levels else ()
        missing = [level for level in wanted if level not in levels]
        if missing:
            yield TIER_GAP.at(
                one.place("stocked_at"),
                unit=one.name,
                drug=one.name,
                form=one["form"],
                strength=one["strength"],
                levels="、".join(levels),
                missing="、".join(missing),
            )


OLD_EDITION = Rule(
    code="YGT534",
    name="superseded-edition",
    severity="note",
    title="基本药物对应的目录已有新版",
    why="2026年版国家基本药物目录自2026年9月1日起施行，2018年版同时停止，此后应对应新版。是否已到该日，以台账记载的最近日期为准。",
    basis="国卫药政发〔2026〕17号",
    certainty="read",
    message="{drug}对应的是{edition}年版目录，该版已于{ended}停止",
    help="对照2026年版目录更新 essential（国家基本药物）；新版未列入的，删去该项",
    bad=_shown(
        drug("  essential: {edition: 2018, number: 100, part: 化学药品和生物制品}\n").replace(
            "2026-01-01", "2026-10-01"
        )
    ),
    good=_shown(drug("  essential: {edition: 2018, number: 100, part: 化学药品和生物制品}\n")),
)


def old_editions(ledger: Ledger) -> Iterator[Finding]:
    """Present drugs that cite an edition replaced by the latest day the ledger records."""
    for one in present(ledger):
        entry = one.part("essential")
        ended = superseded_on(entry.get("edition", 0))
        if ended is None:
            continue
        listed = start_of(one["listed"]["on"])
        latest = max((day for day in (ledger.latest_day, listed) if day), default=None)
        if latest and latest >= ended:
            yield OLD_EDITION.at(
                one.place("essential", "edition"),
                unit=one.name,
                drug=one.name,
                edition=entry["edition"],
                ended=ended.isoformat(),
            )


UNKNOWN_FORM = Rule(
    code="YGT535",
    name="unknown-dosage-form",
    severity="note",
    title="剂型不在规范名称之列",
    why="剂型用规范名称，同一剂型才能归并统计；2026年版目录自身也有少数剂型在其说明之外，故只作提示。",
    basis="国家基本药物目录（2026年版）说明五",
    certainty="read",
    message="{drug}的剂型“{form}”不在规范名称之列",
    help="改用规范名称，如片剂、胶囊、颗粒剂、注射液；饮片和配方颗粒填“饮片”“配方颗粒”",
    bad=_shown(drug(form="药片")),
    good=_shown(drug()),
)
_FORMS_OF_THEIR_OWN = {*UNAPPROVED, "医疗机构制剂"}


def unknown_forms(ledger: Ledger) -> Iterator[Finding]:
    """Dosage forms outside the vocabulary of the essential list; slices and granules have none."""
    vocabulary_ = vocabulary("dosage_form")
    known = {*vocabulary_, *(one for entry in vocabulary_.values() for one in entry.get("includes", ()))}
    for one in present(ledger):
        if one["form"] not in known and one["kind"] not in _FORMS_OF_THEIR_OWN:
            yield UNKNOWN_FORM.at(one.place("form"), unit=one.name, drug=one.name, form=one["form"])


PRESCRIBER = Rule(
    code="YGT536",
    name="prescriber-below-grade",
    severity="note",
    title="处方限定低于抗菌药物分级的要求",
    why="特殊使用级抗菌药物由具有高级职称的医师开具，限制使用级由具有中级以上职称的医师开具。",
    basis="抗菌药物临床应用管理办法第二十四条",
    certainty="secondhand",
    message="{drug}为{grade}抗菌药物，处方限定为“{given}”",
    help="核对处方限定；经药事会授权的，填“药事会授权医师”",
    bad=_shown(drug("  antibacterial_grade: 特殊使用级\n  prescribed_by: 执业医师\n")),
    good=_shown(drug("  antibacterial_grade: 特殊使用级\n  prescribed_by: 副主任医师以上\n")),
)
_TOO_LOW = {
    "特殊使用级": {"不限", "执业医师", "主治医师以上"},
    "限制使用级": {"不限", "执业医师"},
}


def prescribers(ledger: Ledger) -> Iterator[Finding]:
    """Antibacterials that may be prescribed by doctors below the rank their grade asks for."""
    for one in present(ledger):
        grade, given = one.text("antibacterial_grade"), one.text("prescribed_by")
        if given in _TOO_LOW.get(grade, ()):
            yield PRESCRIBER.at(one.place("prescribed_by"), unit=one.name, drug=one.name, grade=grade, given=given)


ATC_AGAINST_CODE = Rule(
    code="YGT537",
    name="atc-against-nhsa-code",
    severity="note",
    title="ATC 代码与医保药品代码的分类不一致",
    why="西药的医保药品代码第2至6位为药品分类，参照 ATC 编制，二者通常一致。不一致的，可能有一处抄录有误。",
    basis="国家医保局医保药品分类与代码规则（2019年）",
    certainty="secondhand",
    message="{drug}的 ATC 代码为 {atc}，医保药品代码“{code}”的分类为 {coded}",
    help="对照官方数据核对两个代码",
    bad=_shown(drug("  atc: [C07AB02]\n  nhsa_code: XJ01CAA040A001010102699\n")),
    good=_shown(drug("  atc: [J01CA04]\n  nhsa_code: XJ01CAA040A001010102699\n")),
)


def atc_against_codes(ledger: Ledger) -> Iterator[Finding]:
    """Drugs whose insurance code classes them otherwise than every one of their ATC codes."""
    for one in present(ledger):
        code, atc = one.text("nhsa_code"), one.items("atc")
        coded = code[1:6]
        if not code.startswith("X") or nhsa_code_fault(code) or any(atc_fault(known) for known in atc):
            continue
        if atc and not any(known[:5] == coded[: len(known[:5])] for known in atc):
            yield ATC_AGAINST_CODE.at(
                one.place("atc"), unit=one.name, drug=one.name, atc="、".join(atc), code=code, coded=coded
            )


UNUSUAL_APPROVAL = Rule(
    code="YGT540",
    name="unusual-approval-number",
    severity="note",
    title="批准文号少见，请核对",
    why="写法允许而目录中少见的文号（进口注册证号、保健药品和辅料的旧文号等），有的确实如此，有的是漏写“国药准字”或抄错字母。",
    basis="药品注册管理办法第一百二十三条",
    certainty="secondhand",
    message="{subject}的批准文号“{value}”{reason}",
    help="{remedy}；核对无误的，可登记有据例外",
    bad=_shown(drug("  approval_number: H99000011\n")),
    good=_shown(drug("  approval_number: 国药准字H99000011\n")),
)


def unusual_approvals(ledger: Ledger) -> Iterator[Finding]:
    """Present drugs whose approval number is of a form that few in a catalogue have."""
    for one in present(ledger):
        number = one.text("approval_number")
        if fault := unusual_approval_number(number):
            yield UNUSUAL_APPROVAL.at(
                one.place("approval_number"),
                unit=one.name,
                subject=one.name,
                value=number,
                reason=fault.reason,
                remedy=fault.remedy,
            )


TABLE: tuple[Entry, ...] = (
    (CONTROLLED_IN_VILLAGE, controlled_in_village),
    (TOO_MANY_STRENGTHS, too_many_strengths),
    (TIER_GAP, tier_gaps),
    (OLD_EDITION, old_editions),
    (UNKNOWN_FORM, unknown_forms),
    (PRESCRIBER, prescribers),
    (ATC_AGAINST_CODE, atc_against_codes),
    (UNUSUAL_APPROVAL, unusual_approvals),
)
