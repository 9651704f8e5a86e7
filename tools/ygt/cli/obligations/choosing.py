"""Which clauses are asked for: by document, department, status, and what is due soon."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ygt.cli.parameters import asked
from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.obligations.paper import Paper
from ygt.obligations.reader import PARTIES
from ygt.publish.obligations.facts import ClauseFacts
from ygt.schema.suggestion import nearest


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for; nothing given is everything."""

    document: str | None = None
    department: str | None = None
    statuses: frozenset[str] = frozenset()
    days: int | None = None


def chosen(ledger: Ledger, facts: Sequence[ClauseFacts], wanted: Asked, day: date) -> list[ClauseFacts]:
    """The clauses asked for, in their order. ToolError names the nearest document or department to an unknown one."""
    found: Iterable[ClauseFacts] = facts
    if wanted.document is not None:
        paper = _paper(ledger, facts, wanted.document)
        found = [one for one in found if one.paper is paper]
    if wanted.department is not None:
        name = _department(ledger, facts, wanted.department)
        found = [one for one in found if name in one.departments]
    if wanted.statuses:
        found = [one for one in found if one.status.word in wanted.statuses]
    if wanted.days is not None:
        last = min(day, date.max - timedelta(wanted.days)) + timedelta(wanted.days)
        found = [one for one in found if one.is_task and one.next_due is not None and one.next_due <= last]
    return list(found)


def _paper(ledger: Ledger, facts: Sequence[ClauseFacts], word: str) -> Paper:
    papers = {id(one.paper): one.paper for one in facts}
    if not word.strip():
        raise ToolError("没有写明文件", f"登记有条款的文件：{_listed(papers.values())}")
    registered = ledger.find(word, "document")
    names: dict[str, Paper] = {}
    for one in facts:
        pack = one.clause.obligation
        # S000 of S000-080: what the numbers of its clauses begin with.
        prefix = one.clause.id.partition("-")[0]
        for name in (one.paper.title, one.paper.number, one.document, pack.id, pack.pack, prefix):
            names.setdefault(name, one.paper)
    found = names.get(word) if word else None
    found = found or next((one for one in papers.values() if registered and one.record is registered), None)
    if found is not None:
        return found
    if registered is not None:
        raise ToolError(f"文件“{word}”没有登记条款", f"登记有条款的文件：{_listed(papers.values())}")
    meant = nearest(word, names)
    raise ToolError(f"未登记的文件“{word}”{asked(meant)}", f"登记有条款的文件：{_listed(papers.values())}")


def _listed(papers: Iterable[Paper]) -> str:
    return "、".join(f"“{one.known_as}”" for one in papers) or "无"


def _department(ledger: Ledger, facts: Sequence[ClauseFacts], word: str) -> str:
    holders = [holder for one in facts for holder in one.holders]
    known = {name: one.name for one in holders for name in (one.name, one.printed)}
    known |= {one.present: one.present for one in holders}
    known |= _printed(ledger)
    if word in known:
        return known[word]
    registered = ledger.find(word, *PARTIES)
    if registered is not None:
        return registered.name
    if not word.strip():
        raise ToolError("没有写明部门", "写部门的名称、简称或曾用名")
    meant = nearest(word, [*known, *ledger.names.known(PARTIES)])
    raise ToolError(f"未登记的单位“{word}”{asked(meant)}", "登记情况用 ygt list unit、ygt list institution 查看")


def _printed(ledger: Ledger) -> dict[str, str]:
    """The official names of this county's parties by the names the packs print for them."""
    found: dict[str, str] = {}
    for pack in ledger.packs:
        for printed, here in pack.names.items():
            if (party := ledger.find(here, *PARTIES)) is not None:
                found.setdefault(printed, party.name)
    return found
