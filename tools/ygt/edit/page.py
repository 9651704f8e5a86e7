"""A text as lines, and the changes to it: spans replaced, everything else byte for byte as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\r|\n|\Z")


class Splice(NamedTuple):
    """The text from `start` to `end` gives way to `text`."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """`text` with the splices made; those at one place in the order given. Raises ValueError where two overlap."""
    parts, position = [], 0
    for splice in sorted(splices, key=lambda one: one.start):
        if splice.start < position:
            raise ValueError("splices overlap")
        parts += [text[position : splice.start], splice.text]
        position = splice.end
    return "".join([*parts, text[position:]])


class Page:
    """A text with questions about its lines. `newline` is the line end it uses most."""

    def __init__(self, text: str) -> None:
        self.text = text
        pairs = text.count("\r\n")
        single = text.count("\n") - pairs
        old = text.count("\r") - pairs
        self.newline = max((single, "\n"), (pairs, "\r\n"), (old, "\r"))[1] if pairs or old else "\n"

    def line_start(self, offset: int) -> int:
        """Where the line of `offset` begins."""
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def line_end(self, offset: int) -> int:
        """Where the line of `offset` ends, before its line end."""
        return _LINE_END.search(self.text, offset).start()  # type: ignore[union-attr]  # matches anything

    def next_line(self, offset: int) -> int:
        """Where the line after that of `offset` begins, or the end of the text."""
        return _LINE_END.search(self.text, offset).end()  # type: ignore[union-attr]  # matches anything

    def column(self, offset: int) -> int:
        """How many characters stand before `offset` on its line."""
        return offset - self.line_start(offset)

    def stands_first(self, offset: int) -> bool:
        """Whether only blanks stand before `offset` on its line."""
        return not self.text[self.line_start(offset) : offset].strip(" \t")

    def is_blank(self, start: int) -> bool:
        """Whether the line that begins at `start` is there and has nothing on it."""
        return start < len(self.text) and not self.text[start : self.line_end(start)].strip(" \t")

    def without_lines(self, start: int, end: int) -> Splice:
        """The splice that takes away the whole lines from that of `start` to that of `end`.

        Of two blank lines that then meet one goes too; a text whose last line had no line end has none after it.
        """
        first, last = self.line_start(start), self.next_line(end)
        blank_above = first == 0 or self.is_blank(self._line_above(first))
        if last >= len(self.text):
            had_end = self.line_end(end) < len(self.text)
            while first > 0 and self.is_blank(self._line_above(first)):
                first = self._line_above(first)
            if not had_end and first > 0:
                first -= 2 if self.text[first - 2 : first] == "\r\n" else 1
        elif blank_above and self.is_blank(last):
            last = self.next_line(last)
        return Splice(first, last, "")

    def _line_above(self, start: int) -> int:
        before = start - (2 if self.text[start - 2 : start] == "\r\n" else 1)
        return self.line_start(before)
