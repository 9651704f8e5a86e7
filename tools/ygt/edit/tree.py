"""The places of a document as nodes that know how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ygt.source.document import Document

_KEPT_BLANKS = re.compile(r"(?:(?:\r\n|\r(?!\n)|\n)[ \t]*(?=[\r\n]))*")
_KEEP = re.compile(r"[|>][0-9]?\+")


@dataclass(frozen=True, slots=True)
class Node:
    """One value, by where its marks stand in the document (see `Marks`)."""

    document: Document
    index: int = 0

    @property
    def is_container(self) -> bool:
        """Whether it is a mapping or a list."""
        return self.document.marks.offsets[self.index] < 0

    @property
    def is_mapping(self) -> bool:
        """Whether it is a mapping."""
        return self.is_container and self.document.marks.offsets[self.index + 2] > 0

    @property
    def start(self) -> int:
        """Where it begins; a list in block style with its first dash."""
        start = self.document.marks.offsets[self.index]
        return ~start if start < 0 else start

    @property
    def end(self) -> int:
        """Where it ends; a literal text that keeps its blank lines with the last of them."""
        text, last = self.document.text, self._last
        end = self.document.marks.offsets[last + 1]
        start = self.document.marks.offsets[last]
        if start >= 0 and text[start : start + 1] in ("|", ">") and _KEEP.match(text, start):
            end = _KEPT_BLANKS.match(text, end).end()  # type: ignore[union-attr]  # matches anything
        return end

    @property
    def sign(self) -> str:
        """The character it begins with: tells brackets, quotes and literal texts from plain ones."""
        start, end = self.start, self.document.marks.offsets[self.index + 1]
        return self.document.text[start : start + 1] if self.is_container or start < end else ""

    @property
    def in_brackets(self) -> bool:
        """Whether it is a mapping or list in flow style."""
        return self.is_container and self.sign in ("[", "{")

    def entries(self) -> list[Entry]:
        """The fields of a mapping, the items of a list, in the order of the text."""
        offsets, text = self.document.marks.offsets, self.document.text
        if not self.is_container:
            return []
        if self.is_mapping:
            found = self.document.marks.keys(self.index, text)
            return [Entry(name, (offsets[at], offsets[at + 1]), Node(self.document, at + 2)) for name, at in found]
        return [Entry(number, None, Node(self.document, at)) for number, at in enumerate(self._items())]

    def entry(self, name: str | int) -> Entry:
        """The field or item of that name. Raises LookupError where there is none."""
        if not self.is_container or self.is_mapping is not isinstance(name, str):
            raise LookupError(name)
        if isinstance(name, int):
            for number, at in enumerate(self._items()):
                if number == name:
                    return Entry(name, None, Node(self.document, at))
        for key, at in self.document.marks.keys(self.index, self.document.text) if self.is_mapping else ():
            if key == name:
                start, end = self.document.marks.offsets[at], self.document.marks.offsets[at + 1]
                return Entry(name, (start, end), Node(self.document, at + 2))
        raise LookupError(name)

    @property
    def _last(self) -> int:
        """The mark of the value with which a block ends; its own where it is none."""
        node = self
        while node.is_container and not node.in_brackets:
            entries = node.entries()
            if not entries:
                break
            node = entries[-1].value
        return node.index

    def _items(self) -> Iterator[int]:
        offsets = self.document.marks.offsets
        index = self.index + 3
        while index < -offsets[self.index + 2]:
            yield index
            index = abs(offsets[index + 2]) if offsets[index] < 0 else index + 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A field with the span of its key, or an item of a list."""

    name: str | int
    key: tuple[int, int] | None
    value: Node

    @property
    def start(self) -> int:
        """Where the key begins, or the item."""
        return self.key[0] if self.key else self.value.start

    @property
    def end(self) -> int:
        """Where the value ends."""
        return self.value.end
