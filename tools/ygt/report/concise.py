"""One line a finding, as editors and grep read it."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.check import Result
from ygt.findings import SEVERITIES
from ygt.report.display import visible
from ygt.report.formats import Options


def concise(result: Result, options: Options) -> Iterator[str]:
    """`path:line:column: 错误 YGT301 message`, in the order of the files."""
    for finding in result.findings:
        place = finding.place
        where = options.paint(visible(f"{place.path}:{place.line}:{place.column}:"), "path")
        severity = options.paint(SEVERITIES[finding.severity], finding.severity)
        yield f"{where} {severity} {finding.code} {visible(finding.message)}"
