"""Which fields of a record a list shows."""

from __future__ import annotations

from ygt.schema.contract import Kind, Node

MOST = 7

# Beside what identifies a record and what it must have; what is required alone would leave these lists unreadable.
_ALSO: dict[str, tuple[str, ...]] = {
    "alliance": ("leads",),
    "body": ("community", "established_on"),
    "centre": ("host",),
    "charter_element": ("charter",),
    "collation": ("suggestion",),
    "community": ("leads",),
    "county": ("short_name",),
    "document": ("number", "date"),
    "indicator": ("unit", "target"),
    "institution": ("level", "division"),
    "issuer": ("unit",),
    "milestone": ("due",),
    "notice": ("number", "date"),
    "person": ("remark",),
    "reference_drug": ("category", "printed"),
    "support": ("modes",),
    "unit": ("parent",),
}


def columns_of(kind: Kind) -> list[str]:
    """What names a record, its id, what it must have and what is asked for most; records inside are left out."""
    properties = kind.record.properties
    required = kind.record.schema.get("required", ())
    wanted = dict.fromkeys([kind.naming, "id", *kind.identity, *required, *_ALSO.get(kind.name, ())])
    return [key for key in wanted if key in properties and _is_flat(properties[key])][:MOST]


def _is_flat(node: Node) -> bool:
    """Whether a value is a word or a list of words."""
    return node.type != "object" and (node.items is None or node.items.type not in {"object", "array"})
