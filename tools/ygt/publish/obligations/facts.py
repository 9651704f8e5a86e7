"""A clause as people are told of it: the one shaping that the command, the papers and the site share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from ygt.ledger.ledger import Ledger
from ygt.obligations import status
from ygt.obligations.clauses import Clause
from ygt.obligations.holders import Holder
from ygt.obligations.judged import Judged, Judgements, Need
from ygt.obligations.paper import Paper
from ygt.obligations.status import Status
from ygt.obligations.verdict import Cited
from ygt.publish.obligations.periods import next_due, said_due

NO_HOLDER = "文件未指明"

NOT_BINDING = frozenset({"鼓励", "说明"})

_CHAPTER = re.compile(r"([一二三四五六七八九十]+)(?![）)])")


@dataclass(frozen=True, slots=True, eq=False)
class ClauseFacts:
    """Everything a reader asks about one clause on a day, in words, with the records behind the words.

    `number` is as printed, with which of several where the print repeats it; `chapter` the heading it stands under,
    empty where the document has none. `due_words` is 2024年6月底前, 每半年 or 未定时限; `due` the deadline's last day,
    `next_due` the next day something is due. `sentences` are the judgements; `evidence` and `short` records with words;
    `needs` who supplies what by when; `twin_words` what it stands for or is judged by; `remarks` what is to be said
    beside the status.
    """

    id: str
    number: str
    chapter: str
    topic: str
    summary: str
    quote: str
    strength: str
    holders: tuple[Holder, ...]
    due_words: str
    due: date | None
    next_due: date | None
    interpretation: str
    status: Status
    sentences: tuple[str, ...]
    evidence: tuple[Cited, ...]
    short: tuple[Cited, ...]
    needs: tuple[Need, ...]
    twin: Clause | None
    twin_words: tuple[str, ...]
    remarks: tuple[str, ...]
    fault: str
    rules: tuple[str, ...]
    paper: Paper
    judged: Judged = field(repr=False)

    @property
    def clause(self) -> Clause:
        """The clause itself."""
        return self.judged.clause

    @property
    def document(self) -> str:
        """The document's short name, or its title."""
        return self.paper.known_as

    @property
    def cited(self) -> str:
        """The clause as papers cite it: 《实施方案》三（九）."""
        return f"《{self.document.strip('《》')}》{self.number}"

    @property
    def is_task(self) -> bool:
        """Whether it asks something of somebody: neither an encouragement nor an explanation."""
        return self.strength not in NOT_BINDING

    @property
    def holders_said(self) -> str:
        """The duty holders in the document's order, in words."""
        return "、".join(one.said for one in self.holders) if not self._moved else self._one_by_one

    @property
    def departments(self) -> tuple[str, ...]:
        """Under whom it is listed: the holders of the document and those who have the duty now, by official name."""
        return tuple(dict.fromkeys(name for one in self.holders for name in (one.name, one.present)))

    @property
    def _moved(self) -> bool:
        return any(one.successor for one in self.holders)

    @property
    def _one_by_one(self) -> str:
        return "、".join(
            f"{one.name}（现承接部门：{one.present}）" if one.successor else one.name for one in self.holders
        )


def facts_of(ledger: Ledger, judged: Judged, day: date | None = None) -> ClauseFacts:
    """The facts of one clause. `day` is that of the judging; without it `next_due` is not worked out."""
    clause = judged.clause
    paper = clause.obligation.paper
    # What is printed twice is due when it is due where it is judged.
    timed = judged.twin if judged.twin and clause.same_as and not (clause.due or clause.recurrence) else clause
    compiled = ledger.standing == "compiled"
    return ClauseFacts(
        id=clause.id,
        number=clause.number,
        chapter=chapter_of(clause.record.text("number")),
        topic=clause.topic,
        summary=clause.summary,
        quote=clause.quote,
        strength=clause.strength,
        holders=clause.holders,
        due_words=said_due(timed.deadline, timed.recurrence),
        due=timed.due,
        next_due=next_due(judged, day) if day is not None and judged.status is not status.EXPLANATION else None,
        interpretation=clause.interpretation,
        status=judged.status,
        sentences=judged.sentences,
        evidence=judged.evidence,
        short=judged.short,
        needs=() if compiled else judged.needs,
        twin=judged.twin,
        twin_words=tuple(_twin_words(judged)),
        remarks=judged.remarks,
        fault=judged.fault,
        rules=tuple(clause.rules),
        paper=paper,
        judged=judged,
    )


def all_facts(ledger: Ledger, judgements: Judgements) -> list[ClauseFacts]:
    """The facts of every clause, in the order of documents and clauses."""
    return [facts_of(ledger, one, judgements.day) for one in judgements]


def counts_by_status(facts: Iterable[ClauseFacts]) -> dict[Status, int]:
    """How many clauses stand how: only the states there are, in the fixed order of states."""
    found: dict[Status, int] = {}
    for one in facts:
        found[one.status] = found.get(one.status, 0) + 1
    return {one: found[one] for one in status.ALL if one in found}


def chapter_of(number: str) -> str:
    """The chapter a printed number belongs to: 三 of 三（九）, 文头 of 文头, nothing of （九）."""
    match = _CHAPTER.match(number)
    if match:
        return match[1]
    return "" if number.startswith(("（", "(", "第")) else number


def _twin_words(judged: Judged) -> Iterable[str]:
    clause, twin = judged.clause, judged.twin
    if twin is not None and clause.same_as:
        yield f"与{_cited(twin)}为同一要求，一并判断"
    elif twin is not None:
        paper = twin.obligation.paper.known_as
        stricter = "，要求更高" if twin.stricter else ""
        yield f"本地条款{_cited(twin, paper)}已作规定{stricter}，按本地条款判断"
    if clause.restates:
        yield f"{'严于' if clause.stricter else '对应'}上级条款{'、'.join(clause.restates)}"


def _cited(clause: Clause, paper: str = "") -> str:
    return f"{clause.id}（{paper}{clause.number}）"
