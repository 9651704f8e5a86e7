"""What of a ledger goes out: to everyone what is public, to the office itself everything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.schema.contract import Kind, Node

INTERNAL = "internal"


def is_internal(node: Node) -> bool:
    """Whether a value is for internal use (x-visibility), as such or as each entry of a list."""
    inner = node.items
    return node.schema.get("x-visibility") == INTERNAL or (inner is not None and is_internal(inner))


def fields_of(node: Node, *, internal: bool) -> Iterator[tuple[str, Node]]:
    """The fields of a record or part that go out."""
    return ((name, sub) for name, sub in node.properties.items() if internal or not is_internal(sub))


def holds_internal(node: Node) -> bool:
    """Whether anything inside a value is for internal use."""
    inner = [*node.properties.values(), *([node.items] if node.items else [])]
    return any(is_internal(one) or holds_internal(one) for one in inner)


def public(value: Any, node: Node | None) -> Any:
    """A copy of a value without what is for internal use; what the contract does not know is left out as well."""
    match value:
        case dict() if node is not None and node.properties:
            shown = dict(fields_of(node, internal=False))
            return {key: public(one, shown[key]) for key, one in value.items() if key in shown}
        case list():
            return [public(one, node.items if node else None) for one in value]
    return value


def is_kind_shown(kind: Kind, *, internal: bool) -> bool:
    """Whether records of a kind go out."""
    return internal or not is_internal(kind.record)
