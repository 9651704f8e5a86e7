"""How many members a meeting needs by the words of a charter."""

from __future__ import annotations

import re
from fractions import Fraction

from ygt.numerals import parse_numeral

_SHARE = "(?P<whole>[二三四五])分之(?P<part>[一二三四])"


def wanted(quorum: str, expected: int) -> int | None:
    """How many of `expected` members the words of a charter ask for, or None where they give no share of them.

    The first share counts: what follows asks more for matters of weight. 以上 includes the number itself
    (Civil Code, article 1259), 过半数 does not.
    """
    if found := re.search(f"{_SHARE}|(?P<more>过半数|超过半数)|(?P<half>半数以上)", quorum):
        if found["more"]:
            return expected // 2 + 1
        whole, part = (2, 1) if found["half"] else (parse_numeral(found["whole"]), parse_numeral(found["part"]))
        if whole and part:
            return -int(-Fraction(part * expected, whole) // 1)
    return None
