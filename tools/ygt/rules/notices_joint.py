"""Joint papers: whose number they bear (YGT623), their date (YGT624), and who stands first (YGT625)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Example, Finding, Related, Rule
from ygt.identifiers.document_number import DocumentNumber, parse_document_number
from ygt.ledger.ledger import Ledger
from ygt.ledger.notice_life import has_reached
from ygt.ledger.record import Record
from ygt.ledger.time import end_of
from ygt.rules.documents import NUMBERED
from ygt.rules.examples import shown
from ygt.rules.rule import Entry

PARTY, ADMINISTRATIVE = "党的组织", "行政"
GOVERNMENT_OFFICE, PARTY_OFFICE = "示例县人民政府办公室", "中共示例县委办公室"


def _joint(more: str, *issuers: str) -> tuple[Example, ...]:
    """A further notice of two issuers, one of them of the party."""
    first, second = issuers or (PARTY_OFFICE, GOVERNMENT_OFFICE)
    return (
        *shown(
            "org/issuers.yaml",
            f"- name: {PARTY_OFFICE}\n  id: weiban\n  track: 党的组织\n  may_issue: true\n"
            "  registers: [{code_word: 示办发, owned: false}]\n",
        ),
        *shown(
            "org/notices/extra.yaml",
            f"title: {first}、{second}关于成立示例县县域医共体理事会的通知\nid: lishihui\nkind: 成立机构\n"
            f"issuers: [{first}, {second}]\nbody: 理事会\ndisclosure: 主动公开\n{more}",
        ),
    )


_NUMBERED = "status: 编号\ndate: 2026-03-03\nnumber: {}〔2026〕5号\n"
_SIGNED = (
    "status: 签发\ndate: {}\nsignatures:\n"
    f"  - {{{{issuer: {PARTY_OFFICE}, on: 2026-03-03}}}}\n  - {{{{issuer: {GOVERNMENT_OFFICE}, on: 2026-03-01}}}}\n"
)

NUMBER_OF_OTHER = Rule(
    code="YGT623",
    name="joint-number-not-of-first",
    severity="error",
    title="联合行文未用主办机关的文号",
    why="联合行文只用主办机关的发文字号，主办机关排列在前。",
    basis="党政机关公文处理工作条例第九条；党政机关公文格式 GB/T 9704-2012，7.2.5",
    certainty="secondhand",
    message="联合行文的文号“{number}”用的是{owner}的代字，列在首位的主办机关为{first}",
    help="改用主办机关的文号；主办机关确为{owner}的，在 issuers（发文机关）中列在最前",
    bad=_joint(_NUMBERED.format("示政办发")),
    good=_joint(_NUMBERED.format("示办发")),
)


def numbers_of_others(ledger: Ledger) -> Iterator[Finding]:
    """Joint papers with the number of an issuer that is not the first."""
    for record in (one for kind in NUMBERED for one in ledger.sound(kind)):
        number = parse_document_number(record.text("number")) if len(record.items("issuers")) > 1 else None
        if not isinstance(number, DocumentNumber):
            continue
        issuers = [ledger.find(name, "issuer") for name in record.items("issuers")]
        owner = next((one for one in issuers if one is not None and number.code_word in _words(one)), None)
        if owner is not None and issuers[0] is not None and owner is not issuers[0]:
            yield NUMBER_OF_OTHER.at(
                record.place("number"),
                related=[Related(owner.head(), "代字登记在此")],
                number=record["number"],
                owner=owner.name,
                first=issuers[0].name,
            )


def _words(issuer: Record) -> list[str]:
    return [one["code_word"] for one in issuer.items("registers")]


DATE_OF_LAST = Rule(
    code="YGT624",
    name="date-not-of-last-signer",
    severity="error",
    title="签发的登记与成文日期或发文机关不符",
    why="成文日期为签发的日期，联合行文为最后签发机关负责人签发的日期；各发文机关都须签发。",
    basis="党政机关公文处理工作条例第九条",
    certainty="secondhand",
    message="《{title}》{problem}",
    help="对照发文稿纸核对签发的机关和日期；经会议通过、以通过日期为成文日期的，不登记 signatures（签发）",
    bad=_joint(_SIGNED.format("2026-03-01")),
    good=_joint(_SIGNED.format("2026-03-03")),
)


def dates_of_last(ledger: Ledger) -> Iterator[Finding]:
    """Notices dated otherwise than on the day of the last signature, or signed by others or fewer than issue them."""
    for notice in ledger.sound("notice"):
        signed = notice.items("signatures")
        last = max((on for one in signed if (on := end_of(one["on"])) is not None), default=None)
        date = end_of(notice.get("date"))
        if last is not None and date is not None and last != date:
            problem = f"的成文日期为 {notice['date']}，最后签发日期为 {last.isoformat()}"
            yield DATE_OF_LAST.at(notice.place("date"), title=notice.name, problem=problem)
        if signed:
            yield from _signers(ledger, notice, signed)


def _signers(ledger: Ledger, notice: Record, signed: list[dict[str, str]]) -> Iterator[Finding]:
    issuers = [ledger.find(name, "issuer") for name in notice.items("issuers")]
    signers = [ledger.find(one["issuer"], "issuer") for one in signed]
    for index, signer in enumerate(signers):
        if signer is not None and signer not in issuers:
            problem = f"登记了{signer.name}签发，该机关不是本文的发文机关"
            yield DATE_OF_LAST.at(notice.place("signatures", index, "issuer"), title=notice.name, problem=problem)
    missing = [one.name for one in issuers if one is not None and one not in signers]
    if missing and has_reached(notice, "签发"):
        problem = f"没有登记{'、'.join(missing)}的签发"
        yield DATE_OF_LAST.at(notice.place("signatures", key=True), title=notice.name, problem=problem)


PARTY_FIRST = Rule(
    code="YGT625",
    name="government-before-party",
    severity="note",
    title="联合行文中党的机关列在行政机关之后",
    why="党的机关与行政机关联合行文，一般由党的机关主办，排列在前。",
    basis="党政机关公文处理工作条例第十七条；党政机关公文格式 GB/T 9704-2012，7.2.4",
    certainty="secondhand",
    message="发文机关中，{party}列在{government}之后",
    help="核对主办机关和排列次序；确由行政机关主办的，登记有据例外",
    bad=_joint("status: 拟稿\n", GOVERNMENT_OFFICE, PARTY_OFFICE),
    good=_joint("status: 拟稿\n"),
)


def party_first(ledger: Ledger) -> Iterator[Finding]:
    """Papers in whose issuers a party organ stands behind an administrative one."""
    for record in (one for kind in NUMBERED for one in ledger.sound(kind)):
        issuers = [ledger.find(name, "issuer") for name in record.items("issuers")]
        before = next((one for one in issuers if one is not None and one["track"] == ADMINISTRATIVE), None)
        if before is None:
            continue
        for index, one in enumerate(issuers[issuers.index(before) :], start=issuers.index(before)):
            if one is not None and one["track"] == PARTY:
                place = record.place("issuers", index)
                yield PARTY_FIRST.at(place, unit=record.name, party=one.name, government=before.name)
                break


TABLE: tuple[Entry, ...] = (
    (NUMBER_OF_OTHER, numbers_of_others),
    (DATE_OF_LAST, dates_of_last),
    (PARTY_FIRST, party_first),
)
