"""The page of the state of the data: errors, notes and 待填报 by unit, and the exceptions made with a basis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ygt.dates import printed
from ygt.findings import Finding, Rule
from ygt.ledger.blanks import Blank
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link
from ygt.publish.site.workspace import Workspace


def pages(workspace: Workspace, blanks: list[Blank], rules: Mapping[str, Rule]) -> Iterator[tuple[str, str]]:
    """The page of data quality."""
    frame = Frame(workspace, f"{workspace.name}资料情况", workspace.addresses.page("data-quality"), here="资料情况")
    result = workspace.result
    counted = Counter(one.code for one in result.notes)
    yield framed(
        frame,
        "quality.md",
        errors=[_finding(one) for one in result.errors],
        notes=_by_unit(result.notes),
        total=len(result.notes),
        codes=[(_rule(code), rules[code].title, number) for code, number in sorted(counted.items())],
        blanks=_blanks(blanks),
        blank_total=sum(one.count for one in blanks),
        excepted=[
            {
                "record": workspace.link(one.record),
                "kind": one.record.kind.title,
                "rule": _rule(one.finding.code),
                "message": one.finding.message,
                "reason": one.exception["reason"],
                "basis": one.exception["basis"],
                "until": printed(one.exception["until"]),
            }
            for one in result.excepted
        ],
    )


def _rule(code: str) -> Link:
    return Link(code, f"rules/{code}.html")


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "rule": _rule(one.code),
        "message": one.message,
        "help": one.help,
        "place": f"{one.path} 第{one.place.line}行",
    }


def _by_unit(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in findings:
        groups.setdefault(one.unit or "其他", []).append(_finding(one))
    return [{"unit": unit, "rows": rows} for unit, rows in groups.items()]


def _blanks(blanks: Iterable[Blank]) -> list[dict[str, Any]]:
    groups: dict[str, list[Blank]] = {}
    for one in blanks:
        groups.setdefault(one.unit, []).append(one)
    return [{"unit": unit, "rows": rows, "count": sum(one.count for one in rows)} for unit, rows in groups.items()]
