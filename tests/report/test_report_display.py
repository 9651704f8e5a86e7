from __future__ import annotations

import pytest

from ygt.report.display import padded, shown, visible, width, wrapped


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("医共体", 6),
        ("《章程》", 8),
        ("１２", 4),
        ("\U00020bb7野家", 6),
        ("\U00031350", 2),
        ("é", 1),
        ("葛\U000e0100城", 4),
        ("“引号”", 6),
        ("\u3000", 2),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("王小明", "王小明"),
        ("\x1b[31m红\x1b[0m", "\\x1b[31m红\\x1b[0m"),
        ("a\r\nb", "a\\r\\nb"),
        ("\x9b2J", "\\x9b2J"),
        ("甲\u200b乙\u202e", "甲\\u200b乙\\u202e"),
        ("一\u2028二", "一\\u2028二"),
        ("a\tb", "a    b"),
        ("全角\u3000空格", "全角\u3000空格"),
        ("\xa0", "\\xa0"),
        ("\ue000", "\ue000"),
        ("\U00031350", "\U00031350"),
    ],
)
def test_what_moves_the_cursor_or_hides_is_written_out(text: str, safe: str) -> None:
    assert visible(text) == safe


def test_every_character_is_shown_safely() -> None:
    dangerous = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF)]
    assert all(character not in shown(character) for character in dangerous)


def test_padded_counts_columns_not_characters() -> None:
    assert padded("名称", 6) + "|" == "名称  |"
    assert padded("名称名称", 6) == "名称名称"


def test_wrapped_breaks_between_characters_and_keeps_stops_with_their_word() -> None:
    lines = wrapped("核对整个台账，逐处指出不可能属实之处。见 ygt explain YGT301", 20)
    assert all(width(line) <= 22 for line in lines)
    assert "".join(lines).replace(" ", "") == "核对整个台账，逐处指出不可能属实之处。见ygtexplainYGT301"
    assert not any(line[0] in "，。" for line in lines)
    assert any("YGT301" in line for line in lines)


def test_wrapped_keeps_paragraphs() -> None:
    assert wrapped("一\n\n二", 10) == ["一", "", "二"]
