"""Words of the 药品类别, 化学药品 or 中成药: as a heading they are no 治疗类别, though one may begin with them."""

from __future__ import annotations

from ygt.importing.wordings import VALUES
from ygt.schema.contract import Kind


def class_words(kind: Kind) -> frozenset[str]:
    """The values of 药品类别 with what lists call them; none for a kind of record without 治疗类别."""
    properties = kind.record.properties
    if "category" not in properties or "kind" not in properties:
        return frozenset()
    values = properties["kind"].schema.get("enum", ())
    return frozenset([*values, *(word for word, meant in VALUES["kind"].items() if meant in values)])
