"""今日事项: what waits for somebody on a day, each with whom it waits for and what closes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ygt.dates import ONE_DAY, Period
from ygt.ledger.governance import CHIEF, holders_of, in_office
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.roster import is_stale
from ygt.ledger.time import end_of, ending_of, holds_on, start_of
from ygt.obligations import status
from ygt.obligations.verdict import Outcome
from ygt.publish.obligations.facts import ClauseFacts

SOON = timedelta(days=30)
PARTIES = ("unit", "institution", "body")

OVERDUE, DUE, REPORT, VERIFY, SUPERVISED = "逾期事项", "近期到期", "待报事项", "待核事项", "督办未销号"
GROUPS = (OVERDUE, DUE, REPORT, VERIFY, SUPERVISED)
"""In the order in which they are taken in hand."""

SHORT = frozenset({status.OVERDUE, status.TARGET_MISSED})
OPEN = frozenset({status.UNDER_WAY, status.TARGET_NOT_DUE, status.UNVERIFIED, status.TARGET_UNREPORTED})
SELDOM = frozenset({"每年", "每半年", "每季度"})
"""What recurs so seldom that it is worth a reminder; what is due every month or week is done by a plan."""

AGAIN = "本期办完后登记；已登记的不必再办"


@dataclass(frozen=True, slots=True, eq=False)
class Matter:
    """One matter: what it is in words, whom it waits for, by when, how it stands, and what closes it.

    `clause` or `record` is what it is about; `units` are official names in the order of the data, of which those
    registered can be looked up.
    """

    group: str
    said: str
    units: tuple[str, ...]
    due: date | None
    state: str
    tone: str
    closing: str
    clause: ClauseFacts | None = None
    record: Record | None = None


def matters(ledger: Ledger, facts: Iterable[ClauseFacts], day: date) -> list[Matter]:
    """Everything that waits on `day`, by group and then by day; what has none comes last."""
    found = [*_of_clauses(facts, day), *_unreviewed(ledger, day), *_unconfirmed(ledger, day), *_supervised(ledger, day)]
    return sorted(found, key=lambda one: (GROUPS.index(one.group), one.due or date.max))


def persons_of(ledger: Ledger, name: str, day: date) -> list[tuple[str, str]]:
    """Who answers for a unit, an institution or a body on `day`, by name and distinction: its head, or its chair."""
    record = ledger.find(name, *PARTIES)
    if record is None:
        return []
    if record.kind.name != "body":
        return [one.person for one in holders_of(record, CHIEF, Period(day, day))]
    sitting = in_office(record, day)
    seats = [seat["post"] for seat in record.items("seats") if holds_on(seat, day)]
    posts = seats or [one.post for one in sitting]
    return [one.person for one in sitting if one.post == posts[0]] if posts else []


def is_closed(matter: Record, day: date) -> bool:
    """Whether a supervised matter had been closed (销号) by `day`."""
    closed = matter.part("closed")
    on = start_of(closed.get("on"))
    return bool(closed) and (on is None or on <= day)


def is_reviewed(material: Record, day: date) -> bool:
    """Whether material has been confirmed, and the confirmation holds on `day`."""
    reviewed = material.part("reviewed")
    on, until = start_of(reviewed.get("on")), end_of(reviewed.get("until"))
    return bool(reviewed) and (on is None or on <= day) and (until is None or until >= day)


def _of_clauses(facts: Iterable[ClauseFacts], day: date) -> Iterator[Matter]:
    for one in facts:
        # What is printed twice, or stands as a local clause does, is done once.
        if not one.is_task or one.twin is not None:
            continue
        units = tuple(dict.fromkeys(held.present for held in one.holders))
        stands = (one.status.word, one.status.tone)
        if one.status in SHORT:
            yield Matter(OVERDUE, one.summary, units, one.due, *stands, _closing(one), clause=one)
        elif _is_near(one, day):
            closing = _closing(one) if one.status in OPEN else AGAIN
            yield Matter(DUE, one.summary, units, one.next_due, *stands, closing, clause=one)
        elif one.status in (status.UNVERIFIED, status.TARGET_UNREPORTED):
            by = min((need.by for need in one.needs if need.by), default=one.due)
            who = tuple(dict.fromkeys(name for need in one.needs for name in need.who)) or units
            yield Matter(REPORT, one.summary, who, by, *stands, _closing(one), clause=one)


def _is_near(one: ClauseFacts, day: date) -> bool:
    """Whether a clause that is still open, or seldom comes round, is due soon."""
    if one.next_due is None or one.next_due > day + SOON:
        return False
    return one.clause.recurrence in SELDOM or (one.status in OPEN and one.next_due == one.due)


def _closing(one: ClauseFacts) -> str:
    """What is still missing, in the words of the judgement."""
    if one.needs:
        return f"补充{'、'.join(dict.fromkeys(need.what for need in one.needs))}"
    short = [verdict.sentence for verdict in one.judged.verdicts if verdict.outcome is Outcome.UNMET]
    return "；".join(dict.fromkeys(short)) or "登记载明落实的记录"


def _unreviewed(ledger: Ledger, day: date) -> Iterator[Matter]:
    """The material in force that nobody has confirmed, or whose confirmation has run out."""
    for one in ledger.sound("material"):
        if holds_on(one.data, day) and not is_reviewed(one, day):
            units = (one.text("issuer"),) if one.text("issuer") else ()
            yield Matter(VERIFY, one.name, units, None, "待复核", "unknown", "复核后登记复核单位和日期", record=one)


def _unconfirmed(ledger: Ledger, day: date) -> Iterator[Matter]:
    """The lists of members and of heads that name somebody and were last confirmed a year ago or more."""
    for kind in PARTIES:
        for one in ledger.sound(kind):
            last = end_of(one.get("until")) if kind == "body" else ending_of(one.data)
            if (last and last < day) or not is_stale(one.get("confirmed_on"), day):
                continue
            named = in_office(one, day) if kind == "body" else holders_of(one, "负责同志", Period(day, day))
            if named:
                said = f"{one.name}{'名单' if kind == 'body' else '负责人'}"
                closing = "核实后登记名单最近核实日期"
                yield Matter(VERIFY, said, (one.name,), None, "待核实", "unknown", closing, record=one)


def _supervised(ledger: Ledger, day: date) -> Iterator[Matter]:
    for one in ledger.sound("supervision"):
        issued = start_of(one.get("issued_on"))
        if is_closed(one, day) or (issued and issued > day):
            continue
        due = end_of(one.get("due"))
        state, tone = ("已过时限，尚未销号", "short") if due and due < day else ("办理中", "open")
        units = tuple(one.items("units"))
        yield Matter(SUPERVISED, one.text("matter") or one.name, units, due, state, tone, _steps(one, day), record=one)


def _steps(one: Record, day: date) -> str:
    """The last that was told of it, and what closes it."""
    told = [step for step in one.items("progress") if (on := start_of(step.get("on"))) is None or on < day + ONE_DAY]
    last = f"最近进展：{told[-1]['text']}；" if told and told[-1].get("text") else ""
    return f"{last}办结后登记销号"
