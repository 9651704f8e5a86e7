"""组成人员名单 as DOCX: the roster a body's page shows, on a sheet the office can edit and print."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from functools import lru_cache

from ygt.clock import BEIJING
from ygt.dates import printed_day
from ygt.errors import ToolError
from ygt.ledger.governance import memberships
from ygt.ledger.record import Record
from ygt.ledger.time import end_of
from ygt.publish.notices.roster import roster_blocks
from ygt.publish.papers.model import Paper, Paragraph
from ygt.publish.site.markup import Link
from ygt.publish.site.people import confirmation
from ygt.publish.site.workspace import Workspace
from ygt.publish.view import INTERNAL

KEPT = 256
"""So many sheets are kept, so that a site made again and again (serve) sets only what changed."""


def files(workspace: Workspace) -> Iterator[tuple[str, bytes]]:
    """The sheet of every body that names somebody, with its address."""
    for body in workspace.bodies():
        if content := _sheet(workspace, body):
            yield _address(workspace, body), content


def link_to_roster(workspace: Workspace, body: Record) -> Link | None:
    """A link to a body's sheet; None where it has none."""
    return Link("下载名单（Word）", _address(workspace, body)) if _sheet(workspace, body) else None


def _address(workspace: Workspace, body: Record) -> str:
    return f"{workspace.addresses.of(body).removesuffix('.html')}.docx"


def _sheet(workspace: Workspace, body: Record) -> bytes:
    """The sheet, as of the workspace's day or the last day of a body that has ended; nothing where nobody is named."""
    if not workspace.addresses.of(body) or not memberships(body):
        return b""
    end = end_of(body.get("until"))
    day = min(workspace.day, end) if end else workspace.day
    is_over = day < workspace.day
    stated = confirmation(body, workspace.day) if not is_over else ""
    paper = Paper(
        title=f"{body.name}组成人员名单",
        body=(*roster_blocks(workspace.ledger, body, day), *((Paragraph(f"{stated}。"),) if stated else ())),
        standing=workspace.ledger.standing,
        format="plain",
        date=f"{'终止之日：' if is_over else '截至'}{printed_day(day)}",
        footer_mark=INTERNAL if workspace.internal else "",
        record=body.path,
    )
    return _set(paper, datetime.combine(workspace.day, time(), BEIJING))


@lru_cache(maxsize=KEPT)
def _set(paper: Paper, on: datetime) -> bytes:
    from ygt.publish.papers.docx import render_docx

    try:
        return render_docx(paper, on=on)
    except ToolError:
        # A name no sheet has room for, or signs none can print: the page shows them all the same.
        return b""
