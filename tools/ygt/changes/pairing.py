"""Which record of one ledger is which of the other: by identity, by its lasting id, by a former name."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record

Key = Callable[[Record], Iterable[Hashable]]


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A record before and after; one of them None where it was added or removed."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record as it is now, or as it was last."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def is_sound(self) -> bool:
        """Whether both could be read without fault."""
        return all(one is None or one.sound for one in (self.before, self.after))


def paired(before: Ledger, after: Ledger, kind: str) -> list[Pair]:
    """Every record of a kind with its counterpart, in the order of the new files, removed ones last."""
    new = {id(one): one for one in after.all(kind)}
    old = {id(one): one for one in before.all(kind)}
    found: dict[int, Record] = {key: one for key, one in new.items() if key in old}
    for key in found:
        del old[key]
    for names in (_identity, _lasting_id, _own_name, _any_name):
        _match(old, [one for key, one in new.items() if key not in found], names, found)
    pairs = [Pair(found.get(key), one) for key, one in new.items()]
    return pairs + [Pair(one, None) for one in old.values()]


def _match(old: dict[int, Record], new: list[Record], names: Key, found: dict[int, Record]) -> None:
    """Find counterparts among `old` (taken out of it) by any of the names, where exactly one bears it."""
    index: dict[Hashable, list[Record]] = {}
    for one in old.values():
        for name in names(one):
            index.setdefault(name, []).append(one)
    for record in new:
        for name in names(record):
            candidates = [one for one in index.get(name, ()) if id(one) in old]
            # Where several bear the same name, the one in the same file comes first.
            candidates.sort(key=lambda one: one.path != record.path)
            if candidates:
                found[id(record)] = candidates[0]
                del old[id(candidates[0])]
                break


def _identity(record: Record) -> Iterable[Hashable]:
    values = tuple(_hashable(record.get(key)) for key in record.kind.identity)
    return [values] if any(value is not None for value in values) else []


def _lasting_id(record: Record) -> Iterable[Hashable]:
    return [record.text("id")] if record.text("id") else []


def _own_name(record: Record) -> Iterable[Hashable]:
    # A kind of several identifying fields (规格, 起始日期) may bear a name more than once: that proves nothing.
    return [record.name] if record.name and len(record.kind.identity) == 1 else []


def _any_name(record: Record) -> Iterable[Hashable]:
    former = [one.get("name") for one in record.items("former_names") if isinstance(one, dict)]
    return [*_own_name(record), *(name for name in former if isinstance(name, str))]


def _hashable(value: Any) -> Hashable:
    return value if isinstance(value, Hashable) else str(value)
