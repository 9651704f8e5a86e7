"""What holds of any bytes, any text and any data."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from source_cases import FAULTY, SOUND, SYNTAX

from requirements import LIBYAML
from ygt.findings import Place
from ygt.source import events
from ygt.source.characters import FORBIDDEN
from ygt.source.document import Document
from ygt.source.reader import read

QUICK = settings(deadline=None, max_examples=250, derandomize=True)
PIECES = [
    *[
        "a",
        "b",
        "名",
        "：",
        ": ",
        ":",
        "- ",
        "-",
        "\n",
        "\n  ",
        "\n    ",
        "\n ",
        " ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        ",",
        '"',
        "'",
    ],
    *["#", " # c", "|", ">", "|-\n  ", ">\n  ", "&x ", "*x", "!t ", "<<", "? ", "---\n", "...\n", "%", "@", "`", "\t"],
    *[
        "\r\n",
        "\r",
        "\\",
        "\\u12",
        "\\n",
        "~",
        "0451",
        "null",
        "2024-12-02",
        "\u200b",
        "\x07",
        "\u2028",
        "\x85",
        "\ufeff",
    ],
    *["😀", "𬱖", "  ", "k: v\n", "- k: v\n  m: w\n", "k: [a, b]\n", "k: {x: y}\n", "no", "\u00a0"],
]
yaml_like = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def check(document: Document) -> None:
    """What must be true of every document, whatever was read."""
    for finding in document.findings:
        assert finding.message
        for place in (finding.place, *(one.place for one in finding.related)):
            inside(document, place)
    plain_data(document.data)
    assert document.data is not None or not (document.plains or document.refused)
    for plain in document.plains:
        assert value_at(document.data, plain.path) == ("" if plain.kind == "null" else plain.text)
    for path in document.refused:
        assert value_at(document.data, path) == ""
    document.text.encode()


def inside(document: Document, place: Place) -> None:
    assert (place.line, place.column) <= (place.end_line, place.end_column)
    for line, column in ((place.line, place.column), (place.end_line, place.end_column)):
        assert 1 <= line <= len(document.lines)
        assert 1 <= column <= len(document.line(line)) + 2  # the second half of CR LF


def plain_data(data: Any) -> None:
    match data:
        case dict():
            for key, value in data.items():
                assert type(key) is str
                assert not re.search(FORBIDDEN, key)
                plain_data(value)
        case list():
            for value in data:
                plain_data(value)
        case str():
            assert not re.search(FORBIDDEN, data)
        case _:
            assert data is None


def value_at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


@QUICK
@given(st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    check(read("a.yaml", content))


@QUICK
@given(st.text(st.characters(exclude_categories=()), max_size=120))
def test_any_text(text: str) -> None:
    check(read("a.yaml", text.encode(errors="surrogatepass")))


@settings(QUICK, max_examples=1500)
@given(yaml_like)
def test_text_like_yaml(text: str) -> None:
    check(read("a.yaml", text.encode()))


@QUICK
@given(yaml_like, st.sampled_from(["gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"]))
def test_text_like_yaml_in_other_encodings(text: str, encoding: str) -> None:
    check(read("a.yaml", text.encode(encoding)))


@QUICK
@given(yaml_like, st.integers(0, 400), st.binary(max_size=4))
def test_a_sound_file_with_bytes_replaced(text: str, at: int, put: bytes) -> None:
    content = ("- name: 柳河镇卫生院\n  id: liuhe\n" + text).encode()
    check(read("a.yaml", content[:at] + put + content[at + 2 :]))


words = st.text(st.characters(exclude_categories=("Cs",)), max_size=12).filter(
    lambda text: not re.search(FORBIDDEN, text)
)
values = st.recursive(
    words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words.filter(bool), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("flow", [False, True, None], ids=["block", "flow", "mixed"])
@settings(QUICK, max_examples=120)
@given(data=values.filter(lambda data: not isinstance(data, str)), unicode=st.booleans())
def test_what_is_dumped_reads_back(flow: bool | None, data: Any, unicode: bool) -> None:
    text = yaml.safe_dump(data, allow_unicode=unicode, default_flow_style=flow, sort_keys=False, width=10**6)
    document = read("a.yaml", text.encode())
    assert document.data == data
    assert [one.code for one in document.findings if one.severity == "error"] == []


CORPUS = [content for _, content in SOUND] + [case[1] for case in FAULTY] + [case[1].encode() for case in SYNTAX]


def reading(content: bytes, engine: Any, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, ...]:
    monkeypatch.setattr(events, "open_events", engine)
    document = read("a.yaml", content)
    marks = document.marks
    return document.data, marks.offsets, marks.quoted_keys, document.plains, document.refused, document.findings


@LIBYAML
@pytest.mark.parametrize("content", CORPUS, ids=[str(number) for number in range(len(CORPUS))])
def test_both_parsers_agree(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    in_c = reading(content, events.libyaml_events, monkeypatch)
    in_python = reading(content, events.python_events, monkeypatch)
    assert in_c == in_python


@LIBYAML
@settings(QUICK, max_examples=200)
@given(data=values, flow=st.booleans())
def test_both_parsers_agree_on_any_data(data: Any, flow: bool) -> None:
    content = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, width=30).encode()
    with pytest.MonkeyPatch.context() as patch:
        in_c = reading(content, events.libyaml_events, patch)
        in_python = reading(content, events.python_events, patch)
    assert in_c == in_python
