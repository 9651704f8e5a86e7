"""Fields and items put into brackets and taken out of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ygt.edit.page import Splice
from ygt.edit.tree import Entry, Node

_PLAIN_GAP = re.compile(r"\s*,\s*")


def put_in(text: str, holder: Node, entries: list[Entry], at: int, written: str) -> Iterator[Splice]:
    """The splices that put `written` before entry number `at`, set apart as its neighbours are."""
    if not entries:
        yield Splice(holder.start + 1, holder.end - 1, written)
    elif at == 0:
        yield Splice(entries[0].start, entries[0].start, written + _gap(text, entries, 1))
    else:
        end = entries[at - 1].end
        yield Splice(end, end, _gap(text, entries, min(at, len(entries) - 1)) + written)


def take_out(text: str, entries: list[Entry], at: int) -> Iterator[Splice]:
    """The splices that take away entry number `at` with one comma; a comment beside it stays."""
    entry = entries[at]
    if at + 1 < len(entries):
        after = text[entry.end : entries[at + 1].start]
        if "#" not in after:
            yield Splice(entry.start, entries[at + 1].start, "")
            return
        comma = entry.end + after.index(",")
    elif at > 0:
        before = text[entries[at - 1].end : entry.start]
        if "#" not in before:
            yield Splice(entries[at - 1].end, entry.end, "")
            return
        comma = entries[at - 1].end + before.index(",")
    else:
        trailing = re.compile(r"\s*,").match(text, entry.end)
        yield Splice(entry.start, trailing.end() if trailing else entry.end, "")
        return
    yield from sorted([Splice(comma, comma + 1, ""), Splice(entry.start, entry.end, "")])


def _gap(text: str, entries: list[Entry], at: int) -> str:
    """What stands between two neighbours, where that is only a comma and blanks."""
    gap = text[entries[at - 1].end : entries[at].start] if 0 < at < len(entries) else ""
    return gap if _PLAIN_GAP.fullmatch(gap) else ", "
