"""Documents: issued, no longer in force, of another status."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.changes.change import Change, Fact, change
from ygt.changes.pairing import Pair
from ygt.changes.sides import Sides
from ygt.changes.words import bracketed
from ygt.dates import printed
from ygt.ledger.record import Record
from ygt.ledger.time import end_of

GROUP = "文件"
OVER = frozenset({"已废止", "已失效"})
UNISSUED = frozenset({"拟稿", "征求意见稿"})


def document_changes(sides: Sides, pair: Pair) -> Iterator[Change]:
    """The changes of a document's force."""
    if sides.dates:
        yield from _between(sides, pair.record)
        return
    now, was = pair.after, pair.before
    if now is None:
        return
    status, before = now.text("status"), was.text("status") if was else ""
    if was is None:
        if status in UNISSUED:
            yield _change("document-status", now, f"登记{_named(now)}（{status}）。", "", status)
        elif status in OVER:
            yield _change("document-issued", now, f"补充登记{_named(now)}（{status}）。", "", status)
        else:
            yield _issued(now)
    elif status != before:
        if before in UNISSUED and status not in UNISSUED | OVER:
            yield _issued(now)
        elif status in OVER:
            yield _lapsed(now, before)
        else:
            yield _change("document-status", now, f"{_named(now)}由{before or '未填'}改为{status}。", before, status)


def _between(sides: Sides, document: Record) -> Iterator[Change]:
    """What took place between two dates: the printing, and the end of force."""
    if document.text("status") not in UNISSUED:
        if sides.happened(document.get("issued_on") or document.get("date")):
            yield _issued(document)
        validity = document.part("validity").get("until")
        ended = document.get("ended_on") or validity
        if end_of(ended) is not None and sides.ends({"until": ended}):
            yield _lapsed(document, "")


def _issued(document: Record) -> Change:
    day = document.text("issued_on") or document.text("date")
    number = document.text("number")
    told = bracketed("，".join(filter(None, (number, printed(day) if day else ""))))
    return _change("document-issued", document, f"印发《{document.name}》{told}。", "", document.text("status"), day)


def _lapsed(document: Record, before: str) -> Change:
    day = document.text("ended_on") or str(document.part("validity").get("until", ""))
    status = document.text("status") if document.text("status") in OVER else "有效期届满"
    when = f"，执行至{printed(day)}" if day else ""
    return _change("document-lapsed", document, f"{_named(document)}{status}{when}。", before, status, day)


def _change(kind: str, document: Record, sentence: str, before: str, after: str, day: str = "") -> Change:
    brief = sentence.partition("（")[0].rstrip("。")
    facts = (Fact("status", "状态", before, after),)
    return change(kind, GROUP, document, sentence, brief=brief, day=day, facts=facts)


def _named(document: Record) -> str:
    return f"《{document.name}》{bracketed(document.text('number'))}"
