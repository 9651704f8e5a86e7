"""The list of tasks for programs; `schema/output/obligations.json` is its contract."""

from __future__ import annotations

from typing import Any

from ygt.cli.obligations.listing import Listing
from ygt.obligations.holders import Holder
from ygt.obligations.judged import Need
from ygt.obligations.verdict import Cited
from ygt.publish.obligations.facts import ClauseFacts, counts_by_status
from ygt.report.json import safe_json

VERSION = 1
"""Raised when a field changes its meaning or goes; new fields do not raise it."""


def data(listing: Listing) -> str:
    """One JSON object with all clauses and the counts."""
    report = {
        "version": VERSION,
        "workspace": {"path": listing.path, "name": listing.county, "standing": listing.ledger.standing},
        "disclaimer": listing.disclaimer,
        "as_of": listing.day.isoformat(),
        "clauses": [_clause(one) for one in listing.facts],
        "counts": [{"status": str(one), "clauses": count} for one, count in counts_by_status(listing.facts).items()],
    }
    return safe_json(report)


def _clause(one: ClauseFacts) -> dict[str, Any]:
    clause = one.clause
    return {
        "id": one.id,
        "document": {"title": one.paper.title, "short_name": one.document, "number": one.paper.number},
        "number": one.number,
        "chapter": one.chapter,
        "topic": one.topic,
        "summary": one.summary,
        "quote": one.quote,
        "strength": one.strength,
        "duty_holders": [_holder(holder) for holder in one.holders],
        "deadline": clause.deadline,
        "recurrence": clause.recurrence,
        "next_due": one.next_due.isoformat() if one.next_due else None,
        "interpretation": one.interpretation,
        "status": one.status.word,
        "judgements": list(one.sentences),
        "evidence": [_cited(cited) for cited in one.evidence],
        "short": [_cited(cited) for cited in one.short],
        "missing": [_need(need) for need in one.needs],
        "rules": list(one.rules),
        "judged_as": one.twin.id if one.twin else None,
        "restates": clause.restates,
        "remarks": [*one.twin_words, *one.remarks],
        "fault": one.fault,
    }


def _holder(holder: Holder) -> dict[str, str]:
    return {"printed": holder.printed, "name": holder.name, "present": holder.present, "basis": holder.basis}


def _cited(cited: Cited) -> dict[str, Any]:
    place = cited.place
    return {
        "kind": cited.record.kind.name,
        "said": cited.said,
        "path": place.path,
        "line": place.line,
        "column": place.column,
    }


def _need(need: Need) -> dict[str, Any]:
    return {"who": list(need.who), "what": need.what, "by": need.by.isoformat() if need.by else None}
