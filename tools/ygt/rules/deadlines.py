"""Deadlines of milestones and clauses against the documents that set them (YGT613, YGT617)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ygt.findings import Finding, Related, Rule
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, start_of
from ygt.rules.examples import shown
from ygt.rules.rule import Entry
from ygt.schema.contract import Steps

_MILESTONES = "org/milestones.yaml"
_MILESTONE = "- {name: 章程制定完成, due: %s, printed: %s, source: {document: 实施方案, clause: （七）}}\n"

EARLY_DEADLINE = Rule(
    code="YGT613",
    name="deadline-before-document",
    severity="note",
    title="时限早于印发日期",
    why="文件印发时，所定时限已经过去。属文件本身的情况，如实登记，不影响核对。",
    message="“{name}”的时限 {due} 早于《{document}》的成文日期 {date}",
    help="核对是否抄录有误；文件如此的，不必更改",
    bad=shown(_MILESTONES, _MILESTONE % ("2024-04-30", "2024年4月底")),
    good=shown(_MILESTONES, _MILESTONE % ("2024-06-30", "2024年6月底")),
)


def early_deadlines(ledger: Ledger) -> Iterator[Finding]:
    """Milestones and clauses due before the document that sets them."""
    for milestone in ledger.sound("milestone"):
        yield from _early(ledger, milestone, milestone.name, ("due",), milestone.part("source").get("document", ""))
    for tasks in ledger.sound("obligation"):
        for index, clause in enumerate(tasks.items("clauses")):
            yield from _early(ledger, tasks, clause["number"], ("clauses", index, "deadline"), tasks["document"])


def _early(ledger: Ledger, record: Record, name: str, steps: Steps, document: str) -> Iterator[Finding]:
    due = record.get("due") if len(steps) == 1 else record.items("clauses")[int(steps[1])].get("deadline")
    source = ledger.find(document, "document")
    last, dated = end_of(due), start_of(source.get("date")) if source else None
    if source and last and dated and last < dated:
        yield EARLY_DEADLINE.at(
            record.place(*steps),
            related=[Related(source.head(), "文件登记在此")],
            unit=source.known_as(),
            name=name,
            due=due,
            document=source.known_as(),
            date=source["date"],
        )


_MONTH = re.compile(r"(?P<year>[0-9]{4})年(?:(?P<month>[0-9]{1,2})月)?")

DUE_AGAINST_PRINT = Rule(
    code="YGT617",
    name="due-against-print",
    severity="error",
    title="时限与原文不符",
    why="“时限”是“原文时限”换算的日期，年份、月份应与原文一致。",
    message="“{name}”的{title} {due} 与原文“{printed}”不符",
    help="对照文件核对日期和原文；原文确有误印的，登记有据例外并在 org/collation.yaml 作校勘记录",
    bad=shown(_MILESTONES, _MILESTONE % ("2024-07-31", "2024年6月底")),
    good=shown(_MILESTONES, _MILESTONE % ("2024-06-30", "2024年6月底")),
)


def due_against_print(ledger: Ledger) -> Iterator[Finding]:
    """Milestones whose days are in none of the years and months printed, where the print names any."""
    for milestone in ledger.sound("milestone"):
        printed = milestone["printed"]
        mentioned = [match.group("year", "month") for match in _MONTH.finditer(printed)]
        for field in ("starts", "due"):
            day, written = start_of(milestone.get(field)), milestone.text(field)
            node = milestone.node(field)
            if not mentioned or day is None or node is None:
                continue
            fits = any(
                int(year) == day.year and (month is None or len(written) == 4 or int(month) == day.month)
                for year, month in mentioned
            )
            if not fits:
                place = milestone.place(field)
                yield DUE_AGAINST_PRINT.at(place, name=milestone.name, title=node.title, due=written, printed=printed)


TABLE: tuple[Entry, ...] = (
    (EARLY_DEADLINE, early_deadlines),
    (DUE_AGAINST_PRINT, due_against_print),
)
