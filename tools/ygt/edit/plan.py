"""One edit as splices of the text: which spans give way, and to what."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from ygt.edit import brackets
from ygt.edit.blocks import Block, put_value
from ygt.edit.layout import Layout, Written, is_short
from ygt.edit.page import Page, Splice
from ygt.edit.pieces import leaves
from ygt.edit.spelling import literal, spelled
from ygt.edit.tree import Entry, Node
from ygt.schema.contract import Kind
from ygt.source.document import Document

Steps = tuple[str | int, ...]
_HEADER = re.compile(r"[|>][0-9+-]*[ \t]*(#[^\r\n]*)?")


class CannotError(Exception):
    """Why an edit cannot be made by splices alone, as a Chinese clause."""


class Plan:
    """Plans edits of one document as it is; after an edit that moves others a new one is needed."""

    def __init__(self, document: Document, kind: Kind) -> None:
        self.document = document
        self.kind = kind
        self.page = Page(document.text)
        self.layout = Layout(document.text, self.page.newline)
        self.tree = Node(document)

    def replaced(self, steps: Steps, value: Any) -> list[Splice]:
        """The value at `steps`, which is there, is to be `value`, which is of another type or no container."""
        holders = self._holders(steps)
        node, contract = holders[-1].value, self.kind.node(steps)
        if any(one.value.in_brackets for one in holders[:-1]):
            return self._in_line(node, self.layout.in_brackets(value, contract))
        if node.sign in ("|", ">") and not node.is_container:
            return self._literal(node, value)
        if node.is_container and "#" in self._between(holders[-1], node):
            raise CannotError("这里有注释，整体改写会失去它")
        if not steps:
            return [Splice(node.start, node.end, self.layout.root(value, self.kind.root))]
        if not node.is_container and not isinstance(value, (dict, list)) and not self.layout.is_literal(value):
            return self._in_line(node, spelled(value, contract, quotes=_quotes(node)))
        start = node.start
        if node.is_container and not node.in_brackets and holders[-1].key:
            # A block begins on a line of its own; the new value stands behind the key.
            start = self.page.text.index(":", holders[-1].key[1]) + 1
        return list(put_value(self.page, start, node.end, self._written(holders, steps, value)))

    def quoted(self, steps: Steps, value: str) -> list[Splice]:
        """The text at `steps`, which is `value`, is to stand in quotes; nothing where it does already."""
        node = self._holders(steps)[-1].value
        if node.sign in ("", "'", '"', "|", ">"):
            return []
        return self._in_line(node, spelled(value, quotes='"'))

    def added(self, steps: Steps, value: Any) -> list[Splice]:
        """The mapping around the last of `steps`, which is there, is to have that field too."""
        *around, last = steps
        holder, name = self._holders(tuple(around))[-1].value, str(last)
        entries = holder.entries()
        contract, order = self.kind.node(tuple(around)), self._order(tuple(around))
        node = contract.at((name,)) if contract else None
        at = _place_of(name, [str(one.name) for one in entries], order)
        if holder.in_brackets or not entries:
            written = self.layout.field(name, value, node, 0, flow=True)
            return list(brackets.put_in(self.page.text, holder, entries, at, written))
        block = Block(self.page, holder, entries)
        return list(block.put_in(at, self.layout.field(name, value, node, block.column)))

    def inserted(self, steps: Steps, value: Any, at: int) -> list[Splice]:
        """The list at `steps` is to have `value` before item number `at`."""
        holders = self._holders(steps)
        holder, node = holders[-1].value, self.kind.node((*steps, 0))
        entries = holder.entries()
        in_brackets = any(one.value.in_brackets for one in holders[:-1])
        if not entries and not in_brackets:
            return self._first(holders, steps, value)
        if holder.in_brackets:
            return list(brackets.put_in(self.page.text, holder, entries, at, self.layout.in_brackets(value, node)))
        block = Block(self.page, holder, entries)
        like = entries[min(at, len(entries) - 1)].value
        bracketed = like.in_brackets or (not like.is_container and is_short(value))
        written = self.layout.item(value, node, block.column, brackets=bracketed)
        return list(block.put_in(at, f"-{written.beside}{written.below}"))

    def deleted(self, steps: Steps) -> list[Splice]:
        """The field or item at `steps` is to go."""
        *around, last = steps
        holders = self._holders(tuple(around))
        holder = holders[-1].value
        entries = holder.entries()
        at = [entry.name for entry in entries].index(holder.entry(last).name)
        if holder.in_brackets:
            return list(brackets.take_out(self.page.text, entries, at))
        block = Block(self.page, holder, entries)
        return list(block.empty(holders[-1].key) if len(entries) == 1 else block.take_out(at))

    def filled(self, value: Any) -> list[Splice]:
        """A file that holds nothing, or only comments, is to hold `value`."""
        text = self.page.text
        newline = self.page.newline
        joint = newline if text and not text.endswith(("\n", "\r")) else ""
        return [Splice(len(text), len(text), joint + self.layout.root(value, self.kind.root) + newline)]

    def _first(self, holders: list[Entry], steps: Steps, value: Any) -> list[Splice]:
        """An empty list gets its first item: below its field, or in its brackets."""
        holder = holders[-1].value
        if self.page.text[holder.start + 1 : holder.end - 1].strip():
            raise CannotError("这里的空括号中有注释")
        if not steps:
            return [Splice(holder.start, holder.end, self.layout.root([value], self.kind.root))]
        return list(put_value(self.page, holder.start, holder.end, self._written(holders, steps, [value])))

    def _written(self, holders: list[Entry], steps: Steps, value: Any) -> Written:
        """A value as it is written behind its key or dash in block style."""
        around, last = Block(self.page, holders[-2].value, holders[-2].value.entries()), steps[-1]
        if isinstance(last, str):
            return self.layout.below_key(last, value, self.kind.node(steps), around.column)
        return self.layout.item(value, self.kind.node(steps), around.column, brackets=is_short(value))

    def _in_line(self, node: Node, written: str) -> list[Splice]:
        """The value on one line in the place of another; where nothing was written, a blank comes before it."""
        return [Splice(node.start, node.end, written if node.start < node.end else f" {written}")]

    def _literal(self, node: Node, value: Any) -> list[Splice]:
        """A text written below “|” or “>” gives way to another; the comment behind the sign stays."""
        text = self.page.text
        header = _HEADER.match(text, node.start)
        comment = f"  {header[1]}" if header and header[1] else ""
        below = self.page.next_line(node.start)
        while self.page.is_blank(below):
            below = self.page.next_line(below)
        indent = len(text[below : node.end]) - len(text[below : node.end].lstrip(" "))
        if self.layout.is_literal(value):
            sign, lines = literal(value, indent, self.page.newline)
            return [Splice(node.start, node.end, sign + comment + lines)]
        if isinstance(value, (dict, list)) and value and comment:
            raise CannotError("这里有注释，整体改写会失去它")
        single = self.layout.in_brackets(value, None) if isinstance(value, (dict, list)) else spelled(value)
        return [Splice(node.start, node.end, single + comment)]

    def _between(self, entry: Entry, node: Node) -> str:
        """All that stands from the key to the end of a container but is no key or value, comments included."""
        pieces, position = [], entry.key[1] if entry.key else node.start
        for start, end in leaves(node):
            pieces.append(self.page.text[position:start])
            position = end
        return "".join([*pieces, self.page.text[position : node.end]])

    def _holders(self, steps: Steps) -> list[Entry]:
        """The entries on the way to `steps`, the root's first."""
        found = [Entry("", None, self.tree)]
        for step in steps:
            found.append(found[-1].value.entry(step))
        nodes = [one.value for one in found if one.value.is_container]
        if any(outer.in_brackets and not inner.in_brackets for outer, inner in pairwise(nodes)):
            raise CannotError("方括号中的字段没有写在花括号里")
        return found

    def _order(self, steps: Steps) -> list[str]:
        contract = self.kind.node(steps)
        return list(contract.properties) if contract else []


def _place_of(name: str, present: list[str], order: list[str]) -> int:
    """Where a new field belongs: behind the nearest before it in the contract; one it does not know at the end."""
    if name not in order:
        return len(present)
    before = set(order[: order.index(name)])
    behind = [number for number, other in enumerate(present) if other in before]
    if not behind:
        return 0
    nearest = max(behind, key=lambda number: order.index(present[number]))
    return nearest + 1


def _quotes(node: Node) -> str:
    return node.sign if node.sign in ("'", '"') else ""
