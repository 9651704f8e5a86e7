"""Seats and their holders: what cannot be true of a body (YGT401–YGT403, YGT409)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from ygt.dates import change_points
from ygt.findings import Finding, Related, Rule
from ygt.ledger.governance import Membership, bounds_of, memberships
from ygt.ledger.ledger import Ledger
from ygt.ledger.misnamed import ENOUGH
from ygt.ledger.record import Record
from ygt.ledger.time import interval
from ygt.rules.examples import CHAIR, MEMBER, body, seated
from ygt.rules.rule import Entry
from ygt.schema.suggestion import distance, nearest

TWO_SEATS = Rule(
    code="YGT401",
    name="two-seats-at-once",
    severity="error",
    title="一人在同一组织中同时占两席",
    why="一人在一个组织中同一时间只占一席，否则人数虚增，表决权重复。",
    message="{person}在{body}中{twice}",
    help="重复列名的删去一条；已不担任的填写 until（截止日期）；如为同名的两人，在 org/people.yaml 登记并写明区分",
    bad=body(CHAIR + seated("吴本草", "委员", "from: 2025-06-01")),
    good=body(CHAIR + MEMBER),
)


def two_seats(ledger: Ledger) -> Iterator[Finding]:
    """One person with two memberships of one body at the same time."""
    for one in ledger.sound("body"):
        by_person: dict[tuple[str, str], list[Membership]] = {}
        for membership in memberships(one):
            by_person.setdefault(membership.person, []).append(membership)
        for held in by_person.values():
            for first, second in combinations(held, 2):
                if first.bounds.overlaps(second.bounds):
                    yield TWO_SEATS.at(
                        one.place("memberships", second.index, "person"),
                        related=[Related(one.place("memberships", first.index, "person"), "已占一席")],
                        person=first.person[0],
                        body=one.name,
                        twice=f"同时任“{first.post}”和“{second.post}”"
                        if first.post != second.post
                        else f"两次列为“{first.post}”",
                    )


OVER_SEATS = Rule(
    code="YGT402",
    name="over-maximum",
    severity="error",
    title="同一职务同时任职人数超过名额",
    why="文件或章程确定了最多名额，同一日期任职的人数不能超过。",
    message="{body}“{post}”名额最多{limit}人，{day}起有{count}人同时任职",
    help="核对任期：已离任的填写 until（截止日期）；名额确已调整的，先登记调整依据再改名额",
    bad=body(CHAIR + MEMBER + seated("卫春和", "委员", "from: 2025-03-01")),
    good=body(CHAIR + MEMBER),
)


def over_seats(ledger: Ledger) -> Iterator[Finding]:
    """Posts held by more persons at once than the seats of that day allow, on the first day it happens."""
    for one in ledger.sound("body"):
        by_post: dict[str, list[tuple[int, dict[str, Any]]]] = {}
        for index, seat in enumerate(one.items("seats")):
            by_post.setdefault(seat["post"], []).append((index, seat))
        for post, seats in by_post.items():
            held = [membership for membership in memberships(one) if membership.post == post]
            if len(held) <= min(seat.get("max", len(held)) for _, seat in seats):
                continue
            for day in change_points([*(membership.bounds for membership in held), *(interval(s) for _, s in seats)]):
                # Seats of a later or earlier number say nothing of this day.
                allowed = [(index, seat) for index, seat in seats if interval(seat).contains(day)]
                serving = [membership for membership in held if membership.bounds.contains(day)]
                if not allowed or any("max" not in seat for _, seat in allowed):
                    continue
                limit = sum(seat["max"] for _, seat in allowed)
                # One person listed twice is one too many in the list, and a finding of its own.
                count = len({membership.person for membership in serving})
                if count > limit:
                    index = allowed[0][0]
                    yield OVER_SEATS.at(
                        one.place("memberships", serving[-1].index, "post"),
                        related=[Related(one.place("seats", index, "max"), f"名额最多{limit}人")],
                        body=one.name,
                        post=post,
                        limit=limit,
                        day="成立" if day.year == 1 else day.isoformat(),
                        count=count,
                    )
                    break


UNKNOWN_POST = Rule(
    code="YGT403",
    name="post-without-seat",
    severity="error",
    title="职务不在名额之列",
    why="组成人员的职务须是本组织设置的职务，否则人数无从核对。",
    message="{body}{problem}",
    help="{remedy}",
    label="{label}",
    bad=body(CHAIR + seated("褚明镜", "委圆")),
    good=body(CHAIR + MEMBER),
)


def unknown_posts(ledger: Ledger) -> Iterator[Finding]:
    """Memberships and vacancies in a post the body's seats do not list; or the seat, where several agree against it."""
    for one in ledger.sound("body"):
        unlisted: dict[str, list[tuple[str, int]]] = {}
        for field, index in without_seat(one):
            unlisted.setdefault(one.items(field)[index]["post"], []).append((field, index))
        for post, holdings in unlisted.items():
            seat = _misspelt_seat(one, post) if len(holdings) >= ENOUGH else None
            if seat is None:
                for field, index in holdings:
                    yield _unknown_post(one, field, index)
            else:
                written = one.items("seats")[seat]["post"]
                yield UNKNOWN_POST.at(
                    one.place("seats", seat, "post"),
                    related=[Related(one.place(field, index, "post"), "任职在此") for field, index in holdings],
                    body=one.name,
                    problem=f"名额中的职务“{written}”疑有误：有{len(holdings)}处任职为“{post}”",
                    remedy=f"如为误写，改为“{post}”；如确为另一职务，先在 seats（名额）中登记“{post}”",
                    label=f"是否应为“{post}”？",
                )


