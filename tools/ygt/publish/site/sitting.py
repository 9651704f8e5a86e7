"""The people of a body as its page prints them: a line of the roster, a member, those who sat before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.ledger.governance import Membership
from ygt.ledger.record import Record
from ygt.ledger.time import end_of
from ygt.numerals import numeral
from ygt.publish.site.boards import Board, Line
from ygt.publish.site.markup import Shown, joined
from ygt.publish.site.people import matter, official, period
from ygt.publish.site.pinyin import keys
from ygt.publish.site.workspace import Workspace

TONES = {"空缺": "blank", "待接任": "wait", "待填报": "blank"}


def line(workspace: Workspace, one: Line) -> dict[str, Any]:
    """A line of the roster: a member, or seats without one and why they are empty."""
    row = one.row
    if row.member:
        found_by = keys(row.member.person[0])
        return {"state": "", "mark": one.mark, "found_by": found_by, **member(workspace, row.member)}
    seats = "，名额未载明" if row.count is None else f"{row.count}席" if row.count > 1 else ""
    return {
        "state": row.state,
        "mark": one.mark,
        "tone": TONES.get(row.state, "plain"),
        "seats": seats,
        "post": row.post or "组成人员",
        "office": joined(bound(workspace, office) for office in row.offices),
    }


def bound(workspace: Workspace, office: dict[str, Any]) -> list[Shown]:
    """An office a seat is bound to: 示例县财政局主要负责同志."""
    return [workspace.named(office["unit"], "unit", "institution", "body"), office.get("role", ""), matter(office)]


def member(workspace: Workspace, one: Membership) -> dict[str, Any]:
    """A member: person, post, office, from when until when, on what basis."""
    data = one.data
    unit = workspace.named(data["unit"], "unit", "institution", "body") if "unit" in data else ""
    office: Shown = data["printed"] if "printed" in data else [unit, data.get("office", "")]
    return {
        "person": official(workspace, data),
        "post": one.post,
        "office": office,
        "period": period(data),
        "reason": _leaving(workspace, data),
        "basis": workspace.basis(data),
        "remark": data.get("remark", ""),
    }


def _leaving(workspace: Workspace, data: dict[str, Any]) -> Shown:
    """Why a member no longer sits, and what decided it where something did."""
    parts: list[Shown] = [data["reason"]] if "reason" in data else []
    return joined([*parts, *workspace.decided(data.get("ended_by"))], "，")


def past(workspace: Workspace, body: Record, found: Board) -> Iterator[dict[str, Any]]:
    """Those who sat before, by 届, the latest first; those without one last."""
    terms = {term["number"]: term for term in body.items("terms")}
    numbers = {one.data.get("term") for one in found.roster.past}
    past_terms = {n for n, term in terms.items() if (last := end_of(term.get("until"))) and last < found.day}
    for number in sorted({one for one in numbers | past_terms if one is not None}, reverse=True):
        term = terms.get(number, {})
        left = "" if number in past_terms or number not in terms else "（本届）离任人员"
        yield {
            "title": f"第{numeral(number)}届{left}",
            "anchor": f"term-{number}",
            "period": period(term),
            "basis": workspace.decided(term.get("decided_by")),
            "members": [member(workspace, one) for one in found.roster.past if one.data.get("term") == number],
        }
    if None in numbers:
        rest = [member(workspace, one) for one in found.roster.past if one.data.get("term") is None]
        yield {"title": "离任人员", "anchor": "former", "period": "", "basis": [], "members": rest}
