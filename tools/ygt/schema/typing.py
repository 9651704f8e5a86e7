"""From text to the types the schema asks for; a plain scalar is only its text until here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.findings import Finding
from ygt.schema import rules
from ygt.schema.contract import Kind, Node, Steps
from ygt.source.document import Document, Plain


def convert(document: Document, kind: Kind) -> Iterator[Finding]:
    """Turn the plain scalars of number and boolean fields into numbers and booleans, in place.

    Yields a finding for each plain scalar in a text field that another YAML reader would retype.
    """
    for plain in document.plains:
        node = kind.node(plain.path)
        if node is None or not plain.path:
            continue
        if node.type == "string":
            if not _is_day(plain, node):
                yield from _retyped_elsewhere(document, plain, node)
        elif (value := _typed(plain, node)) is not None:
            _holder(document.data, plain.path)[plain.path[-1]] = value


def _typed(plain: Plain, node: Node) -> int | float | bool | None:
    match node.type, plain.kind:
        case "integer" | "number", "integer":
            return int(plain.text)
        case "number", "float":
            return float(plain.text)
        case "boolean", "boolean" if plain.text in {"true", "false"}:
            return plain.text == "true"
    return None


def _is_day(plain: Plain, node: Node) -> bool:
    return node.format == "day" and (plain.kind == "date" or (plain.kind == "integer" and len(plain.text) == 4))


def _retyped_elsewhere(document: Document, plain: Plain, node: Node) -> Iterator[Finding]:
    rule = {"boolean": rules.LOOKS_BOOLEAN, "date": rules.LOOKS_LIKE_DATE}.get(plain.kind, rules.QUOTES_NEEDED)
    if plain.kind != "null":
        yield rule.at(document.place(plain.path), title=node.title, value=plain.text)


def _holder(data: Any, path: Steps) -> Any:
    for step in path[:-1]:
        data = data[step]
    return data
