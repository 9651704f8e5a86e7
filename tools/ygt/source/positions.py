"""Where things stand: offsets of keys and values, and offsets as lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

Steps = tuple[str | int, ...]
"""The way to a value: keys and list indexes from the root."""

LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    """The lines of a text. A line ends with LF, CR LF or CR; nothing else ends one."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in LINE_END.finditer(text))]

    def __len__(self) -> int:
        return len(self._starts)

    def at(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of an offset; one past the end of the text where it lies beyond."""
        offset = max(0, min(offset, len(self._text)))
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, number: int) -> tuple[int, int]:
        """Start and end of a line's text, without its line end; an empty span where there is no such line."""
        if not 1 <= number <= len(self._starts):
            return len(self._text), len(self._text)
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return start, start + len(self._text[start:end].rstrip("\r\n"))


@dataclass(slots=True)
class Marks:
    """The spans of every key and value, as one flat list of offsets in document order.

    A scalar takes two numbers (start, end), a container three (~start, end, where its successor stands in the
    list: negative for a sequence) followed by its entries; a mapping's entries are key and value in turn. So a
    place is found without the data, which others may change, and costs nothing until somebody asks.
    """

    offsets: list[int] = field(default_factory=list)
    quoted_keys: dict[int, str] = field(default_factory=dict)
    """Keys that are not written as they read, by the offset where they start."""
    _entries: dict[int, dict[str | int, tuple[int, int]]] = field(default_factory=dict)

    def find(self, text: str, steps: Steps, *, key: bool = False) -> tuple[int, int]:
        """Start and end of the value at `steps`, or of its key; of the nearest value around it where there is none."""
        if not self.offsets:
            return 0, 0
        index = 0
        for number, step in enumerate(steps, 1):
            entry = self._entries_of(index, text).get(step)
            if entry is None:
                break
            key_index, index = entry
            if key and number == len(steps) and key_index >= 0:
                return self.offsets[key_index], self.offsets[key_index + 1]
        return self._span(index)

    def keys(self, own: int, text: str) -> Iterator[tuple[str, int]]:
        """The keys of the mapping at `own` with their indexes, as far as it has been read."""
        index = own + 3
        end = self.offsets[own + 2] or len(self.offsets)
        while index < end:
            start, stop = self.offsets[index], self.offsets[index + 1]
            if start < 0 or index + 2 >= len(self.offsets):
                # The text stops being YAML here, within what stands in the place of a key or right behind one.
                return
            yield self.quoted_keys.get(start) or text[start:stop], index
            index = self._after(index + 2)

    def _entries_of(self, index: int, text: str) -> dict[str | int, tuple[int, int]]:
        if index not in self._entries:
            if self.offsets[index] >= 0:
                entries: dict[str | int, tuple[int, int]] = {}
            elif self.offsets[index + 2] > 0:
                entries = {key: (where, where + 2) for key, where in self.keys(index, text)}
            else:
                entries = {number: (-1, where) for number, where in enumerate(self._items(index))}
            self._entries[index] = entries
        return self._entries[index]

    def _items(self, own: int) -> Iterator[int]:
        index = own + 3
        while index < -self.offsets[own + 2]:
            yield index
            index = self._after(index)

    def _after(self, index: int) -> int:
        return abs(self.offsets[index + 2]) if self.offsets[index] < 0 else index + 2

    def _span(self, index: int) -> tuple[int, int]:
        start, end = self.offsets[index], self.offsets[index + 1]
        return (~start if start < 0 else start), end
