"""Spans of a text that are nearly one of many known names: one character wrong, missing or too many, or two swapped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ygt.schema.suggestion import distance

CENTRE = "中心"


class Near(NamedTuple):
    """A span of a text, and the known name it is near to."""

    start: int
    end: int
    name: str


def near_mentions(text: str, names: Mapping[str, str]) -> Iterator[Near]:
    """The spans of `text` one edit away from a name and not equal to it; ends must agree, or only the last be wrong.

    One edit leaves one half of a name as it is: halves are looked up first, and only beside them is compared.
    """
    halves, lengths = _halves(frozenset(names))
    seen: set[Near] = set()
    for at in range(len(text)):
        for length in lengths:
            half = text[at : at + length]
            for name, is_first in halves.get(half, ()):
                for near in _beside(text, at, half, name, is_first):
                    if near not in seen:
                        seen.add(near)
                        yield near
    yield from _with_or_without_centre(text, names)


@lru_cache(maxsize=16)
def _halves(names: frozenset[str]) -> tuple[dict[str, list[tuple[str, bool]]], list[int]]:
    """Both halves of every name, with the name and which half it is; and the lengths there are."""
    halves: dict[str, list[tuple[str, bool]]] = {}
    for name in sorted(names):
        middle = len(name) // 2
        halves.setdefault(name[:middle], []).append((name, True))
        halves.setdefault(name[middle:], []).append((name, False))
    return halves, sorted({len(half) for half in halves})


def _beside(text: str, at: int, half: str, name: str, is_first: bool) -> Iterator[Near]:
    rest = len(name) - len(half)
    for size in (rest, rest - 1, rest + 1):
        start, end = (at, at + len(half) + size) if is_first else (at - size, at + len(half))
        if start < 0 or end > len(text) or size < 1:
            continue
        span = text[start:end]
        ends_agree = span[0] == name[0] and (span[-1] == name[-1] or size == rest)
        if ends_agree and span != name and distance(span, name) == 1:
            yield Near(start, end, name)


def _with_or_without_centre(text: str, names: Mapping[str, str]) -> Iterator[Near]:
    """青河镇卫生院 for 青河镇中心卫生院, and the other way round: the commonest slip in names of township hospitals."""
    for name in names:
        if not name.endswith("卫生院"):
            continue
        stem = name.removesuffix("卫生院").removesuffix(CENTRE)
        other = f"{stem}卫生院" if CENTRE in name else f"{stem}{CENTRE}卫生院"
        if len(stem) < 2 or other in names:
            continue
        at = text.find(other)
        while at >= 0:
            yield Near(at, at + len(other), name)
            at = text.find(other, at + 1)


def likeliest(found: Iterable[Near]) -> Iterator[Near]:
    """Of hits that overlap, the one with the longest name."""
    taken: list[tuple[int, int]] = []
    for near in sorted(found, key=lambda one: (-len(one.name), one.start)):
        if not any(near.start < end and start < near.end for start, end in taken):
            taken.append((near.start, near.end))
            yield near


def sound(word: str) -> list[str]:
    """The sound of each character of a word."""
    # Half a second of tables, needed only once something is near.
    from pypinyin import lazy_pinyin

    return list(lazy_pinyin(word))
