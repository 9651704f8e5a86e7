"""A draft as its checks see it: paragraphs of plain text in reading order, each with its place in words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from ygt.numerals import parse_numeral
from ygt.proofreading.moments import Moment, moments
from ygt.rules.printed_texts import RESIDUE

Kind = Literal["body", "cell", "box", "note", "margin"]
OPENING = 10
"""So many characters of a paragraph tell which one it is where the page is not known."""

DATE_LINE = 24
"""A line that holds a date and little else bears the date of the document."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a paragraph stands: its kind, its ordinal among those, and its page where that is known for sure.

    `label` names the place of what is not running text (表1第3行第2列、脚注2、页眉). `page_ordinal` counts the
    paragraphs that begin on the page. `breaks` are the offsets in the text at which a new page begins.
    """

    kind: Kind = "body"
    ordinal: int = 0
    label: str = ""
    page: int | None = None
    page_ordinal: int = 0
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """One paragraph as it will read: insertions taken in, deletions left out. `numbered` tells of automatic numbers."""

    text: str
    where: Where = field(default_factory=Where)
    numbered: bool = False

    @property
    def is_running(self) -> bool:
        """Whether it belongs to the text itself, not to a table, box, note or margin."""
        return self.where.kind == "body"

    def place(self, offset: int) -> str:
        """The place of a character in words: 第2页第3段."""
        where = self.where
        page = "" if where.page is None else f"第{where.page + bisect_right(where.breaks, offset)}页"
        if where.label:
            return page + where.label
        if not page:
            # What a converter wrote out of bookmarks is the same everywhere.
            shown = re.sub(RESIDUE, "", self.text).strip() or self.text.strip()
            return f"第{where.ordinal}段（{shown[:OPENING]}{'…' if len(shown) > OPENING else ''}）"
        if where.breaks and offset >= where.breaks[0]:
            return f"{page}首段（接上页）"
        return f"{page}第{where.page_ordinal}段"


@dataclass(eq=False)
class Draft:
    """All paragraphs of a draft that hold text, tables of contents left out."""

    paragraphs: list[Paragraph]

    @classmethod
    def of_lines(cls, lines: Iterable[str]) -> Draft:
        """A draft of plain lines, each a paragraph."""
        held = [line for line in lines if line.strip()]
        return cls([Paragraph(line, Where(ordinal=number)) for number, line in enumerate(held, 1)])

    def texts(self) -> Iterator[tuple[int, str]]:
        """Every paragraph's number and text."""
        for number, paragraph in enumerate(self.paragraphs):
            yield number, paragraph.text

    def matches(self, pattern: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Every match of a pattern, with its paragraph's number."""
        for number, text in self.texts():
            for match in re.finditer(pattern, text):
                yield number, match

    @cached_property
    def moments(self) -> list[list[Moment]]:
        """The dates each paragraph writes."""
        return [moments(paragraph.text) for paragraph in self.paragraphs]

    @cached_property
    def date_paragraphs(self) -> list[int]:
        """The paragraphs that bear the date of the document: a whole day under the name of who issues it."""
        return [
            number
            for number, paragraph in enumerate(self.paragraphs)
            if len("".join(paragraph.text.split())) <= DATE_LINE
            and any(one.day for one in self.moments[number])
            and re.fullmatch(r"[^，。；：、（]*日(?:印发)?\s*", paragraph.text)
        ]

    @cached_property
    def day(self) -> date | None:
        """The day the document bears, or None where it bears none that there is."""
        days = (one.first_day for number in self.date_paragraphs for one in self.moments[number] if one.day)
        return next((day for day in days if day), None)


def number_of(text: str) -> int | None:
    """The number that figures or a Chinese numeral write."""
    if text.isdecimal():
        return int(text)
    return parse_numeral(text)
