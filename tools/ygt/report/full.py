"""The full report: every error with its code frame, notes in groups, and the counts."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.check import Result
from ygt.findings import SEVERITIES, Finding, Place
from ygt.report.colour import Paint
from ygt.report.display import visible
from ygt.report.formats import Options
from ygt.report.frame import Mark, Sources, frame
from ygt.report.groups import note_groups
from ygt.report.summary import counts

RELATED = 3
"""So many related places of an error are shown; the JSON report lists all."""


def full(result: Result, options: Options) -> Iterator[str]:
    """Errors in the order of the files, then notes by rule, then what was checked."""
    sources = Sources(result.ledger)
    for finding in result.errors:
        yield from _error(sources, finding, options.paint)
        yield ""
    for lines in note_groups(result.notes, options.paint):
        yield from lines
        yield ""
    if not options.quiet:
        yield options.paint(counts(result).sentence(partly=options.partly), "strong")
        if result.findings:
            yield f"规则的缘由和依据：ygt explain {(result.errors or result.findings)[0].code}"


def _error(sources: Sources, finding: Finding, paint: Paint) -> Iterator[str]:
    gutter = len(str(max([finding.place.line, *(other.place.line for other in finding.related[:RELATED])])))
    yield paint(f"{SEVERITIES[finding.severity]}[{finding.code}]", "error") + f"：{visible(finding.message)}"
    yield f"{' ' * gutter}{paint('-->', 'path')} {_where(finding.place)}"
    yield from frame(sources, finding.place, Mark("^", finding.label, "error"), gutter, paint)
    for other in finding.related[:RELATED]:
        yield f"{' ' * gutter}{paint(':::', 'path')} {_where(other.place)} {visible(other.label)}"
        yield from frame(sources, other.place, Mark("-", "", "related"), gutter, paint)
    if len(finding.related) > RELATED:
        yield f"{' ' * gutter}{paint(':::', 'path')} 另有{len(finding.related) - RELATED}处，用 --format json 逐处列出"
    if finding.help:
        yield f"{' ' * gutter} {paint('=', 'path')} {paint('处理办法：', 'help')}{visible(finding.help)}"


def _where(place: Place) -> str:
    return visible(f"{place.path}:{place.line}:{place.column}")
