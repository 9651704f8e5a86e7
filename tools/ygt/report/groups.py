"""Notes in the full report: grouped by rule, counted by unit, the first places of each group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ygt.findings import SEVERITIES, Finding
from ygt.report.colour import Paint
from ygt.report.display import visible
from ygt.rules.table import RULES

PLACES = 5
"""So many places of a group are listed; the concise and the JSON report list all."""

UNITS = 8
"""So many units of a group are named with their counts."""


def note_groups(notes: Iterable[Finding], paint: Paint) -> Iterator[list[str]]:
    """The lines of each group, in the order of the codes."""
    groups: dict[str, list[Finding]] = {}
    for note in notes:
        groups.setdefault(note.code, []).append(note)
    for code in sorted(groups):
        yield list(_group(code, groups[code], paint))


def _group(code: str, notes: list[Finding], paint: Paint) -> Iterator[str]:
    head = paint(f"{SEVERITIES['note']}[{code}]", "note")
    yield f"{head} {RULES[code].title}（{len(notes)}处）{_by_unit(notes)}"
    for note in notes[:PLACES]:
        place = note.place
        yield f"  {paint(visible(f'{place.path}:{place.line}:{place.column}'), 'path')} {visible(note.message)}"
    if len(notes) > PLACES:
        yield f"  另有{len(notes) - PLACES}处，用 --format concise 逐条列出"
    helps = {note.help for note in notes}
    if len(helps) == 1 and (remedy := helps.pop()):
        yield f"  {paint('=', 'path')} {paint('处理办法：', 'help')}{visible(remedy)}"


def _by_unit(notes: list[Finding]) -> str:
    units = Counter(note.unit for note in notes if note.unit)
    # Most first; equal ones in the order of the files, which `most_common` keeps.
    named = [f"{visible(unit)} {count}" for unit, count in units.most_common(UNITS)]
    if not named:
        return ""
    more = f" 等{len(units)}个单位" if len(units) > UNITS else ""
    return f"：{'，'.join(named)}{more}"
