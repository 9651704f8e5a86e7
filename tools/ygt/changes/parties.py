"""Four lists, not one: who countersigns, who is consulted, who is told, with whom it is filed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ygt.changes.change import PAPER_DUE, Change, unique
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import official
from ygt.ledger.record import Record

OPEN = frozenset({"说明", "目标"})
"""Clauses of these strengths give nobody a remit."""

OFFICES = frozenset({"管理委员会", "办公室"})


class Lists(NamedTuple):
    """The official names in each list, in the order of the clauses and changes; none of them is ever sorted."""

    cosign: tuple[str, ...] = ()
    consult: tuple[str, ...] = ()
    inform: tuple[str, ...] = ()
    file: tuple[str, ...] = ()


TITLES = {"cosign": "会签部门", "consult": "征求意见单位", "inform": "知会单位", "file": "备案机关"}


def lists(ledger: Ledger, changes: Iterable[Change]) -> Lists:
    """The four lists for some changes; only a paper yet to be issued is countersigned or consulted on.

    Nobody is in two of the first three: who countersigns is not consulted, who is consulted need not be told.
    """
    known = list(changes)
    due = [one for one in known if one.paper == PAPER_DUE]
    bound = _bound(ledger, dict.fromkeys(topic for one in due for topic in one.topics or one.kind.topics))
    cosign = unique(one.name for one in bound if one.kind.name == "unit")
    asked = [*(name for one in due for name in one.parties.consulted), *(one.name for one in bound)]
    consult = unique(name for name in asked if name not in cosign)
    told = [*(name for one in known for name in one.parties.informed), *_consulted_before(known)]
    inform = unique(name for name in told if name not in cosign and name not in consult)
    return Lists(cosign, consult, inform, unique(name for one in known for name in one.parties.filed))


def _consulted_before(changes: list[Change]) -> Iterable[str]:
    """Whoever a decision already announced concerns is told of it."""
    return (name for one in changes if one.paper != PAPER_DUE for name in one.parties.consulted)


def _bound(ledger: Ledger, topics: Iterable[str]) -> list[Record]:
    """The duty holders of the clauses on these topics: those of the county's own papers, else those of its packs.

    Departments countersign, institutions are asked. Whoever drafts the paper (主办) does neither.
    """
    from ygt.obligations.clauses import obligations

    wanted = set(topics)
    if not wanted:
        return []
    drafting = _drafting(ledger)
    found: dict[bool, list[Record]] = {True: [], False: []}
    for obligation in obligations(ledger):
        for clause in obligation.clauses:
            if clause.sound and clause.topic in wanted and clause.strength not in OPEN:
                present = (one.successor or one.unit for one in clause.holders)
                found[not obligation.pack] += [one for one in present if one is not None]
    return [one for one in found[True] or found[False] if one.name not in drafting]


def _drafting(ledger: Ledger) -> set[str]:
    """The unit that keeps the ledger, and the one that houses the office of the county's committee."""
    kept_by = ledger.county.text("maintained_by") if ledger.county else ""
    hosts = [one.part("office").get("host", "") for one in ledger.sound("body") if one.text("function") in OFFICES]
    return {official(ledger, name) for name in (kept_by, *hosts) if name}
