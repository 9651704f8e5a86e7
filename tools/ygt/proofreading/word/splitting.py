"""Runs split so that a comment can begin and end at any character, with their formatting kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from copy import deepcopy

from ygt.proofreading.word.walking import Piece
from ygt.proofreading.word.xml import SPACE, Element, w


def split_at(pieces: list[Piece], offsets: Iterable[int]) -> None:
    """Split the runs of a paragraph so that one begins at each offset; `pieces` is kept true to the new runs."""
    for offset in sorted(set(offsets)):
        index = bisect_right([piece.start for piece in pieces], offset) - 1
        if index < 0 or offset >= pieces[index].start + pieces[index].length:
            continue
        piece = pieces[index]
        if offset > piece.start:
            _divide(pieces, index, offset)
            index += 1
            piece = pieces[index]
        if index and pieces[index - 1].run is piece.run:
            _cut(pieces, index)


def _divide(pieces: list[Piece], index: int, offset: int) -> None:
    """Make two pieces of one text element."""
    piece = pieces[index]
    size = offset - piece.start
    rest = deepcopy(piece.node)
    rest.text, rest.tail = piece.node.text[size:], None
    piece.node.text = piece.node.text[:size]
    for node in (piece.node, rest):
        node.set(SPACE, "preserve")
    piece.node.addnext(rest)
    pieces[index : index + 1] = [
        Piece(piece.node, piece.run, piece.start, size),
        Piece(rest, piece.run, offset, piece.length - size),
    ]


def _cut(pieces: list[Piece], index: int) -> None:
    """Move the piece at `index` and all that follows it in its run to a run of its own."""
    run, node = pieces[index].run, _child_of(pieces[index].run, pieces[index].node)
    after = deepcopy(run)
    for element in list(after):
        after.remove(element)
    properties = run.find(w("rPr"))
    if properties is not None:
        after.append(deepcopy(properties))
    moved = [node, *node.itersiblings()]
    tail = run.tail
    run.tail = None
    run.addnext(after)
    after.tail = tail
    after.extend(moved)
    for piece in pieces[index:]:
        if piece.run is run:
            piece.run = after


def _child_of(run: Element, node: Element) -> Element:
    """The child of the run in which the node lies; a phonetic guide or a choice may stand between them."""
    while node.getparent() is not run:
        node = node.getparent()
    return node
