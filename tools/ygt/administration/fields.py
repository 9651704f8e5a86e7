"""“调入.理由=…”: the field of a record that Chinese titles or English keys lead to, and the fields still missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ygt.errors import ToolError
from ygt.schema.contract import Kind, Node
from ygt.schema.suggestion import nearest

DECISION = frozenset({"document", "meeting", "organ"})
"""The fields by which a decision is known: it may be given in words as a whole."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One field by the keys that lead to it, lists left out, with its node and the titles on the way."""

    keys: tuple[str, ...]
    node: Node
    titles: tuple[str, ...]

    def __str__(self) -> str:
        return ".".join(self.titles)


def field_named(kind: Kind, words: str) -> Leaf:
    """The field of a record of `kind` that `words`, titles or keys joined by dots, lead to.

    Raises ToolError where there is none, with the one probably meant, or where a title is that of several.
    """
    leaf = Leaf((), kind.record, ())
    for word in words.replace("．", ".").replace("。", ".").split("."):
        inner = _inner(leaf.node)
        if not inner.properties:
            raise ToolError(f"“{leaf}”没有下级字段“{word}”", f"写 {leaf}=…")
        key = _key(inner, word.strip(), kind.title if not leaf.keys else str(leaf))
        node = inner.properties[key]
        leaf = Leaf((*leaf.keys, key), node, (*leaf.titles, node.title or key))
    return leaf


def _key(node: Node, word: str, of: str) -> str:
    if word in node.properties:
        return word
    found = [key for key, sub in node.properties.items() if sub.title == word]
    found = found or [key for key, sub in node.properties.items() if word in sub.schema.get("x-aliases", ())]
    if len(found) == 1:
        return found[0]
    if found:
        raise ToolError(f"{of}有{len(found)}个名为“{word}”的字段", f"写字段的英文名：{'、'.join(found)}")
    titles = [sub.title for sub in node.properties.values()]
    meant = nearest(word, [*titles, *node.properties])
    like = [f"“{title}”" for title in titles if word and word in title] or ([f"“{meant}”"] if meant else [])
    asked = f"，是否应为{'、'.join(like)}？" if like else ""
    raise ToolError(f"{of}中未定义的字段“{word}”{asked}", f"可填的字段：{'、'.join(dict.fromkeys(titles))}")


def missing(kind: Kind, data: dict[str, Any]) -> list[Leaf]:
    """The fields a record of `kind` must have and `data` lacks, those inside others included."""
    return list(_missing(Leaf((), kind.record, ()), data))


def _missing(holder: Leaf, data: dict[str, Any]) -> Iterator[Leaf]:
    node = _inner(holder.node)
    wanted = _wanted(node, data)
    for key, sub in node.properties.items():
        leaf = Leaf((*holder.keys, key), sub, (*holder.titles, sub.title or key))
        if key not in data:
            if key in wanted:
                yield from expanded(leaf)
        elif isinstance(data[key], dict) and sub.properties:
            yield from _missing(leaf, data[key])
        elif isinstance(data[key], list) and sub.items is not None and sub.items.properties:
            # Only the last item is still being made.
            yield from _missing(leaf, data[key][-1])


def expanded(leaf: Leaf) -> Iterator[Leaf]:
    """What is to be filled in for a field: itself, or each field it must have where no single one stands for it."""
    node = _inner(leaf.node)
    required = node.schema.get("required", ())
    if not node.properties or is_decision(node) or (only_field(node) and node is leaf.node):
        yield leaf
        return
    for key in required or list(node.properties)[:1]:
        sub = node.properties[key]
        yield from expanded(Leaf((*leaf.keys, key), sub, (*leaf.titles, sub.title or key)))


def is_decision(node: Node) -> bool:
    """Whether the field is a decision, which may be given in words."""
    return node.properties.keys() >= DECISION


def only_field(node: Node) -> str:
    """The one field that a mapping must have and that a value given for the whole fills; empty where there is none."""
    required = node.schema.get("required", ())
    return str(required[0]) if len(required) == 1 and not node.properties[required[0]].properties else ""


def put(kind: Kind, data: dict[str, Any], leaf: Leaf, value: Any) -> None:
    """Enter `value` into `data` at the field `leaf`; what is given again for the item of a list begins the next item.

    Raises ToolError where the field holds a value already.
    """
    holder, items, node = data, None, kind.record
    for key in leaf.keys[:-1]:
        node = _inner(node).properties[key]
        is_list = node.items is not None
        inside = holder.setdefault(key, [{}] if is_list else {})
        items, holder = (inside, inside[-1]) if is_list else (None, inside)
        if not isinstance(holder, dict):
            raise ToolError(f"“{leaf}”的上级字段已填有值", "同一字段或整体填写，或逐项填写，不可兼用")
    last = leaf.keys[-1]
    if last in holder and leaf.node.items is not None:
        holder[last] += value
    elif last in holder and items is not None:
        items.append({last: value})
    elif last in holder:
        raise ToolError(f"“{leaf}”写了两次", "只写一次")
    else:
        holder[last] = value


def _wanted(node: Node, data: dict[str, Any]) -> set[str]:
    """The fields that `data` must have, with those its other values ask for."""
    wanted = set(node.schema.get("required", ()))
    for one in node.schema.get("allOf", ()):
        if "if" in one and _meets(one["if"], data):
            wanted |= set(one["then"]["required"])
        elif "anyOf" in one and not any(set(way["required"]) <= data.keys() for way in one["anyOf"]):
            wanted |= set(one["anyOf"][0]["required"])
    return wanted


def _meets(condition: dict[str, Any], data: dict[str, Any]) -> bool:
    """Whether the fields named by `condition` have one of the values it asks for."""
    return all(
        key in data and data[key] in rule.get("enum", [rule.get("const", data[key])])
        for key, rule in condition["properties"].items()
    )


def _inner(node: Node) -> Node:
    """The node of an item where a field holds a list of mappings, else the node itself."""
    return node.items if node.items is not None and node.items.properties else node
