"""Values of a record by a path of field names joined by dots, through lists as well: `memberships.unit`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.schema.contract import Kind, Node, Steps


def values_at(data: Any, path: str) -> Iterator[tuple[Steps, Any]]:
    """Every scalar value at `path` with the steps that lead to it, in the order of the data."""
    return _within(data, tuple(path.split(".")), ())


def mappings_at(data: Any, path: str) -> Iterator[dict[str, Any]]:
    """Every mapping at `path`, through lists as well; the record itself where the path is empty."""
    if isinstance(data, list):
        for one in data:
            yield from mappings_at(one, path)
    elif isinstance(data, dict):
        key, _, rest = path.partition(".")
        if not path:
            yield data
        elif key in data:
            yield from mappings_at(data[key], rest)


def node_at(kind: Kind, path: str) -> Node | None:
    """The contract's node for the scalar values at `path`, or None where the contract defines nothing."""
    node: Node | None = kind.record
    for key in path.split("."):
        node = _scalar(node).properties.get(key) if node is not None else None
    return _scalar(node) if node is not None else None


def titles_of(kind: Kind, path: str) -> str:
    """The field at `path` in Chinese, with the one it stands in: 床位数, 组成人员的单位; or that alone: 所定事项."""
    node: Node | None = kind.record
    titles = []
    for key in path.split("."):
        node = _scalar(node).properties.get(key) if node is not None else None
        titles.append(node.title if node is not None else "")
    if not all(titles):
        return path
    *_, above, last = ("", *titles)
    return above if above.endswith(last) else f"{above}的{last}" if above else last


def _scalar(node: Node) -> Node:
    while node.items is not None:
        node = node.items
    return node


def _within(value: Any, keys: tuple[str, ...], steps: Steps) -> Iterator[tuple[Steps, Any]]:
    if isinstance(value, list):
        for index, one in enumerate(value):
            yield from _within(one, keys, (*steps, index))
    elif keys:
        if isinstance(value, dict) and keys[0] in value:
            yield from _within(value[keys[0]], keys[1:], (*steps, keys[0]))
    elif not isinstance(value, dict):
        yield steps, value
