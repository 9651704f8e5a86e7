"""How a value of several parts is written out where it is new, in the manner of its surroundings."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ygt.edit.spelling import is_literal, literal, spelled, spelled_key
from ygt.schema.contract import Node

LONGEST_MAPPING = 100
"""A mapping of single values that takes no more characters stands in braces."""
LONGEST_ITEM = 10
"""A list of words none of which is longer stands in brackets."""

_LIST_BELOW_KEY = re.compile(
    r"^(?P<key> *(?:- +)*)[^\s#\-\[{\"'][^:\r\n]*:[ \t]*(?:#[^\r\n]*)?[\r\n]+(?:[ \t]*(?:#[^\r\n]*)?[\r\n]+)*"
    r"(?P<dash> *)-[ \r\n]",
    re.MULTILINE,
)


class Written(NamedTuple):
    """What stands on the line of the key or dash, a blank before it, and the lines below, each after a line end."""

    beside: str
    below: str = ""


class Layout:
    """Writes values as `text` writes them: line ends, depth of lists below their field, brackets or lines."""

    def __init__(self, text: str, newline: str) -> None:
        self.newline = newline
        self._text = text
        # Without a line end at the end of the file, a text below “|” that ends with one might lose it.
        self._open_end = bool(text) and not text.endswith(("\n", "\r"))
        habit = _LIST_BELOW_KEY.search(text)
        self.depth = 0 if habit and len(habit["dash"]) == len(habit["key"]) else 2

    def field(self, name: str, value: Any, node: Node | None, indent: int, *, flow: bool = False) -> str:
        """A field with its value, without the indent of its first line."""
        key = spelled_key(name, flow=flow)
        if flow:
            return f"{key}: {self.in_brackets(value, node)}"
        written = self.below_key(name, value, node, indent)
        return f"{key}:{written.beside}{written.below}"

    def below_key(self, name: str, value: Any, node: Node | None, indent: int) -> Written:
        """A value behind its key, which stands at column `indent`."""
        if isinstance(value, (dict, list)) and value and not self._bracketed_as(name, value):
            if isinstance(value, dict):
                return Written("", self._fields(value, node, indent + 2))
            return Written("", self._items(value, node, indent + self.depth))
        return self._single(value, node, indent + 2)

    def item(self, value: Any, node: Node | None, dash: int, *, brackets: bool) -> Written:
        """An item behind its dash, which stands at column `dash`."""
        if isinstance(value, (dict, list)) and value and not brackets:
            indent = dash + 2
            below = self._fields(value, node, indent) if isinstance(value, dict) else self._items(value, node, indent)
            first, *others = below.removeprefix(self.newline).split(self.newline)
            return Written(" " + first.lstrip(" "), "".join(self.newline + line for line in others))
        return self._single(value, node, dash + 2)

    def is_literal(self, value: Any) -> bool:
        """Whether a value is written below “|”."""
        return is_literal(value) and not (self._open_end and value.endswith("\n"))

    def in_brackets(self, value: Any, node: Node | None) -> str:
        """A value on one line, inside or with brackets."""
        if isinstance(value, dict):
            fields = (
                f"{spelled_key(key, flow=True)}: {self.in_brackets(sub, _sub(node, key))}" for key, sub in value.items()
            )
            return "{" + ", ".join(fields) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self.in_brackets(sub, _sub(node, 0)) for sub in value) + "]"
        return spelled(value, node, flow=True)

    def root(self, value: Any, node: Node) -> str:
        """A whole file's value, without the last line end."""
        if not value:
            return self.in_brackets(value, node)
        below = self._fields(value, node, 0) if isinstance(value, dict) else self._items(value, node, 0, brackets=False)
        return below.removeprefix(self.newline)

    def _fields(self, value: dict[str, Any], node: Node | None, indent: int) -> str:
        blank = self.newline + " " * indent
        return "".join(blank + self.field(key, sub, _sub(node, key), indent) for key, sub in value.items())

    def _items(self, value: list[Any], node: Node | None, dash: int, *, brackets: bool = True) -> str:
        parts = []
        for one in value:
            written = self.item(one, _sub(node, 0), dash, brackets=brackets and is_short(one))
            parts.append(f"{self.newline}{' ' * dash}-{written.beside}{written.below}")
        return "".join(parts)

    def _single(self, value: Any, node: Node | None, indent: int) -> Written:
        if self.is_literal(value):
            sign, below = literal(value, indent, self.newline)
            return Written(" " + sign, below)
        if isinstance(value, (dict, list)):
            return Written(" " + self.in_brackets(value, node))
        return Written(" " + spelled(value, node))

    def _bracketed_as(self, name: str, value: Any) -> bool:
        """Whether brackets are used: as the text does where the same field first stands, else for what is short."""
        if _has_lines(value):
            return False
        same = re.search(rf"(?<![^\s{{,]){re.escape(name)}:[ \t]*(?:([\[{{])(?![\]}}])|#|[\r\n])", self._text)
        return bool(same[1]) if same else is_short(value)


def is_short(value: Any) -> bool:
    """Whether a mapping or list, where nothing shows how, is written in brackets."""
    parts = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    if any(isinstance(part, (dict, list)) or "\n" in str(part) for part in parts):
        return False
    if isinstance(value, dict):
        return sum(len(key) + len(str(sub)) + 4 for key, sub in value.items()) <= LONGEST_MAPPING
    return all(len(str(part)) <= LONGEST_ITEM for part in parts)


def _has_lines(value: Any) -> bool:
    if isinstance(value, (dict, list)):
        return any(_has_lines(part) for part in (value.values() if isinstance(value, dict) else value))
    return isinstance(value, str) and "\n" in value


def _sub(node: Node | None, step: str | int) -> Node | None:
    return node.at((step,)) if node is not None else None
