from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ygt.numerals import (
    is_canonical,
    item_fault,
    numbered,
    numbered_fault,
    numbered_item,
    numeral,
    parse_article,
    parse_chapter,
    parse_item,
    parse_numeral,
    parse_section,
)


def test_every_number_to_9999_comes_back() -> None:
    written = [numeral(number) for number in range(10_000)]
    assert len(set(written)) == 10_000
    assert [parse_numeral(text) for text in written] == list(range(10_000))
    assert all(map(is_canonical, written))


@settings(deadline=None, max_examples=300)
@given(st.integers(0, 99_999_999))
def test_larger_numbers_come_back(number: int) -> None:
    assert parse_numeral(numeral(number)) == number
    assert is_canonical(numeral(number))


@settings(deadline=None, max_examples=500)
@given(st.text("零〇一二三九十百千万两廿a", max_size=12))
def test_whatever_is_read_is_written_canonically(text: str) -> None:
    number = parse_numeral(text)
    assert is_canonical(text) == (number is not None and numeral(number) == text)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (100, "一百"),
        (107, "一百零七"),
        (110, "一百一十"),
        (117, "一百一十七"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (2000, "二千"),
        (10_010, "一万零一十"),
        (100_000, "十万"),
        (1_100_000, "一百一十万"),
    ],
)
def test_canonical_forms(number: int, text: str) -> None:
    assert numeral(number) == text
    assert parse_numeral(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("一〇七", 107), ("二〇二四", 2024), ("一百〇七", 107), ("两百", 200), ("两千零二", 2002), ("一十一", 11)],
)
def test_other_forms_are_read_but_not_canonical(text: str, number: int) -> None:
    assert parse_numeral(text) == number
    assert not is_canonical(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "一百七",
        "一二",
        "十十",
        "百",
        "一百零十",
        "一百十",
        "零一",
        "二百百",
        "两",
        "廿一",
        "12",
        "一百零",
        "一千百",
        "零零",
        "零" * 5000,
    ],
)
def test_what_is_no_numeral(text: str) -> None:
    assert parse_numeral(text) is None
    assert not is_canonical(text)


@pytest.mark.parametrize("number", [-1, 100_000_000])
def test_numbers_out_of_range(number: int) -> None:
    with pytest.raises(ValueError, match="no numeral"):
        numeral(number)


@settings(deadline=None)
@given(st.integers(1, 9999))
def test_numbered_places_come_back(number: int) -> None:
    assert parse_article(numbered(number, "条")) == number
    assert parse_chapter(numbered(number, "章")) == number
    assert parse_section(numbered(number, "节")) == number
    assert parse_item(numbered_item(number)) == number
    assert numbered_fault(numbered(number, "条"), "条") is None
    assert item_fault(numbered_item(number)) is None


@pytest.mark.parametrize(
    "text", ["第零条", "第一百七条", "第12条", "第一章", "一百条", "第条", "第一条之一", "第一〇七条", ""]
)
def test_no_articles(text: str) -> None:
    assert parse_article(text) is None


@pytest.mark.parametrize("text", ["(一)", "（1）", "一", "（零）", "（）", "（一）项", "（（一））"])
def test_no_items(text: str) -> None:
    assert parse_item(text) is None


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("第12条", "请写作“第十二条”"),
        ("第１２条", "请写作“第十二条”"),
        ("十二条", "请写作“第十二条”"),
        ("第十二", "请写作“第十二条”"),
        (" 第 十二 条 ", "请写作“第十二条”"),
        ("第一〇七条", "请写作“第一百零七条”"),
        ("第一百七条", "条号用汉字数字写作“第…条”，如“第一条”“第十二条”"),
        ("第零条", "条号用汉字数字写作“第…条”，如“第一条”“第十二条”"),
        ("附则", "条号用汉字数字写作“第…条”，如“第一条”“第十二条”"),
        ("", "条号用汉字数字写作“第…条”，如“第一条”“第十二条”"),
    ],
)
def test_faulty_article_numbers(text: str, remedy: str) -> None:
    fault = numbered_fault(text, "条")
    assert fault is not None
    assert fault.remedy == remedy


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("(一)", "请写作“（一）”"),
        ("（12）", "请写作“（十二）”"),
        ("十二", "请写作“（十二）”"),
        ("1.", "请写作“（一）”"),
        ("一、", "请写作“（一）”"),
        ("（一百七）", "项号用汉字数字加全角括号，如“（一）”“（十二）”"),
        ("甲", "项号用汉字数字加全角括号，如“（一）”“（十二）”"),
    ],
)
def test_faulty_item_numbers(text: str, remedy: str) -> None:
    fault = item_fault(text)
    assert fault is not None
    assert fault.remedy == remedy
