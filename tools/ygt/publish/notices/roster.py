"""The members of a body on a day, as papers list them."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from ygt.ledger.governance import Membership, in_office
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import local_name, office_of
from ygt.ledger.record import Record
from ygt.ledger.roster import Row, roster
from ygt.ledger.time import holds_on
from ygt.publish.papers.model import Block, Member, Paragraph, Post, Roster

UNKNOWN = "待填报"


def roster_blocks(ledger: Ledger, body: Record, day: date) -> tuple[Block, ...]:
    """The roster of `body` on `day` by posts in the order of its seats, members of a post in the order of the data.

    A seat nobody holds is printed as recorded, 空缺 or 待接任; of seats the ledger knows nothing of, a sentence says
    so: an official roster has no line for them.
    """
    rows = roster(ledger, body, day).rows
    ranked = [seat["post"] for seat in body.items("seats") if holds_on(seat, day)]
    ranking = dict.fromkeys([*ranked, *(row.post for row in rows)])
    by_post = {post: [row for row in rows if row.post == post] for post in ranking}
    lines = {post: tuple(_line(ledger, row) for row in of if row.state != UNKNOWN) for post, of in by_post.items()}
    posts = tuple(Post(post, members) for post, members in lines.items() if members)
    unknown = [text for post, of in by_post.items() if (text := _unknown(post, of))]
    if not posts:
        seats = f"（{'、'.join(unknown)}）" if any(unknown) else ""
        return (Paragraph(f"组成人员{seats}{UNKNOWN}。"),)
    if unknown:
        return Roster(posts), Paragraph(f"以上名单未列全，{'、'.join(unknown)}{UNKNOWN}。")
    rest = body.get("complete") is False
    return (Roster(posts), *([Paragraph(f"以上名单未列全，其余{UNKNOWN}。")] if rest else []))


def roster_as_printed(ledger: Ledger, body: Record, day: date) -> tuple[Block, ...]:
    """The members in exactly the order of the data, a post named again wherever it changes, and nothing added."""
    runs = groupby(in_office(body, day), key=lambda one: one.post)
    posts = tuple(Post(post, tuple(_member(ledger, one) for one in run)) for post, run in runs)
    return (Roster(posts),) if posts else (Paragraph(f"［名单{UNKNOWN}。］"),)


def _line(ledger: Ledger, row: Row) -> Member:
    if row.member is not None:
        return _member(ledger, row.member)
    units = [local_name(ledger, office["unit"]) for office in row.offices if "unit" in office]
    return Member(f"（{row.state}）", "、".join(units))


def _member(ledger: Ledger, membership: Membership) -> Member:
    return Member(membership.person[0], office_of(ledger, membership.data))


def _unknown(post: str, rows: list[Row]) -> str:
    """主任1名, or 主任 where nothing says how many; empty where all its seats are known."""
    unknown = [row for row in rows if row.state == UNKNOWN]
    counted = sum(row.count or 0 for row in unknown)
    return f"{post}{counted}名" if counted else post if unknown else ""
