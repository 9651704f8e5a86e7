"""What differs between two values, field by field under the contract's Chinese titles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ygt.changes.change import Fact
from ygt.changes.sides import Sides
from ygt.dates import printed
from ygt.schema.contract import Node, Steps

LONGEST = 60
"""A longer value is shown by its beginning."""

_DIGEST = re.compile(r"\b((?:[1-9][0-9]*-)?[0-9a-f]{8})[0-9a-f]{32,}\b", re.ASCII)
"""A check value: nobody reads more of it than tells two apart."""

NAMING = ("name", "person", "title", "number", "key", "post", "unit", "id", "rule", "period", "on", "from", "code_word")
"""Fields by which an item of a list is known again, the best first."""


def differences(
    sides: Sides, before: dict[str, Any], after: dict[str, Any], node: Node | None, steps: Steps = (), above: str = ""
) -> list[Fact]:
    """The fields in which two mappings differ; those of mappings inside stand under both titles (编制·在编人数)."""
    found: list[Fact] = []
    nodes = node.properties if node else {}
    for key in dict.fromkeys((*before, *after)):
        sub = nodes.get(key)
        old, new = before.get(key), after.get(key)
        if sides.same(old, new, sub):
            continue
        title = above + title_of(key, sub)
        if isinstance(old, dict) and isinstance(new, dict):
            found += differences(sides, old, new, sub, (*steps, key), f"{title}·")
        elif isinstance(old, list) and isinstance(new, list):
            found += _lists(sides, key, title, old, new, sub)
        else:
            found.append(Fact(key, title, value(old, sub), value(new, sub)))
    return found


def _lists(
    sides: Sides, key: str, title: str, before: list[Any], after: list[Any], node: Node | None
) -> Iterable[Fact]:
    """What was added to a list, taken out of it, or changed in an item known again; or that its order changed."""
    item = node.items if node else None
    left = list(before)
    added = []
    for one in after:
        same = next((other for other in left if sides.same(other, one, item)), None)
        if same is None:
            added.append(one)
        else:
            left.remove(same)
    if not left and not added:
        yield Fact(key, f"{title}次序", _joined(before, item), _joined(after, item))
        return
    for one in list(added):
        other = next((other for other in left if _is_same_item(sides, other, one, item)), None)
        if other is not None:
            left.remove(other)
            added.remove(one)
            yield from differences(sides, other, one, item, (), f"{title}“{_name(one)}”")
    for one in left:
        yield Fact(key, title, value(one, item), "")
    for one in added:
        yield Fact(key, title, "", value(one, item))


def _is_same_item(sides: Sides, before: Any, after: Any, node: Node | None) -> bool:
    if not isinstance(before, dict) or not isinstance(after, dict) or node is None:
        return False
    key = next((key for key in NAMING if key in node.properties), None)
    if key is None or key not in before or key not in after:
        return False
    return sides.same(before[key], after[key], node.properties[key])


def _name(item: dict[str, Any]) -> str:
    return next((str(item[key]) for key in NAMING if key in item), "")


def value(data: Any, node: Node | None) -> str:
    """A value in one line of Chinese, shortened where it is long; empty for nothing."""
    text = _DIGEST.sub(r"\1…", _words(data, node))
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _words(data: Any, node: Node | None) -> str:
    match data:
        case None:
            return ""
        case bool():
            return "是" if data else "否"
        case str():
            if node is not None and node.format == "day":
                return printed(data)
            label = node.label_of(data) if node else data
            # A code means nothing without its title; a Chinese value is its own.
            return f"{data}（{label}）" if data.isascii() and label != data else data
        case list():
            return _joined(data, node.items if node else None)
        case dict():
            nodes = node.properties if node else {}
            return "，".join(
                f"{title_of(key, nodes.get(key))}{_words(sub, nodes.get(key))}" for key, sub in data.items()
            )
    unit = str(node.schema.get("x-unit", "")) if node else ""
    return f"{data}{unit}"


def _joined(items: list[Any], node: Node | None) -> str:
    joint = "；" if any(isinstance(one, dict) for one in items) else "、"
    return joint.join(_words(one, node) for one in items)


def title_of(key: str, node: Node | None) -> str:
    """The Chinese title of a field; one the contract does not define is named as such."""
    return node.title if node is not None and node.title else f"未定义的字段“{key}”"
