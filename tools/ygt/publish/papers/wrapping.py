"""Short texts broken into lines of a given width."""

from __future__ import annotations

from ygt.publish.papers.title import CLOSING, OPENING
from ygt.publish.papers.widths import fitting

STOPS = "，、；。：！？\u3000 "


def wrapped(text: str, room: float) -> tuple[str, ...]:
    """`text` in lines no wider than `room`, cut behind a mark where one stands in the second half of the line."""
    lines: list[str] = []
    rest = text.strip()
    while rest:
        end = fitting(rest, room)
        if end < len(rest):
            # No line begins with a mark, and none ends with an opening bracket.
            allowed = [at for at in range(end, end // 2, -1) if rest[at] not in CLOSING and rest[at - 1] not in OPENING]
            end = next((at for at in allowed if rest[at - 1] in STOPS), allowed[0] if allowed else end)
        lines.append(rest[:end].strip())
        rest = rest[end:].strip()
    return tuple(lines)
