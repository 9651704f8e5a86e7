"""The report as Markdown, for a comment on a proposal or the summary of a build."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.check import Result
from ygt.findings import Finding, Place
from ygt.report.formats import Options
from ygt.report.inert import code, inert
from ygt.report.summary import counts
from ygt.rules.table import RULES

ERRORS = 100
"""So many errors are told: platforms refuse longer comments."""

PLACES = 5
"""So many places of a rule's notes are listed."""

RELATED = 3
"""So many related places of an error are listed."""

_REST = "用 --format json 逐处列出"


def markdown(result: Result, options: Options) -> Iterator[str]:
    """Errors in the order of the files, then notes by rule; whatever the data holds stays text."""
    if options.quiet and not result.findings:
        return
    yield f"### 核对结果：{code(options.prefix)}" if options.prefix else "### 核对结果"
    if not options.quiet:
        yield from ("", counts(result).sentence(partly=options.partly))
    if result.errors:
        yield from ("", "#### 错误", "")
        for finding in result.errors[:ERRORS]:
            yield from _error(finding, options.prefix)
        if len(result.errors) > ERRORS:
            yield f"- 另有{len(result.errors) - ERRORS}处，{_REST}"
    if result.notes:
        yield from ("", "#### 提示")
        yield from _notes(result.notes, options.prefix)
    if result.findings:
        first = (result.errors or result.findings)[0].code
        yield from ("", f"规则的缘由和依据：{code(f'ygt explain {first}')}")


def _error(finding: Finding, prefix: str) -> Iterator[str]:
    yield f"- {_where(finding.place, prefix)} {inert(finding.message)}（{_rule(finding.code)}）"
    for other in finding.related[:RELATED]:
        yield f"  - {_where(other.place, prefix)} {inert(other.label)}"
    if len(finding.related) > RELATED:
        yield f"  - 另有{len(finding.related) - RELATED}处，{_REST}"
    if finding.help:
        yield f"  - 处理办法：{inert(finding.help)}"


def _notes(notes: list[Finding], prefix: str) -> Iterator[str]:
    for rule in sorted({note.code for note in notes}):
        found = [note for note in notes if note.code == rule]
        yield from ("", f"**{_rule(rule)}**，{len(found)}处", "")
        yield from (f"- {_where(note.place, prefix)} {inert(note.message)}" for note in found[:PLACES])
        if len(found) > PLACES:
            yield f"- 另有{len(found) - PLACES}处，{_REST}"
        helps = {note.help for note in found}
        if len(helps) == 1 and (remedy := helps.pop()):
            yield f"- 处理办法：{inert(remedy)}"


def _rule(rule: str) -> str:
    return f"{rule} {inert(RULES[rule].title)}"


def _where(place: Place, prefix: str) -> str:
    path = f"{prefix}/{place.path}" if prefix else place.path
    return code(f"{path}:{place.line}:{place.column}")
