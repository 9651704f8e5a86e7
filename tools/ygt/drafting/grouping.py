"""Changes that go into one paper: those of one body, charter or decision, party and administration always apart."""

from __future__ import annotations

from collections.abc import Hashable

from ygt.changes.change import Change
from ygt.changes.members import form_of
from ygt.drafting.calling import Calling
from ygt.ledger.announced import decision_key
from ygt.ledger.ledger import Ledger

APPOINTMENT, ADJUSTMENT, UNITS = "任免", "调整机构", "成员单位变动"
CATALOGUE, EDITION, AMENDMENT, CHARTER = "目录调整", "印发用药目录", "章程修正", "印发章程"
CENTRES = "设置资源中心"


def papers(ledger: Ledger, wanted: list[Calling]) -> list[tuple[str, list[Calling]]]:
    """The papers that changes call for, each with its kind, in the order of the changes."""
    groups: list[tuple[str, set[Hashable], list[Calling]]] = []
    for one in wanted:
        kind = kind_of(one)
        keys = _keys(ledger, kind, one)
        same = [group for group in groups if group[0] == kind and group[1] & keys]
        if not same:
            groups.append((kind, keys, [one]))
            continue
        first, *others = same
        first[1].update(keys, *(group[1] for group in others))
        first[2].extend([*(each for group in others for each in group[2]), one])
        groups = [group for group in groups if group not in others]
    if any(kind == EDITION for kind, _, _ in groups):
        # A new edition is issued whole: what it takes in and leaves out is announced with it.
        groups = [group for group in groups if group[0] != CATALOGUE]
    return [(kind, members) for kind, _, members in groups]


def kind_of(one: Calling) -> str:
    """The kind of paper that announces a change."""
    change: Change = one.change
    if change.kind.name == "catalogue-edition":
        return EDITION
    if change.kind.name == "charter-adopted":
        return CHARTER
    match one.record.kind.name:
        case "body":
            return APPOINTMENT if one.is_appointment else ADJUSTMENT
        case "charter":
            return AMENDMENT
        case "drug":
            return CATALOGUE
        case "centre":
            return CENTRES
    return UNITS


def _keys(ledger: Ledger, kind: str, one: Calling) -> set[Hashable]:
    """Changes that share one of these go together."""
    decided = decision_key(ledger, one.decided)
    track = "党" if form_of(one.record) == "党内任免" else "政"
    match kind:
        case "任免":
            # One decision on several bodies is one paper, and so are several decisions on one body.
            return {(track, id(one.record)), *([(track, decided)] if decided else [])}
        case "成员单位变动" | "设置资源中心":
            return {decided or "undecided"}
        case "目录调整":
            return {decided}
    return {id(one.record)}
