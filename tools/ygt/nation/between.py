"""What is found between ledgers: one code, one institution, one document number in all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from ygt.findings import Finding, Place, Related
from ygt.nation.facts import Claim, Fact
from ygt.nation.register import Clash, key_of
from ygt.rules.documents import DUPLICATE_NUMBER
from ygt.rules.identity import DUPLICATE_CODE, DUPLICATE_NAME

CODES = frozenset({DUPLICATE_NAME.code, DUPLICATE_CODE.code, DUPLICATE_NUMBER.code})

_MOVED = "机构只登记在其所在县域的台账中：核对两处，删去误登的一条；已经终止的，写明终止"


def wanted_keys(clashes: Iterable[Clash]) -> dict[int, set[int]]:
    """The keys to be looked up again in each ledger, by its number."""
    wanted: dict[int, set[int]] = {}
    for one in clashes:
        wanted.setdefault(one.first, set()).add(one.key)
        wanted.setdefault(one.later, set()).add(one.key)
    return wanted


def by_key(claims: Iterable[Claim], keys: Collection[int]) -> dict[int, Fact]:
    """What there is to tell of a ledger's first claim under each of these keys."""
    found: dict[int, Fact] = {}
    for one in claims:
        if (key := key_of(one)) in keys and key not in found:
            found[key] = one.fact()
    return found


def between(
    clashes: Iterable[Clash], told: Mapping[int, Mapping[int, Fact]], names: list[str], counties: list[str]
) -> Iterator[Finding]:
    """The findings of clashes: both places, as paths from where all the ledgers are.

    `told` are the facts looked up again; what is not there any more, or is not the same after all, is no finding.
    """
    for clash in clashes:
        first, later = told[clash.first].get(clash.key), told[clash.later].get(clash.key)
        if first and later and first[:2] == later[:2] and (not first.about or first.about != later.about):
            start = Related(_from_above(first.place, names[clash.first]), f"首次登记在{counties[clash.first]}的台账")
            yield _finding(first, later, _from_above(later.place, names[clash.later]), start)


def _finding(first: Fact, later: Fact, place: Place, start: Related) -> Finding:
    if later.code == DUPLICATE_NUMBER.code:
        return DUPLICATE_NUMBER.at(place, related=[start], number=later.value, other=first.subject)
    if later.code == DUPLICATE_CODE.code:
        return DUPLICATE_CODE.at(
            place, related=[start], title=later.title, value=later.value, other=first.subject, kind=later.kind
        )
    found = DUPLICATE_NAME.at(place, related=[start], kind=later.kind, name=later.value, apart="")
    return replace(found, help=_MOVED)


def _from_above(place: Place, name: str) -> Place:
    return place._replace(path=f"{name}/{place.path}")
