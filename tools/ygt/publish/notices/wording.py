"""Titles and sentences as official papers print them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ygt.dates import printed
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import local_name, official
from ygt.ledger.record import Record


def titled(title: str) -> str:
    """A title in 书名号, once; those inside it are single ones (GB/T 15834-2011 4.15.3.3)."""
    if title.startswith("《"):
        return title
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


def cited(document: Record) -> str:
    """A document as others cite it: title, and number in brackets."""
    number = document.text("number")
    return titled(document.name) + (f"（{number}）" if number else "")


def decision(ledger: Ledger, decided: Mapping[str, Any], verb: str, of_organ: str = "同意") -> str:
    """Whose decision a notice carries out: 经县医共委2024年第2次会议审议通过; empty where none is recorded."""
    if "meeting" in decided:
        return f"经{official(ledger, decided['meeting'], 'meeting')}{verb}"
    if "organ" in decided:
        return f"经{local_name(ledger, decided['organ'])}{of_organ}"
    if "document" in decided:
        found = ledger.find(decided["document"], "document")
        return f"根据{cited(found)}" if found is not None else ""
    return ""


def opening(ledger: Ledger, notice: Record, verb: str = "研究同意", of_organ: str = "同意") -> str:
    """The words before what a notice does: its 引言, else 根据… and 经…; they end where the sentence goes on."""
    preface = notice.text("preface")
    if preface:
        return preface if preface[-1] in "，。：；" else f"{preface}，"
    basis = [found for name in notice.items("basis") if (found := ledger.find(name, "document")) is not None]
    parts = [f"根据{listed(cited(one) for one in basis)}" if basis else ""]
    decided = notice.part("decided_by")
    parts.append("经研究" if _is_own(ledger, notice, decided) else decision(ledger, decided, verb, of_organ))
    return "".join(f"{part}，" for part in parts if part)


def _is_own(ledger: Ledger, notice: Record, decided: Mapping[str, Any]) -> bool:
    """Whether the issuer itself has decided: it needs nobody's consent."""
    units = (ledger.find(name, "issuer") for name in notice.items("issuers"))
    names = {official(ledger, one.text("unit") or one.name) for one in units if one is not None}
    return "organ" in decided and official(ledger, decided["organ"]) in names


def listed(texts: Iterable[str]) -> str:
    """甲、乙和丙; the last two joined by 和."""
    *most, last = texts
    return f"{'、'.join(most)}和{last}" if most else last


def on_day(text: str) -> str:
    """自2026年1月1日起."""
    return f"自{printed(text)}起"
