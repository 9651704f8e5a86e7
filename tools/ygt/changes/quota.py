"""The seats a body provides for: how many of each post, and how many in all."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.changes.change import Change, Fact, change
from ygt.changes.kinds import BODY_TOPICS
from ygt.changes.pairing import Pair
from ygt.changes.sides import Sides
from ygt.ledger.governance import bounds_of, seats_now, seats_total
from ygt.ledger.record import Record

BOUNDS = frozenset({"min", "max"})


def quota_changes(sides: Sides, pair: Pair) -> Iterator[Change]:
    """That the number of seats of a post has changed: 理事名额由6席改为8席，名额共由7席改为9席."""
    before, after = pair.before, pair.after
    if sides.dates or before is None or after is None:
        return
    old, new = _quotas(before), _quotas(after)
    facts = [
        Fact("seats", f"{post}名额", old.get(post, ""), new.get(post, ""))
        for post in dict.fromkeys((*new, *old))
        if old.get(post) != new.get(post)
    ]
    if not facts:
        return
    words = [_said(one) for one in facts]
    was, now = number_of(*seats_total(before)), number_of(*seats_total(after))
    if was != now:
        words.append(f"名额共由{was or '未定'}改为{now or '未定'}")
    name = after.known_as()
    sentence = f"{name}{'，'.join(words)}。"
    yield change(
        "seats-changed",
        name,
        after,
        sentence,
        brief=sentence.rstrip("。"),
        facts=tuple(facts),
        topics=BODY_TOPICS.get(after.text("function"), ()),
        steps=("seats",),
    )


def _quotas(body: Record) -> dict[str, str]:
    return {post: number_of(*bounds_of(seats)) for post, seats in seats_now(body).items()}


def number_of(least: int, most: int | None) -> str:
    """A number of seats in words: 7席, 7至9席, 不少于3席; empty where nothing bounds it."""
    if most is None:
        return f"不少于{least}席" if least else ""
    return f"{most}席" if least == most else f"{least}至{most}席"


def _said(one: Fact) -> str:
    if not one.before:
        return f"增设{one.title}{one.after}"
    return f"{one.title}由{one.before}改为{one.after}" if one.after else f"取消{one.title}（原{one.before}）"
