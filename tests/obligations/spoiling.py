"""Values that do not meet a condition, or that say nothing of it: what would have to be written for a task to fall."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple, Protocol

from ygt.schema.contract import Node

OTHER = "其他"
ENDED = "2020-12-31"
ALTERNATIVES = 6
"""So many other values are offered for a text."""


class Names(Protocol):
    """The names a county knows."""

    def members(self, group: str) -> tuple[str, ...]:
        """The names of a group's records."""
        ...

    def known(self, kinds: tuple[str, ...]) -> Iterator[str]:
        """The names of the records of these kinds."""
        ...


class Asked(NamedTuple):
    """What a condition on a list asks of its items: of every one, or of one at least."""

    wanted: Any
    of_every: bool


def spoilt(value: Any, wanted: Any, node: Node, names: Names) -> Iterator[Any]:
    """Values like `value` that do not meet `wanted`, as far as can be told here, the nearest first."""
    if node.items is not None:
        yield from _spoilt_list(value if isinstance(value, list) else [value], wanted, node.items, names)
    elif node.properties:
        for key, sub in wanted.items():
            if isinstance(value, dict) and key in value:
                for other in spoilt(value[key], sub, node.properties[key], names):
                    yield {**value, key: other}
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, (int, float)):
        yield from _spoilt_number(value, wanted)
    else:
        yield from _spoilt_text(value, wanted, node, names)


def silenced(value: Any, wanted: Any, node: Node, names: Names) -> Iterator[Any]:
    """Values like `value` without a field that `wanted` asks for: those deep inside, then those that hold them."""
    if isinstance(value, list) and node.items is not None:
        for asked in _asked_of_items(wanted):
            ways = [list(silenced(one, asked.wanted, node.items, names)) for one in value]
            yield from _changed_items(asked, value, ways, names)
    elif isinstance(value, dict) and isinstance(wanted, dict):
        for key, sub in wanted.items():
            if key in value:
                for other in silenced(value[key], sub, node.properties[key], names):
                    yield {**value, key: other}
        for key in wanted:
            if key in value:
                yield {other: held for other, held in value.items() if other != key}


def resembles(value: Any, wanted: Any, names: Names) -> bool:
    """Whether `value` seems to meet `wanted`; where that is not easily told, it does."""
    if isinstance(value, dict):
        return all(key in value and resembles(value[key], sub, names) for key, sub in wanted.items())
    if isinstance(value, list) and isinstance(wanted, list):
        return all(any(resembles(one, sub, names) for one in value) for sub in wanted)
    if isinstance(value, str) and isinstance(wanted, dict) and "pattern" in wanted:
        return re.search(wanted["pattern"], value) is not None
    if isinstance(value, str):
        admitted = set(_admitted(wanted, names))
        return not admitted or value in admitted
    return True


def alternatives(node: Node, names: Names) -> Iterator[str]:
    """Other values a text of this place may have."""
    if "enum" in node.schema:
        yield from node.schema["enum"]
    else:
        yield OTHER
        yield from names.known(node.references)


def _asked_of_items(wanted: Any) -> Iterator[Asked]:
    if isinstance(wanted, list):
        yield from (Asked(one, of_every=False) for one in wanted)
    elif isinstance(wanted, dict):
        yield from (Asked(wanted[key], key == "items") for key in ("contains", "items") if key in wanted)


def _changed_items(asked: Asked, value: list[Any], ways: list[list[Any]], names: Names) -> Iterator[list[Any]]:
    """Items that meet what is asked changed in their `ways`: one where that can suffice, then all; then every item."""
    meeting = [resembles(one, asked.wanted, names) for one in value]
    if asked.of_every or sum(meeting) == 1:
        for place, others in enumerate(ways):
            if meeting[place]:
                yield from ([*value[:place], other, *value[place + 1 :]] for other in others)
    for chosen in (meeting, [True] * len(value)):
        for number in range(max(map(len, ways), default=0)):
            pairs = zip(value, ways, chosen, strict=True)
            yield [others[number] if here and number < len(others) else one for one, others, here in pairs]


def _spoilt_list(value: list[Any], wanted: Any, item: Node, names: Names) -> Iterator[Any]:
    if isinstance(wanted, dict) and "minItems" in wanted:
        yield value[: int(wanted["minItems"]) - 1]
    if isinstance(wanted, dict) and {"maxItems", "maxContains"} & wanted.keys():
        yield [*value, *value[:1]]
    for asked in _asked_of_items(wanted):
        ways = [list(spoilt(one, asked.wanted, item, names)) for one in value]
        yield from _changed_items(asked, value, ways, names)
        yield [one for one in value if not resembles(one, asked.wanted, names)]
        # Several alike would be too many where a list may not have two of the same.
        yield from ([other] for others in ways[:1] for other in others)
    if "until" in item.properties:
        yield from ([*value[:place], {**one, "until": ENDED}, *value[place + 1 :]] for place, one in enumerate(value))
        yield [{**one, "until": ENDED} for one in value]
    yield from ([*value[:place], *value[place + 1 :]] for place in range(len(value)))
    yield []


def _spoilt_number(value: float, wanted: Any) -> Iterator[float]:
    if not isinstance(wanted, dict):
        yield value + 1
        return
    for key, step in (("minimum", -1), ("exclusiveMinimum", 0), ("maximum", 1), ("exclusiveMaximum", 0)):
        if key in wanted:
            yield float(wanted[key]) + step
    if {"const", "enum", "not"} & wanted.keys():
        yield value + 1


def _spoilt_text(value: Any, wanted: Any, node: Node, names: Names) -> Iterator[str]:
    if isinstance(wanted, dict) and "not" in wanted:
        yield from _admitted(wanted["not"], names)
    admitted = set(_admitted(wanted, names))
    others = (one for one in alternatives(node, names) if one not in admitted and one != value)
    yield from islice(dict.fromkeys(others), ALTERNATIVES)


def _admitted(wanted: Any, names: Names) -> Iterator[str]:
    """The texts a condition admits, as far as it lists them."""
    if isinstance(wanted, str):
        yield wanted
    elif isinstance(wanted, list):
        yield from wanted
    elif isinstance(wanted, dict) and "group" in wanted:
        yield from names.members(wanted["group"])
    elif isinstance(wanted, dict):
        yield from _admitted(wanted.get("const", wanted.get("enum", [])), names)
