from __future__ import annotations

import time

import pytest

from ygt.identifiers.secrecy import find_secrecy_markings


@pytest.mark.parametrize(
    ("text", "marked", "reason"),
    [
        ("绝密★长期", "绝密★长期", "标有密级"),
        ("机密★1年\n北安市人民政府文件", "机密★1年", "标有密级"),
        ("秘密★", "秘密★", "标有密级"),
        ("秘 密 ★ 10年", "秘 密 ★ 10年", "标有密级"),
        ("附：机密级★5年", "机密级★5年", "标有密级"),
        ("机    密    ★", "机    密    ★", "标有密级"),
        ("秘密☆", "秘密☆", "标有密级"),
        ("机密*3年", "机密*3年", "标有密级"),
        ("机密", "机密", "标有密级"),
        ("机　密", "机　密", "标有密级"),
        ("标题\n  秘密  \n正文", "秘密", "标有密级"),
        ("【机密】关于人员调整的请示", "【机密】", "标有密级"),
        ("关于人员调整的请示（秘密）", "（秘密）", "标有密级"),
        ("密级：机密", "密级：机密", "标有密级"),
        ("工作秘密", "工作秘密", "标有密级"),
        ("份号：000123", "份号：000123", "标有份号"),
        ("份号 No.000123", "份号 No.000123", "标有份号"),
        ("内部资料", "内部资料", "标有内部资料字样"),
        ("内部资料，注意保存", "内部资料，注意保存", "标有内部资料字样"),
        ("运行分析（内部资料）", "（内部资料）", "标有内部资料字样"),
        ("内部文件 不得外传", "内部文件 不得外传", "标有内部资料字样"),
        ("内部资料★", "内部资料★", "标有内部资料字样"),
        ("仅供内部参考", "仅供内部参考", "标有内部资料字样"),
        ("  remark: 内部资料", "内部资料", "标有内部资料字样"),
        ('  remark: "机密"  # 注', "机密", "标有密级"),
        ("- {name: 甲, remark: 内部文件, kind: 乙}", "内部文件", "标有内部资料字样"),
        ("- {name: 甲, remark: 秘密}", "秘密", "标有密级"),
        ("  - 绝密", "绝密", "标有密级"),
        ("  # 内部材料", "内部材料", "标有内部资料字样"),
    ],
)
def test_markings(text: str, marked: str, reason: str) -> None:
    (fault,) = find_secrecy_markings(text)
    assert fault.reason == reason
    assert text[fault.offset : fault.offset + fault.length] == marked
    assert fault.remedy


@pytest.mark.parametrize(
    "text",
    [
        "建立保密制度，严守国家秘密和商业秘密",
        "理事会选举采用秘密投票方式",
        "**秘密**投票",
        "保护患者个人隐私和数据机密性",
        "涉及国家秘密、商业秘密的除外",
        "密级、份号的标注按规定执行",
        "密级：无",
        "身份号码",
        "省份号段1至31",
        "加强内部资料管理",
        "医共体内部资源共享",
        "按绝密级管理的要求",
        "紧密型县域医共体",
        "（秘密）投票后当场公布",
        "秘密件由机要渠道传递",
        "三份号码相同",
        "remark: 内部资料管理制度",
        "  method: 秘密投票",
        "- 机密性",
        "涉及国家秘密,商业秘密",
        "",
    ],
)
def test_ordinary_words(text: str) -> None:
    marked = [text[fault.offset : fault.offset + fault.length] for fault in find_secrecy_markings(text)]
    # A bracketed level at the head of a line is a marking, whatever follows.
    assert marked == (["（秘密）"] if text.startswith("（秘密）") else [])


def test_several_markings_do_not_overlap() -> None:
    text = "份号：000001\n机密★1年\n内部资料，注意保存"
    faults = find_secrecy_markings(text)
    assert [fault.reason for fault in faults] == ["标有份号", "标有密级", "标有内部资料字样"]
    ends = [fault.offset + fault.length for fault in faults]
    assert all(end <= fault.offset for end, fault in zip(ends, faults[1:], strict=False))


@pytest.mark.parametrize("text", ["秘密 " * 50_000, "内部资料 " * 50_000, "密 级 " * 50_000, "份号 " * 50_000])
def test_long_texts_are_no_trouble(text: str) -> None:
    start = time.process_time()
    find_secrecy_markings(text)
    assert time.process_time() - start < 2
