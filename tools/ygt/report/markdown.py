"""The report as Markdown, for a comment on a proposal or the summary of a build.

It is made from the data of `schema/output/check.json` alone, so that one who holds only that file, and does not trust
whoever made it, prints the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ygt.check import Result
from ygt.report.formats import Options
from ygt.report.inert import code, inert
from ygt.report.json import as_data
from ygt.report.summary import Counts

ERRORS = 100
"""So many errors are told: platforms refuse longer comments."""

PLACES = 5
"""So many places of a rule's notes are listed."""

RELATED = 3
"""So many related places of an error are listed."""

_REST = "用 --format json 逐处列出"

Entry = Mapping[str, Any]
"""A finding, or a place related to one, as the data has it."""


def markdown(result: Result, options: Options) -> Iterator[str]:
    """Errors in the order of the files, then notes by rule; whatever the data holds stays text."""
    if options.quiet and not result.findings:
        return
    report = as_data(result, options)
    yield f"### 核对结果：{code(options.prefix)}" if options.prefix else "### 核对结果"
    if not options.quiet:
        yield from ("", sentence(report, partly=options.partly))
    if any(one["severity"] == "error" for one in report["findings"]):
        yield from ("", "#### 错误", "")
        yield from errors(report)
    if any(one["severity"] == "note" for one in report["findings"]):
        yield from ("", "#### 提示")
        yield from notes(report)
    if report["findings"]:
        yield from ("", explanation(report))


def sentence(report: Entry, *, partly: bool = False) -> str:
    """How much was checked and found."""
    return Counts(**report["counts"]).sentence(partly=partly)


def errors(report: Entry) -> Iterator[str]:
    """The errors as a list, each with its remedy."""
    prefix = _prefix(report)
    found = [one for one in report["findings"] if one["severity"] == "error"]
    for one in found[:ERRORS]:
        yield from _error(one, prefix)
    if len(found) > ERRORS:
        yield f"- 另有{len(found) - ERRORS}处，{_REST}"


def notes(report: Entry) -> Iterator[str]:
    """The notes under their rules, some places of each."""
    prefix = _prefix(report)
    noted = [one for one in report["findings"] if one["severity"] == "note"]
    for rule in sorted({one["code"] for one in noted}):
        found = [one for one in noted if one["code"] == rule]
        yield from ("", f"**{_rule(found[0])}**，{len(found)}处", "")
        yield from (f"- {_where(one, prefix)} {inert(one['message'])}" for one in found[:PLACES])
        if len(found) > PLACES:
            yield f"- 另有{len(found) - PLACES}处，{_REST}"
        helps = {one["help"] for one in found}
        if len(helps) == 1 and (remedy := helps.pop()):
            yield f"- 处理办法：{inert(remedy)}"


def explanation(report: Entry) -> str:
    """Where to read on about the first rule that something was found of."""
    found = report["findings"]
    first = next((one for one in found if one["severity"] == "error"), found[0])
    command = f"ygt explain {first['code']}"
    return f"规则的缘由和依据：{code(command)}"


def _error(one: Entry, prefix: str) -> Iterator[str]:
    yield f"- {_where(one, prefix)} {inert(one['message'])}（{_rule(one)}）"
    related = one["related"]
    for other in related[:RELATED]:
        yield f"  - {_where(other, prefix)} {inert(other['label'])}"
    if len(related) > RELATED:
        yield f"  - 另有{len(related) - RELATED}处，{_REST}"
    if one["help"]:
        yield f"  - 处理办法：{inert(one['help'])}"


def _rule(one: Entry) -> str:
    return f"{one['code']} {inert(one['title'])}"


def _prefix(report: Entry) -> str:
    path = report["workspace"]["path"]
    return "" if path == "." else f"{path}/"


def _where(one: Entry, prefix: str) -> str:
    return code(f"{prefix}{one['path']}:{one['line']}:{one['column']}")
