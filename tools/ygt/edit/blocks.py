"""Fields and items put into blocks and taken out of them, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ygt.edit.layout import Written
from ygt.edit.page import Page, Splice
from ygt.edit.tree import Entry, Node

_LOOKED_AT = 5
"""So many gaps between items tell whether blank lines stand between them."""


class Block:
    """A mapping or list in block style with where its entries begin: at the key, or at the dash."""

    def __init__(self, page: Page, node: Node, entries: list[Entry]) -> None:
        self.page = page
        self.node = node
        self.entries = entries
        self.column = page.column(node.start)

    def start(self, at: int) -> int:
        """Where entry number `at` begins. Raises LookupError where no dash is found."""
        entry = self.entries[at]
        if entry.key:
            return entry.start
        if at == 0:
            return self.node.start
        before = self.entries[at - 1].end
        for match in re.compile(r"[\r\n]( *)-(?=[ \t\r\n]|\Z)").finditer(self.page.text, before, entry.start + 1):
            if len(match[1]) == self.column:
                return match.end() - 1
        raise LookupError

    def put_in(self, at: int, lines: str) -> Iterator[Splice]:
        """The splices that put `lines` (from its key or dash on) before entry number `at`, below the one above."""
        newline, indent = self.page.newline, " " * self.column
        if at == 0:
            blank = newline if self._spaced(1) else ""
            yield Splice(self.start(0), self.start(0), lines + newline + blank + indent)
        else:
            end = self.page.line_end(self.entries[at - 1].end)
            blank = newline if self._spaced(at) else ""
            yield Splice(end, end, newline + blank + indent + lines)

    def take_out(self, at: int) -> Iterator[Splice]:
        """The splices that take away entry number `at` with its lines; not for the only one."""
        page, entry, start = self.page, self.entries[at], self.start(at)
        if page.stands_first(start):
            yield page.without_lines(start, entry.end)
            return
        # It shares its line with the dash above it: the next entry takes its place.
        following, line_end = self.start(at + 1), page.line_end(entry.end)
        if "#" not in page.text[line_end:following]:
            yield Splice(start, following, "")
        else:
            yield Splice(len(page.text[:start].rstrip(" ")), line_end, "")

    def empty(self, key: tuple[int, int] | None) -> Iterator[Splice]:
        """The splices that leave `[]` or `{}` where the only entry was; `key` is that of the block itself."""
        page, sign = self.page, "{}" if self.node.is_mapping else "[]"
        start, end = self.node.start, self.node.end
        if key is None or not page.stands_first(start):
            yield Splice(start, end, sign)
            return
        colon = page.text.index(":", key[1]) + 1
        yield Splice(colon, colon, f" {sign}")
        yield page.without_lines(start, end)

    def _spaced(self, at: int) -> bool:
        """Whether a blank line stands between the entries around `at`, or else between those before."""
        near = range(min(at, len(self.entries) - 1), max(0, at - _LOOKED_AT), -1)
        gaps = [self.page.text[self.entries[one - 1].end : self.start(one)] for one in near]
        gaps = [gap for gap in gaps if "#" not in gap] or gaps
        return bool(gaps) and len(re.findall(r"\r\n|\r|\n", gaps[0])) > 1


def put_value(page: Page, start: int, end: int, written: Written) -> Iterator[Splice]:
    """The splices that put a new value in the place of one on a single line; a comment behind it stays there."""
    before = len(page.text[:start].rstrip(" \t"))
    if written.beside:
        yield Splice(start, end, written.beside.removeprefix(" ") if before < start else written.beside)
    else:
        yield Splice(before, end, "")
    if written.below:
        line_end = page.line_end(end)
        yield Splice(line_end, line_end, written.below)
