"""What is counted of a drug catalogue: 品种 by tier, shares of essential drugs, 一品两规, gaps between tiers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from math import ceil
from typing import Any, NamedTuple

from ygt.identifiers.vocabulary import vocabulary
from ygt.ledger.reference_list import superseded_on
from ygt.ledger.tiers import TIERS

Fields = Mapping[str, Any]
"""The fields of a drug, as they are or as they would be."""

EXEMPT_DISEASES = ("高血压", "糖尿病", "慢阻肺病")
"""国卫药政发〔2024〕38号: what is used for these may be of more strengths than two."""

MOST_STRENGTHS = 2
"""处方管理办法 第十六条."""

WHOLE = "医共体"
COUNTED = frozenset({"化学药品", "生物制品", "中成药"})
"""Kinds that count as 品种: the essential list has no entries of slices, granules and preparations one by one."""


class Share(NamedTuple):
    """品种 of a tier (or the whole community), how many of them are essential drugs, and the 品规."""

    tier: str
    kinds: int
    essential: int
    strengths: int

    @property
    def percent(self) -> float:
        """The share of essential drugs among the 品种, in per cent."""
        return 100 * self.essential / self.kinds if self.kinds else 0.0

    def short_of(self, target: float) -> int:
        """How many 品种 more would have to be essential drugs to reach a target share."""
        return max(0, ceil(target * self.kinds / 100 - 1e-9) - self.essential)


class Excess(NamedTuple):
    """A generic name of more strengths than two by one route; exempt where those for exempt diseases make it so."""

    name: str
    route: str
    strengths: tuple[str, ...]
    exempt: bool


def shares(drugs: Iterable[Fields], day: date) -> list[Share]:
    """The 品种 of each tier and of the community as a whole; an edition superseded by `day` makes nothing essential."""
    counted = [one for one in drugs if one["kind"] in COUNTED]
    found = [_share(tier, [one for one in counted if tier in one["stocked_at"]], day) for tier in TIERS]
    return [*found, _share(WHOLE, [one for one in counted if one["stocked_at"]], day)]


def route_of(drug: Fields) -> str:
    """口服 or 注射, the routes that 一品两规 is counted by; empty for others."""
    groups = _groups().get(str(drug["form"]), ())
    return next((route for route in ("口服", "注射") if route in groups), "")


@cache
def _groups() -> dict[str, list[str]]:
    """The routes of every dosage form, those counted under another included (控释片 under 缓释片)."""
    forms = vocabulary("dosage_form")
    found = {one: entry["groups"] for entry in forms.values() for one in entry.get("includes", ()) if "groups" in entry}
    return found | {name: entry.get("groups", []) for name, entry in forms.items()}


def is_exempt(drug: Fields) -> bool:
    """Whether a drug is for a disease that 一品两规 does not bind."""
    return not set(EXEMPT_DISEASES).isdisjoint(drug.get("diseases", ()))


def excesses(drugs: Iterable[Fields]) -> list[Excess]:
    """Names of more than two strengths or forms by one route, in the order of the catalogue."""
    found: dict[tuple[str, str], dict[str, bool]] = {}
    for one in drugs:
        if route := route_of(one):
            kinds = found.setdefault((str(one["name"]), route), {})
            kind = f"{one['form']}{one['strength']}"
            kinds[kind] = kinds.get(kind, False) or is_exempt(one)
    return [
        Excess(name, route, tuple(kinds), exempt=sum(not free for free in kinds.values()) <= MOST_STRENGTHS)
        for (name, route), kinds in found.items()
        if len(kinds) > MOST_STRENGTHS
    ]


def only_above(drugs: Iterable[Fields], disease: str, upper: str, lower: str) -> list[str]:
    """Generic names for a disease that are stocked at one tier and at no strength at the one below."""
    tiers: dict[str, set[str]] = {}
    for one in drugs:
        if disease in one.get("diseases", ()):
            tiers.setdefault(str(one["name"]), set()).update(one["stocked_at"])
    return [name for name, at in tiers.items() if upper in at and lower not in at]


def _share(tier: str, drugs: list[Fields], day: date) -> Share:
    essential = {one["name"] for one in drugs if _is_essential(one, day)}
    return Share(tier, len({one["name"] for one in drugs}), len(essential), len(drugs))


def _is_essential(drug: Fields, day: date) -> bool:
    edition = drug.get("essential", {}).get("edition")
    if edition is None:
        return False
    over = superseded_on(edition)
    return over is None or day < over
