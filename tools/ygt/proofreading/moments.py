"""The dates a text writes in the manner of offices: 2024年12月2日, 2024年12月, 12月2日, 二〇二四年十二月二日."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from unicodedata import normalize

HAN_DIGIT = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
FIGURE = "[0-9０-９]"
HAN = "[〇○零一二三四五六七八九]"
WRITTEN = (
    rf"(?<![0-9０-９〔\[第])(?:(?P<year>{FIGURE}{{2,5}}|{HAN}{{4}})\s*年\s*)?"
    rf"(?:(?P<month>{FIGURE}{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*月份?(?!子))"
    rf"(?:\s*(?P<day>{FIGURE}{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*日)?"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date with a month, from `start` to `end` of the text; what is not written is None. `figures` is the year."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    figures: str

    @property
    def first_day(self) -> date | None:
        """The first day it covers; None where the year is left out or there is no such day."""
        return _day(self.year, self.month, self.day or 1)

    @property
    def last_day(self) -> date | None:
        """The last day it covers."""
        if self.first_day is None or self.year is None:
            return None
        return _day(self.year, self.month, self.day or monthrange(self.year, self.month)[1])


def moments(text: str) -> list[Moment]:
    """The dates of `text` that name a month, in order, those that do not exist included."""
    found = []
    for match in re.finditer(WRITTEN, text):
        if match["year"] is None and match["day"] is None:
            continue
        month, day = _figure(match["month"]), _figure(match["day"])
        if month is None or (match["day"] and day is None):
            continue
        found.append(Moment(match.start(), match.end(), _year(match["year"]), month, day, match["year"] or ""))
    return found


@lru_cache(maxsize=1024)
def _year(text: str | None) -> int | None:
    if text is None:
        return None
    if text[0] in HAN_DIGIT:
        return int("".join(str(HAN_DIGIT[digit]) for digit in text))
    plain = normalize("NFKC", text)
    return int(plain) if len(plain) == 4 else None


def _figure(text: str | None) -> int | None:
    if text is None:
        return None
    plain = normalize("NFKC", text)
    if plain.isdecimal():
        return int(plain)
    tens, ten, ones = plain.rpartition("十")
    if not ten:
        return HAN_DIGIT.get(plain)
    if len(tens) > 1 or len(ones) > 1:
        return None
    return (HAN_DIGIT[tens] if tens else 1) * 10 + (HAN_DIGIT[ones] if ones else 0)


def _day(year: int | None, month: int, day: int) -> date | None:
    if year is None or not 1 <= month <= 12 or not 1900 <= year <= 2199:
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None
