"""A compiled condition as a tree, and the two JSON Schemas it comes to.

What is absent is unknown. A condition is certainly met where its strict schema holds, in which every field asked for
is required; it is certainly not met where its lenient schema fails, in which what is absent may be anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ygt.conditions.patterns import LONGEST_TEXT
from ygt.schema.contract import Node

Members = Callable[[str], Iterable[str]]
"""The names of the records of a group on the day in question."""

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scalar:
    """What is asked of a single value; `group` is that of the record it must name."""

    node: Node
    keywords: dict[str, Any] = field(default_factory=dict)
    group: str = ""
    negated: Scalar | None = None

    def schema(self, strict: bool, members: Members) -> dict[str, Any]:
        """The JSON Schema of the value; a single value is there or not, so that both are the same."""
        found = dict(self.keywords)
        if "pattern" in found:
            # First, so that an engine which stops at the first failure never tries the pattern on a long text.
            found = {"maxLength": LONGEST_TEXT, **found}
        if self.negated is not None:
            found["not"] = self.negated.schema(strict, members)
        if self.group:
            names = sorted(set(members(self.group)))
            found["allOf"] = [{"enum": names} if names else {"not": {}}]
        return found

    def children(self) -> Iterator[tuple[Path, Part]]:
        """The parts inside, with the fields that lead to them."""
        if self.negated is not None:
            yield (), self.negated


@dataclass(frozen=True, slots=True)
class Fields:
    """What is asked of the fields of a mapping."""

    node: Node
    fields: dict[str, Part]

    def schema(self, strict: bool, members: Members) -> dict[str, Any]:
        """The JSON Schema of the mapping."""
        found: dict[str, Any] = {"properties": {key: part.schema(strict, members) for key, part in self.fields.items()}}
        return {**found, "required": list(self.fields)} if strict else found

    def children(self) -> Iterator[tuple[Path, Part]]:
        """The parts inside, with the fields that lead to them."""
        for key, part in self.fields.items():
            yield (key,), part


@dataclass(frozen=True, slots=True)
class Items:
    """What is asked of a list: how many items it has, what each of them is, and which it contains.

    `each` are conditions that some item must meet, one by one.
    """

    node: Node
    keywords: dict[str, Any] = field(default_factory=dict)
    contains: Part | None = None
    least: int = 1
    most: int | None = None
    items: Part | None = None
    each: tuple[Part, ...] = ()

    def schema(self, strict: bool, members: Members) -> dict[str, Any]:
        """The JSON Schema of the list."""
        found = dict(self.keywords)
        if self.items is not None:
            found["items"] = self.items.schema(strict, members)
        needed: list[dict[str, Any]] = [{"contains": part.schema(strict, members)} for part in self.each]
        if self.contains is not None:
            needed.append({"contains": self.contains.schema(strict, members), "minContains": self.least})
        if self.contains is not None and self.most is not None:
            # Not too many: certain only where even those that may be counted are few enough.
            counted = self.contains.schema(not strict, members)
            needed.append({"contains": counted, "minContains": 0, "maxContains": self.most})
        return {**found, "allOf": needed} if needed else found

    def children(self) -> Iterator[tuple[Path, Part]]:
        """The parts inside, with the fields that lead to them."""
        for part in (self.contains, self.items, *self.each):
            if part is not None:
                yield (), part


Part = Scalar | Fields | Items


def paths(part: Part) -> Iterator[Path]:
    """The fields a condition asks for, each with those that lead to it."""
    for steps, inner in part.children():
        if steps:
            yield steps
        yield from (steps + path for path in paths(inner))


def groups(part: Part) -> Iterator[str]:
    """The groups a condition names."""
    if isinstance(part, Scalar) and part.group:
        yield part.group
    for _, inner in part.children():
        yield from groups(inner)


def absent(part: Part, data: Any) -> Iterator[Path]:
    """The fields a condition asks for that `data` does not have; inside a list, those that any item lacks."""
    if isinstance(part, Fields) and isinstance(data, dict):
        for key, inner in part.fields.items():
            if key not in data:
                yield (key,)
            else:
                yield from ((key, *path) for path in absent(inner, data[key]))
    elif isinstance(part, Items) and isinstance(data, list):
        for _, inner in part.children():
            for item in data:
                yield from absent(inner, item)
