"""The place of every key and every value."""

from __future__ import annotations

import re
from typing import Any

import pytest

from ygt.findings import Place
from ygt.source.document import Document
from ygt.source.positions import Lines
from ygt.source.reader import read


def shown(document: Document, place: Place) -> str:
    """The text a place spans, found by lines and columns alone."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", document.text)
    first, last = place.line - 1, place.end_line - 1
    if first == last:
        return lines[first][place.column - 1 : place.end_column - 1]
    return lines[first][place.column - 1 :] + "".join(lines[first + 1 : last]) + lines[last][: place.end_column - 1]


TEXT = """\
# 花名册 😀
𬱖长: 张𬱖三   # 生僻字
😀: "双引号 \\"内\\" 引号"
'单 引号': 'it''s'
多行: 第一 second
  third
双行: "one
  two"
块: |
  甲 😀

  乙

折: >-
  只一行
# 注
列表:
  - 甲
  - name: 乙   # 尾注
    days: [1, 二, {x: y, 'z z': w}]

    # 深处的注
  -
    - 丙
    - {}
    - []

# 表后的注
空缩进:
- 丁
- k: v
对: [一: 二, 三]
末: 尾
"""

PLACES: list[tuple[tuple[str | int, ...], str | None, str]] = [
    # path, the key as written, the value as written
    (("𬱖长",), "𬱖长", "张𬱖三"),
    (("😀",), "😀", '"双引号 \\"内\\" 引号"'),
    (("单 引号",), "'单 引号'", "'it''s'"),
    (("多行",), "多行", "第一 second\n  third"),
    (("双行",), "双行", '"one\n  two"'),
    (("块",), "块", "|\n  甲 😀\n\n  乙"),
    (("折",), "折", ">-\n  只一行"),
    (("列表", 0), None, "甲"),
    (("列表", 1), None, "name: 乙   # 尾注\n    days: [1, 二, {x: y, 'z z': w}]"),
    (("列表", 1, "name"), "name", "乙"),
    (("列表", 1, "days"), "days", "[1, 二, {x: y, 'z z': w}]"),
    (("列表", 1, "days", 1), None, "二"),
    (("列表", 1, "days", 2), None, "{x: y, 'z z': w}"),
    (("列表", 1, "days", 2, "x"), "x", "y"),
    (("列表", 1, "days", 2, "z z"), "'z z'", "w"),
    (("列表", 2), None, "- 丙\n    - {}\n    - []"),
    (("列表", 2, 1), None, "{}"),
    (("列表", 2, 2), None, "[]"),
    (("空缩进",), "空缩进", "- 丁\n- k: v"),
    (("空缩进", 1, "k"), "k", "v"),
    (("对",), "对", "[一: 二, 三]"),
    (("对", 0), None, "一: 二"),
    (("对", 0, "一"), "一", "二"),
    (("对", 1), None, "三"),
    (("末",), "末", "尾"),
]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize(("path", "key", "value"), PLACES, ids=["/".join(map(str, case[0])) for case in PLACES])
def test_places(path: tuple[str | int, ...], key: str | None, value: str, line_end: str) -> None:
    document = read("a.yaml", TEXT.replace("\n", line_end).encode())
    assert {one.severity for one in document.findings} <= {"note"}
    assert shown(document, document.place(path)) == value.replace("\n", line_end)
    if key is not None:
        assert shown(document, document.place(path, key=True)) == key


def test_the_whole_ends_with_its_last_value() -> None:
    document = read("a.yaml", TEXT.encode())
    assert shown(document, document.place(())) == TEXT[TEXT.index("𬱖长") :].rstrip("\n")
    assert document.place(("列表",)).end_line == TEXT[: TEXT.index("- []")].count("\n") + 1


def test_lines_and_columns_count_characters_from_one() -> None:
    document = read("a.yaml", "𬱖😀:\n  - 甲: 😀𬱖\n".encode())
    place = document.place(("𬱖😀", 0, "甲"))
    assert place == Place("a.yaml", 2, 8, 2, 10, "/𬱖😀/0/甲")
    assert document.place(("𬱖😀",), key=True) == Place("a.yaml", 1, 1, 1, 3, "/𬱖😀")


def scalars(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        return [(path, data)]
    entries = data.items() if isinstance(data, dict) else enumerate(data)
    return [found for step, value in entries for found in scalars(value, (*path, step))]


def test_every_plain_value_stands_where_it_is_said_to() -> None:
    rows = "".join(f"- 名: 甲{n}\n  乙{n}: {{丙: [丁{n}, 戊], 己{n}: 庚{n}}}\n" for n in range(200))
    document = read("a.yaml", rows.encode())
    found = scalars(document.data)
    assert len(found) == 800
    for path, value in found:
        assert shown(document, document.place(path)) == value
        if isinstance(path[-1], str):
            assert shown(document, document.place(path, key=True)) == path[-1]


def test_places_are_right_behind_what_is_left_out() -> None:
    text = "a: 1\na: {b: [1, 2], c: {d: e}}\n{k: [l]}: [m, n]\n<<: {o: p}\nq: [r]\nq: 2\ns: t\n'': [x]\nu:\n  v: w\n"
    document = read("a.yaml", text.encode())
    assert document.data == {"a": "1", "q": ["r"], "s": "t", "u": {"v": "w"}}
    assert [shown(document, document.place((key,))) for key in ("a", "q", "s", "u")] == ["1", "[r]", "t", "v: w"]
    assert shown(document, document.place(("u", "v"), key=True)) == "v"


def test_places_do_not_depend_on_the_data() -> None:
    document = read("a.yaml", b"a: 1\nb: {c: d}\ne: f\n")
    document.data["a"] = 1
    del document.data["b"]
    assert shown(document, document.place(("e",))) == "f"
    assert shown(document, document.place(("b", "c"))) == "d"


def test_a_path_to_nothing_falls_back_to_what_surrounds_it() -> None:
    document = read("a.yaml", b"a:\n  - b: c\nd: e\n")
    assert shown(document, document.place(("a", 0, "z"))) == "b: c"
    assert shown(document, document.place(("a", 7))) == "- b: c"
    assert shown(document, document.place(("d", "z", "y"), key=True)) == "e"
    assert document.place(("a", 0, "z")).pointer == "/a/0/z"
    assert read("a.yaml", b"").place(("a",)) == Place("a.yaml", 1, 1, 1, 1, "/a")


def test_keys_with_hidden_characters_and_anchors_have_their_places() -> None:
    document = read("a.yaml", "&x 甲\u200b: 乙\n丙\t丁: 戊\n".encode())
    assert shown(document, document.place(("甲",), key=True)) == "&x 甲\u200b"
    assert shown(document, document.place(("丙 丁",), key=True)) == "丙\t丁"
    document = read("a.yaml", "丙\t丁: 戊\n".encode())
    assert shown(document, document.place(("丙 丁",), key=True)) == "丙\t丁"


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\r\nb", 1, (1, 2)),
        ("a\rb", 2, (2, 1)),
        ("a\u2028b\x85c", 4, (1, 5)),
        ("a\n", 2, (2, 1)),
        ("a", 99, (1, 2)),
        ("a", -1, (1, 1)),
    ],
)
def test_lines(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert Lines(text).at(offset) == expected
