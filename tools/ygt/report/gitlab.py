"""The report for GitLab's code quality widget, which shows each finding beside its line in a merge request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.check import Result
from ygt.findings import Finding, Severity
from ygt.report.display import visible
from ygt.report.fingerprint import fingerprinted
from ygt.report.formats import Options
from ygt.report.json import safe_json

_SEVERITIES: dict[Severity, str] = {"error": "major", "note": "info"}


def gitlab(result: Result, options: Options) -> Iterator[str]:
    """One JSON list, a finding an entry, paths from the repository's root (GitLab, Code Quality report format)."""
    found = fingerprinted(result.findings, options.prefix)
    yield safe_json([_entry(finding, fingerprint, options.prefix) for finding, fingerprint in found])


def _entry(finding: Finding, fingerprint: str, prefix: str) -> dict[str, Any]:
    remedy = f" 处理办法：{finding.help}" if finding.help else ""
    return {
        "description": visible(f"{finding.code} {finding.message}{remedy}"),
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": visible(f"{prefix}/{finding.path}" if prefix else finding.path),
            "lines": {"begin": finding.place.line, "end": finding.place.end_line},
        },
    }
