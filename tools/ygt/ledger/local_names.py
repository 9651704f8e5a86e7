"""The names of units as papers within their county print them: official, short of the county, with an office."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ygt.ledger.ledger import Ledger

PARTY = "中共"
COMMITTEE = "委员会"
UNIT_KINDS = ("unit", "institution", "body", "community", "issuer")


def official(ledger: Ledger, name: str, *kinds: str) -> str:
    """The official name of what `name` means, or `name` itself."""
    found = ledger.find(name, *(kinds or UNIT_KINDS))
    return found.name if found is not None else name


def local_name(ledger: Ledger, name: str) -> str:
    """A unit's name within its county: 示例县财政局 is 县财政局, 中共示例县委组织部 is 县委组织部."""
    full = official(ledger, name)
    word = ledger.county.text("short_name") if ledger.county else ""
    county = ledger.county.name if ledger.county else ""
    party = full.startswith(PARTY)
    rest = full.removeprefix(PARTY)
    if not word or not rest.startswith(county) or rest == county:
        return full
    rest = rest.removeprefix(county)
    if party and rest.endswith(COMMITTEE):
        rest = "委" if rest == COMMITTEE else f"{rest.removesuffix(COMMITTEE)}党委"
    # 县县域医共体 would be read twice; 市市场监督管理局 is right.
    return rest if rest.startswith(f"{word}域") else word + rest


def office_of(ledger: Ledger, membership: Mapping[str, Any]) -> str:
    """Unit and office of a member as a roster prints them; what the source printed comes first, word for word."""
    if membership.get("printed"):
        return str(membership["printed"])
    unit = local_name(ledger, membership["unit"]) if membership.get("unit") else ""
    office = str(membership.get("office", ""))
    # 县委 and 县委书记 are one office, not 县委县委书记.
    overlap = next((size for size in range(len(office), 1, -1) if unit.endswith(office[:size])), 0)
    return unit + office[overlap:]
