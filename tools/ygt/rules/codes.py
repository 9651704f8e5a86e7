"""Codes that carry their own proof: credit codes, divisions, licence codes (YGT123, YGT124, YGT126)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ygt.findings import Finding, Place, Rule
from ygt.identifiers.credit_code import credit_code_fault
from ygt.identifiers.division import FICTIONAL_PREFIX, county_of, division_fault, name_of
from ygt.identifiers.fault import Fault
from ygt.identifiers.institution_code import institution_code_fault
from ygt.ledger.fields import Field
from ygt.ledger.ledger import Ledger
from ygt.rules.examples import clinic
from ygt.rules.rule import Entry


def faults(ledger: Ledger, format_: str, rule: Rule, judge: Callable[[str], Fault | None]) -> Iterator[Finding]:
    """A finding of `rule` for every field of a format whose text `judge` refuses, at the faulty characters."""
    judged: dict[str, Fault | None] = {}
    for field in ledger.formatted([format_]):
        if field.value not in judged:
            judged[field.value] = judge(field.value)
        if fault := judged[field.value]:
            yield _found(rule, field, fault)


def _found(rule: Rule, field: Field, fault: Fault) -> Finding:
    return rule.at(
        _part(field.place(), field.value, fault),
        subject=field.record.name,
        title=field.node.title,
        value=field.value,
        reason=fault.reason,
        remedy=fault.remedy or "对照原始材料核对后更正",
    )


def _part(place: Place, value: str, fault: Fault) -> Place:
    """The faulty characters inside a value written on one line, quoted or not."""
    spare = place.end_column - place.column - len(value)
    if not fault.length or place.line != place.end_line or spare not in (0, 2):
        return place
    column = place.column + spare // 2 + fault.offset
    return Place(place.path, place.line, column, place.line, column + fault.length, place.pointer)


CREDIT_CODE = Rule(
    code="YGT123",
    name="credit-code",
    severity="error",
    title="统一社会信用代码有误",
    why="代码共18位，末位由前17位算出。校验不符，通常为抄录有误。",
    basis="GB 32100-2015 法人和其他组织统一社会信用代码编码规则",
    certainty="read",
    message="统一社会信用代码“{value}”{reason}",
    help="{remedy}",
    bad=clinic('  credit_code: "12231181414604795L"\n'),
    good=clinic('  credit_code: "12231181414604795K"\n'),
)


def credit_codes(ledger: Ledger) -> Iterator[Finding]:
    """Credit codes that break GB 32100."""
    yield from faults(ledger, "credit_code", CREDIT_CODE, credit_code_fault)


DIVISION = Rule(
    code="YGT124",
    name="division-code",
    severity="error",
    title="行政区划代码有误",
    why="代码须为国家统计局公布的现行代码，并在本县域之内；99 开头的代码只用于虚构示例。",
    basis="GB/T 2260；统计用区划代码（2023年版）",
    certainty="read",
    message="行政区划代码“{value}”：{reason}",
    help="{remedy}",
    bad=clinic('  division: "231181101"\n'),
    good=clinic('  division: "990101102"\n'),
)


def divisions(ledger: Ledger) -> Iterator[Finding]:
    """Division codes that do not exist, lie outside the county, or are not the county's own six digits."""
    county = ledger.county if ledger.county is not None and ledger.county.sound else None
    home = county["division"] if county else ""
    is_fictional = ledger.standing == "fictional"
    for field in ledger.formatted(["division"]):
        # Where the county cannot be read, it is not known whether its codes should be fictional.
        fictional = is_fictional if county else field.value.startswith(FICTIONAL_PREFIX)
        fault = division_fault(field.value, fictional=fictional) or _misplaced(field, home)
        if fault:
            yield _found(DIVISION, field, fault)


def _misplaced(field: Field, home: str) -> Fault | None:
    code = field.value
    if field.record.kind.name == "county":
        if len(code) != 6:
            return Fault(f"共{len(code)}位，县域的代码为6位", f"改为 {code[:6]}")
        return None
    if home and county_of(code) != home[:6]:
        reason = f"属于{name_of(county_of(code)) or '其他县域'}，不在本县域（{home[:6]}）之内"
        return Fault(reason, "核对代码；本县域以外的单位登记在 org/units.yaml，不填区划代码")
    return None


INSTITUTION_CODE = Rule(
    code="YGT126",
    name="institution-code",
    severity="error",
    title="医疗机构登记号有误",
    why="登记号（卫生机构代码）各段依次为组织机构代码、区划、经济类型、机构类别和管理类型，每段都可核对。",
    basis="WS 218-2002",
    certainty="secondhand",
    message="医疗机构登记号“{value}”{reason}",
    help="{remedy}",
    bad=clinic('  licence_code: "PDY000001990101"\n'),
    good=clinic('  licence_code: "PDY00000199010111C2201"\n'),
)


def institution_codes(ledger: Ledger) -> Iterator[Finding]:
    """Licence codes that break the grammar of WS 218."""
    yield from faults(ledger, "institution_code", INSTITUTION_CODE, institution_code_fault)


TABLE: tuple[Entry, ...] = (
    (CREDIT_CODE, credit_codes),
    (DIVISION, divisions),
    (INSTITUTION_CODE, institution_codes),
)
