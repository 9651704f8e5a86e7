"""The order in which the members of a body are listed: rank is data, and a change of it is a change."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.changes.change import Change, Fact, change
from ygt.changes.pairing import Pair
from ygt.changes.sides import Sides
from ygt.changes.words import named, some
from ygt.ledger.governance import in_office


def order_changes(sides: Sides, pair: Pair) -> Iterator[Change]:
    """That the members who sit in a body on both sides are listed in another order."""
    if sides.dates or pair.before is None or pair.after is None:
        return
    before = [(one.person, one.post) for one in in_office(pair.before)]
    after = [(one.person, one.post) for one in in_office(pair.after)]
    common = set(before) & set(after)
    old = [person for (person, _) in (one for one in before if one in common)]
    new = [person for (person, _) in (one for one in after if one in common)]
    if old != new:
        was, now = (some([named(*person) for person in one], "人", 20) for one in (old, new))
        sentence = f"{pair.record.known_as()}组成人员排列次序调整为：{now}。"
        facts = (Fact("memberships", "排列次序", was, now),)
        brief = f"{pair.record.known_as()}组成人员排列次序调整"
        yield change("members-reordered", pair.record.known_as(), pair.record, sentence, brief=brief, facts=facts)
