"""The rows of the drug catalogue on every day: from when until when each record was listed, and how it read then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from markupsafe import Markup

from ygt.dates import Period, printed_day
from ygt.ledger.drug_changes import CHANGED_FIELD
from ygt.ledger.record import Record
from ygt.ledger.tiers import TIERS
from ygt.ledger.time import ending_of, start_of
from ygt.publish.site.spans import between, control, marked
from ygt.publish.site.workspace import Workspace

NOTE = "配备层级、规格、生产企业和医保类别按登记的历次调整列出，其余各栏为现在的登记。"


def states(workspace: Workspace, drug: Record) -> Iterator[tuple[dict[str, Any], Markup, bool]]:
    """The data of `drug` in each span between its changes, the attributes of the span, and whether it is the day's.

    What is listed later than the day stands in the catalogue already, announced as such.
    """
    listed = start_of(drug.part("listed").get("on")) or date.min
    within = Period(min(listed, workspace.day), ending_of(drug.data) or date.max)
    if within.is_empty:
        return
    changes = [(day, one) for one in drug.items("changes") if (day := start_of(one["on"])) and listed < day]
    for span in between((day for day, _ in changes), within):
        later = [one for day, one in changes if day > span.first]
        yield _before(drug, later), marked(span, workspace.day), span.contains(workspace.day)


def _before(drug: Record, changes: list[dict[str, Any]]) -> dict[str, Any]:
    """The data as it was before `changes`, of which the earliest has the last word."""
    data = dict(drug.data)
    for one in reversed(changes):
        field = CHANGED_FIELD.get(one["kind"])
        if field and "before" in one:
            data[field] = [tier for tier in TIERS if tier in one["before"]] if field == "stocked_at" else one["before"]
    return data


def catalogue_control(workspace: Workspace, drugs: list[Record]) -> Markup:
    """What the script needs to show the catalogue of another day; nothing where there are no days of listing."""
    days = [day for one in drugs if (day := start_of(one.part("listed").get("on")))]
    if not days:
        return Markup("")
    nothing = f"台账没有这一天的目录记录，最早的记录始于{printed_day(min(days))}。"
    return control(day=workspace.day, first=min(days), nothing=nothing, noun="目录")
