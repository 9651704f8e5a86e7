"""Widths of text in characters, as a Chinese line counts them: a full-width character is one, a narrow one half."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import accumulate

# Quotation marks, dashes and the middle dot are “ambiguous” to Unicode and full width in Chinese fonts.
NARROW = frozenset({"H", "Na", "N"})


def width(text: str) -> float:
    """The width of `text` in full-width characters; marks that are not seen count nothing."""
    return sum(map(_width, text))


def fitting(text: str, room: float) -> int:
    """How many characters from the start of `text` fit into `room`, but one at least."""
    taken = accumulate(map(_width, text))
    return next((max(at, 1) for at, so_far in enumerate(taken) if so_far > room), len(text))


@lru_cache(maxsize=8192)
def _width(character: str) -> float:
    if unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 0.5 if unicodedata.east_asian_width(character) in NARROW else 1.0


def spread(text: str, columns: int) -> str:
    """`text` of two or more Chinese characters spaced out to `columns` with ideographic (or half as wide) spaces.

    Left as it is where whole or half spaces do not come out even, or where it is no plain Chinese text.
    """
    gaps = len(text) - 1
    room = columns - len(text)
    if gaps < 1 or room < 1 or not all(unicodedata.east_asian_width(character) == "W" for character in text):
        return text
    halves, rest = divmod(2 * room, gaps)
    if rest:
        return text
    # U+2002 is half a character wide.
    return ("\u3000" * (halves // 2) + "\u2002" * (halves % 2)).join(text)


def spaced_name(name: str) -> str:
    """A name as rosters print it: two characters are spaced to the width of three (张　三)."""
    return spread(name, 3) if len(name) == 2 else name
