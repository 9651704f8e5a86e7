"""Values put into records and taken away, by the way that leads to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ygt.forms.cells import at
from ygt.forms.tables import Names
from ygt.schema.contract import Node


def put(data: dict[str, Any], way: Names, value: Any) -> None:
    """Give the value at the end of a way, making the mappings on it."""
    for name in way[:-1]:
        data = data.setdefault(name, {})
    data[way[-1]] = value


def take(data: dict[str, Any], way: Names) -> None:
    """Take a value away, and mappings that are empty without it."""
    if at(data, way) is None:
        return
    if len(way) > 1:
        take(data[way[0]], way[1:])
    if len(way) == 1 or not data[way[0]]:
        del data[way[0]]


def ordered(data: Mapping[str, Any], node: Node) -> dict[str, Any]:
    """A new record or part with its fields in the order of the contract."""
    return {
        name: ordered(data[name], sub) if sub.properties and isinstance(data[name], dict) else data[name]
        for name, sub in node.properties.items()
        if name in data
    }
