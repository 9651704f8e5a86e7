"""Texts a spreadsheet would compute when it opens a CSV (OWASP, CSV Injection): marked so that it does not."""

from __future__ import annotations

import re

MARK = "'"
"""Stands before such a text; spreadsheets themselves write it so."""

_COMPUTED = re.compile("'*(?:[\t\r\n]|\\s*[=+\\-@＝＋－＠])")


def guarded(text: str) -> str:
    """`text` with the mark before it where a spreadsheet would compute it, or where it begins as if marked already."""
    return MARK + text if _COMPUTED.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if text.startswith(MARK) and _COMPUTED.match(text) else text
