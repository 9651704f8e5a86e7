"""Notices printed into a folder, each as PDF and DOCX."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.publish.notices.compose import paper_for
from ygt.publish.notices.content import stamped_on
from ygt.schema.suggestion import nearest
from ygt.writing import write

PAGE_OBJECT = re.compile(rb"/Type\s*/Page\b")


@dataclass(frozen=True, slots=True, eq=False)
class PrintedNotice:
    """A notice with the files it was printed to, and the pages of its PDF."""

    notice: Record
    pdf: Path
    docx: Path
    pages: int


def print_notices(ledger: Ledger, folder: Path, ids: Sequence[str] | None = None) -> list[PrintedNotice]:
    """Print the notices with these ids (all without any) to `<folder>/<id>.pdf` and `.docx`, in that order.

    Every paper is composed and set before the first file is written, and every file replaces its former self at
    once. `ToolError` where an id is unknown, a notice cannot be printed, or the folder cannot be written.
    """
    from ygt.publish.papers.docx import render_docx
    from ygt.publish.papers.pdf import render_pdf

    papers = [(notice, paper_for(ledger, notice), stamped_on(notice)) for notice in chosen(ledger, ids)]
    sheets = [(notice, render_pdf(paper, on=on), render_docx(paper, on=on)) for notice, paper, on in papers]
    printed: list[PrintedNotice] = []
    for notice, pdf, docx in sheets:
        targets = folder / f"{notice['id']}.pdf", folder / f"{notice['id']}.docx"
        for target, content in zip(targets, (pdf, docx), strict=True):
            write(target, content)
        printed.append(PrintedNotice(notice, *targets, len(PAGE_OBJECT.findall(pdf))))
    return printed


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
