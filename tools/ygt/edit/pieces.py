"""A document cut into pieces (keys, dashes, values), each as the house writes it and at the column where it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ygt.edit.blocks import Block
from ygt.edit.page import Page
from ygt.edit.spelling import is_literal, is_plain, literal, spelled, spelled_key
from ygt.edit.tree import Entry, Node
from ygt.schema.contract import Kind
from ygt.schema.contract import Node as Field
from ygt.source.document import Document

Levels = tuple[tuple[int, int], ...]
"""The columns of the blocks around a piece, outermost first: as they were, and as they are to be."""

COMMENT_BEHIND_SIGN = re.compile(r"[|>][0-9+-]*[ \t]+(#[^\r\n]*)")
"""The comment on the line of “|” or “>”, which belongs to neither the text nor what lies between."""


_ESCAPE = re.compile(r"\\(?![\"\\/])(?<!\\\\)")


@dataclass(slots=True)
class Piece:
    """What stands from `start` to `end` and the `text` it becomes; `breaks` tells whether on a line of its own.

    `is_value` tells whether it stands behind its key or dash whatever comes between, `is_first` whether it begins
    a block.
    """

    start: int
    end: int
    text: str
    levels: Levels
    breaks: bool
    is_value: bool = False
    is_first: bool = False

    @property
    def was_at(self) -> int:
        """The column where it stood."""
        return self.levels[-1][0]

    @property
    def column(self) -> int:
        """The column where it belongs, if it breaks the line."""
        return self.levels[-1][1]


class Cutter:
    """Cuts a document of a kind whose data is text throughout, as it was read."""

    def __init__(self, document: Document, kind: Kind) -> None:
        self._document = document
        self._page = Page(document.text)
        self._kind = kind

    def pieces(self) -> Iterator[Piece]:
        """The pieces in the order of the text."""
        root = Node(self._document)
        if self._is_block(root):
            yield from self._block(root, self._document.data, self._kind.root, (), 0, beside=False)
        else:
            text = self._beside(root, self._document.data, self._kind.root, 0)
            yield Piece(root.start, root.end, text, ((0, 0),), breaks=True)

    def _block(
        self, node: Node, data: Any, field: Field | None, levels: Levels, column: int, *, beside: bool
    ) -> Iterator[Piece]:
        """A mapping or list whose lines begin at `column`; `beside` tells whether the first stands behind a dash."""
        entries = node.entries()
        block = Block(self._page, node, entries)
        for number, entry in enumerate(entries):
            # In brackets an item has no dash of its own: one is put before it.
            start = entry.start if node.in_brackets else block.start(number)
            own = (*levels, (self._page.column(start), column))
            breaks = number > 0 or not beside
            sub = field.at((entry.name if entry.key else 0,)) if field else None
            if entry.key:
                text = spelled_key(str(entry.name)) + ":"
                yield Piece(start, entry.key[1], text, own, breaks, is_first=number == 0)
            else:
                end = start if node.in_brackets else start + 1
                yield Piece(start, end, "-", own, breaks, is_first=number == 0)
            yield from self._value(entry, data[entry.name], sub, own, column)

    def _value(self, entry: Entry, data: Any, field: Field | None, levels: Levels, column: int) -> Iterator[Piece]:
        node = entry.value
        if self._is_block(node):
            yield from self._block(node, data, field, levels, column + 2, beside=entry.key is None)
        else:
            text = self._beside(node, data, field, column + 2)
            yield Piece(node.start, node.end, text, levels, breaks=False, is_value=True)

    def _beside(self, node: Node, data: Any, field: Field | None, indent: int) -> str:
        """A value that begins on the line of its key or dash."""
        if node.is_container:
            return self._in_brackets(node, data, field)
        if node.sign not in ("|", ">"):
            return self._single(node, data, field, flow=False)
        behind = COMMENT_BEHIND_SIGN.match(self._document.text, node.start)
        comment = f" {behind[1].rstrip()}" if behind else ""
        if is_literal(data):
            sign, lines = literal(data, indent, "\n")
            return sign + comment + lines
        return _respelled(data, field, flow=False) + comment

    def _in_brackets(self, node: Node, data: Any, field: Field | None) -> str:
        parts = []
        for entry in node.entries():
            sub = field.at((entry.name if entry.key else 0,)) if field else None
            value, held = entry.value, data[entry.name]
            text = (
                self._in_brackets(value, held, sub) if value.is_container else self._single(value, held, sub, flow=True)
            )
            parts.append(f"{spelled_key(str(entry.name), flow=True)}: {text}" if entry.key else text)
        return ("{%s}" if node.is_mapping else "[%s]") % ", ".join(parts)

    def _single(self, node: Node, data: str, field: Field | None, *, flow: bool) -> str:
        written = self._document.text[node.start : node.end]
        # Escapes were put there to make something visible; they stay.
        if written == data or (node.sign == '"' and _ESCAPE.search(written) and "\n" not in written):
            return written
        return _respelled(data, field, flow=flow)

    def _is_block(self, node: Node) -> bool:
        """Whether it is written line by line: it is so already, or brackets would not be left as they are.

        Comments cannot stand on one line, and of a mapping of one field in a list some tools drop the braces.
        """
        if not node.is_container or not node.entries():
            return False
        return not node.in_brackets or self._has_comment(node) or _holds_single_field(node)

    def _has_comment(self, node: Node) -> bool:
        position = node.start
        for start, end in leaves(node):
            if "#" in self._document.text[position:start]:
                return True
            position = end
        return "#" in self._document.text[position : node.end]


def leaves(node: Node) -> Iterator[tuple[int, int]]:
    """The spans of the keys and single values in a value; what lies between is signs, blanks and comments."""
    if not node.is_container:
        yield node.start, node.end
    for entry in node.entries():
        if entry.key:
            yield entry.key
        yield from leaves(entry.value)


def _holds_single_field(node: Node) -> bool:
    values = [entry.value for entry in node.entries()]
    if not node.is_mapping and any(one.is_mapping and len(one.entries()) == 1 for one in values):
        return True
    return any(_holds_single_field(one) for one in values)


def _respelled(data: str, field: Field | None, *, flow: bool) -> str:
    """A text without quotes where it needs none; figures and Latin letters keep theirs, for codes look alike."""
    is_day = field is not None and field.format == "day"
    is_code = data.isascii() and any(character.isdigit() for character in data)
    if (is_day or not is_code) and is_plain(data, flow=flow, is_day=is_day):
        return data
    return spelled(data, quotes='"')
