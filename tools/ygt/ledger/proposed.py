"""Proposed changes of the drug catalogue applied to it, without entering them, and who must keep out of the vote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ygt.ledger.formulary import Fields
from ygt.ledger.governance import Membership
from ygt.ledger.tiers import TIERS

TAKEN_IN, TAKEN_OUT, ADDED, DROPPED = "调入", "调出", "增设配备层级", "取消配备层级"
Proposal = Mapping[str, Any]


def meant_by(proposal: Proposal, drugs: Iterable[Fields]) -> list[Fields]:
    """The entries of a catalogue that a proposal is about: same name, form and strength, and maker where it has one."""
    return [
        one
        for one in drugs
        if (one["name"], one["form"], one["strength"]) == (proposal["drug"], proposal["form"], proposal["strength"])
        and ("maker" not in proposal or proposal["field"] == TAKEN_IN or one.get("maker") == proposal["maker"])
    ]


def objection(proposal: Proposal, drugs: Iterable[Fields]) -> str:
    """Why a proposal cannot be made of a catalogue as it is; empty where it can."""
    found = meant_by(proposal, drugs)
    field, tiers = proposal["field"], set(proposal.get("stocked_at", ()))
    if field == TAKEN_IN:
        same = [one for one in found if one.get("maker") == proposal.get("maker")]
        return "目录中已有该品规" if same else ""
    if not found:
        return "目录中没有该品规"
    if len(found) > 1:
        return f"目录中有{len(found)}条该品规的登记，须写明生产企业"
    held = set(found[0]["stocked_at"])
    if field == ADDED and tiers & held:
        return f"该品规已配备到{_tiers(tiers & held)}级"
    if field == DROPPED and tiers - held:
        return f"该品规没有配备到{_tiers(tiers - held)}级"
    return ""


def applied(proposals: Iterable[Proposal], drugs: Iterable[Fields]) -> list[Fields]:
    """The catalogue as it would be; proposals that cannot be made change nothing."""
    now = list(drugs)
    for one in proposals:
        if objection(one, now):
            continue
        if one["field"] == TAKEN_IN:
            now.append(_entry(one))
            continue
        found = meant_by(one, now)[0]
        place = next(index for index, entry in enumerate(now) if entry is found)
        if one["field"] == TAKEN_OUT:
            del now[place]
            continue
        tiers, held = set(one["stocked_at"]), set(found["stocked_at"])
        kept = held | tiers if one["field"] == ADDED else held - tiers
        now[place] = {**found, "stocked_at": [tier for tier in TIERS if tier in kept]}
    return now


def must_abstain(
    members: Iterable[Membership],
    proposals: Iterable[Proposal],
    interests: Iterable[Mapping[str, Any]],
    drugs: Iterable[Fields],
) -> list[tuple[str, str]]:
    """The members who applied for a proposed change or are tied to a maker it is about, each with the reason."""
    catalogue, wanted = list(drugs), list(proposals)
    makers: dict[str, str] = {}
    for one in wanted:
        named = (
            [str(one["maker"])] if "maker" in one else [str(each.get("maker", "")) for each in meant_by(one, catalogue)]
        )
        for maker in filter(None, named):
            makers.setdefault(maker, str(one["drug"]))
    declared = list(interests)
    found: dict[str, str] = {}
    for member in members:
        name = member.person[0]
        applied_for = [str(one["drug"]) for one in wanted if one.get("applied_by") == name]
        tied = [one for one in declared if one["person"] == name and one["maker"] in makers]
        reasons = [f"{'、'.join(dict.fromkeys(applied_for))}的申请人"] if applied_for else []
        reasons += [f"与{makers[one['maker']]}生产企业有关联：{one.get('relation') or '已申报'}" for one in tied]
        if reasons:
            found.setdefault(name, "；".join(reasons))
    return list(found.items())


def _entry(proposal: Proposal) -> Fields:
    entry = {"name": proposal["drug"]} | {
        key: proposal[key] for key in ("form", "strength", "maker", "kind", "diseases", "stocked_at") if key in proposal
    }
    return entry | ({"essential": {"edition": proposal["essential"]}} if "essential" in proposal else {})


def _tiers(tiers: set[str]) -> str:
    return "、".join(tier for tier in TIERS if tier in tiers)
