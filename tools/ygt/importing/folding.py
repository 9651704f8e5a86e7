"""Texts made comparable: heads of columns, names, strengths written in several manners."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from unicodedata import normalize

_NOTE = re.compile(r"[（(\[【][^（()）\[\]【】]*[）)\]】]")
_MARKS = re.compile(r"^[*★☆▲△●·#]+|[*★☆▲△●·:：]+$")
_BRACKETS = str.maketrans("", "", "()[]{}<>【】〔〕「」〈〉《》")
_OPENING = re.compile(r"[(\[【〔]")
_TIMES = re.compile(r"[*×✕✖xX╳]")
_MASS = {
    "kg": Decimal(10**6),
    "g": Decimal(1000),
    "mg": Decimal(1),
    "μg": Decimal("0.001"),
    "ug": Decimal("0.001"),
    "mcg": Decimal("0.001"),
}
_WORDS = {"毫克": "mg", "微克": "μg", "克": "g", "毫升": "ml", "单位": "u", "iu": "u"}
_QUANTITY = re.compile(r"(?<![0-9a-z.])([0-9]+(?:\.[0-9]+)?)(kg|mg|mcg|μg|ug|g)(?![a-z])")


def head_words(text: str) -> str:
    """A head without blanks, colons, signs around it and case: “*通用名 ” is 通用名, 调入：日期 is 调入日期."""
    return _MARKS.sub("", re.sub(r"[\s:：]", "", normalize("NFKC", text)).lower())


def bare_head(text: str) -> str:
    """A head without what stands in brackets: 床位（张） is 床位."""
    return _MARKS.sub("", _NOTE.sub("", head_words(text)))


@lru_cache(maxsize=32768)
def folded(text: str) -> str:
    """A text by which two spellings of one name are the same."""
    return re.sub(r"\s", "", normalize("NFKC", text)).lower().translate({0x2236: ":", 0xFF1A: ":", 0xB7: "·"})


def without_brackets(text: str) -> str:
    """A name by which spellings with and without brackets are near: 清溪（股份）公司 and 清溪股份公司."""
    return folded(text).translate(_BRACKETS)


def before_bracket(text: str) -> str:
    """What a folded strength says before a remark in brackets: 0.25g of 0.25g(25万u); all of it without brackets."""
    return _OPENING.split(text, maxsplit=1)[0]


@lru_cache(maxsize=32768)
def quantity(text: str) -> str:
    """A strength by what it says: 250mg and 0.25g, ０.25ｇ and 0.250 g are one."""
    plain = _TIMES.sub("*", folded(text).replace("µ", "μ"))
    for word, sign in _WORDS.items():
        plain = plain.replace(word, sign)

    def in_milligrams(match: re.Match[str]) -> str:
        try:
            amount = Decimal(match[1]) * _MASS[match[2]]
        except InvalidOperation:
            return match[0]
        return f"{amount.normalize():f}mg"

    return _QUANTITY.sub(in_milligrams, plain)
