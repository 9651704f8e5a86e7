"""What is thrown at the tool at random, and what must be true of every answer."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from workspaces import REPOSITORY as ROOT
from workspaces import WORKSPACES, miniature, on_disk
from ygt.edit.canonical import canonical
from ygt.edit.encoding import recoded
from ygt.errors import ToolError
from ygt.findings import Place
from ygt.report.formats import Options
from ygt.report.registry import REPORTERS
from ygt.schema.contract import contract
from ygt.source import events
from ygt.source.document import Document
from ygt.source.reader import read

PIECES = [
    *"\n \t\r\0:-?[]{},#&*!|>'\"%@`~<\\",
    *(": ", "- ", "? ", "---\n", "...\n", "\n  ", "\n    ", "|-\n  ", ">\n  ", "<<: ", "&a ", "*a", "!t ", "''", '""'),
    *(
        "：",
        "，",
        "〔",
        "“",
        "”",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\u2028",
        "\x85",
        "\ufe0f",
        "𬱖",
        "　",
        "\ufffd",
        "\u3164",
    ),
    *(
        "0451",
        "null",
        "~",
        "no",
        "2024-02-30",
        "9" * 400,
        "1e999",
        "甲" * 300,
        "a: b\n",
        "- a: 1\n  a: 2\n",
        "{x}",
        "[" * 70,
    ),
    *("\\u200b", "\\uD800", "\\x0", "\\", "$(id)", "{{7*7}}", "<b>", "../../x", "=1+1"),
]
UNLIKE = r"[?]|:[,\]}]"
"""Where PyYAML's own parser is known to be stricter or laxer in brackets than libyaml: `[a?b]`, `[?]`, `[a:]`."""
BYTES = [
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\x84\x31\x95\x33",
    b"\x80",
]


@cache
def seeds() -> list[tuple[str, bytes]]:
    """The files of all counties kept here that are not too large to be changed many times."""
    found = [pair for name in WORKSPACES for pair in sorted(on_disk(ROOT / name).files.items())]
    return [pair for pair in found if len(pair[1]) < 20_000 and pair[0].endswith(".yaml")]


def mutated(chance: random.Random, content: bytes) -> bytes:
    """The content with a few places cut, doubled, exchanged or filled with what parsers stumble over."""
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        start = chance.randrange(len(content) + 1)
        end = min(len(content), start + chance.choice((0, 1, 1, 3, 20, 200)))
        piece = chance.choice(PIECES).encode()
        match chance.randrange(8):
            case 0:
                piece = b""
            case 1:
                piece = content[start:end] * chance.choice((2, 3, 30))
            case 2:
                other = chance.randrange(len(content) + 1)
                piece = content[other : other + 60]
            case 3:
                piece = chance.choice(BYTES)
            case 4:
                piece = bytes([chance.randrange(256)])
        content = content[:start] + piece + content[end:]
    return content


def drawn(chance: random.Random) -> tuple[str, bytes]:
    """A file with its path, changed at random; sometimes in another encoding."""
    path, content = chance.choice(seeds())
    content = mutated(chance, content)
    if chance.random() < 0.05:
        encoding = chance.choice(("gb18030", "utf-16", "utf-16-be", "utf-8-sig", "big5", "shift_jis", "cp1252"))
        content = content.decode("utf-8", "replace").encode(encoding, "replace")
    return path, content


def read_it(chance: random.Random) -> None:
    """Read by either parser: findings within the text, plain data, and the same from both where it is sound."""
    path, content = drawn(chance)
    document = judged(read(path, content))
    if re.search(UNLIKE, document.text):
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "open_events", events.python_events)
        other = judged(read(path, content))
    refused = [any(finding.severity == "error" for finding in one.findings) for one in (document, other)]
    assert refused[0] == refused[1]
    if not refused[0]:
        assert (document.data, document.marks.offsets) == (other.data, other.marks.offsets)
        assert [one.code for one in document.findings] == [one.code for one in other.findings]


def judged(document: Document) -> Document:
    """The document, of which must be true what is of any."""
    for finding in document.findings:
        for place in (finding.place, *(one.place for one in finding.related)):
            inside(document, place)
        assert finding.message and finding.code.startswith("YGT0")
    for one in plain(document.data):
        one.encode()
    return document


def inside(document: Document, place: Place) -> None:
    """A place is one in the text."""
    assert (place.line, place.column) <= (place.end_line, place.end_column)
    assert 1 <= place.line <= place.end_line <= len(document.lines)
    assert 1 <= place.column <= len(document.line(place.line)) + 2


def plain(data: Any) -> Iterator[str]:
    """All texts of data made of nothing but mappings, lists and texts."""
    match data:
        case dict():
            for key, value in data.items():
                yield from plain(key)
                yield from plain(value)
        case list():
            for value in data:
                yield from plain(value)
        case str():
            yield data
        case _:
            assert data is None


def check_it(chance: random.Random) -> None:
    """Check a county with two such files, and tell what was found in every form: nothing raises."""
    workspace = miniature()
    for path in chance.sample(sorted(path for path in workspace.files if path.endswith(".yaml")), 2):
        workspace = workspace.with_file(path, mutated(chance, workspace.files[path]))
    result = workspace.check()
    for reporter in REPORTERS.values():
        "\n".join(reporter(result, Options())).encode()


def edit_it(chance: random.Random) -> None:
    """Bring it into the style of the house: the same data in words, no second change; or a refusal."""
    path, content = drawn(chance)
    kind = contract().kind(contract().kind_at(path) or "")
    try:
        fresh, _ = recoded(content)
        styled = canonical(fresh, kind, path=path)
    except ToolError:
        return
    assert read(path, styled).data == read(path, fresh).data
    assert canonical(styled, kind, path=path) == styled


FUZZERS: dict[str, Callable[[random.Random], None]] = {"read": read_it, "check": check_it, "edit": edit_it}
