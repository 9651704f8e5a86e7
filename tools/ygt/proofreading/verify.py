"""A draft held against the ledger, against itself, and against the rules of writing."""

from __future__ import annotations

from datetime import date

from ygt.ledger.ledger import Ledger
from ygt.proofreading.draft import Draft
from ygt.proofreading.known import Known
from ygt.proofreading.mark import Mark
from ygt.proofreading.table import TABLE


def verify(draft: Draft, ledger: Ledger, day: date) -> list[Mark]:
    """All marks on a draft as of `day`, in the order of the text.

    Of marks on the very same characters the one of the lower code stays: the ledger says more than the form.
    """
    known = Known(ledger, draft, day)
    found: dict[tuple[int, int, int], Mark] = {}
    for _, generate in TABLE:
        for mark in generate(draft, known):
            found.setdefault((mark.paragraph, mark.start, mark.end), mark)
    return sorted(found.values())
