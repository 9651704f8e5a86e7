"""本机构配备目录: which institutions stock what their tier may, as a choice in the catalogue."""

from __future__ import annotations

import json

from ygt.ledger.composition import present_participations
from ygt.ledger.record import Record
from ygt.ledger.tiers import TIERS, tier_of
from ygt.publish.site.addresses import valid_id
from ygt.publish.site.markup import Link
from ygt.publish.site.workspace import Workspace


def choices(workspace: Workspace) -> str:
    """The institutions by tier, each with `id` and name, as the script reads them; empty where there are none."""
    by_tier: dict[str, list[list[str]]] = {tier: [] for tier in TIERS}
    for one in workspace.sound("institution"):
        if tier := _tier(workspace, one):
            by_tier[tier].append([valid_id(one), one.name])
    kept = {tier: ones for tier, ones in by_tier.items() if ones}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")) if kept else ""


def own_catalogue(workspace: Workspace, one: Record) -> Link | None:
    """The catalogue of what one institution stocks; None where it has no tier, or takes part in nothing."""
    tier = _tier(workspace, one)
    if not tier:
        return None
    address = workspace.addresses.to("catalogue/index")
    return Link(f"本机构配备目录（{tier}级）", f"{address}?unit={valid_id(one)}")


def _tier(workspace: Workspace, one: Record) -> str:
    """The tier by which an institution stocks; empty where it takes part in nothing, or there is no catalogue."""
    if not workspace.addresses.generics or not valid_id(one):
        return ""
    return tier_of(one) if present_participations(workspace.ledger, one, workspace.day) else ""
