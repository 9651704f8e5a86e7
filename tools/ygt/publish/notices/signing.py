"""From 签发 on the content of a notice is fixed: the digest of what the template is handed, and whether it holds.

党政机关公文处理工作条例 第二十五条: what is changed in substance after signing goes back to whoever signed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any

from ygt.errors import ToolError
from ygt.findings import Finding
from ygt.ledger.ledger import Ledger
from ygt.ledger.notice_life import WORDING, fixed_digest, has_reached
from ygt.ledger.record import Record
from ygt.publish.notices.charter_notice import AMENDED_SINCE
from ygt.publish.notices.compose import paper_for
from ygt.publish.papers.model import Paper
from ygt.rules.notices_signed import CHANGED_SINCE

FIXED = (
    "recipients",
    "body",
    "annexes",
    "attachments",
    "attendance",
    "signature",
    "date",
    "disclosure_note",
    "copied_to",
    "urgency",
)
"""What a leader signs. Number and day of printing come later, and marks and layout are no part of the content."""

LAYOUT = frozenset({"width", "align", "size", "lines", "landscape"})
"""What of a block says only how it is set."""


def digest(notice: Record, paper: Paper) -> str:
    """The digest of a notice's content, behind the edition of the wording; the same at whatever stage it is."""
    content = {"title": notice.name, **{key: _plain(getattr(paper, key)) for key in FIXED}}
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{WORDING}-{sha256(written.encode()).hexdigest()}"


def changed_since_signing(ledger: Ledger) -> Iterator[Finding]:
    """Signed notices whose content is no longer what was signed, or can no longer be set at all."""
    if ledger.standing == "compiled":
        return
    for notice in ledger.sound("notice"):
        signed = fixed_digest(notice) if has_reached(notice, "签发") else ""
        problem = _problem(ledger, notice, signed) if signed else ""
        if problem:
            yield CHANGED_SINCE.at(notice.place("frozen", "digest"), title=notice.name, problem=problem)


def _problem(ledger: Ledger, notice: Record, signed: str) -> str:
    try:
        paper = paper_for(ledger, notice)
    except ToolError:
        return "按现有台账已不能成文"
    # The ledger keeps one text of a charter; that it was amended since stands on every page.
    if paper.footer_mark == AMENDED_SINCE or digest(notice, paper) == signed:
        return ""
    return "按现有台账印制的内容与签发时不同"


def _plain(value: Any) -> Any:
    """A block as values that JSON holds, with the name of what it is."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = (one.name for one in fields(value) if one.name not in LAYOUT)
        return [type(value).__name__, *(_plain(getattr(value, name)) for name in parts)]
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value
