"""The pages of what documents ask: clauses, milestones, indicators. They record; they judge nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.dates import printed
from ygt.ledger.record import Record
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import joined
from ygt.publish.site.workspace import Workspace


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The page of clauses and milestones, and that of the indicators where there are any."""
    title = "任务条款与时限"
    frame = Frame(
        workspace, f"{workspace.name}{title}", workspace.addresses.page("obligations"), here=title, contents=False
    )
    yield framed(
        frame,
        "obligations.md",
        milestones=[_milestone(workspace, one) for one in workspace.sound("milestone")],
        files=[_file(workspace, one) for one in workspace.sound("obligation")],
    )
    if workspace.sound("indicator"):
        frame = Frame(workspace, f"{workspace.name}监测指标", workspace.addresses.page("indicators"), here="监测指标")
        yield framed(
            frame, "indicators.md", indicators=[_indicator(workspace, one) for one in workspace.sound("indicator")]
        )


def _milestone(workspace: Workspace, one: Record) -> dict[str, Any]:
    return {
        "name": one.name,
        "printed": one["printed"],
        "due": printed(one["due"]) if "due" in one.data else "",
        "basis": joined(workspace.sources(one)),
        "remark": one.text("remark"),
    }


def _file(workspace: Workspace, one: Record) -> dict[str, Any]:
    clauses = one.items("clauses")
    strengths = dict.fromkeys(clause["strength"] for clause in clauses)
    return {
        "document": workspace.named(one["document"], "document"),
        "anchor": workspace.addresses.anchor(one),
        "facets": f"strength=要求程度:{','.join(strengths)}",
        "clauses": [_clause(workspace, clause) for clause in clauses],
        "remark": one.text("remark"),
    }


def _clause(workspace: Workspace, clause: dict[str, Any]) -> dict[str, Any]:
    ordinal = f"（其{clause['ordinal']}）" if "ordinal" in clause else ""
    holders = clause.get("duty_holders", [])
    return {
        "anchor": clause["id"].lower(),
        "number": clause["number"] + ordinal,
        "summary": clause["summary"],
        "quote": clause.get("quote", ""),
        "strength": clause["strength"],
        "holders": workspace.names(holders, "unit", "institution", "body"),
        "deadline": printed(clause["deadline"]) if "deadline" in clause else "",
        "recurrence": clause.get("recurrence", ""),
        "same_as": clause.get("same_as", ""),
    }


def _indicator(workspace: Workspace, one: Record) -> dict[str, Any]:
    unit = one.text("unit")
    target = one.get("target")
    aim = ""
    if target:
        by = f"（考核时点：{printed(target['by'])}）" if "by" in target else ""
        aim = f"{target['direction']}{_number(target['value'])}{unit}{by}"
    return {
        "name": one.name,
        "number": one["number"],
        "anchor": workspace.addresses.anchor(one),
        "nature": one["nature"],
        "formula": one.text("formula"),
        "target": aim,
        "target_basis": joined(workspace.sources(target)) if target else "",
        "values": [_value(workspace, value, unit) for value in one.items("values")],
        "basis": joined(workspace.sources(one)),
        "remark": one.text("remark"),
    }


def _value(workspace: Workspace, value: dict[str, Any], unit: str) -> dict[str, Any]:
    number = f"{_number(value['value'])}{unit}" if "value" in value else value.get("attested", "")
    ratio = ""
    if "numerator" in value and "denominator" in value:
        ratio = f"{_number(value['numerator'])} / {_number(value['denominator'])}"
    return {
        "period": period_name(value["period"]),
        "value": number,
        "ratio": ratio,
        "basis": joined(workspace.sources(value)),
    }


def period_name(text: str) -> str:
    """A reporting period in words: 2025H1 is 2025年上半年."""
    halves = {
        "H1": "年上半年",
        "H2": "年下半年",
        "Q1": "年一季度",
        "Q2": "年二季度",
        "Q3": "年三季度",
        "Q4": "年四季度",
    }
    if text[:4].isdigit() and text[4:] in halves:
        return text[:4] + halves[text[4:]]
    return printed(text)


def _number(value: float) -> str:
    return f"{value:,.10g}"
