"""The splice under whatever Hypothesis thinks of: values, whole lists, and edits made at once or one by one."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from messy import edited, messy
from test_edit_generated import as_other_readers_see_it, in_words, read_as

from ygt.edit.apply import apply
from ygt.edit.difference import same
from ygt.edit.edits import RefusedError, Set
from ygt.edit.page import Splice, spliced
from ygt.edit.spelling import spelled
from ygt.schema.contract import contract
from ygt.source.characters import FORBIDDEN
from ygt.source.reader import read

TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
READABLE = st.from_regex(rf"\A(?:(?!{FORBIDDEN})[^\r\t\x85\u2028\u2029])*\Z").filter(str)
KIND = contract().kind("institution")
FILE = b"- name: a # 1\n  remark: b\n- {name: c, remark: 'd'} # 2\n- name: |\n    e\n    f\n  remark: g\n"


@settings(max_examples=400, deadline=None)
@given(number=st.integers(0, 2), field=st.sampled_from(["name", "remark"]), text=TEXT)
def test_any_text_is_written_or_refused(number: int, field: str, text: str) -> None:
    try:
        result = apply(FILE, KIND, [Set((number, field), text)])
    except RefusedError:
        return
    expected = as_other_readers_see_it(FILE)
    expected[number][field] = text
    assert as_other_readers_see_it(result) == expected
    assert result.count(b"#") == 2 + text.count("#")


@settings(max_examples=200, deadline=None)
@given(text=READABLE, flow=st.booleans(), quotes=st.sampled_from(["", "'", '"']))
def test_a_readable_text_is_never_refused(text: str, flow: bool, quotes: str) -> None:
    written = spelled(text, quotes=quotes, flow=flow)
    content = f"- {{remark: {written}}}\n" if flow else f"- remark: {written}\n"
    assert as_other_readers_see_it(content.encode()) == [{"remark": text}]
    assert read("a.yaml", content.encode()).data == [{"remark": text}]


@settings(max_examples=200, deadline=None)
@given(seed=st.integers(0, 10_000), count=st.integers(2, 5))
def test_edits_at_once_are_the_edits_one_by_one(seed: int, count: int) -> None:
    chance = random.Random(seed)
    first = file = messy(chance)
    edits = []
    try:
        for _ in range(count):
            edit, data = edited(file, chance)
            file = type(file)(apply(file.content, file.kind, [edit]), file.kind, data)
            edits.append(edit)
    except RefusedError:
        return
    assert apply(first.content, first.kind, edits) == file.content


@settings(max_examples=200, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_one_file_becomes_another_by_what_differs(seed: int) -> None:
    chance = random.Random(seed)
    file = messy(chance)
    wanted: Any = file.data
    for _ in range(3):
        _, wanted = edited(type(file)(file.content, file.kind, wanted), chance)
    try:
        result = apply(file.content, file.kind, [Set((), wanted)])
    except RefusedError:
        return
    after = type(file)(result, file.kind, wanted)
    assert same(read_as(after).data, wanted)
    assert as_other_readers_see_it(result) == in_words(wanted)


@given(text=st.text(), cuts=st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.text(max_size=3))))
def test_what_no_splice_covers_stays(text: str, cuts: list[tuple[int, int, str]]) -> None:
    position, splices, expected = 0, [], ""
    for skip, length, new in cuts:
        start = min(position + skip, len(text))
        end = min(start + length, len(text))
        splices.append(Splice(start, end, new))
        expected += text[position:start] + new
        position = end
    assert spliced(text, splices) == expected + text[position:]
