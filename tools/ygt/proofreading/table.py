"""Every check there is, in one table, in the order of their codes."""

from __future__ import annotations

from ygt.proofreading.checks import (
    clauses,
    counts,
    dates,
    drugs,
    lists,
    meetings,
    names,
    numbering,
    papers,
    people,
    punctuation,
    rosters,
    sizes,
    variants,
    wording,
)
from ygt.proofreading.mark import Check, Entry

TABLE: tuple[Entry, ...] = tuple(
    sorted(
        (
            *counts.TABLE,
            *names.TABLE,
            *variants.TABLE,
            *drugs.TABLE,
            *people.TABLE,
            *rosters.TABLE,
            *sizes.TABLE,
            *papers.TABLE,
            *clauses.TABLE,
            *meetings.TABLE,
            *lists.TABLE,
            *numbering.TABLE,
            *dates.TABLE,
            *punctuation.TABLE,
            *wording.TABLE,
        ),
        key=lambda entry: entry[0].code,
    )
)
CHECKS: dict[str, Check] = {check.code: check for check, _ in TABLE}
