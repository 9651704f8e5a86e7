"""The register of documents (YGT601–YGT603, YGT614, YGT615)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Finding, Related, Rule
from ygt.identifiers.document_number import DocumentNumber, document_number_fault, parse_document_number
from ygt.ledger.fields import Field
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, start_of
from ygt.rules.codes import faults
from ygt.rules.examples import DOCUMENTS, document, shown
from ygt.rules.rule import Entry

NUMBER_GRAMMAR = Rule(
    code="YGT601",
    name="document-number",
    severity="error",
    title="发文字号写法不对",
    why="发文字号由机关代字、六角括号括起的四位年份和不编虚位的序号组成，如 北政发〔2024〕83号。",
    basis="党政机关公文格式 GB/T 9704-2012，7.2.5",
    certainty="read",
    message="“{title}”的值“{value}”{reason}",
    help="{remedy}",
    bad=shown(DOCUMENTS, document("示政发[2025]5号")),
    good=shown(DOCUMENTS, document()),
    exceptable=False,
)


NUMBERED = ("document", "notice")
"""The kinds of record that carry a document number."""

DRAFTS = frozenset({"拟稿", "征求意见稿"})
"""The statuses of documents that are not yet issued."""


def number_of(record: Record) -> DocumentNumber | None:
    """The parsed number of a document or notice, or None where it has none or a faulty one."""
    found = parse_document_number(record.text("number")) if record.text("number") else None
    return found if isinstance(found, DocumentNumber) else None


def number_grammar(ledger: Ledger) -> Iterator[Finding]:
    """Document numbers that break the grammar."""
    yield from faults(ledger, "document_number", NUMBER_GRAMMAR, document_number_fault)


DUPLICATE_NUMBER = Rule(
    code="YGT602",
    name="duplicate-number",
    severity="error",
    title="文号重复",
    why="同一代字、同一年度内，一个序号只能用于一份文件。",
    message="文号“{number}”已用于《{other}》",
    help="对照发文登记簿核对两份文件的文号",
    label="第二次使用",
    bad=shown(DOCUMENTS, document("示政发〔2024〕8号", date="2024-05-20")),
    good=shown(DOCUMENTS, document()),
    exceptable=False,
)


def duplicate_numbers(ledger: Ledger) -> Iterator[Finding]:
    """Two documents, or two notices, with one number; 第N次 and 第N期 count within their issuer."""
    for kind in NUMBERED:
        seen: dict[tuple[object, ...], Record] = {}
        for record in ledger.all(kind):
            number = number_of(record)
            # What re-sets a published document bears that document's number.
            if number is None or record.get("kind") == "重排公开文件":
                continue
            issuers = () if number.unit == "号" else (str(record.items("issuers")), record.text("date")[:4])
            first = seen.setdefault((number.register, number.serial, *issuers), record)
            if first is not record:
                yield DUPLICATE_NUMBER.at(
                    record.place("number"),
                    related=[Related(first.place("number"), "首次使用在此")],
                    number=record["number"],
                    other=first.name,
                )


YEAR_DISAGREES = Rule(
    code="YGT603",
    name="number-year",
    severity="error",
    title="文号年份与成文日期不符",
    why="发文字号中的年份是签发的年份，与成文日期的年份一致。",
    basis="党政机关公文处理工作条例第九条",
    certainty="secondhand",
    message="文号“{number}”的年份与成文日期 {date} 不符",
    help="对照原件核对文号和成文日期",
    bad=shown(DOCUMENTS, document(date="2024-12-30")),
    good=shown(DOCUMENTS, document()),
)


def years_disagree(ledger: Ledger) -> Iterator[Finding]:
    """Numbers whose year is not the year of the document's date."""
    for kind in NUMBERED:
        for record in ledger.all(kind):
            number, dated = number_of(record), start_of(record.get("date"))
            if number and number.year and dated and number.year != dated.year:
                yield YEAR_DISAGREES.at(record.place("number"), number=record["number"], date=record["date"])


