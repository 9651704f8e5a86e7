"""The three tiers of care: which one an institution belongs to, and how a list of them is shown."""

from __future__ import annotations

from collections.abc import Collection

from markupsafe import Markup

from ygt.ledger.governance import GRASSROOTS
from ygt.ledger.membership import VILLAGE
from ygt.ledger.record import Record

TIERS = ("县", "乡", "村")


def tier_of(institution: Record) -> str:
    """县, 乡 or 村, by the kind of institution."""
    kind = institution.text("kind")
    if kind == VILLAGE:
        return "村"
    return "乡" if kind in GRASSROOTS else "县"


def tier_cells(stocked: Collection[str]) -> Markup:
    """The tiers in a row, a dash for those that are not among `stocked`."""
    return Markup("").join(
        Markup("<b>{}</b>").format(tier) if tier in stocked else Markup("<i>—</i>") for tier in TIERS
    )
