from __future__ import annotations

import pytest

from ygt.identifiers.institution_code import InstitutionCode, institution_code_fault, read_institution_code

LONG = "PDY00001223118112A1001"
CLINIC = "231181000133"


@pytest.mark.parametrize(
    "code", [LONG, CLINIC, "41460479523118111C2101", "41460479-5-231181-11-C210-1", "990101000131"]
)
def test_accepted(code: str) -> None:
    assert institution_code_fault(code) is None


def test_parts_of_the_long_form() -> None:
    assert read_institution_code("41460479-5-231181-11-C210-1") == InstitutionCode(
        organization="414604795", division="231181", economic_type="11", ws218="C210", management="1"
    )


def test_parts_of_the_clinic_form() -> None:
    assert read_institution_code(CLINIC) == InstitutionCode(organization="0001", division="231181")


def test_no_parts_of_a_faulty_code() -> None:
    assert read_institution_code(CLINIC[:-1]) is None


@pytest.mark.parametrize(
    ("code", "reason", "offset", "length"),
    [
        ("", "应为22位（旧式村卫生室、诊所为12位数字），现为0位", 0, 0),
        (LONG + "1", "应为22位（旧式村卫生室、诊所为12位数字），现为23位", 0, 0),
        (LONG.lower(), "第1位为小写字母 p，卫生机构代码的字母均为大写", 0, 1),
        ("PDY00001A" + LONG[9:], "第1至9位（组织机构代码）应为8位数字或大写字母加1位数字或 X", 0, 9),
        (LONG[:9] + "A31181" + LONG[15:], "第10至15位（行政区划代码）应为6位数字", 9, 6),
        (LONG[:15] + "99" + LONG[17:], "第16至17位（经济类型）99 不在 GB/T 12402-2000 所列类型之中", 15, 2),
        (LONG[:17] + "C2301", "第18至21位（卫生机构类别）有误：WS 218-2002 中没有 C230", 17, 4),
        (LONG[:21] + "3", "第22位（分类管理）应为 1（非营利性）、2（营利性）或 9（其他）", 21, 1),
        ("23118100013A", "12位的登记号应全部为数字", 0, 0),
        (
            "231199000133",
            "第1至6位（行政区划代码）有误：2023年版县级行政区划代码中没有 231199",
            0,
            6,
        ),
        ("231181000143", "第11位应为 1（诊所、医务室）、2（卫生站）或 3（村卫生室）", 10, 1),
        ("231181000130", "第12位（所有制形式）应为1至9", 11, 1),
    ],
)
def test_reasons(code: str, reason: str, offset: int, length: int) -> None:
    fault = institution_code_fault(code)
    assert fault is not None
    assert (fault.reason, fault.offset, fault.length) == (reason, offset, length)
    assert fault.remedy


def test_behind_hyphens_the_whole_is_marked() -> None:
    fault = institution_code_fault("41460479-5-231181-11-C230-1")
    assert fault is not None
    assert (fault.offset, fault.length) == (0, 0)
