"""Codes of drugs and what they say of the drug (YGT501–YGT505, YGT508, YGT509)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ygt.findings import Example, Finding, Related, Rule
from ygt.identifiers.approval_number import approval_number_fault, approved_kind
from ygt.identifiers.drug_codes import atc_fault, base_code_fault, nhsa_code_fault
from ygt.identifiers.fault import Fault
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.rules.codes import faults
from ygt.rules.examples import drug, shown
from ygt.rules.rule import Entry

_FILE = "catalogues/drugs/cardiovascular.yaml"


def _drug(more: str = "", **fields: str) -> tuple[Example, ...]:
    return shown(_FILE, drug(more, **fields))


APPROVAL_NUMBER = Rule(
    code="YGT501",
    name="approval-number",
    severity="error",
    title="批准文号有误",
    why="批准文号是药品合法上市的凭据，写法有固定格式；医疗机构制剂另有制剂文号和备案号。",
    basis="药品注册管理办法（2020年）；药品管理法",
    certainty="secondhand",
    message="{subject}的批准文号“{value}”{reason}",
    help="{remedy}",
    bad=_drug("  approval_number: 国药准字H9900001\n"),
    good=_drug("  approval_number: 国药准字H99000011\n"),
)
SLICE_APPROVAL = Rule(
    code="YGT502",
    name="approval-number-of-slices",
    severity="error",
    title="饮片、配方颗粒不应有批准文号",
    why="中药饮片不实行批准文号管理；配方颗粒实行备案。填有批准文号的，通常为品种或类别填写有误。",
    basis="药品管理法第二十四条",
    certainty="read",
    message="{drug}为{kind}，不应有批准文号",
    help="删去批准文号，或更正药品类别",
    bad=_drug("  approval_number: 国药准字Z99000011\n", kind="中药饮片"),
    good=_drug(kind="中药饮片"),
)
UNAPPROVED = {"中药饮片", "中药配方颗粒"}
BASE_CODE = Rule(
    code="YGT503",
    name="base-code",
    severity="error",
    title="药品本位码有误",
    why="本位码14位，以869开头，末位为校验码。校验不符，通常为抄录有误。",
    basis="国家药品编码本位码编制规则；GB 18937 校验算法",
    certainty="read",
    message="{subject}的本位码“{value}”{reason}",
    help="{remedy}",
    bad=_drug('  base_code: "86900000000011"\n'),
    good=_drug('  base_code: "86902551000259"\n'),
)
NHSA_CODE = Rule(
    code="YGT504",
    name="nhsa-code",
    severity="error",
    title="医保药品代码有误",
    why="西药23位、中成药20位，各段依次为分类、名称、剂型、规格包装和企业。",
    basis="国家医保局医保药品分类与代码规则（2019年）",
    certainty="secondhand",
    message="{subject}的医保药品代码“{value}”{reason}",
    help="{remedy}",
    bad=_drug("  nhsa_code: XJ01CAA04501010113\n"),
    good=_drug("  nhsa_code: XJ01CAA040A001010102699\n"),
)
ATC = Rule(
    code="YGT505",
    name="atc-code",
    severity="error",
    title="ATC 代码写法不对",
    why="ATC 代码按1、3、4、5、7位分五级，首位为解剖学大类。",
    basis="世界卫生组织 ATC 分类",
    certainty="read",
    message="{subject}的 ATC 代码“{value}”{reason}",
    help="{remedy}",
    bad=_drug("  atc: [C07AB0]\n"),
    good=_drug("  atc: [C07AB02]\n"),
)


def _by_format(format_: str, rule: Rule, judge: Callable[[str], Fault | None]) -> Callable[[Ledger], Iterator[Finding]]:
    def found(ledger: Ledger) -> Iterator[Finding]:
        yield from faults(ledger, format_, rule, judge)

    return found


def slice_approvals(ledger: Ledger) -> Iterator[Finding]:
    """Herbal slices and granules that bear an approval number."""
    for one in ledger.sound("drug"):
        if one["kind"] in UNAPPROVED and one.text("approval_number"):
            yield SLICE_APPROVAL.at(one.place("approval_number"), drug=one.name, kind=one["kind"])


CODE_AGAINST_KIND = Rule(
    code="YGT508",
    name="code-against-drug-kind",
    severity="error",
    title="批准文号或医保代码与药品类别不符",
    why="批准文号字母 H 为化学药品、Z 为中药、S 为生物制品；医保代码 X 为西药、Z 为中成药、T 为饮片和配方颗粒。",
    basis="药品注册管理办法第一百二十三条；国家医保局医保药品分类与代码规则",
    certainty="secondhand",
    message="{drug}的类别为{kind}，{title}“{value}”表明为{coded}",
    help="对照药品说明书，更正类别或代码",
    bad=_drug("  approval_number: 国药准字H99000011\n", kind="中成药"),
    good=_drug("  approval_number: 国药准字Z99000011\n", kind="中成药"),
)
_BY_INSURANCE = {
    "X": ("西药", {"化学药品", "生物制品"}),
    "Z": ("中成药", {"中成药"}),
    "T": ("中药饮片或配方颗粒", UNAPPROVED),
}


def codes_against_kinds(ledger: Ledger) -> Iterator[Finding]:
    """Drugs whose approval number or insurance code is one of another kind of drug."""
    for one in ledger.sound("drug"):
        kind, number, code = one["kind"], one.text("approval_number"), one.text("nhsa_code")
        approved = approved_kind(number) if number and kind not in UNAPPROVED else None
        if approved and approved != kind:
            yield _against(one, "approval_number", approved)
        coded, kinds = _BY_INSURANCE.get(code[:1], ("", set()))
        # Preparations of medical institutions are coded by each province, after the kind they are like.
        if coded and kind not in kinds and kind != "医疗机构制剂" and not nhsa_code_fault(code):
            yield _against(one, "nhsa_code", coded)


def _against(one: Record, field: str, coded: str) -> Finding:
    node = one.node(field)
    title = node.title if node else field
    return CODE_AGAINST_KIND.at(
        one.place(field), drug=one.name, kind=one["kind"], title=title, value=one[field], coded=coded
    )


APPROVAL_SHARED = Rule(
    code="YGT509",
    name="approval-number-shared",
    severity="error",
    title="不同药品使用同一批准文号",
    why="一个批准文号只对应一家持有人的一个品种。名称或企业不同而文号相同的，必有一处抄录有误。",
    basis="药品注册管理办法（2020年）",
    certainty="secondhand",
    message="{drug}（{maker}）与{other}（{other_maker}）的批准文号都是“{value}”",
    help="对照药品说明书，更正其中一处",
    label="第二次使用",
    bad=_drug("  approval_number: 国药准字H99000003\n"),
    good=_drug("  approval_number: 国药准字H99000011\n"),
)


def approvals_shared(ledger: Ledger) -> Iterator[Finding]:
    """Approval numbers borne by drugs of different names or makers."""
    seen: dict[str, Record] = {}
    for one in ledger.sound("drug"):
        number = one.text("approval_number")
        first = seen.setdefault(number, one) if number else one
        makers = {maker for maker in (one.text("maker"), first.text("maker")) if maker}
        if first.name != one.name or len(makers) > 1:
            yield APPROVAL_SHARED.at(
                one.place("approval_number"),
                related=[Related(first.place("approval_number"), "首次使用在此")],
                drug=one.name,
                maker=one.text("maker") or "企业未填",
                other=first.name,
                other_maker=first.text("maker") or "企业未填",
                value=number,
            )


TABLE: tuple[Entry, ...] = (
    (APPROVAL_NUMBER, _by_format("approval_number", APPROVAL_NUMBER, approval_number_fault)),
    (SLICE_APPROVAL, slice_approvals),
    (BASE_CODE, _by_format("base_code", BASE_CODE, base_code_fault)),
    (NHSA_CODE, _by_format("nhsa_code", NHSA_CODE, nhsa_code_fault)),
    (ATC, _by_format("atc", ATC, atc_fault)),
    (CODE_AGAINST_KIND, codes_against_kinds),
    (APPROVAL_SHARED, approvals_shared),
)
