"""Reading whole files: every case of the table, the data that is left, and what is cut off."""

from __future__ import annotations

import re

import pytest
import yaml
from source_cases import FAULTY, SOUND, SYNTAX, Expected, utf8

from requirements import LIBYAML
from ygt.source import events
from ygt.source.document import Document, Plain
from ygt.source.reader import MAX_BYTES, read
from ygt.source.report import LIMIT, MOST
from ygt.source.syntax import trouble

ENGINES = {"libyaml": events.libyaml_events, "python": events.python_events}


@pytest.fixture(params=[pytest.param("libyaml", marks=LIBYAML), "python"], autouse=True)
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Every test here runs on both parsers: the verdict must not depend on which is installed."""
    monkeypatch.setattr(events, "open_events", ENGINES[request.param])
    return str(request.param)


def found(document: Document) -> Expected:
    return [(one.code, one.place.line, one.place.column) for one in document.findings]


@pytest.mark.parametrize(("name", "content"), SOUND, ids=[case[0] for case in SOUND])
def test_sound(name: str, content: bytes) -> None:
    document = read("a.yaml", content)
    assert document.findings == []
    assert document.data is not None
    assert document.refused == []


@pytest.mark.parametrize(("name", "content", "expected"), FAULTY, ids=[case[0] for case in FAULTY])
def test_faulty(name: str, content: bytes, expected: Expected) -> None:
    assert found(read("a.yaml", content)) == expected


@pytest.mark.parametrize(("name", "text", "at", "message"), SYNTAX, ids=[case[0] for case in SYNTAX])
def test_syntax(name: str, text: str, at: tuple[int, int], message: str) -> None:
    document = read("a.yaml", utf8(text))
    (finding,) = [one for one in document.findings if one.severity == "error"]
    assert (finding.code, finding.place.line, finding.place.column) == ("YGT005", *at)
    assert message in finding.message
    assert finding.help
    assert not re.search(r"expected|found|\{[a-z_]*\}", finding.message)
    assert document.data is None


def test_an_unknown_complaint_keeps_its_words() -> None:
    mark = yaml.Mark("", 3, 0, 3, None, 0)
    said = trouble(yaml.MarkedYAMLError("while dreaming", mark, "found a unicorn", mark), "a: b\n")
    assert (said.start, said.end, said.what) == (3, 4, "此处不合 YAML 写法（found a unicorn）")
    assert "（no mark）" in trouble(yaml.YAMLError("no mark"), "a").what


DATA = [
    ("a: ~\nb: 1\n", {"a": "", "b": "1"}),
    ("a: 1\na: 2\nb: 3\n", {"a": "1", "b": "3"}),
    ("a: {x: 1}\na: {y: [2, 3]}\nb: c\n", {"a": {"x": "1"}, "b": "c"}),
    ("a: &x [1, 2]\nb: *x\nc: [*x, 3]\n", {"a": ["1", "2"], "b": "", "c": ["", "3"]}),
    ("a: 1\n<<: {b: 2}\nc: 3\n", {"a": "1", "c": "3"}),
    ("{b: 2}: [c, d]\ne: f\n", {"e": "f"}),
    ("'': c\ne: f\n", {"e": "f"}),
    ("a: !!int '3'\n", {"a": "3"}),
    ("na\u200bme: 张\u200b三\n", {"name": "张三"}),
    ('a: "张\\u200b三"\n', {"a": "张三"}),
    ("a: 张三\t理事\n", {"a": "张三 理事"}),
    ("a:\n\tb: 1\n\tc: 2\n", {"a": {"b": "1", "c": "2"}}),
    ("a: 1\n---\nb: 2\n", {"a": "1"}),
    ("a: >-\n  第一行\n  第二行\n", {"a": "第一行 第二行"}),
    ("a: |\r\n  甲\r\n  乙\r\nb: c\r\n", {"a": "甲\n乙\n", "b": "c"}),
    ("a: ~\n~: b\n", {"a": "", "~": "b"}),
    ("2024: a\nyes: b\n012: c\n", {"2024": "a", "yes": "b", "012": "c"}),
    ("单值\n", "单值"),
]


@pytest.mark.parametrize(("text", "data"), DATA, ids=[repr(case[0]) for case in DATA])
def test_data_that_is_left(text: str, data: object) -> None:
    assert read("a.yaml", utf8(text)).data == data


def test_no_value_is_retyped() -> None:
    vectors = ["0451", "012", "1_000", "12:30", "no", "1e3", "1233000047E0517262", "2024-12-02", "0x1F", ".5", "True"]
    document = read("a.yaml", utf8("".join(f"- {one}\n" for one in vectors)))
    assert document.data == vectors
    assert [plain.path for plain in document.plains] == [(number,) for number in range(len(vectors))]
    assert [plain.text for plain in document.plains] == vectors


def test_plains_have_their_paths() -> None:
    text = "a: 1\nb:\n  - 2.5\n  - '3'\n  - c: no\n    d: |\n      4\n"
    text += 'e: {f: [2024-12-02, x]}\nb: 9\ng: ~\n5: y\nh: "y"\n'
    document = read("a.yaml", utf8(text))
    assert document.plains == [
        Plain(("a",), "integer", "1"),
        Plain(("b", 0), "float", "2.5"),
        Plain(("b", 2, "c"), "boolean", "no"),
        Plain(("e", "f", 0), "date", "2024-12-02"),
        Plain(("g",), "null", "~"),
        Plain(("5",), "boolean", "y"),
    ]


def test_refused_are_the_paths_without_a_value_of_their_own() -> None:
    document = read("a.yaml", b"a: ~\nb: [1, *x]\nc:\nd: e\na: {f: ~}\n")
    assert document.refused == [("a",), ("b", 1), ("c",)]


def test_an_empty_value_is_told_with_its_field() -> None:
    document = read("a.yaml", utf8("phone:\nlist:\n  -\n"))
    assert [one.message for one in document.findings] == ["字段“phone”没有填写内容", "这一项没有填写内容"]


def test_pointers() -> None:
    document = read("a.yaml", utf8("a/b:\n  - c~d: ~\n    e: 1\n    e: 2\n"))
    assert [one.place.pointer for one in document.findings] == ["/a~1b/0/c~0d", "/a~1b/0/e"]


def test_a_duplicate_key_names_the_first() -> None:
    (finding,) = read("a.yaml", utf8("# 注\n'职务': 甲\n姓名: 乙\n职务: 丙\n")).findings
    assert finding.message == "字段“职务”重复，第2行已有"
    (first,) = finding.related
    assert (first.place.line, first.place.column, first.place.end_column) == (2, 1, 5)


def test_hidden_characters_are_told_once_a_kind_with_their_other_places() -> None:
    (finding,) = read("a.yaml", utf8("a: 甲\u200b乙\nb: 丙\u200b\n")).findings
    assert "零宽空格（U+200B），共2处" in finding.message
    assert [(one.place.line, one.place.column) for one in finding.related] == [(2, 5)]


def test_text_is_kept_as_written() -> None:
    document = read("a.yaml", b"\xef\xbb\xbf" + utf8("a: 甲\r\nb: 乙\u200b\n"))
    assert document.text == "a: 甲\r\nb: 乙\u200b\n"
    assert [document.line(number) for number in (0, 1, 2, 3, 4)] == ["", "a: 甲", "b: 乙\u200b", "", ""]


def test_half_characters_do_not_reach_the_text() -> None:
    document = read("a.yaml", b"a: \xed\xa0\xbdb\n")
    assert document.text == "a: \ufffdb\n"
    assert document.data == {"a": "b"}


def test_findings_of_one_kind_are_limited_and_the_rest_counted() -> None:
    document = read("a.yaml", b"a: 1\n" * (LIMIT + 8))
    assert len(document.findings) == LIMIT
    assert "本文件另有7处同类问题" in document.findings[-1].message


def test_a_file_of_nothing_but_faults_is_not_read_to_its_end() -> None:
    document = read("a.yaml", b"-\n" * (MOST + 5))
    assert len(document.findings) == LIMIT
    assert f"另有{MOST + 1 - LIMIT}处" in document.findings[-1].message
    assert document.data is None
    assert read("a.yaml", b"-\n" * MOST).data is not None


def test_the_largest_file_and_one_byte_more() -> None:
    content = b"a: b\n#" + b"x" * (MAX_BYTES - 6)
    assert found(read("a.yaml", content)) == []
    document = read("a.yaml", content + b"x")
    assert found(document) == [("YGT014", 1, 1)]
    assert "8,388,609字节" in document.findings[0].message
    assert document.data is None


def test_a_binary_file_is_not_read_on() -> None:
    document = read("a.yaml", b"a: b\n" + b"\x01" * 100_001)
    assert found(document) == [("YGT007", 2, 1)]
    assert document.data is None
