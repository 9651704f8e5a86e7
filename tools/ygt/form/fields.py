"""What a form asks: the fields of a kind as its schema describes them, ready to be sent to the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from ygt.administration.fields import DECISION, is_decision
from ygt.administration.values import sample
from ygt.forms.cells import description
from ygt.ledger.record import Record
from ygt.schema.contract import Contract, Kind, Node

Shape = Literal["text", "number", "boolean", "choice", "group", "groups", "texts", "fixed"]
Keys = tuple[str, ...]

AS_TICKS = 20
"""A list whose items are chosen among so many at most is a row of boxes to tick."""
_USUAL = 0.2
"""The share of the present records that fill a field, from which on it is among those shown at once."""
_LONG = 30
"""An example of so many characters calls for a field of several lines."""


def described(contract: Contract, kind: Kind, records: Iterable[Record]) -> list[dict[str, Any]]:
    """The fields of a record of `kind`, in the order of the contract; `records` are those present, whose habits count.

    Records kept inside (communities of a county, clauses of a task file) are forms of their own and left out.
    """
    usual = _habits(kind, records)
    required = kind.record.schema.get("required", ())
    return [
        _described(contract, (key,), node, usual, needed=key in required)
        for key, node in kind.record.properties.items()
        if key not in kind.parts
    ]


def shape_of(node: Node) -> Shape:
    """How a field is filled in; `fixed` are conditions and the like, which a form cannot ask for."""
    if isinstance(node.schema.get("type"), list) or (node.type == "object" and not node.properties):
        return "fixed"
    if node.items is not None:
        inner = shape_of(node.items)
        return {"group": "groups", "text": "texts", "number": "texts", "choice": "texts"}.get(inner, "fixed")  # type: ignore[return-value]
    if node.properties:
        return "group"
    if "enum" in node.schema:
        return "choice"
    return {"integer": "number", "number": "number", "boolean": "boolean"}.get(node.type, "text")  # type: ignore[return-value]


def _described(contract: Contract, keys: Keys, node: Node, usual: set[Keys], *, needed: bool) -> dict[str, Any]:
    shape = shape_of(node)
    about: dict[str, Any] = {"key": keys[-1], "title": node.title or keys[-1], "shape": shape}
    if (said := description(node)) and said != node.title:
        about["help"] = said
    if needed:
        about["needed"] = True
    if keys in usual or "x-bound" in node.schema:
        about["usual"] = True
    if shape in ("group", "groups"):
        inner = node.items if node.items is not None else node
        required = inner.schema.get("required", ())
        if is_decision(inner):
            # Which of them is known is another matter each time.
            usual = usual | {(*keys, key) for key in (*DECISION, "date")}
        about["fields"] = [
            _described(contract, (*keys, key), sub, usual, needed=key in required)
            for key, sub in inner.properties.items()
        ]
    if "x-order" in node.schema:
        about["ordered"] = True
    if node.schema.get("minItems") == 0:
        about["none"] = True
    return about | _asked(contract, node.items if shape == "texts" and node.items is not None else node, shape)


def _asked(contract: Contract, node: Node, shape: Shape) -> dict[str, Any]:
    """What a single value may be: chosen, picked among records, proposed from a list; its unit and an example."""
    about: dict[str, Any] = {}
    if shape in ("group", "groups", "fixed"):
        return about
    if allowed := node.schema.get("enum"):
        about["options"] = [[one, _option(node, one)] for one in allowed]
        about["ticks"] = shape == "texts" and len(allowed) <= AS_TICKS
    if node.references:
        about["picks"] = list(node.references)
    elif "x-clause" in node.schema:
        about["picks"] = ["clause"]
    elif "x-vocabulary" in node.schema:
        about["suggested"] = contract.vocabulary(node.schema["x-vocabulary"])["enum"]
    if unit := node.schema.get("x-unit"):
        about["unit"] = unit
    if "examples" in node.schema and "options" not in about and shape != "boolean":
        about["example"] = sample(node)
        if shape in ("text", "texts") and not node.format and not node.references and len(about["example"]) > _LONG:
            about["long"] = True
    return about


def _option(node: Node, value: str) -> str:
    label = node.label_of(value)
    return value if label == value or not value.isascii() else f"{label}（{value}）"


def _habits(kind: Kind, records: Iterable[Record]) -> set[Keys]:
    """The fields, by the keys that lead to them, that most of the mappings which could hold them fill."""
    holders: dict[Keys, int] = {}
    filled: dict[Keys, int] = {}
    for record in records:
        _count((), record.data, kind.record, holders, filled)
    return {keys for keys, times in filled.items() if times >= _USUAL * holders[keys[:-1]]}


def _count(keys: Keys, data: object, node: Node, holders: dict[Keys, int], filled: dict[Keys, int]) -> None:
    if isinstance(data, list) and node.items is not None:
        for one in data:
            _count(keys, one, node.items, holders, filled)
    elif isinstance(data, dict) and node.properties:
        holders[keys] = holders.get(keys, 0) + 1
        for key in data.keys() & node.properties.keys():
            filled[*keys, key] = filled.get((*keys, key), 0) + 1
            _count((*keys, key), data[key], node.properties[key], holders, filled)
