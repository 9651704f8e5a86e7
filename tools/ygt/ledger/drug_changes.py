"""Which field of a drug each kind of change is about."""

from __future__ import annotations

CHANGED_FIELD = {
    "增设配备层级": "stocked_at",
    "取消配备层级": "stocked_at",
    "规格变更": "strength",
    "厂家变更": "maker",
    "医保类别变更": "insurance_class",
}
"""The field by the kind of change; a change of another kind names its field in its own words."""
