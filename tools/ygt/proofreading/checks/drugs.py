"""Names of drugs in a draft that are nearly those of the catalogue (JH141)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ygt.proofreading.draft import Draft
from ygt.proofreading.known import Known
from ygt.proofreading.mark import Check, Entry, Mark
from ygt.proofreading.near import likeliest, near_mentions, sound

DRUG = Check(
    code="JH141",
    name="near-drug",
    title="药品名称与目录相近而不同",
    why="药品通用名错一字可能是另一种药，或者查不到。",
    message="“{printed}”不在用药目录中，相近名称：{name}",
    help="对照药品说明书核对通用名",
    bad=("调入阿莫西琳、氨氯地平。",),
    good=("调入阿莫西林、氨氯地平。",),
)


SHORTEST = 3


def near_drugs(draft: Draft, known: Known) -> Iterator[Mark]:
    """Spans one slip away from a drug of the catalogue that are no drug of it or of the national list."""
    drugs = {one.name: one.name for one in known.ledger.all("drug") if len(one.name) >= SHORTEST}
    real = set(drugs) | {one.name for one in known.ledger.all("reference_drug")}
    if not drugs:
        return
    for edition in (2018, 2026):
        reference = known.ledger.essential_list(edition)
        real |= {entry.name for entry in reference.values()} if reference is not None else set()
    exact = re.compile("|".join(map(re.escape, sorted(real, key=len, reverse=True))))
    for number, text in draft.texts():
        found = list(near_mentions(text, drugs))
        if not found:
            continue
        spans = [match.span() for match in exact.finditer(text)]
        for near in likeliest(found):
            printed = text[near.start : near.end]
            overlaps = any(start < near.end and near.start < end for start, end in spans)
            if not overlaps and len(printed) == len(near.name) and _sounds_alike(printed, near.name):
                yield DRUG.at(number, (near.start, near.end), printed=printed, name=near.name)


def _sounds_alike(printed: str, name: str) -> bool:
    """Whether two words are written with other characters of one sound, or the same in another order."""
    return sorted(printed) == sorted(name) or sound(printed) == sound(name) or len(name) >= 6


TABLE: tuple[Entry, ...] = ((DRUG, near_drugs),)
