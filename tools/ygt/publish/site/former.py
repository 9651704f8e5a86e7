"""Institutions that have ended or left their community: what is said of them where they are no longer listed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ygt.dates import printed
from ygt.ledger.composition import Participation, participations
from ygt.ledger.record import Record
from ygt.ledger.time import has_ended
from ygt.publish.site.markup import Shown, joined
from ygt.publish.site.workspace import Workspace

ENDED, LEFT = "已终止", "已退出"


@dataclass(slots=True, eq=False)
class Past:
    """How an institution ceased to be a member: in one word, in a sentence without its full stop, and on what basis."""

    state: str
    said: Shown
    successor: Shown = ""
    basis: Shown = ""


def past_state(workspace: Workspace, institution: Record) -> Past | None:
    """How an institution had ended, or left its last community, before the day; None where it had not."""
    ended = institution.part("ended")
    if ended and has_ended(institution.data, workspace.day):
        successor = workspace.named(ended["successor"], "institution") if "successor" in ended else ""
        basis = joined(workspace.decided(ended.get("decided_by")))
        return Past(ENDED, f"已于{printed(ended['on'])}{ended['reason']}", successor, basis)
    known = participations(workspace.ledger, institution)
    if not known or any(one.bounds.last >= workspace.day for one in known):
        return None
    last = max(known, key=lambda one: one.bounds.last)
    return Past(LEFT, _left(workspace, last))


def _left(workspace: Workspace, part: Participation) -> list[Shown]:
    entry = part.institution.items("memberships")[part.index]
    day = printed(entry["until"]) if "until" in entry else ""
    why = f"（{entry['reason']}）" if "reason" in entry else ""
    community = workspace.link(part.community, part.community.text("short_name") or part.community.name)
    return [f"已于{day}退出", community, why]


def former(workspace: Workspace) -> Iterator[dict[str, Any]]:
    """A row for each of them, in the order of the files."""
    for one in workspace.sound("institution"):
        if past := past_state(workspace, one):
            yield {"link": workspace.link(one), "kind": one.text("kind"), "past": past}
