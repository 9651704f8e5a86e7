"""The pages of the bodies: who sits in them, what they do, who sat before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.dates import printed
from ygt.ledger.governance import Membership, offices_of
from ygt.ledger.record import Record
from ygt.ledger.roster import Roster, Row, is_stale, roster
from ygt.ledger.time import end_of, start_of
from ygt.numerals import numeral
from ygt.publish.site.duties import duties_of
from ygt.publish.site.facts import Facts, naming
from ygt.publish.site.finding import all_names, findable
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Shown, joined
from ygt.publish.site.people import confirmation, matter, period, person
from ygt.publish.site.workspace import Workspace

LEVELS = ("县级", "医共体", "专业", "机构", "临时")
TONES = {"空缺": "blank", "待接任": "wait", "待填报": "blank"}


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
    groups = []
    for level in LEVELS:
        of_level = [one for one in bodies if one.text("level") == level]
        if of_level:
            cards = [_card(workspace, one) for one in of_level]
            groups.append({"level": level, "title": _LEVEL_TITLES[level], "cards": cards})
    return groups


_LEVEL_TITLES = {
    "县级": "县级议事协调机构",
    "医共体": "医共体内设组织",
    "专业": "专业委员会",
    "机构": "成员单位领导班子",
    "临时": "临时组织",
}


def _card(workspace: Workspace, body: Record) -> dict[str, Any]:
    found = roster(workspace.ledger, body, workspace.day)
    return {
        "link": workspace.link(body),
        "function": workspace.label(body, "function"),
        "community": body.text("community") if len(workspace.sound("community")) > 1 else "",
        "ended": _ended(workspace, body),
        "people": _people(found),
        "confirmed": confirmation(body, workspace.day) if found.present else "",
    }


def _people(found: Roster) -> list[str]:
    said = [f"列名{len(found.present)}人"] if found.present else []
    for state in ("待填报", "待接任", "空缺"):
        rows = [row for row in found.rows if row.state == state]
        if any(row.count is None for row in rows):
            said.append(f"名单{state}")
        elif rows:
            said.append(f"{state}{found.seats(state)}席")
    return said


def _ended(workspace: Workspace, record: Record) -> str:
    last = end_of(record.get("until"))
    return f"已于{printed(record['until'])}终止" if last and last < workspace.day else ""


def _page(workspace: Workspace, body: Record) -> tuple[str, str]:
    found = roster(workspace.ledger, body, workspace.day)
    stale = is_stale(body.get("confirmed_on"), workspace.day)
    frame = Frame.of(
        workspace,
        body,
        [workspace.to("bodies/index", "组织机构")],
        found_by=[*findable(*all_names(body), body["function"]), *(one.person[0] for one in found.present)],
        boost=2,
    )
    ended = _ended(workspace, body)
    return framed(
        frame,
        "body.md",
        ended=ended,
        facts=_facts(workspace, body),
        roster_title="最后一届名单" if ended else "组成人员" if stale or not found.present else "现任组成人员",
        confirmed=confirmation(body, workspace.day) if found.present else "",
        seats=_total(found),
        rows=[_row(workspace, row) for row in found.rows],
        future=[_member(workspace, one) for one in found.future],
        past=list(_past(workspace, body, found)),
        order=body.text("listed_in_order"),
        listed=[_seat(workspace, seat) for seat in body.items("seats")],
        duties=body.items("duties"),
        meetings=_meetings(workspace, body),
        parts_of_body=_parts(workspace, body),
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
    facts.add("备注", body.text("remark"))
    return facts


def _total(found: Roster) -> str:
    if not found.least:
        return ""
    total = f"{found.least}" if found.least == found.most else f"不少于{found.least}"
    said = [f"名额{total}席", f"列名{len(found.present)}人"]
    said += [f"{state}{found.seats(state)}席" for state in ("待填报", "待接任", "空缺") if found.seats(state)]
    return "，".join(said)


def _row(workspace: Workspace, row: Row) -> dict[str, Any]:
    if row.member:
        return {"state": "", **_member(workspace, row.member)}
    seats = "，名额未载明" if row.count is None else f"{row.count}席" if row.count > 1 else ""
    return {
        "state": row.state,
        "tone": TONES.get(row.state, "plain"),
        "seats": seats,
        "post": row.post or "组成人员",
        "office": joined(_bound(workspace, one) for one in row.offices),
    }


def _bound(workspace: Workspace, office: dict[str, Any]) -> list[Shown]:
    """An office a seat is bound to: 示例县财政局主要负责同志."""
    return [workspace.named(office["unit"], "unit", "institution", "body"), office.get("role", ""), matter(office)]


def _member(workspace: Workspace, one: Membership) -> dict[str, Any]:
    data = one.data
    unit = workspace.named(data["unit"], "unit", "institution", "body") if "unit" in data else ""
    office: Shown = data["printed"] if "printed" in data else [unit, data.get("office", "")]
    return {
        "person": person(data),
        "post": one.post,
        "office": office,
        "period": period(data),
        "reason": data.get("reason", ""),
        "basis": workspace.basis(data),
        "remark": data.get("remark", ""),
    }


def _past(workspace: Workspace, body: Record, found: Roster) -> Iterator[dict[str, Any]]:
    """Those who sat before, by 届, the latest first; those without one last."""
    terms = {term["number"]: term for term in body.items("terms")}
    numbers = {one.data.get("term") for one in found.past}
    past_terms = {n for n, term in terms.items() if (last := end_of(term.get("until"))) and last < workspace.day}
    for number in sorted({one for one in numbers | past_terms if one is not None}, reverse=True):
        term = terms.get(number, {})
        left = "" if number in past_terms or number not in terms else "（本届）离任人员"
        yield {
            "title": f"第{numeral(number)}届{left}",
            "anchor": f"term-{number}",
            "period": period(term),
            "basis": workspace.decided(term.get("decided_by")),
            "members": [_member(workspace, one) for one in found.past if one.data.get("term") == number],
        }
    if None in numbers:
        rest = [_member(workspace, one) for one in found.past if one.data.get("term") is None]
        yield {"title": "离任人员", "anchor": "former", "period": "", "basis": [], "members": rest}


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
    held = joined(_bound(workspace, one) for one in offices)
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
        workspace.link(one)
        for one in workspace.bodies()
        if one.text("parent") and workspace.ledger.find(one["parent"], "body") is body
    ]
