from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_workspace import ledger_of, place

from ygt.findings import Place
from ygt.report.colour import plain
from ygt.report.display import visible, width
from ygt.report.frame import LIMIT, Mark, Sources, frame


def drawn(text: str, at: Place, label: str = "") -> list[str]:
    return list(frame(Sources(ledger_of(a=text)), at, Mark("^", label, "error"), 2, plain))


def mark_of(lines: list[str]) -> tuple[str, int, int]:
    """The line as shown, and the first and last column of the mark under it."""
    _, shown, below = lines
    start = below.index("^")
    return shown[5:], start - 5, start - 5 + below.count("^")


def under(lines: list[str]) -> str:
    """What stands above the mark."""
    shown, first, last = mark_of(lines)
    found, column = "", 0
    for character in shown:
        if width(character) and first <= column < last:
            found += character
        column += width(character)
    return found


@pytest.mark.parametrize(
    ("text", "column", "end", "above"),
    [
        ("- name: 县医元", 9, 12, "县医元"),
        ("  类形: 医院", 3, 5, "类形"),
        ("name: 𠮷家卫生院 x", 8, 9, "家"),
        ("名：e\u0301后", 5, 6, "后"),
        ("a\tb: c", 3, 4, "b"),
        ("\x1b[31m: c", 8, 9, "c"),
        ("全角：ＡＢ", 4, 6, "ＡＢ"),
    ],
)
def test_the_mark_stands_under_the_characters_meant(text: str, column: int, end: int, above: str) -> None:
    assert under(drawn(text, place("a.yaml", 1, column, end))) == above


def test_a_tab_is_marked_by_all_its_columns() -> None:
    lines = drawn("a\tb", place("a.yaml", 1, 2, 3))
    assert lines[1:] == [" 1 | a    b", "   |  ^^^^"]


def test_an_escape_sequence_is_written_out() -> None:
    lines = drawn("name: \x1b]0;x\x07", place("a.yaml", 1, 7, 8))
    assert lines[1:] == [" 1 | name: \\x1b]0;x\\x07", "   |       ^^^^"]


def test_a_span_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    lines = drawn("甲: 乙\n丙: 丁\n", place("a.yaml", 1, 4, 3, end_line=2))
    assert lines[1:] == [" 1 | 甲: 乙", "   |     ^^"]


def test_a_span_without_width_still_has_a_mark() -> None:
    assert drawn("甲", place("a.yaml", 1, 1, 1), "此处")[2] == "   | ^ 此处"


def test_a_place_behind_the_end_of_the_line_is_marked_at_its_end() -> None:
    assert drawn("甲乙", place("a.yaml", 1, 9, 12))[2] == "   |     ^"


@pytest.mark.parametrize(("line", "text"), [(3, "a\nb"), (1, ""), (0, "a")])
def test_where_there_is_no_such_line_there_is_no_frame(line: int, text: str) -> None:
    assert drawn(text, place("a.yaml", line, 1, 2)) == []


def test_a_file_that_was_not_read_has_no_frame() -> None:
    assert drawn("a", place("b.yaml", 1, 1, 2)) == []


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_kind(ending: str) -> None:
    text = ending.join(["甲", "乙丙", ""])
    assert drawn(text, place("a.yaml", 2, 2, 3))[1:] == [" 2 | 乙丙", "   |   ^^"]


def test_stored_texts_have_lines_too() -> None:
    sources = Sources(ledger_of(text_plan="第一行\n第二行\n"))
    lines = list(frame(sources, place("org/texts/text_plan.txt", 2, 1, 3), Mark("-", "", "related"), 1, plain))
    assert lines[1:] == ["2 | 第二行", "  | ----"]


@settings(max_examples=300, deadline=None)
@given(st.text("甲乙a1 \t\x1b，", min_size=1, max_size=300), st.integers(0, 299), st.integers(1, 300))
def test_a_line_of_any_length_is_shown_around_the_mark(text: str, start: int, length: int) -> None:
    start = min(start, len(text) - 1)
    lines = drawn(text, place("a.yaml", 1, start + 1, start + 1 + length))
    shown, first, last = mark_of(lines)
    whole = visible(text).rstrip()
    assert width(shown) <= LIMIT
    assert shown == whole if width(visible(text)) <= LIMIT else "..." in shown
    assert 0 <= first < last <= LIMIT
    # Above the mark stands what was meant, or as much of it as there is room for.
    seen = under(lines)
    assert visible(text[start : start + length]).startswith(seen)
    assert seen or not text[start:].strip(" \t")


def test_both_ends_of_a_cut_line_say_so() -> None:
    lines = drawn("前" * 200 + "错字" + "后" * 200, place("a.yaml", 1, 201, 203))
    shown, first, last = mark_of(lines)
    assert shown.startswith("...前") and shown.endswith("后...")
    assert under(lines) == "错字"
    assert width(shown) <= LIMIT
    assert first > LIMIT // 3 and last < LIMIT * 2 // 3
