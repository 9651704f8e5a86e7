"""The page of the monitoring indicators: what is measured how, the targets, and the values of each period."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.dates import printed
from ygt.ledger.record import Record
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Shown, joined
from ygt.publish.site.states import TONES
from ygt.publish.site.workspace import Workspace

PARTS = {
    "H1": "年上半年",
    "H2": "年下半年",
    "Q1": "年一季度",
    "Q2": "年二季度",
    "Q3": "年三季度",
    "Q4": "年四季度",
}


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The page; none where there are no indicators."""
    indicators = workspace.sound("indicator")
    if workspace.ledger.all("indicator"):
        page = workspace.addresses.page("indicators")
        frame = Frame(workspace, f"{workspace.name}监测指标", page, here="监测指标")
        yield framed(frame, "indicators.md", indicators=[_indicator(workspace, one) for one in indicators])


def _indicator(workspace: Workspace, one: Record) -> dict[str, Any]:
    unit = one.text("unit")
    targets = ([one["target"]] if "target" in one.data else []) + one.items("targets")
    return {
        "name": one.name,
        "number": one["number"],
        "anchor": workspace.addresses.anchor(one),
        "nature": one["nature"],
        "formula": one.text("formula"),
        "targets": [_target(workspace, target, unit) for target in targets],
        "clauses": _clauses(workspace, one),
        "values": [_value(workspace, value, unit) for value in one.items("values")],
        "basis": joined(workspace.sources(one)),
        "remark": one.text("remark"),
    }


def _target(workspace: Workspace, target: dict[str, Any], unit: str) -> list[Shown]:
    by = f"（考核时点：{printed(target['by'])}）" if "by" in target else ""
    basis = workspace.sources(target)
    about: list[Shown] = ["（依据：", joined(basis), "）"] if basis else []
    return [f"{target['direction']}{_number(target['value'])}{unit}{by}", *about]


def _clauses(workspace: Workspace, indicator: Record) -> list[dict[str, Any]]:
    """The clauses that rest on the indicator, with how they stand."""
    return [
        {"link": workspace.clause(one.id), "status": one.status.word, "tone": TONES[one.status.tone]}
        for one in workspace.clauses
        if any(cited.record is indicator for cited in (*one.evidence, *one.short))
    ]


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
    year, part = text[:4], PARTS.get(text[4:])
    return year + part if part and year.isdecimal() else printed(text)


def _number(value: float) -> str:
    return f"{value:,.10g}"
