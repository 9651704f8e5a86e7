from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import uscc

from ygt.identifiers.credit_code import ALPHABET, WEIGHTS, credit_code_fault, registered_division

VALID = "12231181414604795K"
bodies = st.tuples(
    st.text("123456789", min_size=2, max_size=2),
    st.text("0123456789", min_size=6, max_size=6),
    st.text(ALPHABET, min_size=9, max_size=9),
).map("".join)


def completed(body: str) -> str:
    return body + uscc.calc_check_digit(body)


@settings(deadline=None, max_examples=100)
@given(bodies)
def test_what_the_oracle_completes_is_faultless(body: str) -> None:
    assert credit_code_fault(completed(body)) is None


@settings(deadline=None, max_examples=200)
@given(bodies, st.integers(2, 17), st.sampled_from(ALPHABET))
def test_a_changed_character_is_judged_as_the_oracle_does(body: str, place: int, character: str) -> None:
    code = completed(body)
    changed = code[:place] + character + code[place + 1 :]
    assert (credit_code_fault(changed) is None) == uscc.is_valid(changed)


@settings(deadline=None, max_examples=100)
@given(bodies, st.sampled_from(ALPHABET))
def test_the_message_never_tells_the_check_character(body: str, character: str) -> None:
    right = completed(body)
    fault = credit_code_fault(right[:-1] + character)
    if character == right[-1]:
        assert fault is None
    else:
        assert fault is not None
        assert fault.reason == "校验码与前17位不符"
        assert fault.remedy == "通常为抄录有误，请对照证书核对，勿仅改末位"


@pytest.mark.parametrize(
    ("code", "reason", "remedy", "offset", "length"),
    [
        ("1223118141460479SK", "第17位为字母 S，统一社会信用代码不使用 I、O、S、V、Z", "可能为数字 5 之误", 16, 1),
        ("O2231181414604795K", "第1位为字母 O，统一社会信用代码不使用 I、O、S、V、Z", "可能为数字 0 之误", 0, 1),
        ("12231181414604795Z", "第18位为字母 Z，统一社会信用代码不使用 I、O、S、V、Z", "请对照证书核对", 17, 1),
        ("12231181414604795k", "第18位为小写字母 k，统一社会信用代码的字母均为大写", "请改为大写字母", 17, 1),
        ("１2231181414604795K", "第1位为全角字符“１”", "请改为半角“1”", 0, 1),
        ("12231181 414604795K", "第9位为空格", "请删除空格", 8, 1),
        ("12231181414604795\u200b", "第18位为不可见字符（U+200B）", "请删除该字符，或改用手工录入", 17, 1),
        ("12231181414604795К", "第18位的“К”与英文字母 K 同形，但不是英文字母", "请改为英文字母 K", 17, 1),
        ("12231181-414604795", "第9位的“-”不是字母或数字", "请对照证书核对", 8, 1),
        ("12231181414604795", "应为18位，现为17位", "通常为抄录有误，请对照证书核对", 0, 0),
        ("", "应为18位，现为0位", "通常为抄录有误，请对照证书核对", 0, 0),
        ("1223118A414604795K", "第3至8位应为登记管理机关行政区划码（6位数字）", "通常为抄录有误", 2, 6),
    ],
)
def test_reasons(code: str, reason: str, remedy: str, offset: int, length: int) -> None:
    fault = credit_code_fault(code)
    assert fault is not None
    assert fault.reason == reason
    assert fault.remedy.startswith(remedy)
    assert (fault.offset, fault.length) == (offset, length)


def test_a_forbidden_letter_at_the_last_place_is_given_no_likeness() -> None:
    fault = credit_code_fault("12231181414604795Z")
    assert fault is not None
    assert fault.remedy == "请对照证书核对"


def test_letters_are_allowed_in_the_first_two_places() -> None:
    body = "N2231181MF1234567"
    total = sum(ALPHABET.index(character) * weight for character, weight in zip(body, WEIGHTS, strict=True))
    assert credit_code_fault(body + ALPHABET[-total % 31]) is None


def test_registered_division() -> None:
    assert registered_division(VALID) == "231181"
