"""Rows that were taken out of a workbook, put back into the copy that is sent back, just as they were handed out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count

from ygt.forms.cells import Shown
from ygt.forms.outcome import Gone, Merged
from ygt.forms.problem import Problem, Spot
from ygt.forms.returned import Answers, Returned
from ygt.forms.tables import Names

Rows = Mapping[str, Mapping[int, list[Shown]]]
"""All cells of rows by the title of their sheet and their number there, counted from 0."""

_TOLD = 5
_REMEDY = "请保留补回的行，另行重打的请删去；事项已结束的，在该行填写截止日期和原因；确需删除的，请告知台账维护单位"


def put_back(returned: Returned, merged: Merged, allowed: int) -> tuple[Rows, list[Problem]]:
    """The rows to put back and what is said of them; none where no more were taken out than is `allowed`."""
    moved = {(one.sheet.table.title, number) for one in returned.answers for number in one.moved}
    missing = [one for one in merged.missing if (one.sheet.table.title, one.number) not in moved]
    deleted = [one for one in missing if one in merged.deleted]
    if len(deleted) <= allowed:
        missing = [one for one in missing if one not in deleted]
    places = _places(returned.answers, missing)
    rows: dict[str, dict[int, list[Shown]]] = {}
    problems = []
    for answers in returned.answers:
        table, own = answers.sheet.table, [one for one in missing if one.sheet is answers.sheet]
        found = places[table.kind.name, table.lists]
        for number, row in found.items():
            given = answers.sheet.rows[number]
            rows.setdefault(table.title, {})[row] = [str(number + 1), *given.owners, *given.cells]
        if own:
            problems.append(_problem(own, [Spot(table.title, row, 0) for row in found.values()], len(deleted)))
    return rows, problems


def _problem(own: list[Gone], spots: list[Spot], deleted: int) -> Problem:
    listed = "、".join(f"“{one.label}”" for one in own[:_TOLD]) + ("等" if len(own) > _TOLD else "")
    message = f"表格中少了{len(own)}行：{own[0].sheet.table.title}{listed}。退回的表格中已按下发时的内容补回，标为红色"
    keeper = f"确需删除的，加 --allow-delete {deleted} 汇入" if deleted else ""
    return Problem(message, _REMEDY, spots[0], tuple(spots[1:]), keeper)


def _places(answers: Iterable[Answers], missing: list[Gone]) -> dict[tuple[str, tuple[Names, ...]], dict[int, int]]:
    """By table, the number of each row to put back and where; with a row come those missing that belong to it."""
    found: dict[tuple[str, tuple[Names, ...]], dict[int, int]] = {}
    for one in answers:
        table = one.sheet.table
        numbers = {gone.number for gone in missing if gone.sheet is one.sheet}
        above = found.get((table.kind.name, table.lists[:-1]), {}) if table.lists else {}
        there = {*one.kept, *one.moved}
        numbers |= {at for at, row in enumerate(one.sheet.rows) if row.parent in above and at not in there}
        free = count(one.end)
        found[table.kind.name, table.lists] = {
            at: one.emptied[at] if at in one.emptied else next(free) for at in sorted(numbers)
        }
    return found
