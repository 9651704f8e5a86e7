"""Who may issue at all (YGT627), and to whom without the government's consent (YGT628)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ygt.findings import Finding, Related, Rule
from ygt.ledger.ledger import Ledger
from ygt.ledger.notice_life import SHEETS
from ygt.ledger.record import Record
from ygt.rules.examples import shown
from ygt.rules.rule import Entry

_ISSUER = "- {name: %s, id: extra, track: 行政, may_issue: %s}\n"

WITHOUT_STANDING = Rule(
    code="YGT627",
    name="issuer-without-standing",
    severity="error",
    title="不具备发文资格的组织登记为可以发文",
    why="资源中心、部门内设机构不对外正式行文；不具有法人资格的医共体以其主管机关或牵头医院的名义行文。",
    basis="党政机关公文处理工作条例第十七条",
    certainty="secondhand",
    message="{issuer}是{what}，登记为可以对外发文",
    help="may_issue（可否发文）改为 false 并写明理由；确有发文权的，更正相应登记（如医共体的 legal_person），写明依据",
    bad=shown("org/issuers.yaml", _ISSUER % ("医学检验中心", "true")),
    good=shown("org/issuers.yaml", _ISSUER % ("医学检验中心", "false")),
)
PARTS = ("股", "科", "室", "处")
OFFICES = ("办公室", "办公厅")
"""办公室（厅） may issue for what it is the office of."""


def without_standing(ledger: Ledger) -> Iterator[Finding]:
    """Issuers that may issue and are centres, communities without legal personality, or parts of another."""
    for issuer in ledger.sound("issuer"):
        if issuer["may_issue"] and (found := _no_standing(ledger, issuer)):
            what, record = found
            related = [Related(record.head(), "登记在此")] if record is not None else []
            yield WITHOUT_STANDING.at(issuer.place("may_issue"), related=related, issuer=issuer.name, what=what)


def _no_standing(ledger: Ledger, issuer: Record) -> tuple[str, Record | None] | None:
    name = issuer.name
    if (centre := ledger.find(name, "centre")) is not None:
        return "资源中心", centre
    community = ledger.find(name, "community")
    if community is not None and community.get("legal_person") is not True:
        return "不具有法人资格的医共体", community
    unit = ledger.find(issuer.text("unit"), "unit", "institution")
    if unit is not None and name.startswith(unit.name) and _is_part(name.removeprefix(unit.name)):
        return f"{unit.name}的内设机构", unit
    return None


def _is_part(rest: str) -> bool:
    return rest.endswith(PARTS) and not rest.endswith(OFFICES)


_BUREAU = "- {name: 示例县卫生健康局, id: weijianju, unit: 示例县卫生健康局, track: 行政, may_issue: true}\n"
_TO_TOWNSHIPS = (
    "title: 示例县卫生健康局关于成立示例县县域医共体理事会的通知\nid: lishihui\nkind: 成立机构\nstatus: 拟稿\n"
    "issuers: [示例县卫生健康局]\nrecipients: 各乡镇人民政府，各成员单位\nbody: 理事会\ndisclosure: 主动公开\n"
)

WITHOUT_CONSENT = Rule(
    code="YGT628",
    name="townships-without-consent",
    severity="error",
    title="部门向乡镇政府行文未写明经政府同意",
    why="政府部门不向下一级政府发布指令性公文；确需行文的，经本级政府同意，文中写明“经…政府同意”。",
    basis="党政机关公文处理工作条例第十六条（二）",
    certainty="secondhand",
    message="{issuer}主送“{recipients}”，文中没有经政府同意的字样",
    help="在 preface（引言）中写明“经×政府同意”；未经同意的，改由政府办公室行文，或不主送乡镇政府、街道办事处",
    bad=(*shown("org/issuers.yaml", _BUREAU), *shown("org/notices/extra.yaml", _TO_TOWNSHIPS)),
    good=(
        *shown("org/issuers.yaml", _BUREAU),
        *shown("org/notices/extra.yaml", f"{_TO_TOWNSHIPS}preface: 为推进县域医共体建设，经县政府同意，\n"),
    ),
)
TOWNSHIPS = re.compile("(?:乡|镇|苏木|街道)[^，、；。]{0,4}(?:人民政府|政府|办事处)")
CONSENT = re.compile("经[^，。；]{0,16}(?:政府|[县市区旗]委)[^，。；]{0,8}同意")
ABOVE = frozenset({"政府", "党委"})
TOWNSHIP_KINDS = frozenset({"乡镇政府", "街道办事处"})
NOT_INSTRUCTING = SHEETS | {"征求意见函", "会议纪要", "重排公开文件"}


def without_consent(ledger: Ledger) -> Iterator[Finding]:
    """Instructing notices of a department to townships that do not say the government agreed."""
    townships = [one.name for one in ledger.sound("unit") if one["kind"] in TOWNSHIP_KINDS]
    for notice in ledger.sound("notice"):
        recipients = notice.text("recipients")
        first = ledger.find(next(iter(notice.items("issuers")), ""), "issuer")
        unit = ledger.find(first.text("unit") or first.name, "unit") if first is not None else None
        if first is None or unit is None or unit["kind"] != "政府部门" or notice["kind"] in NOT_INSTRUCTING:
            continue
        if not first.name.startswith(unit.name):
            # Which unit it is of is in doubt, and said elsewhere (YGT636).
            continue
        if not (TOWNSHIPS.search(recipients) or any(name in recipients for name in townships)):
            continue
        if not _has_consent(ledger, notice):
            place = notice.place("recipients")
            yield WITHOUT_CONSENT.at(place, issuer=first.name, recipients=recipients)


def _has_consent(ledger: Ledger, notice: Record) -> bool:
    """Whether the text says so: its 引言, or the words made of the organ that decided where there is none."""
    if notice.text("preface"):
        return CONSENT.search(notice.text("preface")) is not None
    organ = ledger.find(str(notice.part("decided_by").get("organ", "")), "unit")
    return organ is not None and organ["kind"] in ABOVE


TABLE: tuple[Entry, ...] = (
    (WITHOUT_STANDING, without_standing),
    (WITHOUT_CONSENT, without_consent),
)
