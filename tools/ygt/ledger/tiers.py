"""The three tiers of care: which one an institution belongs to by its kind, and whether that is a grass-roots one."""

from __future__ import annotations

from ygt.identifiers.vocabulary import vocabulary
from ygt.ledger.record import Record

TIERS = ("县", "乡", "村")
VILLAGE = "村卫生室"


def tier_of(institution: Record) -> str:
    """县, 乡 or 村, as the vocabulary of kinds has it; an empty string for kinds that are found on every tier."""
    return str(vocabulary("institution_kind").get(institution.text("kind"), {}).get("tier", ""))


def is_grassroots_kind(institution: Record) -> bool:
    """Whether institutions of this kind are 基层医疗卫生机构: those of the townships and villages."""
    return tier_of(institution) in TIERS[1:]


def is_grassroots(institution: Record) -> bool:
    """Whether an institution counts as 基层医疗卫生机构: as it says itself, else by its kind."""
    stated = institution.get("serves_grassroots")
    return stated if isinstance(stated, bool) else is_grassroots_kind(institution)
