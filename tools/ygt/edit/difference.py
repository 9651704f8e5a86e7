"""From what a mapping or list holds to what it is to hold, as edits that touch only what differs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from ygt.edit.edits import Delete, Edit, Insert, Set

_NAMING = ("id", "name", "person", "number", "unit", "document", "title")
Steps = tuple[str | int, ...]


class ReorderedError(Exception):
    """Items changed places: to follow that, comments would have to be guessed to move along. `steps` is the list."""

    def __init__(self, steps: Steps) -> None:
        super().__init__(steps)
        self.steps = steps


def same(left: Any, right: Any) -> bool:
    """Whether two values are equal, types included: `True` is not `1`."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(value, right[key]) for key, value in left.items())
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return type(left) is type(right) and bool(left == right)


def edits_between(old: Any, new: Any, steps: Steps = ()) -> Iterator[Edit]:
    """The edits that turn `old`, which stands at `steps`, into `new`, to be made one after the other.

    Raises ReorderedError where items of a list of mappings changed places.
    """
    if same(old, new):
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _in_mapping(old, new, steps)
    elif isinstance(old, list) and isinstance(new, list) and old:
        yield from _in_list(old, new, steps)
    else:
        yield Set(steps, new)


def _in_mapping(old: dict[str, Any], new: dict[str, Any], steps: Steps) -> Iterator[Edit]:
    if old.keys().isdisjoint(new):
        # Nothing stays: the additions first, so that the mapping is never empty in between.
        yield from (Set((*steps, key), value) for key, value in new.items())
        yield from (Delete((*steps, key)) for key in old)
        return
    yield from (Delete((*steps, key)) for key in old if key not in new)
    for key, value in new.items():
        if key in old:
            yield from edits_between(old[key], value, (*steps, key))
        else:
            yield Set((*steps, key), value)


def _in_list(old: list[Any], new: list[Any], steps: Steps) -> Iterator[Edit]:
    before, after = _identities(old, new)
    moved = set(before) & set(after)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    shift = 0
    for what, first, last, start, stop in matcher.get_opcodes():
        paired = min(last - first, stop - start) if what in ("equal", "replace") else 0
        if what != "equal" and any(isinstance(old[one], dict) and before[one] in moved for one in range(first, last)):
            raise ReorderedError(steps)
        for number in range(paired):
            yield from edits_between(old[first + number], new[start + number], (*steps, first + number + shift))
        for number in range(last - first - 1, paired - 1, -1):
            yield Delete((*steps, first + number + shift))
        shift -= last - first - paired
        for number in range(start + paired, stop):
            yield Insert(steps, new[number], number)
            shift += 1


def _identities(old: list[Any], new: list[Any]) -> tuple[list[str], list[str]]:
    """What each item is known by: a naming field all mappings have, else all it says."""
    items = [one for one in [*old, *new] if isinstance(one, dict)]
    field = next((name for name in _NAMING if items and all(isinstance(one.get(name), str) for one in items)), "")
    if field and any(len({one[field] for one in part if isinstance(one, dict)}) < len(part) for part in (old, new)):
        field = ""
    return [_identity(one, field) for one in old], [_identity(one, field) for one in new]


def _identity(item: Any, field: str) -> str:
    if field and isinstance(item, dict):
        return str(item[field])
    return json.dumps(item, ensure_ascii=False, sort_keys=True)
