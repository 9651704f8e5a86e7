"""Notices made from the ledger, and how they stand to the register (YGT605–YGT607, YGT610, YGT616)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Finding, Related, Rule
from ygt.identifiers.document_number import find_document_numbers
from ygt.ledger.ledger import Ledger
from ygt.ledger.notice_life import lacking, too_early
from ygt.rules.documents import DRAFTS, number_of
from ygt.rules.examples import county, notice
from ygt.rules.rule import Entry

RESET = "重排公开文件"
_SIGNED = "number: 示政办发〔2026〕5号\n"
_DATED = "date: 2026-03-01\n"

NUMBER_ON_DRAFT = Rule(
    code="YGT605",
    name="number-on-draft",
    severity="error",
    title="未签发的公文已有文号或成文日期",
    why="文号由发文登记簿在签发之后给出，成文日期是会议通过或签发的日期；拟稿阶段都不能有。",
    basis="党政机关公文处理工作条例第九条、第二十五条",
    certainty="secondhand",
    message="《{title}》的状态为“{status}”，不应有{what}",
    help="删去{what}；已签发的，更正状态（status）",
    bad=notice("拟稿", _SIGNED + _DATED),
    good=notice("拟稿"),
    exceptable=False,
)


def numbers_on_drafts(ledger: Ledger) -> Iterator[Finding]:
    """Notices with a number or date before they are signed, issued before they are numbered; numbered drafts."""
    drafts = ((one, ["number"]) for one in ledger.sound("document") if one["status"] in DRAFTS and "number" in one.data)
    for record, fields in (*drafts, *((one, too_early(one)) for one in ledger.sound("notice"))):
        for field in fields:
            if node := record.node(field):
                yield NUMBER_ON_DRAFT.at(
                    record.place(field), title=record.name, status=record["status"], what=node.title
                )


NUMBER_LACKING = Rule(
    code="YGT606",
    name="number-lacking",
    severity="error",
    title="已印发的公文缺文号或日期",
    why="编号、印发之后的公文，文号、成文日期都已确定，应当登记。",
    basis="党政机关公文格式 GB/T 9704-2012",
    certainty="read",
    message="《{title}》已{status}，缺{what}",
    help="从发文登记簿补充",
    bad=notice("印发", _DATED + "issued_on: 2026-03-02\n"),
    good=notice("印发", _SIGNED + _DATED + "issued_on: 2026-03-02\n"),
)


def numbers_lacking(ledger: Ledger) -> Iterator[Finding]:
    """Issued notices of the county's own that lack number or dates; re-settings follow the document they re-set."""
    for one in ledger.sound("notice"):
        missing = lacking(one)
        if missing and one["kind"] != RESET:
            what = "、".join(node.title for field in missing if (node := one.node(field)))
            yield NUMBER_LACKING.at(one.place("status"), title=one.name, status=one["status"], what=what)


RED_HEAD = Rule(
    code="YGT607",
    name="red-head-by-outsiders",
    severity="error",
    title="据公开文件整理的台账不能出具公文",
    why="外部人员整理的台账，只能重排已公开的文件并逐页注明；以真实机关名义另行制作公文，足以误导他人。",
    basis="刑法第二百八十条（伪造公文）；本工具的资料性质规定",
    certainty="practice",
    message="本台账据公开文件整理，不能出具“{kind}”公文",
    help="只保留“重排公开文件”；自行维护的机关应更正 org/county.yaml 的 standing（资料性质）",
    bad=(*county(standing="compiled"), *notice("拟稿")),
    good=notice("拟稿"),
    exceptable=False,
)


def red_heads(ledger: Ledger) -> Iterator[Finding]:
    """Notices other than re-settings in a compiled workspace."""
    if ledger.standing == "compiled" and "county" not in ledger.partial:
        for one in ledger.sound("notice"):
            if one["kind"] != RESET:
                yield RED_HEAD.at(one.place("kind"), kind=one["kind"])


UNREGISTERED_CITED = Rule(
    code="YGT610",
    name="unregistered-number-cited",
    severity="error",
    title="公文引用了未登记的文号",
    why="公文中引用的文件须在文件登记簿中登记，才能核对文号、名称和有效性。",
    basis="党政机关公文处理工作条例；公文引用先引标题后引发文字号的规定",
    certainty="secondhand",
    message="《{title}》的“{field}”引用的文号“{number}”{problem}",
    help="对照原件核对文号；该文件未登记的，先在 org/documents.yaml 登记",
    bad=notice("拟稿", "preface: 根据示政发〔2024〕18号文件要求，现就有关事项通知如下。\n"),
    good=notice("拟稿", "preface: 根据示政发〔2024〕8号文件要求，现就有关事项通知如下。\n"),
    exceptable=False,
)
_WRITTEN = ("title", "preface", "supersedes")


def unregistered_cited(ledger: Ledger) -> Iterator[Finding]:
    """Numbers in the text of notices that are wrongly written, or that no registered document bears."""
    registered = {str(number) for one in ledger.all("document") if (number := number_of(one))}
    for one in ledger.sound("notice"):
        for field in _WRITTEN:
            node = one.node(field)
            for mention in find_document_numbers(one.text(field)):
                # The 代字 is told from the words before it by their form; a registered one is known by its ending.
                tail = str(mention.number).removeprefix(mention.number.code_word)
                known = any(_meant(mention.before, tail, number) for number in registered)
                problem = mention.fault.reason if mention.fault else "" if known else "没有登记"
                if node is not None and problem and (mention.fault or ledger.whole("document")):
                    yield UNREGISTERED_CITED.at(
                        one.place(field), title=one.name, field=node.title, number=mention.number, problem=problem
                    )


def _meant(before: str, tail: str, number: str) -> bool:
    return number.endswith(tail) and before.endswith(number.removesuffix(tail))


AGAINST_REGISTER = Rule(
    code="YGT616",
    name="notice-against-register",
    severity="error",
    title="公文与文件登记簿不一致",
    why="公文印发后登记入文件登记簿，文号、日期、发文机关在两处是同一件事。",
    message="《{title}》的{what}为“{value}”，文件登记簿中 {number} 为“{other}”",
    help="对照印发的原件，更正其中一处",
    bad=notice("印发", "number: 示政办发〔2024〕20号\ndate: 2024-06-30\nissued_on: 2024-06-30\n"),
    good=notice("印发", _SIGNED + _DATED + "issued_on: 2026-03-02\n"),
)


def against_register(ledger: Ledger) -> Iterator[Finding]:
    """Notices whose number the register has with another day or issuer."""
    for one in ledger.sound("notice"):
        registered = ledger.find(one.text("number"), "document")
        if registered is None or one["kind"] == RESET:
            continue
        for field in ("date", "issued_on", "issuers"):
            value, other = one.get(field), registered.get(field)
            node = one.node(field)
            if value is not None and other is not None and value != other and node is not None:
                yield AGAINST_REGISTER.at(
                    one.place(field),
                    related=[Related(registered.place(field), "文件登记簿")],
                    title=one.name,
                    what=node.title,
                    value=_listed(value),
                    number=one["number"],
                    other=_listed(other),
                )


def _listed(value: object) -> str:
    return "、".join(str(one) for one in value) if isinstance(value, list) else str(value)


TABLE: tuple[Entry, ...] = (
    (NUMBER_ON_DRAFT, numbers_on_drafts),
    (NUMBER_LACKING, numbers_lacking),
    (RED_HEAD, red_heads),
    (UNREGISTERED_CITED, unregistered_cited),
    (AGAINST_REGISTER, against_register),
)
