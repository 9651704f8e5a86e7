"""Values of records as people read them: codes with their titles, lists and mappings in one line."""

from __future__ import annotations

from typing import Any

from ygt.schema.contract import Node


def in_words(value: Any, node: Node | None) -> str:
    """`value` in one line of Chinese; a field the contract does not know stands under its own name."""
    match value:
        case bool():
            return "是" if value else "否"
        case str():
            label = node.label_of(value) if node else value
            return value if label == value else f"{value}（{label}）"
        case list():
            inner = node.items if node else None
            joint = "；" if any(isinstance(one, dict) for one in value) else "、"
            return joint.join(in_words(one, inner) for one in value)
        case dict():
            return "，".join(_pair(title, in_words(one, sub), one) for title, one, sub in fields_of(value, node))
        case _:
            return str(value)


def _pair(title: str, words: str, value: Any) -> str:
    nested = isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict) for one in value))
    return f"{title}（{words}）" if nested else f"{title} {words}"


def fields_of(data: dict[str, Any], node: Node | None) -> list[tuple[str, Any, Node | None]]:
    """The fields of a mapping with their Chinese titles, in the order of the file."""
    properties = node.properties if node else {}
    return [(title_of(key, properties.get(key)), value, properties.get(key)) for key, value in data.items()]


def title_of(key: str, node: Node | None) -> str:
    """The Chinese title of a field, or the key where the contract has none."""
    return node.title if node and node.title else str(key)
