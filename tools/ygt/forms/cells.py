"""Values of records as cells show them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ygt.forms.tables import Column, Names
from ygt.schema.contract import Node

Shown = str | int | float
"""What a cell holds; an empty one holds an empty text."""

YES, NO = "是", "否"
JOINT = "、"
SEPARATORS = re.compile(r"[、，,；;\n]")
_QUOTES = re.compile("[，；]?须?加(?:英文)?引号")


def at(data: Any, way: Names) -> Any:
    """The value at the end of a way through mappings, or None where there is none."""
    for name in way:
        if not isinstance(data, dict) or name not in data:
            return None
        data = data[name]
    return data


def shown(value: Any, column: Column, joint: str = JOINT) -> Shown:
    """A value as its cell shows it; `joint` stands between the words of a list."""
    if isinstance(value, list):
        return joint.join(_word(one, column.word) for one in value)
    return value if _is_number(value) else _word(value, column.word)


def option(node: Node, value: str) -> str:
    """One of the values to choose from as it is shown: a word as it is, a code with what it means (110 国有全资)."""
    label = node.label_of(value)
    return value if label == value or not value.isascii() else f"{value} {label}"


def description(node: Node) -> str:
    """What a field is, without what concerns the writing of a file alone: a cell needs no quotes, and no true."""
    said = _QUOTES.sub("", str(node.schema.get("description", "")))
    return said.replace("填 true", f"选“{YES}”").replace("填 false", f"选“{NO}”")


def joint_of(column: Column, values: Iterable[Any]) -> str:
    """What stands between the words of a column: 、, or a line's end where a word holds a separator itself."""
    words = [str(one) for one in column.word.schema.get("enum", ())]
    words += [str(one) for value in values if isinstance(value, list) for one in value]
    return "\n" if any(SEPARATORS.search(one) for one in words) else JOINT


def _word(value: Any, node: Node) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    return option(node, value) if isinstance(value, str) and "enum" in node.schema else str(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
