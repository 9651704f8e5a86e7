"""Entries of a list that were corrected or taken out: what the file said and says, under the fields' titles."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.changes.change import Change, Fact, change
from ygt.changes.fields import differences
from ygt.changes.moves import ENDING, Entry, Moves
from ygt.changes.sides import Sides
from ygt.changes.words import person, since


def corrected(sides: Sides, group: str, found: Moves, what: str) -> Iterator[Change]:
    """What was changed in entries that go on; that one ended, and why, is told where it is told who left."""
    for before, after in found.corrected:
        told = ENDING if any(one is after for one in found.ended) else frozenset()
        facts = [
            one for one in differences(sides, before.data, after.data, after.node, after.steps) if one.field not in told
        ]
        if facts:
            words = "，".join(said(one) for one in facts)
            sentence = f"{_subject(before)}{what}登记更正：{words}。"
            yield _change("entry-corrected", group, after, sentence, tuple(facts))


def removed(group: str, found: Moves, what: str) -> Iterator[Change]:
    """Entries that are no longer there: what has ended is given its last day, not deleted."""
    for one in found.removed:
        facts = (Fact("", what, _subject(one), ""),)
        began = since(one.data.get("from"))
        sentence = (
            f"删除了{_subject(one)}的{what}登记{f'（{began}）' if began else ''}；已离任的应填写截止日期，不作删除。"
        )
        brief = f"{group}删除{_subject(one)}的{what}登记"
        yield _change("entry-removed", group, one, sentence, facts, brief)


def said(fact: Fact) -> str:
    """A field's change in words: 床位数由520张改为540张."""
    if not fact.before:
        return f"填写{fact.title}：{fact.after}"
    if not fact.after:
        return f"删去{fact.title}：{fact.before}"
    return f"{fact.title}由{fact.before}改为{fact.after}"


def _change(kind: str, group: str, one: Entry, sentence: str, facts: tuple[Fact, ...], brief: str = "") -> Change:
    brief = brief or f"{group}{sentence.rstrip('。')}"
    return change(kind, group, one.record, sentence, brief=brief, facts=facts, steps=one.steps)


def _subject(one: Entry) -> str:
    return person(one) + str(one.data.get("post", "")) if "person" in one.data else str(one.data.get("post", ""))
