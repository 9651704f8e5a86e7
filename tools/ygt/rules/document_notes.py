"""What is worth a second look in documents and notices (YGT633, YGT634, YGT637, YGT638)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Finding, Related, Rule
from ygt.identifiers.vocabulary import vocabulary
from ygt.ledger.ledger import Ledger
from ygt.ledger.time import end_of, start_of
from ygt.rules.documents import citations
from ygt.rules.examples import DOCUMENTS, document, notice, shown
from ygt.rules.rule import Entry

_CITING = (
    "- title: 示例县村卫生室管理细则\n  id: xize\n  kind: 细则\n  status: 现行\n  date: 2025-03-01\n"
    "  cites: [示政发〔2020〕5号]\n"
)

LAPSED = Rule(
    code="YGT633",
    name="lapsed-when-cited",
    severity="note",
    title="引用时文件已停止执行",
    why="以已废止、失效的文件为依据，需要核对是否有新的文件替代。",
    message="《{citing}》（{date}）引用的《{cited}》已于{ended}停止执行",
    help="核对有效性；有替代文件的改引新文件",
    bad=shown(DOCUMENTS, document("示政发〔2020〕5号", "  ended_on: 2023-12-31\n", date="2020-03-01") + _CITING),
    good=shown(DOCUMENTS, document("示政发〔2020〕5号", date="2020-03-01") + _CITING),
)


def lapsed(ledger: Ledger) -> Iterator[Finding]:
    """Documents and notices dated after a document they cite had ended or run out."""
    for field, citing, cited in citations(ledger):
        until = end_of(cited.get("ended_on")) or end_of(cited.part("validity").get("until"))
        dated = start_of(citing.get("date"))
        if until and dated and until < dated:
            yield LAPSED.at(
                field.place(),
                related=[Related(cited.head(), "被引文件登记在此")],
                unit=citing.name,
                citing=citing.name,
                date=citing["date"],
                cited=cited.name,
                ended=until.isoformat(),
            )


_PLAN = "- title: 示例县村卫生室建设方案\n  id: fangan\n  kind: %s\n  status: 现行\n"

KIND_AGAINST_TITLE = Rule(
    code="YGT634",
    name="kind-against-title",
    severity="note",
    title="文种与标题不一致",
    why="公文标题由发文机关名称、事由和文种组成，标题末尾就是文种。",
    basis="党政机关公文格式 GB/T 9704-2012，7.3.1",
    certainty="secondhand",
    message="《{title}》以“{ending}”结尾，文种登记为“{kind}”",
    help="对照原件更正文种；名称有误的更正名称",
    bad=shown(DOCUMENTS, _PLAN % "通知"),
    good=shown(DOCUMENTS, _PLAN % "方案"),
)


def kinds_against_titles(ledger: Ledger) -> Iterator[Finding]:
    """Documents whose title ends with the name of another kind than theirs."""
    kinds = [kind for kind in vocabulary("document_kind") if kind != "其他"]
    for one in ledger.sound("document"):
        ending = max((kind for kind in kinds if one.name.endswith(kind)), key=len, default="")
        if ending and ending != one["kind"]:
            place = one.place("kind")
            yield KIND_AGAINST_TITLE.at(place, unit=one.name, title=one.name, ending=ending, kind=one["kind"])


TITLE_WITHOUT_BODY = Rule(
    code="YGT637",
    name="notice-title-without-body",
    severity="note",
    title="公文标题中没有所涉组织",
    why="成立、调整机构的公文，标题写明是哪个组织。标题与所涉组织对不上的，名单可能取自别的组织。",
    message="《{title}》所涉组织为{body}，标题中没有其名称",
    help="核对 body（组织）和标题；标题用了别的叫法的，在该组织 aliases（别名）中登记",
    bad=notice("拟稿", body="工作专班"),
    good=notice("拟稿"),
)


def titles_without_bodies(ledger: Ledger) -> Iterator[Finding]:
    """Notices that form or change a body which their title does not name."""
    for one in ledger.sound("notice"):
        body = ledger.find(one.text("body"), "body")
        if body is None or one["kind"] not in {"成立机构", "调整机构"}:
            continue
        names = (body.name, *(match.name for match in ledger.names.of(body)))
        if not any(name in one.name for name in names):
            yield TITLE_WITHOUT_BODY.at(one.place("body"), unit=one.name, title=one.name, body=body.known_as())


_CIRCULAR = (
    "- title: 关于做好村卫生室建设的通知\n  id: tongzhi\n  kind: 通知\n  status: 现行\n"
    "  date: 2025-03-01\n  issued_on: 2025-03-01\n"
)

RECIPIENTS_LACKING = Rule(
    code="YGT638",
    name="recipients-lacking",
    severity="note",
    title="通知未登记主送机关",
    why="通知是下行公文，应当写明主送机关。只由他文引用、未见原文的不在此列。",
    basis="党政机关公文格式 GB/T 9704-2012，7.3.2",
    certainty="secondhand",
    message="《{title}》是通知，未登记主送机关",
    help="对照原件补充 recipients（主送机关），照原文抄录",
    bad=shown(DOCUMENTS, _CIRCULAR),
    good=shown(DOCUMENTS, _CIRCULAR + "  recipients: 各乡镇人民政府\n"),
)


def recipients_lacking(ledger: Ledger) -> Iterator[Finding]:
    """Circulars at hand, issued or with their text stored, whose recipients are not entered."""
    for one in ledger.sound("document"):
        at_hand = "issued_on" in one.data or "text" in one.data
        if one["kind"] == "通知" and at_hand and not one.text("recipients"):
            yield RECIPIENTS_LACKING.at(one.place("kind"), unit=one.name, title=one.name)


TABLE: tuple[Entry, ...] = (
    (LAPSED, lapsed),
    (KIND_AGAINST_TITLE, kinds_against_titles),
    (TITLE_WITHOUT_BODY, titles_without_bodies),
    (RECIPIENTS_LACKING, recipients_lacking),
)
