"""Annotations for GitHub: workflow commands that show each finding beside its line."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.check import Result
from ygt.findings import Finding
from ygt.report.formats import Options
from ygt.report.summary import counts
from ygt.rules.table import RULES

_LEVELS = {"error": "error", "note": "notice"}


def github(result: Result, options: Options) -> Iterator[str]:
    """Errors before notes, since only the first ten of each step are shown; paths from the repository's root."""
    for finding in (*result.errors, *result.notes):
        yield _command(finding, options.prefix)
    if not options.quiet:
        yield counts(result).sentence(partly=options.partly)


def _command(finding: Finding, prefix: str) -> str:
    place = finding.place
    properties = {
        "file": f"{prefix}/{place.path}" if prefix else place.path,
        "line": str(place.line),
        "endLine": str(place.end_line),
        "col": str(place.column),
        "endColumn": str(place.end_column),
        "title": f"{finding.code} {RULES[finding.code].title}",
    }
    if place.end_line == place.line:
        del properties["endLine"]
    else:
        # Columns are allowed on one line only.
        del properties["col"], properties["endColumn"]
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = f"{finding.message}\n处理办法：{finding.help}" if finding.help else finding.message
    return f"::{_LEVELS[finding.severity]} {listed}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
