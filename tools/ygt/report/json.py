"""The report for programs; `schema/output/check.json` is its contract."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ygt.check import Result
from ygt.findings import Finding, Place
from ygt.report.formats import Options
from ygt.report.summary import counts
from ygt.rules.table import RULES

VERSION = 1
"""Raised when a field changes its meaning or goes; new fields do not raise it."""

# JSON lets these stand as they are, but a terminal obeys them.
_CONTROLS = "[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"


def json_report(result: Result, options: Options) -> Iterator[str]:
    """One JSON object with all findings and the counts."""
    yield safe_json(as_data(result, options))


def as_data(result: Result, options: Options) -> dict[str, Any]:
    """The report as plain data."""
    county = result.ledger.county
    return {
        "version": VERSION,
        "workspace": {
            "path": options.prefix or ".",
            "name": county.name if county else "",
            "standing": result.ledger.standing,
        },
        "findings": [_finding(one) for one in result.findings],
        "counts": counts(result)._asdict(),
    }


def safe_json(value: Any) -> str:
    """`value` as JSON in several lines, with nothing in it that a terminal would obey."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return re.sub(_CONTROLS, lambda match: f"\\u{ord(match[0]):04x}", text)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "title": RULES[finding.code].title,
        "message": finding.message,
        "help": finding.help,
        **_place(finding.place),
        "related": [{**_place(other.place), "label": other.label} for other in finding.related],
        "unit": finding.unit,
    }


def _place(place: Place) -> dict[str, Any]:
    return place._asdict()
