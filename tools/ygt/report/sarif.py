"""The report as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), for code scanning and editors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from ygt import __version__
from ygt.check import Result
from ygt.findings import CERTAINTIES, Finding, Place, Rule, in_general
from ygt.report.display import visible
from ygt.report.fingerprint import fingerprinted
from ygt.report.formats import Options
from ygt.report.json import safe_json
from ygt.rules.table import RULES

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "ygtFinding/v1"
LANGUAGE = "zh-CN"

_BRACES = re.compile(r"[{}]")


def sarif(result: Result, options: Options) -> Iterator[str]:
    """One SARIF log of one run: the rules that found something, and each finding; paths from the repository's root."""
    codes = sorted({finding.code for finding in result.findings})
    positions = {code: position for position, code in enumerate(codes)}
    found = fingerprinted(result.findings, options.prefix)
    run = {
        "tool": {
            "driver": {
                "name": "ygt",
                "fullName": "ygt 医共体治理台账",
                "version": __version__,
                "language": LANGUAGE,
                "rules": [_rule(RULES[code]) for code in codes],
            }
        },
        "language": LANGUAGE,
        # Tells the runs of several workspaces of one repository apart (§3.17.3).
        "automationDetails": {"id": f"ygt/{_uri(options.prefix)}".rstrip("/") + "/"},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, positions[finding.code], fingerprint, options.prefix) for finding, fingerprint in found
        ],
    }
    yield safe_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    remedy = in_general(rule.help)
    helps = [rule.why]
    if remedy:
        helps.append(f"处理办法：{remedy}")
    if rule.basis:
        helps.append(f"依据：{rule.basis}（{CERTAINTIES[rule.certainty]}）")
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": _message(rule.title),
        "fullDescription": _message(rule.why),
        "defaultConfiguration": {"level": rule.severity},
        "help": _message("\n".join(helps)),
    }


def _result(finding: Finding, position: int, fingerprint: str, prefix: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": position,
        # The two severities are called as two of the levels are (§3.27.10).
        "level": finding.severity,
        "message": _message(f"{finding.message}\n处理办法：{finding.help}" if finding.help else finding.message),
        "locations": [_location(finding.place, prefix)],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(other.place, prefix), "message": _message(other.label)}
            for number, other in enumerate(finding.related, 1)
        ]
    return result


def _location(place: Place, prefix: str) -> dict[str, Any]:
    path = f"{prefix}/{place.path}" if prefix else place.path
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(path), "uriBaseId": "%SRCROOT%"},
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
            },
        }
    }


def _uri(path: str) -> str:
    # What is no Unicode text has no place in the address of a file (§3.4.3, RFC 3986 §2.5).
    return quote(path, errors="replace")


def _message(text: str) -> dict[str, str]:
    """A message that is only text: braces are doubled (§3.11.5), and no brackets make a link (§3.11.6)."""
    lines = (visible(line) for line in text.split("\n"))
    doubled = _BRACES.sub(lambda match: match[0] * 2, "\n".join(lines))
    return {"text": doubled.replace("](", "] (")}
