from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import ric

from ygt.identifiers.credit_code import credit_code_fault
from ygt.identifiers.personal_number import find_personal_numbers

VECTORS = yaml.load((Path(__file__).parent / "vectors.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def check_character(body: str) -> str:
    # The oracle wants a check digit in place, which it then ignores.
    return ric.calc_check_digit(body + "0")


# Made up of the county's code, a day and an order number; the check character completes them.
IDENTITY = "23118119800101001"
IDENTITY += check_character(IDENTITY)
MOBILE = "13812345678"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (IDENTITY, IDENTITY),
        (f"张三，{IDENTITY}，主任", IDENTITY),
        (
            f"身份证{IDENTITY[:6]} {IDENTITY[6:14]} {IDENTITY[14:]}号",
            f"{IDENTITY[:6]} {IDENTITY[6:14]} {IDENTITY[14:]}",
        ),
        (f"https://x.invalid/?id={IDENTITY}", IDENTITY),
    ],
)
def test_identity_numbers(text: str, marked: str) -> None:
    (fault,) = find_personal_numbers(text)
    assert fault.reason == "含有居民身份证号码"
    assert text[fault.offset : fault.offset + fault.length] == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (MOBILE, MOBILE),
        (f"联系电话：{MOBILE}。", MOBILE),
        (f"电话{MOBILE}转", MOBILE),
        ("138 1234 5678", "138 1234 5678"),
        ("138-1234-5678", "138-1234-5678"),
        (f"+86{MOBILE}", f"+86{MOBILE}"),
        (f"0086 {MOBILE}", f"0086 {MOBILE}"),
        ("１３８１２３４５６７８", "１３８１２３４５６７８"),
    ],
)
def test_mobile_numbers(text: str, marked: str) -> None:
    (fault,) = find_personal_numbers(text)
    assert fault.reason == "含有手机号码"
    assert text[fault.offset : fault.offset + fault.length] == marked


def test_all_are_found_in_order_and_none_is_repeated_in_the_message() -> None:
    text = f"{MOBILE}；{IDENTITY}；{MOBILE}"
    faults = find_personal_numbers(text)
    assert [fault.offset for fault in faults] == [0, 12, 31]
    assert all(MOBILE not in fault.reason + fault.remedy for fault in faults)
    assert all(IDENTITY not in fault.reason + fault.remedy for fault in faults)


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(["231181", "110119", "511781"]), st.dates(), st.integers(0, 999))
def test_the_oracle_completes_identity_numbers(county: str, born: object, order: int) -> None:
    body = f"{county}{str(born).replace('-', '')}{order:03}"
    number = body + check_character(body)
    assert bool(find_personal_numbers(number)) == ("1900" <= number[6:10] <= "2099")
    wrong = body + ("0" if number[-1] != "0" else "1")
    assert find_personal_numbers(wrong) == []


@pytest.mark.parametrize(
    "text",
    [
        "2024-12-02",
        "2024年12月2日",
        "231181101201",
        "0456-6661234",
        "13812345678901",
        "1381234567",
        "X13812345678",
        "注册资本13500000000元",
        "金额13812345678.50元",
        "1,3812345678",
        "https://www.example.invalid/a/13812345678.html",
        "231181198013010012",
        "231181800101001",
        "1000人",
    ],
)
def test_other_numbers(text: str) -> None:
    assert find_personal_numbers(text) == []


def test_a_credit_code_of_a_known_county_that_reads_like_an_identity_number_is_none() -> None:
    """110119 is both a county and, from its fifth figure, the beginning of a year."""
    codes = (
        f"12110119{year:02}{month:02}{day:02}{order:03}"
        for year in range(80, 88)
        for month in range(1, 13)
        for day in range(1, 29)
        for order in (101, 202, 303)
    )
    both = [body + check_character(body) for body in codes if credit_code_fault(body + check_character(body)) is None]
    assert both
    assert all(find_personal_numbers(code) == [] for code in both)


def test_no_identifier_of_the_vectors_is_taken_for_a_person_s() -> None:
    codes = [
        entry["code"] if isinstance(entry, dict) else entry
        for lists in VECTORS.values()
        for entries in lists.values()
        for entry in entries
    ]
    assert len(codes) > 80
    assert [code for code in codes if find_personal_numbers(code)] == []


@pytest.mark.parametrize("text", ["1" * 300_000, "1 " * 150_000, "13812345678 " * 5_000])
def test_long_texts_are_no_trouble(text: str) -> None:
    start = time.process_time()
    find_personal_numbers(text)
    assert time.process_time() - start < 2
