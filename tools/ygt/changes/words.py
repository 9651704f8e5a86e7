"""Names, days and decisions as the sentences about changes print them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ygt.changes.change import Decision
from ygt.changes.moves import Entry
from ygt.dates import printed
from ygt.ledger.announced import called
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import local_name, office_of
from ygt.ledger.record import Record

CITING = ("document", "meeting", "organ")


def person(entry: Entry) -> str:
    """A person's name, with what tells them from another of that name: 王示例（县人民医院）."""
    return named(*entry.person)


def named(name: str, distinct: str) -> str:
    """A name with its distinction."""
    return called((name, distinct))


def short(ledger: Ledger, record: Record) -> str:
    """A unit or institution as it is called within its county, anything else as its file calls it for short."""
    if record.kind.name in ("unit", "institution"):
        return local_name(ledger, record.name)
    return record.known_as()


def office(ledger: Ledger, data: Mapping[str, Any]) -> str:
    """Unit and office of a member: 县财政局局长; empty where neither is recorded."""
    return office_of(ledger, {key: value for key, value in data.items() if key != "printed"})


def decision(ledger: Ledger, decided: object) -> Decision:
    """What is cited as the decision, in words; empty where it names no document, meeting or organ."""
    if not isinstance(decided, Mapping) or not any(key in decided for key in CITING):
        return Decision()
    parts: list[str] = []
    if "document" in decided:
        found = ledger.find(decided["document"], "document")
        number = found.text("number") or f"《{found.name}》" if found else str(decided["document"])
        day = str(decided.get("date") or (found.text("date") if found else ""))
        parts.append(number + (f"，{printed(day)}" if day else ""))
    if "meeting" in decided:
        meeting = ledger.find(decided["meeting"], "meeting")
        parts.append(meeting.name if meeting else str(decided["meeting"]))
    if "organ" in decided and "document" not in decided:
        organ = local_name(ledger, decided["organ"])
        day = printed(str(decided["date"])) if "date" in decided else ""
        parts.append(f"{organ}{day}决定")
    if decided.get("number_pending") is True:
        parts.append("文号待编")
    return Decision("，".join(parts), decided)


def bracketed(words: str) -> str:
    """Words in brackets; nothing for nothing."""
    return f"（{words}）" if words else ""


def since(day: object) -> str:
    """自2026年12月1日起; nothing where no day is recorded."""
    return f"自{printed(day)}起" if isinstance(day, str) and day else ""


def some(names: Iterable[str], measure: str, most: int = 12) -> str:
    """Names joined by 、; of more than `most`, the first ones and how many there are: 甲、乙等15名."""
    known = list(names)
    if len(known) <= most:
        return "、".join(known)
    return f"{'、'.join(known[:most])}等{len(known)}{measure}"
