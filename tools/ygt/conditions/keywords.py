"""The JSON Schema keywords a condition may use, by the type of field, and how their operands are read."""

from __future__ import annotations

import re
from typing import Any

from ygt.schema.contract import Node

ANY = ("const", "enum", "not")
NUMBER = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
TEXT = ("pattern", "minLength")
GROUP = "group"
LIST = ("contains", "minContains", "maxContains", "minItems", "maxItems", "items", "uniqueItems")
COUNTS = ("minContains", "maxContains", "minItems", "maxItems", "minLength")

LARGEST = 2**53
"""The largest number all engines keep exactly."""

_INTEGER = re.compile(r"[-+]?[0-9]{1,16}")
_NUMBER = re.compile(r"[-+]?[0-9]{1,16}([.][0-9]{1,16})?")


def offered(node: Node) -> tuple[str, ...]:
    """The keywords that fit a field, none for one that holds fields of its own."""
    match node.type:
        case "array":
            return LIST
        case "integer" | "number":
            return (*ANY, *NUMBER)
        case "boolean":
            return ANY
        case "string":
            return (*ANY, *TEXT, *((GROUP,) if node.references else ()))
    return ()


def typed(value: Any, kind: str) -> Any:
    """A value as it stands in a file, brought to the JSON type `kind`; None where it is none of that type."""
    match kind, value:
        case "boolean", bool():
            return value
        case "boolean", "true" | "false":
            return value == "true"
        case "integer" | "number", bool():
            return None
        case "integer", int() if abs(value) <= LARGEST:
            return value
        case "number", int() | float() if abs(value) <= LARGEST:
            return value
        case "integer" | "number", str() if _INTEGER.fullmatch(value):
            return int(value) if abs(int(value)) <= LARGEST else None
        case "number", str() if _NUMBER.fullmatch(value):
            return float(value)
        case "string", str():
            return value
    return None


def possible(node: Node, keyword: str, value: float) -> bool:
    """Whether any value of the field can keep to a limit, by the limits of the field itself."""
    low, high = node.schema.get("minimum"), node.schema.get("maximum")
    above = node.schema.get("exclusiveMinimum")
    match keyword:
        case "minimum":
            return high is None or value <= high
        case "exclusiveMinimum":
            return high is None or value < high
        case "maximum":
            return (low is None or value >= low) and (above is None or value > above)
        case _:
            return (low is None or value > low) and (above is None or value > above)
