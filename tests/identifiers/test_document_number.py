from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ygt.identifiers.document_number import (
    DocumentNumber,
    document_number_fault,
    find_document_numbers,
    parse_document_number,
)
from ygt.identifiers.fault import Fault


@settings(deadline=None)
@given(st.sampled_from(["北政发", "国卫办基层函", "和政办发"]), st.integers(1900, 2099), st.integers(1, 99999))
def test_what_is_printed_is_read_again(word: str, year: int, serial: int) -> None:
    number = DocumentNumber(word, year, serial)
    assert parse_document_number(str(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("北政发〔2024〕83号", DocumentNumber("北政发", 2024, 83)),
        ("第13次", DocumentNumber("", None, 13, "次", "第13次")),
        ("县医共委会议纪要第2期", DocumentNumber("县医共委会议纪要", None, 2, "期", "第2期")),
        ("北政纪要〔2024〕13期", DocumentNumber("北政纪要", 2024, 13, "期", "〔2024〕13期")),
        ("北政纪要〔2024〕第13期", DocumentNumber("北政纪要", 2024, 13, "期", "〔2024〕第13期")),
        ("市政府常务会议2024年第13次", DocumentNumber("市政府常务会议", 2024, 13, "次", "2024年第13次")),
        ("国务院令第442号", DocumentNumber("国务院令", None, 442, "号", "第442号")),
        ("中华人民共和国主席令第九十四号", DocumentNumber("中华人民共和国主席令", None, 94, "号", "第九十四号")),
        ("国家药监局公告2018年第19号", DocumentNumber("国家药监局公告", 2018, 19, "号", "2018年第19号")),
    ],
)
def test_forms(text: str, number: DocumentNumber) -> None:
    assert parse_document_number(text) == number
    assert str(number) == text


def test_minutes_printed_in_two_ways_share_a_register() -> None:
    one, other = (parse_document_number(text) for text in ("北政纪要〔2024〕13期", "北政纪要〔2024〕第14期"))
    assert isinstance(one, DocumentNumber)
    assert isinstance(other, DocumentNumber)
    assert one.register == other.register == ("北政纪要", 2024, "期")


@pytest.mark.parametrize(
    "text",
    [
        f"北政发{opening}2024{closing}83号"
        for opening, closing in [
            "[]",
            "()",
            "【】",
            "（）",
            "〈〉",
            "［］",
            "﹝﹞",
            "〖〗",
            "<>",
            "《》",
            "〔)",
            "「」",
            "❲❳",
            "{}",
        ]
    ],
)
def test_look_alike_brackets(text: str) -> None:
    fault = document_number_fault(text)
    assert fault is not None
    assert fault.reason == f"年份用了“{text[3]}{text[8]}”，应用六角括号“〔〕”"
    assert fault.remedy == "请写作“北政发〔2024〕83号”"
    assert text[fault.offset : fault.offset + fault.length] == text[3:]


@pytest.mark.parametrize(
    ("text", "reason", "remedy"),
    [
        ("北政发〔2024〕083号", "顺序号不编虚位（不以0开头）", "请写作“北政发〔2024〕83号”"),
        ("北政发〔2024〕第83号", "顺序号前不加“第”", "请写作“北政发〔2024〕83号”"),
        ("北政发〔2024〕83", "末尾缺“号”字", "请写作“北政发〔2024〕83号”"),
        ("北政发〔24〕83号", "年份应写全四位", "请对照原件核对年份，写作“北政发〔2024〕83号”的形式"),
        ("北政发〔97〕83号", "年份应写全四位", "请对照原件核对年份，写作“北政发〔1997〕83号”的形式"),
        ("北政发〔2024年〕83号", "括号内只写年份数字，不加“年”", "请写作“北政发〔2024〕83号”"),
        ("北政发〔２０２４〕83号", "数字应为半角", "请写作“北政发〔2024〕83号”"),
        ("北政发 〔2024〕 83 号", "字号中间有空格", "请写作“北政发〔2024〕83号”"),
        (
            "北政发[24]第083",
            "年份用了“[]”，应用六角括号“〔〕”；年份应写全四位；顺序号前不加“第”；顺序号不编虚位（不以0开头）；末尾缺“号”字",
            "",
        ),
        ("〔2024〕83号", "缺机关代字", ""),
        ("Б政发〔2024〕83号", "机关代字含有汉字以外的字符", ""),
        ("Б政发[2024]83号", "不是发文字号的形式", ""),
        ("北政发2024年83号", "缺括注年份的六角括号“〔〕”", ""),
        ("第83号", "缺括注年份的六角括号“〔〕”", ""),
        ("北政发〔1824〕83号", "不是发文字号的形式", ""),
        ("北政发〔2024〕0号", "不是发文字号的形式", ""),
        ("主席令第一百七号", "不是发文字号的形式", ""),
        ("待编号", "不是发文字号的形式", ""),
        (" ", "未填写发文字号", ""),
        ("", "未填写发文字号", ""),
    ],
)
def test_reasons(text: str, reason: str, remedy: str) -> None:
    fault = document_number_fault(text)
    assert fault is not None
    assert fault.reason == reason
    assert fault.remedy.startswith(remedy)
    assert fault.remedy


@settings(deadline=None, max_examples=300)
@given(st.text("北政发〔〕[]（）0129２年第号次期令 \n", max_size=16))
def test_any_text_is_answered(text: str) -> None:
    read = parse_document_number(text)
    if isinstance(read, Fault):
        assert read.reason
        assert read.remedy
        assert read.offset + read.length <= len(text)
    else:
        assert str(read) == text


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("根据《意见》（国卫基层发〔2023〕41号）", ["国卫基层发〔2023〕41号"]),
        ("按照北政发〔2024〕83号执行", ["北政发〔2024〕83号"]),
        ("北政发〔2024〕83号和国办发〔2017〕32号", ["北政发〔2024〕83号", "国办发〔2017〕32号"]),
        ("和政办发〔2024〕5号", ["和政办发〔2024〕5号"]),
        ("于2024年12月2日（星期一）1号楼", []),
        ("附件（2024）3号楼平面图", []),
        ("〔2024〕83号", []),
        ("经研究〔责任部门：市卫健局〕", []),
    ],
)
def test_numbers_in_text(text: str, numbers: list[str]) -> None:
    found = list(find_document_numbers(text))
    assert [str(mention.number) for mention in found] == numbers
    assert [text[mention.start : mention.end] for mention in found] == numbers
    assert all(mention.fault is None for mention in found)


def test_a_slip_in_text_is_found_with_its_place() -> None:
    text = "现按照北政发[2024]第83号执行"
    (mention,) = find_document_numbers(text)
    assert str(mention.number) == "北政发〔2024〕83号"
    assert text[mention.start : mention.end] == "北政发[2024]第83号"
    assert mention.before == "现按照北政发"
    assert mention.fault is not None
    assert mention.fault.reason == "年份用了“[]”，应用六角括号“〔〕”；顺序号前不加“第”"
    assert text[mention.fault.offset : mention.fault.offset + mention.fault.length] == "[2024]第83号"