def without_seat(body: Record) -> list[tuple[str, int]]:
    """The memberships and vacancies of a sound body whose post is none of its seats', by field and index."""
    posts = {seat["post"] for seat in body.items("seats")}
    return [
        (field, index)
        for field in ("memberships", "vacancies")
        for index, holding in enumerate(body.items(field) if posts else ())
        if holding["post"] not in posts
    ]


def _misspelt_seat(body: Record, post: str) -> int | None:
    """The one seat that nobody holds and whose post is nearly `post`."""
    held = {holding["post"] for field in ("memberships", "vacancies") for holding in body.items(field)}
    empty = {seat["post"]: index for index, seat in enumerate(body.items("seats")) if seat["post"] not in held}
    near = [one for one in empty if distance(one, post) == 1] or [one for one in [nearest(post, empty)] if one]
    return empty[near[0]] if len(near) == 1 else None


def _open_posts(body: Record, holding: dict[str, Any]) -> list[str]:
    """The posts of a body with a seat that nobody else holds at the time of a membership or vacancy."""
    found: dict[str, list[dict[str, Any]]] = {}
    for seat in body.items("seats"):
        found.setdefault(seat["post"], []).append(seat)
    held = Counter(one.post for one in memberships(body) if one.bounds.overlaps(interval(holding)))
    return [post for post, seats in found.items() if (most := bounds_of(seats)[1]) is None or held[post] < most]


def _unknown_post(body: Record, field: str, index: int) -> Finding:
    holding = body.items(field)[index]
    post, posts = holding["post"], list(dict.fromkeys(seat["post"] for seat in body.items("seats")))
    # A seat that is taken is not what another was meant to have.
    meant = nearest(post, _open_posts(body, holding))
    return UNKNOWN_POST.at(
        body.place(field, index, "post"),
        body=body.name,
        problem=f"没有设“{post}”一职" + (f"，是否应为“{meant}”？" if meant else ""),
        remedy=f"改为已设的职务：{'、'.join(posts)}；确有此职务的，先在 seats（名额）中登记",
        label=f"是否应为“{meant}”？" if meant else "",
    )


LEAST_OVER_MOST = Rule(
    code="YGT409",
    name="least-over-most",
    severity="error",
    title="最少人数大于最多人数",
    why="名额的下限不能高于上限。",
    message="{body}“{post}”最少{least}人，最多{most}人",
    help="对照章程或文件核对两个数字",
    bad=body(CHAIR, "seats:\n  - {post: 主任委员, min: 3, max: 1}\n"),
    good=body(CHAIR, "seats:\n  - {post: 主任委员, min: 1, max: 3}\n"),
)


def least_over_most(ledger: Ledger) -> Iterator[Finding]:
    """Seats whose least number is greater than their greatest."""
    for one in ledger.sound("body"):
        for index, seat in enumerate(one.items("seats")):
            least, most = seat.get("min", 0), seat.get("max")
            if most is not None and least > most:
                place = one.place("seats", index, "min")
                yield LEAST_OVER_MOST.at(place, body=one.name, post=seat["post"], least=least, most=most)


TABLE: tuple[Entry, ...] = (
    (TWO_SEATS, two_seats),
    (OVER_SEATS, over_seats),
    (UNKNOWN_POST, unknown_posts),
    (LEAST_OVER_MOST, least_over_most),
)
