"""The drug catalogue as it was on a day: entries in force, with later changes taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

from ygt.ledger.drug_changes import CHANGED_FIELD
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.tiers import TIERS
from ygt.ledger.time import in_force, start_of


def catalogue_on(ledger: Ledger, day: date) -> list[dict[str, Any]]:
    """The fields of every drug in force on `day` as they were then, in the order of the files.

    The last day of a delisted drug is the day it is delisted on.
    """
    return [_as_it_was(drug, day) for drug in ledger.sound("drug") if in_force(drug.data, day)]


def _as_it_was(drug: Record, day: date) -> dict[str, Any]:
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
