"""The two ledgers that are compared, or the two dates of one, and what may be said of records on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from ygt.changes.pairing import Pair, paired
from ygt.ledger.ledger import Ledger
from ygt.ledger.time import end_of, start_of
from ygt.schema.contract import Node


@dataclass(eq=False)
class Sides:
    """`before` and `after` are two states of one workspace, the same ledger where two dates are compared.

    `first` and `last` are the days on which the tasks are judged. `dates` tells that two dates are compared: then a
    change is what takes place after `first`, up to `last`.
    """

    before: Ledger
    after: Ledger
    first: date
    last: date
    dates: bool = False
    _pairs: dict[str, list[Pair]] = field(default_factory=dict, repr=False)

    def pairs(self, kind: str) -> Iterator[Pair]:
        """The records of a kind that may have changed: sound on both sides, and not the very same object."""
        for pair in self._all(kind):
            if pair.is_sound and (self.dates or pair.before is not pair.after) and self._is_certain(pair, kind):
                yield pair

    def common(self, kind: str) -> Iterator[Pair]:
        """The records of a kind that are on both sides."""
        return (pair for pair in self._all(kind) if pair.before is not None and pair.after is not None)

    def _is_certain(self, pair: Pair, kind: str) -> bool:
        """Whether a record that is missing on one side is known not to be there, rather than unread."""
        if pair.before is None:
            return kind not in self.before.partial
        return pair.after is not None or kind not in self.after.partial

    def _all(self, kind: str) -> list[Pair]:
        if kind not in self._pairs:
            self._pairs[kind] = paired(self.before, self.after, kind)
        return self._pairs[kind]

    @cached_property
    def _tokens(self) -> dict[int, int]:
        """The same token for a record before and after."""
        tokens: dict[int, int] = {}
        for kind in dict.fromkeys((*self.before.records, *self.after.records)):
            # A record that is not on both sides has its name alone: it may just not have been read there.
            for pair in self.common(kind):
                tokens |= {id(one): id(pair) for one in (pair.before, pair.after)}
        return tokens

    def normal(self, value: Any, node: Node | None, ledger: Ledger) -> Any:
        """A value with what its names mean in place of the names, so that a rename or an alias is no change."""
        if isinstance(value, dict):
            properties = node.properties if node else {}
            return {key: self.normal(sub, properties.get(key), ledger) for key, sub in value.items()}
        if isinstance(value, list):
            inner = node.items if node else None
            return [self.normal(one, inner, ledger) for one in value]
        if isinstance(value, str) and node is not None and node.references and "x-person" not in node.schema:
            found = ledger.find(value, *node.references)
            return self._tokens.get(id(found), value) if found is not None else value
        return value

    def same(self, before: Any, after: Any, node: Node | None) -> bool:
        """Whether two values say the same."""
        if before == after and (node is None or not node.leads_to_marks):
            return True
        return bool(self.normal(before, node, self.before) == self.normal(after, node, self.after))

    def happened(self, value: object) -> bool:
        """Whether a written date lies after the first of two dates, up to the last."""
        day = start_of(value)
        return day is not None and self.first < day <= self.last

    def begins(self, item: Mapping[str, Any], key: str = "from") -> bool:
        """Whether what an item says begins between the two dates."""
        return self.happened(item.get(key))

    def ends(self, item: Mapping[str, Any], key: str = "until") -> bool:
        """Whether what an item says held on its last day at the first date or after it, and no longer at the last."""
        day = end_of(item.get(key))
        return day is not None and self.first <= day < self.last
