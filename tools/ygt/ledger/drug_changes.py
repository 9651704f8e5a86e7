"""Which field of a drug each kind of change is about, and what a drug was before its changes."""

from __future__ import annotations

from datetime import date
from typing import Any

from ygt.ledger.record import Record
from ygt.ledger.tiers import TIERS
from ygt.ledger.time import start_of

CHANGED_FIELD = {
    "增设配备层级": "stocked_at",
    "取消配备层级": "stocked_at",
    "规格变更": "strength",
    "厂家变更": "maker",
    "医保类别变更": "insurance_class",
}
"""The field by the kind of change; a change of another kind names its field in its own words."""


def as_it_was(drug: Record, day: date) -> dict[str, Any]:
    """The fields of a drug as they were on `day`: the changes made since are taken back."""
    fields = dict(drug.data)
    dated = [(start_of(change["on"]) or date.max, change) for change in drug.items("changes")]
    for made, change in sorted(dated, key=lambda one: one[0], reverse=True):
        if made > day and "before" in change:
            _take_back(drug, fields, change)
    return fields


def _take_back(drug: Record, fields: dict[str, Any], change: dict[str, Any]) -> None:
    before = change["before"]
    key = CHANGED_FIELD.get(change["kind"])
    if key == "stocked_at":
        fields[key] = [level for level in TIERS if level in before]
    elif key is not None:
        fields[key] = before
    else:
        # A change of another kind names the field it is about: 处方限定：执业医师.
        title, colon, value = before.partition("：")
        for name, node in drug.kind.record.properties.items():
            if colon and node.title == title and node.type == "string":
                fields[name] = value
