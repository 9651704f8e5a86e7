"""What one commit changed: two ledgers compared, a merge with each of its parents, told in sentences and as data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from ygt.changes.change import Change
from ygt.changes.compare import edits
from ygt.changes.comparison import Comparison
from ygt.changes.sides import Sides
from ygt.changes.text import hanging_of
from ygt.changes.words import named
from ygt.history.entry import Account, Group, Outcome, Told
from ygt.history.shelf import State
from ygt.ledger.fields import Field, fields
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record

FIRST = "建立台账，登记{count}项"
MOVED = "台账移至“{folder}”"
NEW = frozenset({"record-added", "body-formed", "centre-formed"})
"""Kinds of change by which a record is entered with all it holds."""


def account(before: list[State], after: State, day: date, moved_to: str | None = None) -> Account:
    """What a commit of `day` changed against its parents' ledgers, of which there is at least one.

    Of a merge, only what is new against every parent: the rest was told where it was made. `moved_to` is the folder
    the workspace was moved to by it.
    """
    ways = [_compared(one, after, day) for one in before]
    found = ways[0]
    if len(ways) > 1:
        found.changes = list(_own([way.changes for way in ways]))
    is_first = not before[0].loaded.ledger.records
    outcome, title = _titled(found, is_first)
    if moved_to is not None:
        folder = MOVED.format(folder=moved_to.rstrip("/") or ".")
        title = f"{folder}；{title}" if found.changes else folder
    groups = tuple(
        Group(group, tuple(sentence for line in lines for sentence in (line.sentence, *hanging_of(line))))
        for group, lines in found.lines.items()
    )
    people = _People(one.loaded.ledger for one in (*before, after))
    told = tuple(_told(change, people) for change in found.changes)
    return Account(outcome, title, groups, told, tuple(_unread(before, after)))


def _compared(before: State, after: State, day: date) -> Comparison:
    old, new = before.loaded, after.loaded
    found = Comparison(
        Sides(old.ledger, new.ledger, day, day),
        old.revision.name,
        new.revision.name,
        format_only=before.blobs != after.blobs,
        findings=new.findings,
        errors_before=old.errors,
    )
    found.changes = edits(found.sides)
    return found


def _titled(found: Comparison, is_first: bool) -> tuple[Outcome, str]:
    if is_first and found.changes:
        county = found.ledger.county.name if found.ledger.county else "台账"
        count = sum(len(records) for records in found.ledger.records.values())
        return "first", f"{county}：{FIRST.format(count=count)}"
    return found.outcome, found.title


def _own(ways: list[list[Change]]) -> Iterator[Change]:
    """The changes that a merge makes against each of its parents, in the words that tell least beside them."""
    for change in ways[0]:
        alike = [change]
        for others in ways[1:]:
            alike += [one for one in others if _key(one) == _key(change) and _marks(one) & _marks(change)][:1]
        if len(alike) == len(ways):
            yield min(alike, key=lambda one: len(_marks(one)))


def _key(change: Change) -> tuple[str, str, str]:
    return change.kind.name, change.record.kind.name, change.record.name


def _marks(change: Change) -> set[tuple[str, ...]]:
    """What is new by a change: the values of its fields, or what it says where it is not about fields."""
    return {(one.field, one.title, one.after) for one in change.facts} or {(change.sentence,)}


def _told(change: Change, people: _People) -> Told:
    record = change.record
    texts = [change.sentence, *change.hanging, *(text for one in change.facts for text in (one.before, one.after))]
    # Who a record names when it is entered is not said one by one.
    held = fields(record) if change.kind.name in NEW else []
    inside = [_person(one) for one in held if "x-person" in one.node.schema]
    return Told(
        kind=change.kind.name,
        title=change.kind.title,
        group=change.group,
        sentence=change.sentence,
        record_kind=record.kind.name,
        record_id=record.text("id"),
        record_names=names_of(record),
        day=change.day,
        persons=tuple(dict.fromkeys([*people.named_in(texts), *inside])),
        facts=change.facts,
        entails=change.hanging,
    )


def names_of(record: Record) -> tuple[str, ...]:
    """Every name a record says it bears or has borne, the official one first."""
    others = [one.get("name") for key in ("aliases", "former_names") for one in record.items(key)]
    names = [record.name, record.text("short_name"), *others]
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str) and name))


def _person(field: Field) -> str:
    distinct = field.holder.get("distinct")
    return named(field.value, distinct if isinstance(distinct, str) else "")


class _People:
    """Finds the persons of some ledgers in texts; 李明华 is not taken for 李明, nor 李明（县医院） for another."""

    def __init__(self, ledgers: Iterable[Ledger]) -> None:
        names = frozenset(_person(field) for ledger in ledgers for field in ledger.persons)
        self._pattern = _pattern(names)

    def named_in(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Who is named, each once, in the order they come."""
        if self._pattern is None:
            return ()
        return tuple(dict.fromkeys(name for text in texts for name in self._pattern.findall(text)))


@lru_cache(maxsize=8)
def _pattern(names: frozenset[str]) -> re.Pattern[str] | None:
    longest_first = sorted((name for name in names if name), key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


def _unread(before: list[State], after: State) -> Iterator[str]:
    if errors := sum(one.loaded.errors for one in before):
        yield f"这次提交之前的台账有{errors}处读取错误，有关内容未作比较"
    if after.loaded.errors:
        yield f"这次提交之后的台账有{after.loaded.errors}处读取错误，有关内容未作比较"
