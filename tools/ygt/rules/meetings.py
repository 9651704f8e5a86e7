"""Meetings of bodies: figures, numbers and names (YGT428, YGT429, YGT445)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ygt.findings import Finding, Place, Related, Rule
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import start_of
from ygt.rules.examples import shown
from ygt.rules.rule import Entry

_MEETING = (
    "- name: 县药事会2026年春季会议\n  id: yaoshihui-chunji\n  body: 县药事会\n  date: 2026-03-18\n"
    "  year: %d\n  number: %d\n"
)

MEETING_FIGURES = Rule(
    code="YGT428",
    name="meeting-figures",
    severity="error",
    title="会议登记前后不一",
    why="会议的名称、年度、次数与日期，应到与实到人数，议定事项的序号，说的是同一次会议，应当相互一致。",
    message="{meeting}{problem}",
    help="对照会议纪要核对",
    bad=shown("org/meetings.yaml", _MEETING % (2025, 3)),
    good=shown("org/meetings.yaml", _MEETING % (2026, 2)),
)


def meeting_figures(ledger: Ledger) -> Iterator[Finding]:
    """Meetings of another year than their date, attended by more than were due, or with decisions out of number."""
    for meeting in ledger.sound("meeting"):
        for place, problem in _problems(ledger, meeting):
            yield MEETING_FIGURES.at(place, meeting=meeting.name, problem=problem)


_NAMED = re.compile("(?P<year>[0-9]{4})年第(?P<number>[0-9]{1,3})次")


def _problems(ledger: Ledger, meeting: Record) -> Iterator[tuple[Place, str]]:
    day, year = start_of(meeting["date"]), meeting.get("year")
    misdated = day is not None and year is not None and day.year != year
    if misdated:
        yield meeting.place("year"), f"的年度为{year}，日期为 {meeting['date']}"
    expected, attended = meeting.get("expected"), meeting.get("attended")
    if expected is not None and attended is not None and attended > expected:
        yield meeting.place("attended"), f"应到{expected}人，实到{attended}人"
    named = _NAMED.search(ledger.meant(meeting, "name"))
    for field, unit in (("year", "年度"), ("number", "次数")) if named else ():
        given = meeting.get(field)
        if named and given is not None and int(named[field]) != given and not (field == "year" and misdated):
            yield meeting.place(field), f"的{unit}为{given}，与名称不符"
    for wanted, decision in enumerate(meeting.items("decisions"), 1):
        if decision["number"] != wanted:
            place = meeting.place("decisions", wanted - 1, "number")
            yield place, f"的议定事项序号应为{wanted}，现为{decision['number']}"
            break
    minutes = ledger.find(meeting.text("minutes"), "document")
    if minutes is not None and minutes["kind"] != "纪要":
        yield meeting.place("minutes"), f"的会议纪要“{minutes.known_as()}”文种为{minutes['kind']}"


DUPLICATE_MEETING = Rule(
    code="YGT429",
    name="duplicate-meeting-number",
    severity="error",
    title="会议次数重复",
    why="同一组织同一年度内，第几次会议只有一次。",
    message="{body}{year}年第{number}次会议已登记为“{other}”",
    help="核对会议次数和年度；属同一次会议的，合并为一条",
    label="第二次登记",
    bad=shown("org/meetings.yaml", _MEETING.replace("2026-03-18", "2025-03-18") % (2025, 1)),
    good=shown("org/meetings.yaml", _MEETING % (2026, 2)),
)


def duplicate_meetings(ledger: Ledger) -> Iterator[Finding]:
    """Two meetings of one body with the same year and number."""
    seen: dict[tuple[int, int, int], Record] = {}
    for meeting in ledger.sound("meeting"):
        body = ledger.find(meeting["body"], "body", "unit")
        if body is None or "number" not in meeting.data or "year" not in meeting.data:
            continue
        first = seen.setdefault((id(body), meeting["year"], meeting["number"]), meeting)
        if first is not meeting:
            yield DUPLICATE_MEETING.at(
                meeting.place("number"),
                related=[Related(first.head(), "首次登记在此")],
                body=body.known_as(),
                year=meeting["year"],
                number=meeting["number"],
                other=first.name,
            )


_OTHER = "- {name: 县药事会专题会议, id: zhuanti, body: %s, date: 2026-01-15}\n"

MEETING_OF_OTHER = Rule(
    code="YGT445",
    name="meeting-of-other-body",
    severity="note",
    title="会议名称与所属组织不一致",
    why="会议名称通常写明是哪个组织的会议。名称中是别的组织的，决定可能记在了不相干的组织名下。",
    message="会议“{meeting}”属于{body}，名称中却是{other}",
    help="核对 body（组织）和会议名称",
    bad=shown("org/meetings.yaml", _OTHER % "理事会"),
    good=shown("org/meetings.yaml", _OTHER % "县药事会"),
)


def meetings_of_others(ledger: Ledger) -> Iterator[Finding]:
    """Meetings whose name holds the name of another body and none of their own."""
    named = [(one, [one.name, *(match.name for match in ledger.names.of(one))]) for one in ledger.sound("body")]
    for meeting in ledger.sound("meeting"):
        body = ledger.find(meeting["body"], "body")
        borne = {id(one) for one, names in named if any(name in meeting.name for name in names)}
        if body is None or id(body) in borne:
            continue
        for other, _ in named:
            if id(other) in borne:
                yield MEETING_OF_OTHER.at(
                    meeting.place("body"),
                    related=[Related(other.head(), "该组织登记在此")],
                    unit=body.name,
                    meeting=meeting.name,
                    body=body.known_as(),
                    other=other.known_as(),
                )


TABLE: tuple[Entry, ...] = (
    (MEETING_FIGURES, meeting_figures),
    (DUPLICATE_MEETING, duplicate_meetings),
    (MEETING_OF_OTHER, meetings_of_others),
)
