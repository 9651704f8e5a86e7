"""Who issues a paper, and to whom: read from earlier papers, the decision and the register of issuers, not guessed.

党政机关公文处理工作条例 第十七条: whoever may not issue (centres, committees, 内设机构) has another issue its paper.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import official
from ygt.ledger.notice_life import ABOLISHED
from ygt.ledger.record import Record
from ygt.ledger.time import end_of

PARTY = "党的组织"
COMMITTEE = "管理委员会"
OFFICE = "办公室"
NOTICE = "通知"


def precedent(ledger: Ledger, kinds: Iterable[str], **named: str) -> Record | None:
    """The latest notice of these kinds with these fields whose issuers still may issue; None where there is none."""
    wanted = set(kinds)
    found = [
        one
        for one in ledger.sound("notice")
        if one["kind"] in wanted
        and one["status"] != ABOLISHED
        and all(official(ledger, one.text(key), key) == value for key, value in named.items())
        and one.items("issuers")
        and all(_usable(ledger, name) for name in one.items("issuers"))
    ]
    # One without a date is a draft, later than all that were issued.
    return max(found, key=lambda one: end_of(one.get("date")) or date.max, default=None)


def of_body(ledger: Ledger, body: Record) -> list[str]:
    """Who announces the members of a body: whoever issued the paper most of its seats rest on, else those above it."""
    # A paper of the party's office and the government's together may set up what is no organisation of the party.
    party = True if body.text("track") == PARTY else None
    cited = Counter(
        one["decided_by"]["document"]
        for one in (*body.items("terms"), *body.items("memberships"))
        if "document" in one.get("decided_by", {})
    )
    for name, _ in cited.most_common():
        document = ledger.find(name, "document")
        if document is not None and document.text("kind") == NOTICE and document.items("issuers"):
            issuers = [_usable(ledger, one, party=party) for one in document.items("issuers")]
            if all(issuers):
                return [one.name for one in issuers if one is not None]
    parent = ledger.find(body.text("parent"), "body", "unit") if body.text("parent") else None
    above = of_organ(ledger, parent.name, party=party) if parent is not None else []
    return above or ([] if party else of_committee(ledger))


def of_decision(ledger: Ledger, decided: Mapping[str, Any], *, party: bool | None = None) -> list[str]:
    """Who issues what was decided: the organ that decided, or the body whose meeting it was, or that body's office."""
    organ = str(decided.get("organ", ""))
    meeting = ledger.find(str(decided.get("meeting", "")), "meeting") if "meeting" in decided else None
    if meeting is not None:
        organ = meeting.text("body")
    return of_organ(ledger, organ, party=party) if organ else []


def of_organ(ledger: Ledger, name: str, *, party: bool | None = None) -> list[str]:
    """An organ that may issue, else its office where that may."""
    found = ledger.find(name, "unit", "body", "institution")
    full = found.name if found is not None else official(ledger, name)
    office = found.part("office").get("name", "") if found is not None else ""
    for one in (full, f"{full}{OFFICE}", office):
        issuer = _usable(ledger, one, party=party) if one else None
        if issuer is not None:
            return [issuer.name]
    return []


def of_committee(ledger: Ledger) -> list[str]:
    """The county's committee of the community, or its office."""
    for body in ledger.sound("body"):
        if body.text("function") == COMMITTEE and "until" not in body.data:
            return of_organ(ledger, body.name)
    return []


def of_department(ledger: Ledger) -> list[str]:
    """The department that houses the committee's office, or that keeps the ledger."""
    hosts = [one.part("office").get("host", "") for one in ledger.sound("body") if one.text("function") == COMMITTEE]
    keeper = ledger.county.text("maintained_by") if ledger.county else ""
    return next((found for name in (*hosts, keeper) if name and (found := of_organ(ledger, name))), [])


def recipients(ledger: Ledger, issuers: list[str]) -> str:
    """To whom: as the issuer wrote last, or whom its register says it instructs, or the members of the community."""
    for kind in ("notice", "document"):
        of_issuer = [one for one in ledger.sound(kind) if one.items("issuers") == issuers and one.text("recipients")]
        if of_issuer:
            return max(of_issuer, key=lambda one: str(one.get("date", ""))).text("recipients")
    first = ledger.find(issuers[0], "issuer") if issuers else None
    if first is not None and first.items("instructs"):
        return "，".join(str(one) for one in first.items("instructs"))
    communities = ledger.sound("community")
    return f"{communities[0].known_as()}各成员单位" if len(communities) == 1 else ""


def printer(ledger: Ledger, issuers: list[str]) -> str:
    """印发机关: the issuer's own office where that is registered, else the issuer (GB/T 9704-2012 7.4.3)."""
    if not issuers:
        return ""
    office = ledger.find(f"{issuers[0]}{OFFICE}", "issuer", "unit")
    return office.name if office is not None else issuers[0]


def _usable(ledger: Ledger, name: str, *, party: bool | None = None) -> Record | None:
    """The issuer of that name, or for the unit of that name, if it may issue and is of the track asked for."""
    direct = ledger.find(name, "issuer")
    of_unit = (one for one in ledger.sound("issuer") if official(ledger, one.text("unit")) == official(ledger, name))
    for one in (*([direct] if direct is not None else []), *of_unit):
        if one["may_issue"] is True and party in (None, one["track"] == PARTY):
            return one
    return None
