"""Dates that do not exist or cannot follow one another (YGT121, YGT122)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.dates import day_fault
from ygt.findings import Finding, Rule
from ygt.ledger.fields import Field
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, start_of
from ygt.rules.codes import faults
from ygt.rules.examples import clinic, shown
from ygt.rules.rule import Entry
from ygt.schema.contract import Steps

IMPOSSIBLE_DATE = Rule(
    code="YGT121",
    name="impossible-date",
    severity="error",
    title="日期不存在或写法不对",
    why="日期写作 2024-12-02，只知到月写作 2024-12，只知到年写作 2024。写法不一，就不能判断先后。",
    basis="GB/T 7408.1-2023 日期表示法",
    certainty="read",
    message="“{title}”的值“{value}”：{reason}",
    help="{remedy}",
    bad=clinic("  confirmed_on: 2024-02-30\n"),
    good=clinic("  confirmed_on: 2024-02-29\n"),
    exceptable=False,
)


def impossible_dates(ledger: Ledger) -> Iterator[Finding]:
    """Every date field whose text is no day, month or year."""
    yield from faults(ledger, "day", IMPOSSIBLE_DATE, day_fault)


_SUPPORT = "- {supporter: 县医院, supported: 松岭乡卫生院, stage: 已建立, from: 2025-03-01, until: %s}\n"

DISORDERED_DATES = Rule(
    code="YGT122",
    name="disordered-dates",
    severity="error",
    title="日期先后颠倒",
    why="截止不能早于起始，印发不能早于成文，调出不能早于调入，销号不能早于交办。",
    message="“{later_title}”{later} 早于“{earlier_title}”{earlier}",
    help="核对两个日期；起始日与截止日都含当日",
    bad=shown("org/support.yaml", _SUPPORT % "2025-02"),
    good=shown("org/support.yaml", _SUPPORT % "2025-03"),
    exceptable=False,
)
_ORDERED = (
    ("from", "until"),
    ("date", "issued_on"),
    ("starts", "due"),
    ("issued_on", "due"),
    ("agreement_from", "agreement_until"),
    ("date", "ended_on"),
    ("effective_from", "ended_on"),
    ("from", "filed_on"),
)


def disordered_dates(ledger: Ledger) -> Iterator[Finding]:
    """Pairs of dates of one mapping that stand the wrong way round; a drug changed or delisted before it was listed."""
    for field in ledger.formatted(["day"]):
        later = str(field.steps[-1])
        for first, second in _ORDERED:
            if later == second and first in field.holder:
                yield from _disordered(field, first, field.holder[first])
    events: list[tuple[Steps, str, str]]
    for item in ledger.sound("supervision"):
        events = [
            (("progress", index, "on"), "进展日期", one["on"]) for index, one in enumerate(item.items("progress"))
        ]
        events += [(("closed", "on"), "销号日期", item["closed"]["on"])] if "closed" in item.data else []
        yield from _before(item, events, "交办日期", item["issued_on"])
    for drug in ledger.sound("drug"):
        events = [(("changes", index, "on"), "调整日期", one["on"]) for index, one in enumerate(drug.items("changes"))]
        events += [(("delisted", "on"), "调出日期", drug["delisted"]["on"])] if "delisted" in drug.data else []
        yield from _before(drug, events, "调入日期", drug["listed"]["on"])


def _before(record: Record, events: list[tuple[Steps, str, str]], title: str, first: str) -> Iterator[Finding]:
    """Those of the events (where, what, day) of a record that took place before its first day."""
    start = start_of(first)
    for steps, later_title, later in events:
        end = end_of(later)
        if start and end and end < start:
            place = record.place(*steps)
            yield DISORDERED_DATES.at(place, later_title=later_title, later=later, earlier_title=title, earlier=first)


def _disordered(field: Field, first: str, value: object) -> Iterator[Finding]:
    start, end = start_of(value), end_of(field.value)
    if start and end and end < start:
        sibling = field.record.node(*field.steps[:-1], first)
        yield DISORDERED_DATES.at(
            field.place(),
            later_title=field.node.title,
            later=field.value,
            earlier_title=sibling.title if sibling else first,
            earlier=value,
        )


TABLE: tuple[Entry, ...] = (
    (IMPOSSIBLE_DATE, impossible_dates),
    (DISORDERED_DATES, disordered_dates),
)
