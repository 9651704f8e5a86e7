"""What the check says of a workbook, for someone who sees columns and no fields: each at the cells to be filled in."""

from __future__ import annotations

import re
from dataclasses import replace

from ygt.findings import Finding
from ygt.form.wording import for_forms
from ygt.forms.outcome import Merged
from ygt.forms.problem import Problem, Spot
from ygt.forms.tables import Column, Table
from ygt.rules.decisions import UNDECIDED
from ygt.rules.references import DANGLING
from ygt.schema.rules import MISSING_FIELD

_ELSEWHERE = re.compile(r"[^，；。]*(?:[a-z_*/-]+\.yaml|别名|aliases)[^；。]*[；。]?")
_QUOTED_TWICE = re.compile("““([^“”]+)””（\\1）")
_ASK_KEEPER = "确属新的名称，请台账维护单位先行登记"


def follows(finding: Finding, spot: Spot, merged: Merged, told_of: set[Spot]) -> bool:
    """Whether a finding only says that a value is not there which could not be read of another cell of its row."""
    table = merged.table_at(spot)
    if table is None or finding.code not in {MISSING_FIELD.code, UNDECIDED.code}:
        return False
    in_row = [one for one in told_of if (one.sheet, one.row) == (spot.sheet, spot.row) and one.column >= table.first]
    unread = {name for one in in_row for name in table.columns[one.column - table.first].way}
    if finding.code == UNDECIDED.code:
        return "decided_by" in unread
    return any(f"“{name}”" in finding.message for name in unread)


def problem(finding: Finding, spot: Spot | None, merged: Merged) -> Problem:
    """A finding as a problem at a cell, or (no `spot`) with the workbook as a whole."""
    table = merged.table_at(spot) if spot else None
    kind = table.kind.name if table else ""
    message = for_forms(finding.message, kind) if kind else finding.message
    remedy = for_forms(finding.help, kind) if kind else finding.help
    if table is None or spot is None:
        return Problem(f"{message}（{finding.code}）", remedy)
    if finding.code == UNDECIDED.code and (columns := _decision(table)):
        return _undecided(finding, spot, table, columns)
    if finding.code == MISSING_FIELD.code:
        said = _QUOTED_TWICE.sub(r"“\1”", message)
        return Problem(f"{said}（{finding.code}）", "请填写", spot)
    if finding.code == DANGLING.code:
        remedy = f"请改为已登记的名称；{_ASK_KEEPER}"
    elif _ELSEWHERE.search(remedy):
        remedy = _ELSEWHERE.sub("", remedy).rstrip("；") or "请与台账维护单位联系"
    return Problem(f"{message}（{finding.code}）", remedy, spot)


def _decision(table: Table) -> dict[str, tuple[int, Column]]:
    """The columns of the decision a row rests on, by the last key."""
    return {
        one.way[-1]: (at, one)
        for at, one in enumerate(table.columns)
        if len(one.way) > 1 and one.way[-2] == "decided_by"
    }


def _undecided(finding: Finding, spot: Spot, table: Table, columns: dict[str, tuple[int, Column]]) -> Problem:
    named = {key: f"“{column.title}”" for key, (_, column) in columns.items()}
    single = "或".join(named[key] for key in ("document", "meeting") if key in named)
    remedy = f"请填{single}" if single else "请填写决定依据"
    if {"organ", "date"} <= named.keys():
        remedy += f"，或同时填{named['organ']}和{named['date']}"
    if "number_pending" in named:
        remedy += f"；文件尚未编号的，在{named['number_pending']}填“是”"
    cells = [replace(spot, column=table.first + at) for key, (at, _) in columns.items() if key != "number_pending"]
    message = finding.message.replace("（decided_by）", "")
    return Problem(f"{message}（{finding.code}）", f"{remedy}。尚未议定的，请删去这一行", cells[0], tuple(cells[1:]))
