"""What a page shows on a day: its elements with `data-from` and `data-until`, chosen as the script chooses them."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

from markupsafe import Markup

BOUND = re.compile(r'data-(from|until)="([0-9-]{10})"')
TAGS = re.compile(r"<[^>]*>")


def holds(mark: str, day: date) -> bool:
    """Whether an element with the attributes `mark` is shown on `day`."""
    bounds = dict(BOUND.findall(mark))
    return bounds.get("from", "") <= day.isoformat() <= bounds.get("until", "9999-12-31")


def is_hidden(mark: str) -> bool:
    """Whether it is hidden where no script runs."""
    return "hidden=" in mark


def rows(page: str, day: date | None = None) -> list[str]:
    """The words of the rows that belong to days and are shown on `day`; without a day, those shown without a script."""
    found = re.findall(r"<tr([^>]*)>(.*?)</tr>", page)
    kept = [text for mark, text in found if (not is_hidden(mark) if day is None else holds(mark, day))]
    return [unescape(Markup(TAGS.sub(" ", text))) for text in kept]
