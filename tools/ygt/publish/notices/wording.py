"""Names and sentences as official papers print them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ygt.dates import printed
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record

PARTY = "中共"
COMMITTEE = "委员会"
UNIT_KINDS = ("unit", "institution", "body", "community", "issuer")


def official(ledger: Ledger, name: str, *kinds: str) -> str:
    """The official name of what `name` means, or `name` itself."""
    found = ledger.find(name, *(kinds or UNIT_KINDS))
    return found.name if found is not None else name


def local_name(ledger: Ledger, name: str) -> str:
    """A unit's name within its county: 示例县财政局 is 县财政局, 中共示例县委组织部 is 县委组织部."""
    full = official(ledger, name)
    word = ledger.county.text("short_name") if ledger.county else ""
    county = ledger.county.name if ledger.county else ""
    party = full.startswith(PARTY)
    rest = full.removeprefix(PARTY)
    if not word or not rest.startswith(county) or rest == county:
        return full
    rest = rest.removeprefix(county)
    if party and rest.endswith(COMMITTEE):
        rest = "委" if rest == COMMITTEE else f"{rest.removesuffix(COMMITTEE)}党委"
    # 县县域医共体 would be read twice; 市市场监督管理局 is right.
    return rest if rest.startswith(f"{word}域") else word + rest


def office_of(ledger: Ledger, membership: Mapping[str, Any]) -> str:
    """Unit and office of a member as a roster prints them; what the source printed comes first, word for word."""
    if membership.get("printed"):
        return str(membership["printed"])
    unit = local_name(ledger, membership["unit"]) if membership.get("unit") else ""
    office = str(membership.get("office", ""))
    # 县委 and 县委书记 are one office, not 县委县委书记.
    overlap = next((size for size in range(len(office), 1, -1) if unit.endswith(office[:size])), 0)
    return unit + office[overlap:]


def titled(title: str) -> str:
    """A title in 书名号, once."""
    return title if title.startswith("《") else f"《{title}》"


def cited(document: Record) -> str:
    """A document as others cite it: title, and number in brackets."""
    number = document.text("number")
    return titled(document.name) + (f"（{number}）" if number else "")


def decision(ledger: Ledger, decided: Mapping[str, Any], verb: str) -> str:
    """Whose decision a notice carries out: 经县医共委2024年第2次会议审议通过; empty where none is recorded."""
    if "meeting" in decided:
        return f"经{official(ledger, decided['meeting'], 'meeting')}{verb}"
    if "organ" in decided:
        return f"经{local_name(ledger, decided['organ'])}同意"
    if "document" in decided:
        found = ledger.find(decided["document"], "document")
        return f"根据{cited(found)}" if found is not None else ""
    return ""


def opening(ledger: Ledger, notice: Record, verb: str = "研究同意") -> str:
    """The words before what a notice does: its 引言, else 根据… and 经…; they end where the sentence goes on."""
    preface = notice.text("preface")
    if preface:
        return preface if preface[-1] in "，。：；" else f"{preface}，"
    basis = [found for name in notice.items("basis") if (found := ledger.find(name, "document")) is not None]
    parts = [f"根据{listed(cited(one) for one in basis)}" if basis else ""]
    parts.append(decision(ledger, notice.part("decided_by"), verb))
    return "".join(f"{part}，" for part in parts if part)


def listed(texts: Iterable[str]) -> str:
    """甲、乙和丙; the last two joined by 和."""
    *most, last = texts
    return f"{'、'.join(most)}和{last}" if most else last


def on_day(text: str) -> str:
    """自2026年1月1日起."""
    return f"自{printed(text)}起"
