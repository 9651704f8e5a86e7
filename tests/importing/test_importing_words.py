"""Cells that say two things, heads and strengths in several spellings, rows as people call them."""

from __future__ import annotations

import pytest

from ygt.importing.folding import bare_head, folded, head_words, quantity
from ygt.importing.grid import Area, areas, column_name, row_names
from ygt.importing.splitting import canonical_form, name_and_form, strength_and_pack, without_form
from ygt.importing.wordings import FOOTER, SECTION_NUMBER


@pytest.mark.parametrize(
    ("text", "strength", "pack"),
    [
        ("0.25g*24粒/盒", "0.25g", "24粒/盒"),
        ("０.２５ｇ×24粒", "0.25g", "24粒"),
        ("10ml:0.1g*5支", "10ml:0.1g", "5支"),
        ("5mg*7片*4板/盒", "5mg", "7片×4板/盒"),
        ("2ml:80mg X 10支/盒", "2ml:80mg", "10支/盒"),
        ("24粒/盒*0.25g", "0.25g", "24粒/盒"),
        ("0.25g 24粒/盒", "0.25g", "24粒/盒"),
        ("每袋装12g*10袋/盒", "每袋装12g", "10袋/盒"),
        ("10cm*10cm*1贴", "10cm*10cm", "1贴"),
        ("0.48g（80万单位）", "0.48g（80万单位）", ""),
        ("100ml/瓶", "100ml/瓶", ""),
        ("12片×2板", "12片×2板", ""),
        ("5%*250ml", "5%*250ml", ""),
        ("", "", ""),
        ("*", "*", ""),
    ],
)
def test_strength_and_pack(text: str, strength: str, pack: str) -> None:
    assert strength_and_pack(text) == (strength, pack)


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("阿莫西林胶囊", "阿莫西林", "胶囊"),
        ("阿奇霉素片", "阿奇霉素", "片剂"),
        ("头孢呋辛酯分散片", "头孢呋辛酯", "分散片"),
        ("氯化钠注射液", "氯化钠", "注射液"),
        ("蒙脱石散", "蒙脱石", "散剂"),
        ("注射用青霉素钠", "注射用青霉素钠", ""),
        ("野百合", "野百合", ""),
        ("开塞露", "开塞露", ""),
        ("甘片", "甘片", ""),
        ("颗粒", "颗粒", ""),
    ],
)
def test_name_and_form(text: str, name: str, form: str) -> None:
    assert name_and_form(text) == (name, form)


def test_a_name_keeps_an_ending_that_is_not_its_form() -> None:
    assert without_form("阿莫西林胶囊", "胶囊剂") == "阿莫西林"
    assert without_form("阿莫西林胶囊", "颗粒剂") == "阿莫西林胶囊"
    assert without_form("阿莫西林胶囊", "") == "阿莫西林"


@pytest.mark.parametrize(
    ("written", "form"),
    [("片", "片剂"), ("薄膜衣片", "片剂"), ("胶囊剂", "胶囊"), ("控释片", "缓释片"), ("怪剂", "怪剂")],
)
def test_canonical_form(written: str, form: str) -> None:
    assert canonical_form(written) == form


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("250mg", "0.25g", True),
        ("０.25 g", "0.250g", True),
        ("500μg", "0.5mg", True),
        ("500微克", "500ug", True),
        ("7∶1（0.457g）", "7：1(457mg)", True),
        ("12片×2板", "12片*2板", True),
        ("0.25g", "2.5g", False),
        ("10ml", "10mg", False),
        ("80万单位", "80万U", True),
    ],
)
def test_one_strength_in_two_spellings(one: str, other: str, is_same: bool) -> None:
    assert (quantity(one) == quantity(other)) == is_same


def test_heads_are_folded() -> None:
    assert head_words("*通 用\n名：") == "通用名"
    assert bare_head("床位（张）") == "床位"
    assert bare_head("规格【必填】") == "规格"
    assert folded("Ａ B（1）") == "ab(1)"


@pytest.mark.parametrize(
    "text",
    [
        "合计",
        "合　计：",
        "总计（850种）",
        "小计12",
        "制表人：张三",
        "审核人:",
        "备注：一式三份",
        "填报日期：",
        "以下空白",
        "第 3 页",
        "注：",
    ],
)
def test_footers(text: str) -> None:
    assert FOOTER.match(text)


@pytest.mark.parametrize(
    "text", ["注射用水", "备用药", "合剂", "说明书", "总状绿绒蒿", "第一类", "复方甘草片", "负责", "制霉素"]
)
def test_names_that_are_no_footers(text: str) -> None:
    assert not FOOTER.match(text)


@pytest.mark.parametrize(
    "text", ["一、抗微生物药", "（二）抗微生物药", "3.抗微生物药", "第一章抗微生物药", "(一)、抗微生物药", "抗微生物药"]
)
def test_numbers_before_headings(text: str) -> None:
    assert SECTION_NUMBER.sub("", text) == "抗微生物药"


def test_rows_columns_and_areas_as_people_say_them() -> None:
    assert row_names([2, 4, 5, 6, 9]) == "第3、5至7、10行"
    assert column_name(27) == "AB列"
    assert areas(["A1:C2", "B3", "nonsense", "C3:A1"]) == [Area(0, 0, 1, 2), Area(2, 1, 2, 1)]
