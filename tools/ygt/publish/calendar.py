"""Deadlines and recurrences as a calendar feed (RFC 5545) that phones and office programs subscribe to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from ygt.dates import ONE_DAY
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.standing import disclaimer, standing_of
from ygt.ledger.time import end_of
from ygt.obligations.paper import Paper
from ygt.obligations.reader import PARTIES
from ygt.publish.obligations.facts import NO_HOLDER, ClauseFacts
from ygt.publish.obligations.periods import period_end
from ygt.publish.papers.moment import instant

if TYPE_CHECKING:
    from icalendar import Event

MAKER = "-//ygt//医共体治理台账//ZH"

MONTH_ENDS = {"每年": (12,), "每半年": (6, 12), "每季度": (3, 6, 9, 12), "每月": tuple(range(1, 13))}
"""In which months a period of a recurrence ends. What is due every week or 定期 has no day in a calendar: offices
enter it as a plan and totals."""

Address = Callable[[ClauseFacts], str]
"""Where to read on about a clause: an address, or an empty string."""


def feed(
    ledger: Ledger,
    facts: Iterable[ClauseFacts],
    *,
    at: datetime,
    department: str = "",
    address: Address = lambda _: "",
) -> bytes:
    """The feed of a county, or of one of its departments by official name; every event is stamped `at`.

    In it are the deadlines and recurrences of tasks, and the supervised matters that are not closed.
    """
    from icalendar import Calendar, vDuration

    county = ledger.county
    name = f"{department or (county.name if county else '')}任务时限"
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-caldesc", standing_of(ledger).sentence)
    calendar.add("refresh-interval", vDuration(timedelta(days=1)), parameters={"VALUE": "DURATION"})
    for event in _events(ledger, facts, department, address):
        event.add("dtstamp", instant(at))
        calendar.add_component(event)
    return bytes(calendar.to_ical(sorted=True))


def departments(facts: Iterable[ClauseFacts]) -> list[str]:
    """Who has tasks with days in a calendar today, in the order of the documents."""
    found = (holder.present for one in facts if _days(one) for holder in one.holders)
    return list(dict.fromkeys(found))


def _events(ledger: Ledger, facts: Iterable[ClauseFacts], department: str, address: Address) -> Iterator[Event]:
    domain = f"{ledger.county.text('id') if ledger.county else 'county'}.ygt"
    beside = disclaimer(ledger)
    for one in facts:
        if department and department not in (holder.present for holder in one.holders):
            continue
        for key, title, first, months in _days(one):
            event = _event(f"{one.id}.{key}@{domain}", f"{title}：{one.summary}（{one.cited}）", first)
            event.add("description", _clean("\n".join(filter(None, (*_said(one), beside)))))
            event.add("categories", [_clean(one.document)])
            if months:
                event.add("rrule", _rule(months, one.paper))
            if link := address(one):
                event.add("url", link)
            yield event
    for record in ledger.sound("supervision"):
        yield from _supervised(ledger, record, department, domain, beside)


def _days(one: ClauseFacts) -> list[tuple[str, str, date, tuple[int, ...]]]:
    """What of a clause has a day: a lasting key, its title, the first day, and the months in which it recurs."""
    twin = one.twin
    if not one.is_task or (twin is not None and (twin.due or twin.recurrence)):
        return []
    found: list[tuple[str, str, date, tuple[int, ...]]] = []
    if one.due:
        found.append(("due", "时限", one.due, ()))
    others = dict.fromkeys(verdict.due for verdict in one.judged.verdicts if verdict.due and verdict.due != one.due)
    found += [(f"check-{count}", "考核时点", due, ()) for count, due in enumerate(others, start=1) if due]
    recurrence = one.clause.recurrence
    months = MONTH_ENDS.get(recurrence, ())
    begins = one.paper.dated or one.due
    first = period_end(recurrence, begins) if months and begins else None
    return [*found, ("every", recurrence, first, months)] if first else found


def _said(one: ClauseFacts) -> Iterator[str]:
    yield f"条款：{one.id} {one.paper.title} {one.number}"
    yield f"责任部门（按文件排序）：{one.holders_said or NO_HOLDER}"
    yield f"时限、频次：{one.due_words}"
    yield f"状态：{one.status}"
    yield from (f"注：{remark}" for remark in one.remarks)


def _supervised(ledger: Ledger, record: Record, department: str, domain: str, beside: str) -> Iterator[Event]:
    due = end_of(record.get("due"))
    units = [found.name if (found := ledger.find(one, *PARTIES)) else one for one in record.items("units")]
    if due is None or "closed" in record.data or (department and department not in units):
        return
    key = record.text("id") or record.name
    event = _event(f"supervision.{key}@{domain}", f"督办：{record.text('matter') or record.name}", due)
    said = (f"督办事项：{record.name}", f"责任单位：{'、'.join(units)}", beside)
    event.add("description", _clean("\n".join(filter(None, said))))
    event.add("categories", ["督办事项"])
    yield event


def _event(uid: str, summary: str, day: date) -> Event:
    """An event of one whole day that blocks nobody's time."""
    from icalendar import Event

    event = Event()
    event.add("uid", _clean(uid))
    event.add("summary", _clean(summary))
    event.add("dtstart", day)
    if day < date.max:
        event.add("dtend", day + ONE_DAY)
    event.add("transp", "TRANSPARENT")
    return event


def _rule(months: tuple[int, ...], paper: Paper) -> dict[str, object]:
    """On the last day of each of these months, until the document ceases to be in force."""
    rule: dict[str, object] = {"freq": "yearly", "bymonth": list(months), "bymonthday": -1}
    validity = paper.data.get("validity")
    until = end_of(validity.get("until")) if isinstance(validity, dict) else None
    ends = [one for one in (until, end_of(paper.data.get("ended_on"))) if one]
    return {**rule, "until": min(ends)} if ends else rule


def _clean(text: str) -> str:
    """`text` without the control characters that a calendar may not hold."""
    return "".join(one for one in text if one == "\n" or one.isprintable() or one == "\u3000")
