"""征求意见函: a letter with a number of its own; the draft it sends round has none (GB/T 9704-2012, 10.1)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.dates import printed
from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import official
from ygt.ledger.record import Record
from ygt.ledger.standing import FICTION
from ygt.publish.notices.charter_notice import charter_blocks
from ygt.publish.notices.content import Content
from ygt.publish.notices.stored_text import blocks_of
from ygt.publish.notices.wording import opening, titled
from ygt.publish.papers.model import Annex, Block, Paragraph

DRAFT = "（征求意见稿）"


def consult(ledger: Ledger, notice: Record) -> Content:
    """The content of a letter that asks for opinions on a draft; `ToolError` where its text is not at hand."""
    title = str(notice.part("draft")["title"])
    by = printed(str(notice["reply_by"]))
    issuer = official(ledger, str(notice.items("issuers")[0]), "issuer")
    body = (
        f"{opening(ledger, notice)}现将{titled(title)}{DRAFT}送上，征求你单位意见。",
        f"请结合职责认真研究，于{by}前（含当日）将书面意见加盖单位公章后反馈{issuer}；没有意见的，也请书面回复。"
        "所提意见请写明修改的条款、修改后的表述和理由。",
        *(str(one) for one in notice.items("matters")),
    )
    annex = Annex(title=(title, DRAFT), blocks=tuple(_text(ledger, notice)))
    return Content(body=tuple(Paragraph(text) for text in body), annexes=(annex,), names=(title,))


def _text(ledger: Ledger, notice: Record) -> Iterator[Block]:
    draft = notice.part("draft")
    if "charter" in draft:
        charter = ledger.find(str(draft["charter"]), "charter")
        if charter is None:
            raise _missing(notice, f"章程“{draft['charter']}”")
        yield from charter_blocks(charter)
        return
    text = ledger.texts.get(str(draft["text"]))
    if text is None or not text.strip():
        raise _missing(notice, f"文本“{draft['text']}”")
    # Stored texts of fiction say so in a line of their own; on paper every page does.
    yield from (one for one in blocks_of(text) if one != Paragraph(f"{FICTION}。"))


def _missing(notice: Record, what: str) -> ToolError:
    return ToolError(
        f"{notice.path}：公文“{notice.name}”所附的{what}没有登记，或内容为空，不能成文",
        "请将文稿存为 org/texts/ 下的 .txt 文件，并核对 draft（征求意见稿）",
    )
