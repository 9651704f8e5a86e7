"""章程修正: the amendment in the words of an amendment, and the charter as amended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ygt.errors import ToolError
from ygt.ledger.announced import AMENDED, ARTICLE, Announced, announced
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import start_of
from ygt.numerals import numbered, numeral
from ygt.publish.notices.charter_notice import charter_text, decided_in
from ygt.publish.notices.content import Content, day_of, named
from ygt.publish.notices.wording import on_day, opening, titled
from ygt.publish.papers.model import Annex, Block, Paragraph

_UNIT = re.compile(r"(?P<around>.*)(?P<last>第[^第]+(?:条|款|项|目))")
_MEASURES = {"条": "条", "款": "款", "项": "项", "目": "目"}


def amend_charter(ledger: Ledger, notice: Record) -> Content:
    """The content of a notice that issues an amendment of a charter; `ToolError` where the charter has none such."""
    charter = named(ledger, notice, "charter", "charter")
    made = amendment_of(charter, notice)
    if made is None:
        raise ToolError(
            f"{notice.path}：公文“{notice.name}”公布的修正在章程“{charter.name}”中没有登记，不能成文",
            "请先在章程的 amendments（修正）中登记，再印制",
        )
    title = amendment_title(charter, made)
    begins = str(notice.get("effective_from") or made["date"])
    start = f"{opening(ledger, notice, '审议通过')}现将{titled(title)}印发给你们，{on_day(begins)}施行。"
    whole, caution = charter_text(ledger, charter, start_of(made["date"]) or day_of(notice))
    body = (
        Paragraph(start),
        Paragraph(f"根据修正案修正的{titled(charter.name)}一并印发。请认真贯彻执行。"),
    )
    blocks = tuple(_articles(notice)) or _summary(made)
    note = f"（{decided_in(ledger, made['date'], made['decided_by'])}通过）"
    amendment = Annex(title=title, note=note, blocks=blocks, labelled=False)
    return Content(body=body, annexes=(amendment, whole), names=(charter.name,), caution=caution)


def amendment_of(charter: Record, notice: Record) -> dict[str, Any] | None:
    """The amendment of a charter that a notice announces; the last one where it does not say which."""
    said = next((one.after for one in announced(notice) if one.field == AMENDED), "")
    made = [one for one in charter.items("amendments") if said in ("", numbered(one["number"], "次"))]
    return made[-1] if made else None


def amendment_title(charter: Record, made: dict[str, Any]) -> str:
    """The name of an amendment: the first as 修正案, later ones with their number; a 修订 as such."""
    number = numbered(made["number"], "次") if made["number"] > 1 else ""
    return f"{charter.name}{number}{made['kind']}案"


def _articles(notice: Record) -> Iterator[Block]:
    listed = [one for one in announced(notice) if one.field == ARTICLE]
    for count, one in enumerate(listed, start=1):
        yield Paragraph(f"{numeral(count)}、{article_sentence(one)}")
    if any(_is_whole(one) and bool(one.before) != bool(one.after) for one in listed):
        yield Paragraph("条文顺序根据本修正案作相应调整。")


def article_sentence(one: Announced) -> str:
    """What is done to an article, in the words of an amendment: 修改为, 增加一项作为, 删去."""
    article = str(one.data["article"])
    match = _UNIT.fullmatch(article)
    around, last = (match["around"], match["last"]) if match else ("", article)
    if one.before and one.after:
        return f"将{article}中的“{one.before}”修改为{_quoted(one.after)}"
    if one.before:
        return f"删去{article}：{_quoted(one.before)}"
    measure = _MEASURES.get(last[-1], "条")
    where = f"{around}增加一{measure}" if around else f"增加一{measure}"
    return f"{where}，作为{last}：{_quoted(one.after)}"


def _quoted(text: str) -> str:
    """A text in quotation marks that ends the sentence; one that has its own full stop needs no other."""
    return f"“{text}”" if text.endswith("。") else f"“{text}”。"


def _is_whole(one: Announced) -> bool:
    """Whether it is about an article as a whole."""
    article = str(one.data["article"])
    return article.endswith("条") and article.count("第") == 1


def _summary(made: dict[str, Any]) -> tuple[Block, ...]:
    """What the charter records of the amendment, where its wording is not listed."""
    articles = "、".join(made.get("articles", ()))
    summary = str(made.get("summary", "")).rstrip("。")
    said = "：".join(part for part in (f"修正{articles}" if articles else "", summary) if part)
    return (Paragraph(f"{said or '修正内容见修正后的全文'}。"),)
