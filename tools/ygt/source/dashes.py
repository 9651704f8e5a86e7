"""Items of a list whose “- ” was forgotten: they run on in the item above, whose fields then come twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ygt.source.document import Document
from ygt.source.positions import Steps

MOST_FIELDS = 64
"""No record has more fields; so far is looked for the end of an item."""


class Repetition(NamedTuple):
    """A field that its mapping has already: the mapping's path and mark, the field's name and where it stands."""

    path: Steps
    own: int
    key: str
    start: int


class Dash(NamedTuple):
    """Where a dash belongs (`at`), before which field, in which list, and the dash of the item above."""

    path: Steps
    at: int
    key: str
    start: int
    above: int


def forgotten(document: Document, text: str, repetitions: Iterable[Repetition]) -> list[Dash]:
    """The dashes without which several items of a list were read as one, in the order of the text.

    `document` is as it was read from `text`, as far as that went; `repetitions` are the fields that came twice.
    """
    items: dict[int, list[Repetition]] = {}
    for one in repetitions:
        # An empty step stands for an entry that was left out and has no marks.
        if one.path and isinstance(one.path[-1], int) and "" not in one.path:
            items.setdefault(one.own, []).append(one)
    return sorted(
        (dash for own, repeated in items.items() for dash in _dashes(document, text, own, repeated)),
        key=lambda dash: dash.at,
    )


def with_dashes(text: str, dashes: Iterable[Dash]) -> str:
    """`text` at the same length with the dashes in their places, where so far are blanks."""
    parts, end = [], 0
    for dash in dashes:
        parts += [text[end : dash.at], "-"]
        end = dash.at + 1
    return "".join([*parts, text[end:]])


def _dashes(document: Document, text: str, own: int, repeated: list[Repetition]) -> Iterator[Dash]:
    offsets, lines = document.marks.offsets, document.lines
    start = ~offsets[own]
    above = text.rfind("-", 0, start)
    if text[start : start + 1] in "[{" or above < 0 or text[above + 1 : start].strip(" "):
        return
    column = lines.at(above)[1]
    keys = sorted([*_marked(document, own), *((one.start, one.key) for one in repeated)])
    for index in _beginnings([key for _, key in keys]):
        where, key = keys[index]
        line = where - lines.at(where)[1] + 1
        if not text[line:where].strip(" "):
            yield Dash(repeated[0].path[:-1], line + column - 1, key, where, above)
            above = line + column - 1


def _marked(document: Document, own: int) -> Iterator[tuple[int, str]]:
    last = -1
    for key, index in document.marks.keys(own, document.text):
        # Behind a value that is not read to its end the marks lead nowhere.
        if index <= last:
            return
        last = index
        yield document.marks.offsets[index], key


def _beginnings(keys: list[str]) -> Iterator[int]:
    """Where further items begin among the keys read as one item's.

    An item begins at a key the one above has, if the key that begins the one above and another of its keys come
    again as well: a field written twice by mistake comes alone.
    """
    seen: set[str] = set()
    first = keys[0]
    for index, key in enumerate(keys):
        if key in seen:
            following = keys[index + 1 : index + MOST_FIELDS]
            if key in following:
                following = following[: following.index(key)]
            if first in (key, *following) and len(seen & {key, *following}) > 1:
                yield index
                seen, first = set(), key
        seen.add(key)
