"""The pages of the bodies: who sits in them, what they do, who sat before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.dates import printed
from ygt.ledger.governance import offices_of
from ygt.ledger.record import Record
from ygt.ledger.roster import Roster, is_stale, roster
from ygt.ledger.time import end_of, start_of
from ygt.publish.site.boards import EMPTY, board
from ygt.publish.site.changes import events_of, shown_revision
from ygt.publish.site.duties import duties_of
from ygt.publish.site.facts import Facts, naming
from ygt.publish.site.feeds import feed_of
from ygt.publish.site.finding import all_names, findable
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Shown, joined
from ygt.publish.site.people import confirmation, period
from ygt.publish.site.revisions import about, of_record
from ygt.publish.site.rosters import link_to_roster
from ygt.publish.site.sitting import bound, line, member, past
from ygt.publish.site.workspace import Workspace

LEVELS = ("县级", "医共体", "专业", "机构", "临时")

MANY = 40
"""A roster of more lines than this can be filtered."""

SHOWN = 10
"""Commits told on the page of a body itself; the others are on the page of changes."""


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The list of bodies, and a page for each."""
    bodies = workspace.bodies()
    listed = Frame(
        workspace, f"{workspace.name}组织机构", workspace.addresses.page("bodies/index"), here="组织机构", boost=2
    )
    yield framed(listed, "bodies.md", groups=_groups(workspace, bodies))
    for body in bodies:
        if workspace.addresses.of(body):
            yield _page(workspace, body)


def _groups(workspace: Workspace, bodies: list[Record]) -> list[dict[str, Any]]:
    """The bodies there are, by level; those that have ended last, whatever their level."""
    present = [one for one in bodies if not ended_on(workspace, one)]
    groups = [(_LEVEL_TITLES[level], [one for one in present if one.text("level") == level]) for level in LEVELS]
    groups.append(("历史（已终止的组织）", [one for one in bodies if one not in present]))
    return [{"title": title, "cards": [_card(workspace, one) for one in found]} for title, found in groups if found]


_LEVEL_TITLES = {
    "县级": "县级议事协调机构",
    "医共体": "医共体内设组织",
    "专业": "专业委员会",
    "机构": "成员单位领导班子",
    "临时": "临时组织",
}


def _card(workspace: Workspace, body: Record) -> dict[str, Any]:
    ended = ended_on(workspace, body)
    found = roster(workspace.ledger, body, workspace.day)
    return {
        "link": workspace.link(body),
        "function": workspace.label(body, "function"),
        "community": body.text("community") if len(workspace.sound("community")) > 1 else "",
        "ended": ended,
        "people": [] if ended else _people(found),
        "confirmed": confirmation(body, workspace.day) if found.present and not ended else "",
    }


def _people(found: Roster) -> list[str]:
    said = [f"列名{len(found.present)}人"] if found.present else []
    for state in EMPTY:
        rows = [row for row in found.rows if row.state == state]
        if any(row.count is None for row in rows):
            said.append(f"名单{state}")
        elif rows:
            said.append(f"{state}{found.seats(state)}席")
    return said


def ended_on(workspace: Workspace, body: Record) -> str:
    """That a body has ended and when; an empty string where it has not."""
    last = end_of(body.get("until"))
    return f"已于{printed(body['until'])}终止" if last and last < workspace.day else ""


