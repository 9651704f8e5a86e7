"""The style of the house: what becomes what, the same data and comments, and left alone by other tools."""

from __future__ import annotations

import io
import random
import re
import textwrap
from pathlib import Path

import pytest
from messy import Messy, messy
from ruamel.yaml import YAML
from test_edit_generated import COMMENT, as_other_readers_see_it, in_words, read_as

from ygt.edit.canonical import canonical
from ygt.edit.difference import same
from ygt.edit.edits import RefusedError
from ygt.ledger.load import files
from ygt.schema.contract import contract

ROOT = Path(__file__).parents[2]
# The first two have catalogues of hundreds of drugs, which ruamel reads slowly.
LARGE = tuple(pytest.param(one, marks=pytest.mark.stress) for one in (".", "examples/demo"))
WORKSPACES = (*LARGE, "examples/hangjin", "examples/wanyuan", "examples/nangang")
KIND = contract().kind("institution")

CASES = {
    "marks of the file": (b"\xef\xbb\xbf---\r\n- id: a\r\n...\r\n", "- id: a\n"),
    "the last line end": (b"- id: a", "- id: a\n"),
    "depth": (
        b"-   id: a\n    aliases:\n    - name: b\n      usage: c\n",
        "- id: a\n  aliases:\n    - name: b\n      usage: c\n",
    ),
    "padding in brackets": (b"- capabilities: [ a,b ]\n", "- capabilities: [a, b]\n"),
    "brackets over several lines": (b"- capabilities: [\n    a,\n    b,\n  ]\n", "- capabilities: [a, b]\n"),
    "brackets with comments": (
        b"- capabilities: [\n    a, # 1\n    b\n  ]\n",
        "- capabilities:\n    - a # 1\n    - b\n",
    ),
    "quotes that are not needed": ("- name: '甲院'\n  remark: \"a: b\"\n".encode(), '- name: 甲院\n  remark: "a: b"\n'),
    "quotes of codes": (b"- division: '990101101'\n  phone: \"a1\"\n", '- division: "990101101"\n  phone: "a1"\n'),
    "quotes of days": (b'- confirmed_on: "2025-01-01"\n', "- confirmed_on: 2025-01-01\n"),
    "quotes in quotes": (b'- remark: "\\"a\\" # b"\n', "- remark: '\"a\" # b'\n"),
    "alignment": (b"- id:   a     # 1\n  beds: 2\n", "- id: a # 1\n  beds: 2\n"),
    "blank lines": (b"\n\n- id: a\n\n   \n\n- id: b\n\n", "- id: a\n\n- id: b\n"),
    "folded": ("- remark: >-\n    甲\n    乙\n".encode(), "- remark: 甲 乙\n"),
    "literal": (b"- remark: |-  # 1\n      a\n      b\n", "- remark: |- # 1\n    a\n    b\n"),
    "a comment behind a key": (b"- aliases: # 1\n  - name: a\n", "- aliases:\n    # 1\n    - name: a\n"),
    "a comment behind a dash": (b"- # 1\n  id: a\n", "# 1\n- id: a\n"),
    "a comment before a value": (b"- id:\n    # 1\n    a\n", "- id: a\n  # 1\n"),
    "comments follow their block": (
        b"- aliases:\n  - name: a\n  # 1\n# 2\n- id: b\n",
        "- aliases:\n    - name: a\n    # 1\n# 2\n- id: b\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_becomes(name: str) -> None:
    content, expected = CASES[name]
    assert canonical(content, KIND).decode() == expected
    assert canonical(expected.encode(), KIND).decode() == expected


@pytest.mark.parametrize("content", [b"- id: a\n  id: b\n", b"- id: &x a\n", b"- id:\n", b"# 1\n", b"- id: [\n"])
def test_a_file_with_errors_is_left(content: bytes) -> None:
    with pytest.raises(RefusedError, match="本文件有读取错误"):
        canonical(content, KIND, path="members/a.yaml")


def drawn(count: int) -> list[Messy]:
    return [messy(random.Random(seed)) for seed in range(count)]


def test_messy_files_keep_data_and_comments_and_settle_at_once() -> None:
    for file in drawn(300):
        after = Messy(canonical(file.content, file.kind), file.kind, file.data)
        assert same(read_as(after).data, file.data)
        assert as_other_readers_see_it(after.content) == in_words(file.data)
        assert COMMENT.findall(after.content.decode()) == COMMENT.findall(file.content.decode())
        assert canonical(after.content, file.kind) == after.content
        assert not re.search(r"\t|\r|\A\ufeff|[^\S\n]\n\Z|\n\n\n\Z", after.content.decode())


def by_ruamel(text: str) -> str:
    tool = YAML()
    tool.preserve_quotes = True
    tool.width = 2**31
    tool.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    tool.dump(tool.load(text), out)
    return out.getvalue()


def as_a_mapping(text: str) -> str:
    """A file that holds a list as the value of a field: ruamel indents a list that is the whole file like any other."""
    return "records:\n" + textwrap.indent(text, "  ") if re.search("^- ", text, re.MULTILINE) else text


def test_ruamel_leaves_messy_files_in_this_style_as_they_are() -> None:
    texts = [as_a_mapping(canonical(file.content, file.kind).decode()) for file in drawn(150)]
    # It loses a blank line before an item in braces with a comment behind, and a comment behind “|” in a list.
    assert sum(by_ruamel(text) != text for text in texts) <= 2


@pytest.mark.parametrize("workspace", WORKSPACES)
def test_ruamel_leaves_the_ledgers_in_this_style_as_they_are(workspace: str) -> None:
    for path in files(ROOT / workspace):
        kind = contract().kind_at(path)
        if kind is None:
            continue
        text = as_a_mapping(canonical((ROOT / workspace / path).read_bytes(), contract().kind(kind)).decode())
        # It writes out the non-breaking space that an escape keeps visible.
        assert by_ruamel(text) == text.replace("\\_", "\u00a0"), path
