from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import ean

from ygt.identifiers.drug_codes import atc_fault, base_code_fault, nhsa_code_fault

BASE = "86902551000259"


@settings(deadline=None, max_examples=300)
@given(st.text("0123456789", min_size=10, max_size=10), st.integers(0, 9))
def test_base_codes_are_judged_as_the_oracle_judges_gtin(body: str, check: int) -> None:
    code = f"869{body}{check}"
    assert (base_code_fault(code) is None) == ean.is_valid(code)


@pytest.mark.parametrize(
    ("code", "reason", "offset", "length"),
    [
        ("8690255100025", "应为14位数字，现为13位", 0, 0),
        ("8690255100025X", "本位码只含数字", 0, 0),
        ("８6902551000259", "第1位为全角字符“８”", 0, 1),
        ("87902551000259", "第1至2位（国别码）应为86", 0, 2),
        ("86802551000259", "第3位（药品类别码）应为9", 2, 1),
        ("86902551000258", "校验码与前13位不符", 0, 0),
    ],
)
def test_base_code_reasons(code: str, reason: str, offset: int, length: int) -> None:
    fault = base_code_fault(code)
    assert fault is not None
    assert (fault.reason, fault.offset, fault.length) == (reason, offset, length)


def test_a_wrong_check_digit_is_never_to_be_mended_alone() -> None:
    fault = base_code_fault(BASE[:-1] + "0")
    assert fault is not None
    assert fault.remedy.endswith("勿仅改末位")
    assert BASE[-1] not in fault.remedy


@pytest.mark.parametrize(
    ("code", "reason", "offset", "length"),
    [
        ("XA10BA02A001010100001", "西药代码应为23位，现为21位", 0, 0),
        ("ZA04CAT00190101007055", "中成药代码应为20位，现为21位", 0, 0),
        ("xa10bae021a010010201650", "第1位为小写字母 x，医保药品代码的字母均为大写", 0, 1),
        ("XA1OBAE021A010010201650", "第2至6位（药品分类）写法有误", 1, 5),
        ("XA10BA0021A010010201650", "第7至10位（药品名称）写法有误", 6, 4),
        ("XA10BAE0210010010201650", "第11至14位（剂型）写法有误", 10, 4),
        ("XA10BAE021A010010A01650", "第18至23位（生产企业）写法有误", 17, 6),
        ("C0101010100000100001", "C 开头的是医用耗材代码，不是药品代码", 0, 1),
        ("A10BAE021A010010201650", "应以 X（西药）、Z（中成药）或 T（中药饮片、配方颗粒）开头", 0, 1),
        ("", "应以 X（西药）、Z（中成药）或 T（中药饮片、配方颗粒）开头", 0, 1),
        ("T1", "中药饮片、配方颗粒代码长度不符", 0, 0),
    ],
)
def test_nhsa_reasons(code: str, reason: str, offset: int, length: int) -> None:
    fault = nhsa_code_fault(code)
    assert fault is not None
    assert (fault.reason, fault.offset, fault.length) == (reason, offset, length)


def test_herbs_are_taken_by_their_letter() -> None:
    assert nhsa_code_fault("T001700001") is None


@pytest.mark.parametrize("code", ["J", "J01", "J01C", "J01CA", "J01CA04"])
def test_atc_levels(code: str) -> None:
    assert atc_fault(code) is None


@pytest.mark.parametrize(
    "code", ["", "J1CA04", "J01CA4", "E01CA04", "J01CA04X", "J01C4", "JO1CA04", "j01ca04", "J01 CA04"]
)
def test_atc_shapes_refused(code: str) -> None:
    assert atc_fault(code) is not None


def test_atc_reasons() -> None:
    small, spaced = atc_fault("j01ca04"), atc_fault("J01 CA04")
    assert small is not None
    assert small.reason == "第1位为小写字母 j，ATC 代码的字母均为大写"
    assert spaced is not None
    assert (spaced.reason, spaced.offset, spaced.length) == ("第4位为空格", 3, 1)
