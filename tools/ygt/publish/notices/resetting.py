"""重排公开文件: the head of a published document, or a roster annexed to it, set again as printed."""

from __future__ import annotations

from ygt.dates import printed
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import official
from ygt.ledger.record import Record
from ygt.publish.notices.colophon import DISCLOSURE, names_to_keep, printer
from ygt.publish.notices.content import day_of, named
from ygt.publish.notices.roster import roster_as_printed
from ygt.publish.notices.wording import titled
from ygt.publish.papers.marks import COMPILED_LINE
from ygt.publish.papers.model import Annex, Block, Paper, Paragraph

LONGEST_TITLE = 5


def reset_document(ledger: Ledger, notice: Record) -> Paper:
    """A registered document's head as it was published, marked on every page and without red head.

    Nothing is added to what was published but words in ［］ that say what is left out. With a 组织, its roster
    follows as the annex.
    """
    document = named(ledger, notice, "document", "document")
    issuers = tuple(official(ledger, name) for name in document.items("issuers") or notice.items("issuers"))
    annexes = _annexes(ledger, notice, document)
    left_out = [text for text in document.items("attached") if text not in {annex.title for annex in annexes}]
    date = document.text("date") or notice.text("date")
    return Paper(
        title=printed_title(ledger, document),
        body=_body(notice, document, left_out),
        annexes=annexes,
        standing=ledger.standing,
        number=document.text("number") or notice.text("number"),
        recipients=document.text("recipients") or notice.text("recipients"),
        signature=issuers,
        date=printed(date),
        disclosure_note=DISCLOSURE.get(document.text("disclosure"), ""),
        printed_by=printer(ledger, document),
        printed_on=printed(document.text("issued_on")) if document.text("printed_by") else "",
        footer_mark=COMPILED_LINE,
        keep_whole=names_to_keep(ledger, issuers),
        record=notice.path,
    )


def _body(notice: Record, document: Record, left_out: list[str]) -> tuple[Block, ...]:
    preface = notice.text("preface")
    approved = document.text("approved_by").rstrip("。")
    said = [preface] if preface else [f"［{approved}。正文从略。］" if approved else "［正文从略。］"]
    names = "、".join(titled(text) for text in left_out)
    return tuple(Paragraph(text) for text in [*said, *([f"［所附{names}从略。］"] if names else [])])


def _annexes(ledger: Ledger, notice: Record, document: Record) -> tuple[Annex, ...]:
    if "body" not in notice.data:
        return ()
    body = named(ledger, notice, "body", "body")
    title = notice.name if notice.name != document.name else body.name
    return (Annex(title=title, blocks=roster_as_printed(ledger, body, day_of(notice))),)


def printed_title(ledger: Ledger, document: Record) -> str | tuple[str, ...]:
    """The title in the lines of the stored text, where that has it in several; else as one text."""
    lines = [line.strip() for line in ledger.texts.get(document.text("text"), "").splitlines()]
    for start in range(len(lines)):
        for end in range(start + 2, min(start + LONGEST_TITLE, len(lines)) + 1):
            if all(lines[start:end]) and "".join(lines[start:end]) == document.name:
                return tuple(lines[start:end])
    return document.name
