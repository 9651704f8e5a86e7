"""Issuers and their registers of numbers (YGT604, YGT631, YGT632, YGT635, YGT636)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Finding, Related, Rule
from ygt.ledger.ledger import Ledger
from ygt.ledger.numbering import owned_registers
from ygt.rules.documents import NUMBERED, number_of
from ygt.rules.examples import DOCUMENTS, document, notice, shown
from ygt.rules.rule import Entry

MAY_NOT_ISSUE = Rule(
    code="YGT604",
    name="may-not-issue",
    severity="error",
    title="该机构不能对外发文",
    why="部门内设机构、专班、中心、专业委员会等不对外正式行文，应由其主管机关发文。",
    basis="党政机关公文处理工作条例第十七条",
    certainty="secondhand",
    message="{issuer}不能对外发文{reason}",
    help="改由主管机关发文；确有发文权的，在 org/issuers.yaml 更正并写明依据",
    bad=notice("拟稿", issuer="示例县县域医共体药事管理与药物治疗学委员会"),
    good=notice("拟稿"),
)


def may_not_issue(ledger: Ledger) -> Iterator[Finding]:
    """Notices, and documents other than minutes, of an issuer that may not issue."""
    for kind in NUMBERED:
        for record in ledger.sound(kind):
            if record["kind"] == "纪要":
                continue
            for index, name in enumerate(record.items("issuers")):
                issuer = ledger.find(name, "issuer")
                if issuer is not None and not issuer["may_issue"]:
                    reason = f"（{issuer['reason']}）" if issuer.text("reason") else ""
                    yield MAY_NOT_ISSUE.at(
                        record.place("issuers", index),
                        related=[Related(issuer.head(), "发文机关登记在此")],
                        issuer=issuer.name,
                        reason=reason,
                    )


WRONG_REGISTER = Rule(
    code="YGT631",
    name="code-word-not-of-issuer",
    severity="note",
    title="代字不属于发文机关",
    why="联合行文用主办机关的文号；代字与发文机关对不上的，可能是文号或发文机关有误。",
    message="文号“{number}”的代字“{word}”不在{issuer}登记的代字之中（{known}）",
    help="核对文号；确为该机关代字的，在 org/issuers.yaml 补充",
    bad=shown(DOCUMENTS, document("示卫健发〔2025〕5号")),
    good=shown(DOCUMENTS, document()),
)


def wrong_registers(ledger: Ledger) -> Iterator[Finding]:
    """Numbers whose 代字 is none of those registered for the first issuer, voided ones included."""
    for kind in NUMBERED:
        for record in ledger.sound(kind):
            number = number_of(record)
            issuer = ledger.find(next(iter(record.items("issuers")), ""), "issuer")
            if number is None or number.unit != "号" or issuer is None or not issuer.items("registers"):
                continue
            known = [register["code_word"] for register in issuer.items("registers")]
            if number.code_word not in known:
                yield WRONG_REGISTER.at(
                    record.place("number"),
                    unit=issuer.name,
                    number=record["number"],
                    word=number.code_word,
                    issuer=issuer.name,
                    known="、".join(known),
                )


def _of_office(number: str) -> str:
    written = document(number, date="2025-12-01")
    return written.replace("[示例县人民政府]", "[示例县县域医共体管理委员会办公室]")


REGISTER_GAP = Rule(
    code="YGT632",
    name="register-gap",
    severity="note",
    title="专有代字的文号不连续",
    why="代字的登记簿全部由本台账管理时，断号应有说明，以便查考；作废的文号不再使用。",
    message="{word}{year}年{problem}",
    help="补登该号文件；作废的在 org/issuers.yaml 的 voided（作废文号）中说明，已使用的从中删去",
    bad=shown(DOCUMENTS, _of_office("示医共委办〔2025〕5号")),
    good=shown(DOCUMENTS, _of_office("示医共委办〔2025〕4号")),
)
_SHOWN = 10


def register_gaps(ledger: Ledger) -> Iterator[Finding]:
    """Missing serial numbers, up to the highest, of registers the ledger owns; voided numbers that are in use."""
    if not ledger.whole("document"):
        return
    for one in owned_registers(ledger):
        listed = "、".join(str(serial) for serial in one.missing[:_SHOWN])
        problems = [f"缺{listed}号{_more(one.missing)}，未见登记，也未注明作废"] if one.missing else []
        problems += [f"{serial}号已注明作废，又有文件使用" for serial in one.voided_in_use]
        for problem in problems:
            place = one.issuer.place("registers", one.index, "code_word")
            yield REGISTER_GAP.at(place, unit=one.issuer.name, word=one.code_word, year=one.year, problem=problem)


_ISSUER = "- {name: 示例县县域医共体建设工作专班办公室, id: zhuanbanban, unit: %s, track: 行政, may_issue: %s}\n"

ISSUER_OF_BODY = Rule(
    code="YGT635",
    name="issuer-of-professional-body",
    severity="note",
    title="专业或临时组织登记为可以发文",
    why="专业委员会、工作专班等一般不对外正式行文，由其主管机关发文。",
    basis="党政机关公文处理工作条例第十七条",
    certainty="secondhand",
    message="{issuer}所属的{body}为{level}组织，登记为可以发文",
    help="核对有无发文权；没有的，may_issue（可否发文）改为 false 并写明理由；有的，登记有据例外",
    bad=shown("org/issuers.yaml", _ISSUER % ("工作专班", "true")),
    good=shown("org/issuers.yaml", _ISSUER % ("工作专班", "false")),
)


def issuers_of_bodies(ledger: Ledger) -> Iterator[Finding]:
    """Issuers of professional and temporary bodies that may issue."""
    for issuer in ledger.sound("issuer"):
        body = ledger.find(issuer.text("unit"), "body")
        if body is not None and issuer["may_issue"] and body["level"] in {"专业", "临时"}:
            yield ISSUER_OF_BODY.at(
                issuer.place("may_issue"),
                related=[Related(body.head(), "组织登记在此")],
                unit=issuer.name,
                issuer=issuer.name,
                body=body.known_as(),
                level=body["level"],
            )


_NAMED = "- {name: %s, id: minzheng, unit: 示例县民政局, track: 行政, may_issue: true}\n"
_BUREAU = shown("org/units.yaml", "- {name: 示例县民政局, id: minzheng, kind: 政府部门}\n")

ISSUER_NAME = Rule(
    code="YGT636",
    name="issuer-named-otherwise",
    severity="note",
    title="发文机关名称与所属单位不一致",
    why="发文机关名称用该机关全称或规范化简称，一般就是所属单位的名称；代为发文的内设机构名称不同，属例外。",
    basis="党政机关公文格式 GB/T 9704-2012，7.2.4",
    certainty="secondhand",
    message="发文机关“{issuer}”所属单位为“{unit_name}”，名称不一致",
    help="核对 unit（单位）和名称；该名称为规范化简称的，在该单位 aliases（别名）中登记",
    bad=(*_BUREAU, *shown("org/issuers.yaml", _NAMED % "示例县民攻局")),
    good=(*_BUREAU, *shown("org/issuers.yaml", _NAMED % "示例县民政局")),
)


def issuer_names(ledger: Ledger) -> Iterator[Finding]:
    """Issuers whose name is none of their unit's, nor that of an office of it."""
    for issuer in ledger.sound("issuer"):
        unit = ledger.find(issuer.text("unit"), "unit", "body", "institution")
        if unit is None:
            continue
        names = {unit.name, *(match.name for match in ledger.names.of(unit))}
        if not any(ledger.meant(issuer, "name").startswith(name) for name in names):
            place = issuer.place("unit")
            yield ISSUER_NAME.at(place, unit=issuer.name, issuer=issuer.name, unit_name=unit.name)


def _more(missing: list[int]) -> str:
    return f"等{len(missing)}个号" if len(missing) > _SHOWN else ""


TABLE: tuple[Entry, ...] = (
    (MAY_NOT_ISSUE, may_not_issue),
    (WRONG_REGISTER, wrong_registers),
    (REGISTER_GAP, register_gaps),
    (ISSUER_OF_BODY, issuers_of_bodies),
    (ISSUER_NAME, issuer_names),
)
