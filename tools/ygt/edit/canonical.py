"""The one style of the house (`ygt fmt`), which common YAML tools leave as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ygt.edit.difference import same
from ygt.edit.edits import RefusedError
from ygt.edit.encoding import recoded
from ygt.edit.pieces import COMMENT_BEHIND_SIGN, Cutter, Levels, Piece, leaves
from ygt.edit.tree import Node
from ygt.findings import Place
from ygt.schema.contract import Kind
from ygt.source.document import Document
from ygt.source.reader import read


class Between(NamedTuple):
    """What stands on one line between two pieces: a comment (empty for a blank line) and its column.

    `behind` tells whether it stands on the line of the piece before.
    """

    comment: str
    column: int
    behind: bool


def canonical(content: bytes, kind: Kind, *, path: str = "") -> bytes:
    """`content`, a file of `kind`, in the style of the house; the same data, the same comments.

    Raises RefusedError where the file has errors of reading, or where the result would not be the same, and
    ToolError where its encoding cannot be told.
    """
    document = read(path, recoded(content)[0])
    faults = [one for one in document.findings if one.severity == "error"]
    if faults:
        raise RefusedError(
            f"本文件有读取错误（{faults[0].message}）", faults[0].place, "先改正 ygt check 指出的读取错误"
        )
    pieces = list(Cutter(document, kind).pieces())
    text = "\n".join(_lines(document.text, pieces)) + "\n"
    result = read(path, text.encode())
    if not same(result.data, document.data) or _comments(result) != _comments(document):
        raise RefusedError("统一格式后读到的内容或注释与原来不一致", Place(path))
    return text.encode()


def _lines(text: str, pieces: list[Piece]) -> Iterator[str]:
    """The lines of the file in the style of the house."""
    line = ""
    waiting: list[Between] = []
    for previous, piece in zip([None, *pieces[:-1]], pieces, strict=True):
        between = waiting + list(_between(text, previous.end if previous else 0, piece.start))
        waiting = []
        if piece.is_value:
            # What stands between a key and its value goes behind the value.
            waiting = [one for one in between if one.comment]
            if waiting and piece.text[:1] in ("|", ">") and "\n" in piece.text:
                sign, below = piece.text.split("\n", 1)
                yield f"{line} {sign} {waiting.pop(0).comment}"
                line = below
            else:
                line += f" {piece.text}"
            continue
        comments = [one for one in between if one.comment]
        if not piece.breaks:
            # A comment behind a dash stands above it, where other tools put it.
            yield from (" " * (len(line) - len(line.lstrip())) + one.comment for one in comments)
            line += f" {piece.text}"
            continue
        if piece.is_first and comments and previous and previous.text.endswith(":"):
            # A comment behind the key of a block stands above its first line, where other tools put it.
            between = [one._replace(column=piece.was_at) if one.behind else one for one in between]
        elif previous and comments and between[0].behind:
            line += f" {between.pop(0).comment}"
        levels = previous.levels if previous else piece.levels
        if line:
            yield line
        yield from _standing(between, levels, piece, skip_blank=previous is None or piece.is_first)
        line = " " * piece.column + piece.text
    yield from _ending(text, pieces[-1], line, waiting)


def _ending(text: str, last: Piece, line: str, waiting: list[Between]) -> Iterator[str]:
    between = waiting + list(_between(text, last.end, len(text)))
    if between and between[0].behind and between[0].comment:
        line += f" {between.pop(0).comment}"
    yield line
    while between and not between[-1].comment:
        between.pop()
    yield from _standing(between, last.levels, None, skip_blank=True)


def _standing(
    between: Iterable[Between], levels: Levels, following: Piece | None, *, skip_blank: bool
) -> Iterator[str]:
    """Comments on lines of their own and the blank lines among them, never two of those together."""
    for one in between:
        if one.comment:
            yield " " * _column(one.column, levels, following) + one.comment
        elif not skip_blank:
            yield ""
        skip_blank = not one.comment


def _column(column: int, levels: Levels, following: Piece | None) -> int:
    """Where a comment belongs that stood at `column`: with what follows, or with the block before if further in."""
    if following and column <= following.was_at:
        return following.column
    within = [is_ for was, is_ in levels if was <= column]
    return within[-1] if within else following.column if following else 0


def _between(text: str, start: int, end: int) -> Iterator[Between]:
    """The comments and blank lines between two pieces, in their order."""
    lines = text[start:end].split("\n")
    for number, line in enumerate(lines):
        behind = number == 0 and start > 0
        column = line.find("#")
        if column >= 0:
            yield Between(line[column:].rstrip(), column, behind)
        elif not line.strip() and not behind and number + 1 < len(lines):
            yield Between("", 0, behind)


def _comments(document: Document) -> list[str]:
    """Every comment of a document, in order."""
    found, position = [], 0
    for start, end in [*leaves(Node(document)), (len(document.text), len(document.text))]:
        found += [one.comment for one in _between(document.text, position, start) if one.comment]
        found += [behind[1].rstrip() for behind in [COMMENT_BEHIND_SIGN.match(document.text, start, end)] if behind]
        position = end
    return found
