"""The code frame: a line of the file, and under it the mark that shows which characters are meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ygt.findings import Place
from ygt.ledger.ledger import Ledger
from ygt.report.colour import Paint, Role
from ygt.report.display import shown, visible, width
from ygt.source.positions import Lines

LIMIT = 100
"""The columns a line of a file may take; of a longer one the part around the mark is shown."""

CUT = "..."


class Sources:
    """The lines of a ledger's files, for showing."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._texts: dict[str, Lines] = {}

    def line(self, path: str, number: int) -> str | None:
        """The text of a line without its end, or None where the file has no such line or was not read."""
        document = self._ledger.documents.get(path)
        if document is not None:
            text, lines = document.text, document.lines
        elif path in self._ledger.texts:
            text = self._ledger.texts[path]
            lines = self._texts.setdefault(path, Lines(text))
        else:
            return None
        if not text or not 1 <= number <= len(lines):
            return None
        start, end = lines.span(number)
        return text[start:end]


class Mark(NamedTuple):
    """What stands under the characters meant: the sign, what is said beside it, and its colour."""

    sign: str
    label: str
    role: Role


def frame(sources: Sources, place: Place, mark: Mark, gutter: int, paint: Paint) -> Iterator[str]:
    """The lines of the frame for `place`; none where its file has no such line. `gutter` is the room for numbers."""
    line = sources.line(place.path, place.line)
    if line is None:
        return
    start = min(max(place.column - 1, 0), len(line))
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    before, marked, text = _laid_out(line, start, min(max(end, start), len(line)))
    edge = paint("|", "path")
    yield f"{' ' * gutter} {edge}"
    yield f"{paint(str(place.line).rjust(gutter), 'path')} {edge} {text}".rstrip()
    pointer = mark.sign * max(marked, 1) + (f" {visible(mark.label)}" if mark.label else "")
    yield f"{' ' * gutter} {edge} {' ' * before}{paint(pointer, mark.role)}"


def _laid_out(line: str, start: int, end: int) -> tuple[int, int, str]:
    """The columns before the mark, the columns it takes, and the line as shown: of a long one, what is around it."""
    pieces = [shown(character) for character in line]
    widths = [width(piece) for piece in pieces]
    first, last = _window(widths, start, end)
    opening = CUT if first > 0 else ""
    closing = CUT if last < len(pieces) else ""
    before = len(opening) + sum(widths[first:start])
    return before, sum(widths[start : min(end, last)]), opening + "".join(pieces[first:last]) + closing


def _window(widths: list[int], start: int, end: int) -> tuple[int, int]:
    if sum(widths) <= LIMIT:
        return 0, len(widths)
    room = LIMIT - 2 * len(CUT)
    first = last = start
    while last < end and widths[last] <= room:
        room -= widths[last]
        last += 1
    grows = True
    while grows:
        grows = False
        if first > 0 and widths[first - 1] <= room:
            first -= 1
            room -= widths[first]
            grows = True
        if last < len(widths) and widths[last] <= room:
            room -= widths[last]
            last += 1
            grows = True
    return first, last
