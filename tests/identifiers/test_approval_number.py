from __future__ import annotations

import pytest

from ygt.identifiers.approval_number import approval_number_fault, approved_kind, unusual_approval_number


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("国药准字H20064705", "化学药品"),
        ("国药准字H61020562", "化学药品"),
        ("国药准字Z20123084", "中成药"),
        ("国药准字S20171003", "生物制品"),
        ("国药准字HJ20140344", "化学药品"),
        ("国药准字ZC20171003", "中成药"),
        ("国药准字J20171003", None),
        ("黑药制字Z20200001", "医疗机构制剂"),
        ("内药制字H20200001", "医疗机构制剂"),
        ("川药制字S20200001", "医疗机构制剂"),
        ("沪药制备字Z20190019000", "医疗机构制剂"),
    ],
)
def test_usual_numbers(text: str, kind: str | None) -> None:
    assert approval_number_fault(text) is None
    assert unusual_approval_number(text) is None
    assert approved_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "reason", "offset"),
    [
        ("国药准字B20020001", "文号字母 B 为保健药品整顿换发的旧文号，目录中少见", 4),
        ("国药准字T20020001", "文号字母 T 为体外化学诊断试剂的旧文号，目录中少见", 4),
        ("国药准字F20020001", "文号字母 F 为药用辅料的旧文号，目录中少见", 4),
        ("国药准字C20230002", "文号字母 C 用于按古代经典名方目录管理的中药复方制剂，目录中少见", 4),
        ("H20140344", "为进口注册证号的形式", 0),
        ("HC20140344", "为进口注册证号的形式", 0),
        ("BH20140344", "为进口注册证号的形式", 0),
        ("内药制字M20200001", "文号字母 M 为个别自治区对民族药制剂所用", 4),
    ],
)
def test_unusual_numbers(text: str, reason: str, offset: int) -> None:
    assert approval_number_fault(text) is None
    fault = unusual_approval_number(text)
    assert fault is not None
    assert (fault.reason, fault.offset) == (reason, offset)
    assert fault.remedy


@pytest.mark.parametrize(
    ("text", "reason", "offset", "length"),
    [
        ("国药准字X12345678", "有误：“国药准字”之后不使用字母 X", 4, 1),
        ("国药准字HK20180023", "有误：“国药准字”之后不使用字母 HK", 4, 2),
        ("国药准字H2012330", "字母后应为8位数字，现为7位", 5, 7),
        ("国药准字h20123308", "文号中的字母应为大写", 4, 1),
        ("国药准字 H20123308", "第5位为空格", 4, 1),
        ("国药准字H２0123308", "第6位为全角字符“２”", 5, 1),
        ("国药准字20123308", "“国药准字”之后应为字母加8位数字", 4, 8),
        ("国药准字", "“国药准字”之后应为字母加8位数字", 4, 0),
        ("国药准字H2012330A", "“国药准字”之后应为字母加8位数字", 4, 9),
        ("黑药制备字Z20190001", "字母后应为11位数字，现为8位", 6, 8),
        ("黑药制备字H20190001000", "有误：“药制备字”之后不使用字母 H", 5, 1),
        ("黑药制字J20190001", "有误：“药制字”之后不使用字母 J", 4, 1),
        ("县药制字Z20190001", "“县”不是省、自治区、直辖市的简称", 0, 1),
        ("H20123308X", "不是已知的批准文号形式", 0, 0),
        ("", "不是已知的批准文号形式", 0, 0),
        ("卫药准字Z20123308", "不是已知的批准文号形式", 0, 0),
    ],
)
def test_reasons(text: str, reason: str, offset: int, length: int) -> None:
    fault = approval_number_fault(text)
    assert fault is not None
    assert (fault.reason, fault.offset, fault.length) == (reason, offset, length)
    assert fault.remedy
    assert unusual_approval_number(text) is None
    assert approved_kind(text) is None