_OLD = document("示政发〔2020〕5号", date="2020-03-01")
_CITING = (
    "- title: 示例县村卫生室管理细则\n  id: xize\n  kind: 细则\n  status: 现行\n  date: %s\n"
    "  cites: [示政发〔2020〕5号]\n"
)

CITES_LATER = Rule(
    code="YGT614",
    name="cites-later-document",
    severity="error",
    title="引用了更晚的文件",
    why="文件只能依据、引用成文在先的文件，也不引用自己。",
    message="《{citing}》（{date}）引用的《{cited}》成文于 {later}",
    help="核对两份文件的成文日期和所引文件",
    bad=shown(DOCUMENTS, _OLD + _CITING % "2019-05-01"),
    good=shown(DOCUMENTS, _OLD + _CITING % "2025-05-01"),
)


def cites_later(ledger: Ledger) -> Iterator[Finding]:
    """Documents and notices that cite themselves or a document dated after them."""
    for field, citing, cited in citations(ledger):
        dated, later = end_of(citing.get("date")), start_of(cited.get("date"))
        if citing is cited or (dated and later and dated < later):
            yield CITES_LATER.at(
                field.place(),
                related=[Related(cited.head(), "被引文件登记在此")],
                citing=citing.name,
                date=citing.text("date") or "未填日期",
                cited=cited.name,
                later=cited.text("date") or "（即本文件）",
            )


def citations(ledger: Ledger) -> list[tuple[Field, Record, Record]]:
    """The fields in which a document or notice cites or rests on a document, with both."""
    return ledger.answer(_citations)


def _citations(ledger: Ledger) -> list[tuple[Field, Record, Record]]:
    found = []
    for reference in ledger.references:
        citing = reference.field.record
        if citing.kind.name not in {"document", "notice"} or reference.field.steps[0] not in {"cites", "basis"}:
            continue
        if citing.sound and (cited := reference.target) is not None:
            found.append((reference.field, citing, cited))
    return found


VALIDITY = Rule(
    code="YGT615",
    name="document-validity",
    severity="error",
    title="文件状态与有效期前后不一",
    why="有效期“至某日”的须写明日期，其他类型没有截止日期；拟稿和征求意见稿还没有施行，也就没有停止。",
    message="《{title}》{problem}",
    help="对照原件核对状态和有效期",
    bad=shown(DOCUMENTS, document(more="  validity: {kind: 至某日}\n")),
    good=shown(DOCUMENTS, document(more="  validity: {kind: 至某日, until: 2028-12-31}\n")),
)


def validities(ledger: Ledger) -> Iterator[Finding]:
    """Documents whose status, validity and end contradict one another."""
    for one in ledger.sound("document"):
        validity = one.part("validity")
        dated = validity.get("kind") == "至某日"
        if dated and "until" not in validity:
            yield VALIDITY.at(one.place("validity", "kind"), title=one.name, problem="有效期为“至某日”，未写明日期")
        if validity and not dated and "until" in validity:
            problem = f"有效期为“{validity['kind']}”，又写明至 {validity['until']}"
            yield VALIDITY.at(one.place("validity", "until"), title=one.name, problem=problem)
        drafted = one["status"] in DRAFTS
        for field, what in (("ended_on", "停止日期"), ("effective_from", "施行日期"), ("issued_on", "印发日期")):
            if drafted and field in one.data:
                yield VALIDITY.at(one.place(field), title=one.name, problem=f"为{one['status']}，不应有{what}")


TABLE: tuple[Entry, ...] = (
    (NUMBER_GRAMMAR, number_grammar),
    (DUPLICATE_NUMBER, duplicate_numbers),
    (YEAR_DISAGREES, years_disagree),
    (CITES_LATER, cites_later),
    (VALIDITY, validities),
)
