"""What of a kind of record names others or holds for a time only: the parts a view of a day has to touch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from ygt.dates import ONE_DAY, Period
from ygt.ledger.time import interval
from ygt.schema.contract import Contract, Node

Naming = Callable[[str, tuple[str, ...]], str]
"""From a name and the kinds it may mean to the official name."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One position of a kind's contract, reduced to what naming and time concern.

    `names` are the kinds of record a text here may name; `passes` tells that items of a list here come and go with
    their `from` and `until`.
    """

    names: tuple[str, ...] = ()
    fields: dict[str, Layout] = field(default_factory=dict)
    items: Layout | None = None
    passes: bool = False

    @property
    def matters(self) -> bool:
        """Whether anything here or below names a record or passes."""
        return bool(self.names or self.fields or self.items or self.passes)

    def named(self, value: Any, naming: Naming) -> Any:
        """`value` with every name made official; the same object where none had to be changed."""
        if isinstance(value, str):
            return naming(value, self.names) if self.names else value
        if isinstance(value, dict):
            changed = {}
            for key, sub in self.fields.items():
                if key in value and (new := sub.named(value[key], naming)) is not value[key]:
                    changed[key] = new
            return {**value, **changed} if changed else value
        if isinstance(value, list) and self.items is not None:
            new_items = [self.items.named(one, naming) for one in value]
            return new_items if any(new is not old for new, old in zip(new_items, value, strict=True)) else value
        return value

    def turns(self, value: Any, found: set[date]) -> None:
        """Collect the days on which a part of `value` begins, and the first days after one has ended."""
        if isinstance(value, dict):
            for key, sub in self.fields.items():
                if key in value:
                    sub.turns(value[key], found)
        elif isinstance(value, list) and self.items is not None:
            for one in value:
                if self.passes and isinstance(one, dict) and ("from" in one or "until" in one):
                    _ends(interval(one), found)
                self.items.turns(one, found)

    def on(self, value: Any, day: date) -> Any:
        """`value` without the parts that do not hold on `day`; the same object where all of them do."""
        if isinstance(value, dict):
            changed = {}
            for key, sub in self.fields.items():
                if key in value and (new := sub.on(value[key], day)) is not value[key]:
                    changed[key] = new
            return {**value, **changed} if changed else value
        if isinstance(value, list) and self.items is not None:
            kept = [self.items.on(one, day) for one in value if not (self.passes and _over(one, day))]
            same = len(kept) == len(value) and all(new is old for new, old in zip(kept, value, strict=True))
            return value if same else kept
        return value


@lru_cache(maxsize=64)
def layout_of(contract: Contract, name: str) -> Layout:
    """The layout of a kind of record; nothing matters in one the contract does not define."""
    kind = contract.record_kinds.get(name)
    return _layout(kind.record) if kind else Layout()


def _layout(node: Node) -> Layout:
    fields = {key: _layout(sub) for key, sub in node.properties.items()}
    items = _layout(node.items) if node.items is not None else None
    person = "x-person" in node.schema
    return Layout(
        names=() if person else node.references,
        fields={key: sub for key, sub in fields.items() if sub.matters},
        items=items if items is not None and (items.matters or _is_timed(node.items)) else None,
        passes=_is_timed(node.items),
    )


def _is_timed(node: Node | None) -> bool:
    return node is not None and ("from" in node.properties or "until" in node.properties)


def _over(one: Any, day: date) -> bool:
    return isinstance(one, dict) and ("from" in one or "until" in one) and not interval(one).contains(day)


def _ends(period: Period, found: set[date]) -> None:
    if not period.is_empty:
        found.add(period.first)
        if period.last < date.max:
            found.add(period.last + ONE_DAY)
