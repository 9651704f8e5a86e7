"""What an institution has to do with others: communities, centres, support, people sent, clinics, bodies."""

from __future__ import annotations

from typing import Any

from ygt.dates import printed
from ygt.ledger.record import Record
from ygt.ledger.time import has_ended, holds_on
from ygt.publish.site.markup import Link, Shown, joined
from ygt.publish.site.people import official, period, person
from ygt.publish.site.workspace import Workspace


def history(workspace: Workspace, one: Record) -> list[dict[str, Any]]:
    """When the institution joined and left communities, and its end."""
    events = []
    for entry in one.items("memberships"):
        community = workspace.short(entry["community"], "community")
        basis = workspace.basis(entry)
        day = printed(entry["from"]) if "from" in entry else ""
        events.append({"day": day, "what": ["参加", community, f"（{entry['role']}）"], "basis": basis})
        if "until" in entry:
            why = f"：{entry['reason']}" if "reason" in entry else ""
            events.append({"day": printed(entry["until"]), "what": ["退出", community, why], "basis": ""})
    if ended := one.get("ended"):
        basis = joined(workspace.decided(ended.get("decided_by")))
        events.append({"day": printed(ended["on"]), "what": [ended["reason"]], "basis": basis})
    return events


def centres_at(workspace: Workspace, one: Record) -> list[Shown]:
    """The centres it hosts on the day."""
    return [
        workspace.link(centre)
        for centre in workspace.now("centre")
        if centre.text("host") and workspace.ledger.find(centre["host"], "institution") is one
    ]


def support_of(workspace: Workspace, one: Record) -> list[dict[str, Any]]:
    """Whom it supports and who supports it on the day."""
    found = []
    for support in workspace.now("support"):
        for here, there, word in (("supporter", "supported", "帮扶"), ("supported", "supporter", "受帮扶于")):
            if support.text(here) and workspace.ledger.find(support[here], "institution") is one:
                other = support.text(there)
                party = workspace.named(other, "institution", "unit") if other else Link(support.text(f"{there}_group"))
                found.append({"word": word, "party": party, "modes": support.items("modes"), "stage": support["stage"]})
    return found


def assignments_of(workspace: Workspace, one: Record) -> list[dict[str, Any]]:
    """Who is sent from it and to it on the day."""
    found = []
    for sent in workspace.now("assignment"):
        for here, there, word in (("from_unit", "to_unit", "派往"), ("to_unit", "from_unit", "来自")):
            if workspace.ledger.find(sent[here], "institution") is one:
                found.append(
                    {
                        "person": person(sent.data),
                        "grade": workspace.label(sent, "title_grade"),
                        "way": [word, workspace.named(sent[there], "institution", "unit")],
                        "scheme": sent["scheme"],
                        "period": period(sent.data),
                    }
                )
    return found


def managed_by(workspace: Workspace, one: Record) -> list[Record]:
    """The institutions it manages on the day."""
    return [
        other
        for other in workspace.sound("institution")
        if other.text("managed_by")
        and workspace.ledger.find(other["managed_by"], "institution") is one
        and not has_ended(other.data, workspace.day)
    ]


def seats_of(workspace: Workspace, one: Record) -> list[list[Shown]]:
    """The bodies in which the institution's people sit on the day."""
    found: list[list[Shown]] = []
    for body in workspace.now("body"):
        for member in body.items("memberships"):
            here = "unit" in member and holds_on(member, workspace.day)
            if here and workspace.ledger.find(member["unit"], "institution") is one:
                found.append([workspace.link(body), f"{member['post']}：", official(workspace, member)])
    return found
