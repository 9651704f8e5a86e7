"""某日名单: who sat in a body on any day and which of its seats were empty, from the dates of the records."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from markupsafe import Markup

from ygt.dates import ONE_DAY, Period, change_points, printed, printed_day
from ygt.ledger.governance import memberships
from ygt.ledger.record import Record
from ygt.ledger.roster import Roster, Row, State, is_stale, roster
from ygt.ledger.time import end_of, interval, start_of
from ygt.publish.site.people import confirmation
from ygt.publish.site.spans import between, control, marked, merged
from ygt.publish.site.workspace import Workspace

EMPTY: tuple[State, ...] = ("待填报", "待接任", "空缺")


class Line(NamedTuple):
    """A line of the roster with the attributes that say from when until when it stands there."""

    row: Row
    mark: Markup


class Said(NamedTuple):
    """A sentence about the roster with the attributes that say of which days it is true."""

    text: str
    mark: Markup


@dataclass(slots=True, eq=False)
class Board:
    """A body's rosters of all days; `day` is the one shown where no other is asked for, `roster` that of this day.

    `first` is the first day of which any member is known; `control` is what the script needs to offer another day,
    empty where the records have no dates to tell days apart.
    """

    day: date
    roster: Roster
    lines: list[Line] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    first: date | None = None
    control: Markup = field(default_factory=Markup)


def board(workspace: Workspace, body: Record) -> Board:
    """The rosters of `body`; shown is that of the workspace's day, or of the last day of a body that has ended."""
    end = end_of(body.get("until"))
    day = min(workspace.day, end) if end else workspace.day
    first = _first_recorded(workspace, body)
    made = Board(day, roster(workspace.ledger, body, day), first=first)
    stretches = [
        (span, roster(workspace.ledger, body, span.first))
        for span in between(_points(body), Period(date.min, end or date.max))
        if first is None or span.last >= first
    ]
    made.lines = _lines(stretches, day)
    made.said = [*_totals(stretches, day), *_confirmed(workspace, body, made)]
    if first is not None:
        made.control = _control(day, first, end)
    return made


def total(found: Roster) -> str:
    """How many seats there are and how many of them are filled, waited for or empty; without seats, how many sit."""
    number = f"{found.least}" if found.least == found.most else f"不少于{found.least}"
    said = [f"名额{number}席"] if found.least else []
    said += [f"列名{len(found.present)}人"] if found.present or found.least else []
    said += [f"{state}{found.seats(state)}席" for state in EMPTY if found.least and found.seats(state)]
    return "，".join(said)


def _points(body: Record) -> list[date]:
    """The days on which anything about the roster changes."""
    return change_points(interval(one) for key in ("memberships", "seats", "vacancies") for one in body.items(key))


def _first_recorded(workspace: Workspace, body: Record) -> date | None:
    """The first day of which the body's members are known; a member without a day dates from what decided it."""
    days = [_since(workspace, one) for key in ("memberships", "vacancies") for one in body.items(key)]
    known = [one for one in days if one]
    return min(known) if known else start_of(body.get("confirmed_on")) if days else None


def _since(workspace: Workspace, one: dict[str, Any]) -> date | None:
    if "from" in one:
        return start_of(one["from"])
    decision = one.get("decided_by") or {}
    source = one.get("source") or {}
    cited = (
        workspace.ledger.find(part[kind], kind)
        for part in (decision, source)
        for kind in ("document", "meeting")
        if kind in part
    )
    days = (start_of(paper.get("date")) for paper in cited if paper)
    return start_of(decision.get("date")) or next((day for day in days if day), None)


def _lines(stretches: Sequence[tuple[Period, Roster]], day: date) -> list[Line]:
    """Every line of every stretch once, in an order that is each stretch's own.

    Members stand in the order of the data on every day; a line of empty seats stands behind the member it follows.
    """
    rows: dict[tuple[Any, ...], Row] = {}
    placed: list[tuple[tuple[Any, ...], Period]] = []
    for span, found in stretches:
        after, step = -1, 0
        for row in found.rows:
            if row.member:
                after, step = row.member.index, 0
                key: tuple[Any, ...] = (after, step)
            else:
                step += 1
                key = (after, step, row.post, row.state, row.count or 0, json.dumps(row.offices, ensure_ascii=False))
            rows.setdefault(key, row)
            placed.append((key, span))
    spans = sorted((key[:2], span, key) for key, found_spans in merged(placed).items() for span in found_spans)
    return [Line(rows[key], marked(span, day)) for _, span, key in spans]


def _totals(stretches: Sequence[tuple[Period, Roster]], day: date) -> Iterator[Said]:
    said = []
    for span, found in stretches:
        text = total(found)
        unknown = sum("from" not in one.data for one in found.present)
        if text and unknown and span.last < day:
            text += f"，其中{unknown}人未载明任职起始日期"
        said.append((text, span))
    for text, spans in merged(said).items():
        yield from (Said(f"{text}。", marked(span, day)) for span in spans if text)


def _confirmed(workspace: Workspace, body: Record, made: Board) -> Iterator[Said]:
    """When the list was last confirmed: said of the day shown, and of every day after the confirmation."""
    if not any("person" in one.data for one in memberships(body)):
        return
    if made.day < workspace.day:
        # What has ended has a last list, and nobody on it is in office.
        if body.text("confirmed_on"):
            yield Said(f"名单最近核实日期：{printed(body['confirmed_on'])}。", Markup(""))
        return
    confirmed = end_of(body.get("confirmed_on"))
    tomorrow = made.day + ONE_DAY
    points = [made.day, tomorrow, *([confirmed + ONE_DAY, _stale_from(confirmed)] if confirmed else [])]
    for span in between(points):
        if span.contains(made.day):
            text = confirmation(body, made.day) if made.roster.present else ""
        elif confirmed and span.last <= confirmed:
            text = ""
        else:
            text = confirmation(body, span.first).replace("是否现任待核", "是否在任待核")
        if text:
            yield Said(f"{text}。", marked(span, made.day))
    if "until" not in body.data:
        text = f"台账截至{printed_day(workspace.day)}，其后的名单按现有记录列出，以后续登记为准。"
        yield Said(text, marked(Period(workspace.day + ONE_DAY, date.max), made.day))


def _stale_from(confirmed: date) -> date:
    """The first day on which a list confirmed on that day is old."""
    day = date(confirmed.year + 1, confirmed.month, min(confirmed.day, 28))
    while not is_stale(confirmed.isoformat(), day):
        day += ONE_DAY
    return day


def _control(day: date, first: date, end: date | None) -> Markup:
    nothing = f"台账没有这一天的名单记录，最早的记录始于{printed_day(first)}。"
    over = {"over": f"本组织已于{printed_day(end)}终止，这一天没有名单。"} if end else {}
    return control(day=day, first=first, nothing=nothing, last=end, heading="roster", **over)
