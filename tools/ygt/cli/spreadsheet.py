"""CSV that office programs open as it is meant, and that none of them takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from ygt.formulas import guarded

MARK = "\ufeff"
"""Before a CSV, or Excel and WPS take it for the system's own encoding."""


def csv_text(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Heads and rows as CSV, without the last line's end."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows([[guarded(cell) for cell in row] for row in rows])
    return MARK + text.getvalue().removesuffix("\n")
