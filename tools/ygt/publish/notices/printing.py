"""Notices printed into a folder, each as PDF and DOCX."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.publish.notices.compose import PUBLICITY, paper_for
from ygt.publish.notices.content import stamped_on
from ygt.publish.papers.model import Paper
from ygt.schema.suggestion import nearest
from ygt.writing import write

ONTO_RED_PAPER = "-taoda"
"""What the names of files printed onto red paper end with, so that they never replace the reading copy."""

PAGE_OBJECT = re.compile(rb"/Type\s*/Page\b")


@dataclass(frozen=True, slots=True, eq=False)
class PrintedNotice:
    """A notice with the files it was printed to, and the pages of its PDF; a 公示 has a web page as well.

    Without a PDF where only the DOCX was asked for.
    """

    notice: Record
    docx: Path
    pdf: Path | None = None
    pages: int = 0
    web: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """What notices are printed onto: blank paper, or the office's red paper; for the DOCX, an office's own `template`.

    `rule_at` is how many millimetres below the upper edge the red paper has its rule, 0 for where the standard has it.
    `docx_only` leaves out the PDF, whose fonts may lack a rare character that those of the office have.
    """

    overprint: bool = False
    rule_at: float = 0.0
    template: Path | None = None
    docx_only: bool = False


BLANK = Sheets()


def print_notices(
    ledger: Ledger, folder: Path, ids: Sequence[str] | None = None, *, sheets: Sheets = BLANK
) -> list[PrintedNotice]:
    """Print the notices with these ids (all without any) to `<folder>/<id>.pdf` and `.docx`, in that order.

    Every paper is composed and set before the first file is written, and every file replaces its former self at
    once. `ToolError` where an id is unknown, a notice cannot be printed, or the folder cannot be written.
    """
    from ygt.publish.papers.pdf import render_pdf

    papers = [(notice, paper_for(ledger, notice), stamped_on(notice)) for notice in chosen(ledger, ids)]
    if sheets.overprint:
        papers = [
            (notice, replace(paper, overprint=True, rule_at=sheets.rule_at), on)
            for notice, paper, on in papers
            # Of all notices those with a red head; one asked for by name is told why it cannot be.
            if ids is not None or paper.red_head
        ]
    made = [
        (
            notice,
            b"" if sheets.docx_only else render_pdf(paper, on=on),
            _docx(paper, on, sheets.template),
            _web_page(notice, paper),
        )
        for notice, paper, on in papers
    ]
    end = ONTO_RED_PAPER if sheets.overprint else ""
    printed: list[PrintedNotice] = []
    for notice, pdf, docx, page in made:
        targets = [folder / f"{notice['id']}{suffix}" for suffix in (f"{end}.pdf", f"{end}.docx", ".html")]
        for target, content in zip(targets, (pdf, docx, page), strict=True):
            if content:
                write(target, content)
        reading, editing, web = targets
        printed.append(
            PrintedNotice(
                notice, editing, reading if pdf else None, len(PAGE_OBJECT.findall(pdf)), web if page else None
            )
        )
    return printed


def _docx(paper: Paper, on: datetime, template: Path | None) -> bytes:
    from ygt.publish.papers.docx import render_docx
    from ygt.publish.papers.template import fill_template

    return fill_template(paper, template, on=on) if template else render_docx(paper, on=on)


def _web_page(notice: Record, paper: Paper) -> bytes:
    """The page a 公示 is shown on; empty for other kinds."""
    from ygt.publish.notices.web import web_page

    return web_page(paper) if notice["kind"] == PUBLICITY else b""


def chosen(ledger: Ledger, ids: Sequence[str] | None = None) -> list[Record]:
    """The notices meant by ids or titles, each once; all of them without any. `ToolError` names the nearest id."""
    notices = ledger.all("notice")
    _require_unique(notices)
    if ids is None:
        return notices
    known = {name: notice for notice in reversed(notices) for name in (notice.name, notice.text("id")) if name}
    found: dict[int, Record] = {}
    for wanted in ids:
        if wanted not in known:
            meant = nearest(wanted, known)
            near = f"，相近的有 {_shown(known[meant])}" if meant else ""
            raise ToolError(f"没有标识为“{wanted}”的公文{near}", "用 ygt notice list 查看全部公文的标识")
        found[id(known[wanted])] = known[wanted]
    return list(found.values())


def _require_unique(notices: list[Record]) -> None:
    first: dict[str, Record] = {}
    for notice in notices:
        other = first.setdefault(notice.text("id"), notice)
        if other is not notice:
            raise ToolError(
                f"{other.path} 与 {notice.path} 的标识同为“{notice.text('id')}”，印出的文件会互相覆盖",
                "请为其中一份另定标识",
            )


def _shown(notice: Record) -> str:
    return f"{notice.text('id')}（{notice.name}）"
