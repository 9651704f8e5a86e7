"""How a list of the tiers of care is shown."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from markupsafe import Markup

from ygt.ledger.tiers import TIERS


def tier_cells(stocked: Collection[str]) -> Markup:
    """The tiers in a row, a dash for those that are not among `stocked`."""
    return _cells(frozenset(stocked))


@lru_cache(maxsize=64)
def _cells(stocked: frozenset[str]) -> Markup:
    return Markup("").join(
        Markup("<b>{}</b>").format(tier) if tier in stocked else Markup("<i>—</i>") for tier in TIERS
    )