def _page(workspace: Workspace, body: Record) -> tuple[str, str]:
    found = board(workspace, body)
    present = found.roster.present
    stale = is_stale(body.get("confirmed_on"), workspace.day)
    frame = Frame.of(
        workspace,
        body,
        [workspace.to("bodies/index", "组织机构")],
        found_by=[*findable(*all_names(body), body["function"]), *(one.person[0] for one in present)],
        boost=2,
        feed=feed_of(workspace, body),
    )
    ended = ended_on(workspace, body)
    return framed(
        frame,
        "body.md",
        ended=ended,
        # Why a body has ended and who decided it, its record says in words.
        ended_by=body.text("remark") if ended else "",
        facts=_facts(workspace, body),
        roster_title="终止时的名单" if ended else "组成人员" if stale or not present else "现任组成人员",
        board=found,
        sheet=link_to_roster(workspace, body),
        rows=[line(workspace, one) for one in found.lines],
        many=MANY,
        future=[member(workspace, one) for one in found.roster.future],
        past=list(past(workspace, body, found)),
        order=body.text("listed_in_order"),
        listed=[_seat(workspace, seat) for seat in body.items("seats")],
        duties=body.items("duties"),
        meetings=_meetings(workspace, body),
        parts_of_body=_parts(workspace, body),
        events=events_of(workspace, body),
        revisions=[shown_revision(workspace, about(one, body)) for one in of_record(workspace, body)[:SHOWN]],
    )


def _facts(workspace: Workspace, body: Record) -> Facts:
    facts = Facts()
    facts.add("层级", _LEVEL_TITLES.get(body.text("level"), body.text("level")))
    facts.add("性质", workspace.label(body, "track"))
    facts.add("职能", workspace.label(body, "function"))
    facts.named(workspace, "医共体", body, "community", "community")
    facts.named(workspace, "上级组织", body, "parent", "body", "unit")
    facts.add("产生方式", workspace.label(body, "formed_by"))
    if body.text("succession"):
        sources = workspace.sources(body, "succession_source")
        basis = ["（依据：", joined(sources), "）"] if sources else ""
        facts.add("接替方式", [workspace.label(body, "succession"), basis])
    facts.day("成立日期", body, "established_on")
    facts.add("任期", f"{body['term_years']}年" if "term_years" in body.data else "")
    facts.add("会议法定人数", body.text("quorum"))
    if office := body.get("office"):
        director = f"，负责人：{office['director']}" if "director" in office else ""
        host = workspace.named(office["host"], "unit", "institution")
        facts.add("办事机构", [office["name"], "，设在", host, director])
    naming(facts, body)
    facts.add("承担事项", duties_of(workspace, body))
    facts.add("备注", "" if ended_on(workspace, body) else body.text("remark"))
    return facts


def _seat(workspace: Workspace, seat: dict[str, Any]) -> dict[str, Any]:
    least, most = seat.get("min"), seat.get("max")
    if least is None and most is None:
        number = "未载明"
    elif least == most:
        number = str(least)
    elif most is None:
        number = f"不少于{least}"
    else:
        number = f"{least if least is not None else 0}至{most}"
    offices = offices_of(seat)
    held = joined(bound(workspace, one) for one in offices)
    procedure: list[Shown] = []
    if "nominated_by" in seat:
        procedure.append([workspace.named(seat["nominated_by"], "unit", "body", "institution", "community"), "提名"])
    if "consulted" in seat:
        procedure.append(["征求", workspace.names(seat["consulted"], "unit", "body", "institution"), "意见"])
    if "appointed_by" in seat:
        procedure.append(seat["appointed_by"])
    if "filed_with" in seat:
        procedure.append(["报", workspace.named(seat["filed_with"], "unit", "body"), "备案"])
    return {
        "post": seat["post"],
        "number": number,
        "held": held,
        "drawn": seat.get("drawn_from", "") + ("（含基层代表）" if seat.get("grassroots") else ""),
        "procedure": joined(procedure, "；"),
        "since": period(seat),
        "basis": joined(workspace.sources(seat)),
    }


def _meetings(workspace: Workspace, body: Record) -> list[dict[str, Any]]:
    held = [one for one in workspace.sound("meeting") if workspace.ledger.find(one["body"], "body") is body]
    held.sort(key=lambda one: day.isoformat() if (day := start_of(one["date"])) else "", reverse=True)
    return [{"date": printed(one["date"]), "link": workspace.link(one)} for one in held]


def _parts(workspace: Workspace, body: Record) -> list[Shown]:
    return [
        [workspace.link(one), f"（{ended}）" if (ended := ended_on(workspace, one)) else ""]
        for one in workspace.bodies()
        if one.text("parent") and workspace.ledger.find(one["parent"], "body") is body
    ]
