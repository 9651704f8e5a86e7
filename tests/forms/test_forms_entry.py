"""What people type, and what it is taken for."""

from __future__ import annotations

from typing import Any

import pytest

from ygt.forms.cells import JOINT
from ygt.forms.entry import entered
from ygt.forms.tables import Column, tables_of
from ygt.forms.workbook.reading import Cell
from ygt.identifiers.fault import Fault
from ygt.schema.contract import contract


def column(kind: str, *way: str) -> Column:
    return next(one for one in tables_of(contract().kind(kind))[0].columns if one.way == way)


TYPED: list[tuple[tuple[str, ...], str, str, Any]] = [
    (("institution", "beds"), "number", "80", 80),
    (("institution", "beds"), "number", "80.0", 80),
    (("institution", "beds"), "text", "８０", 80),
    (("institution", "beds"), "text", "1,200张", 1200),
    (("institution", "beds"), "text", "\u3000 80 \u00a0", 80),
    (("institution", "beds"), "text", "80名", 80),
    (("institution", "credit_code"), "text", "“12990101MB00000007”", "12990101MB00000007"),
    (("institution", "division"), "text", '"990101"', "990101"),
    (("document", "number"), "text", "示卫发[2025]3号", "示卫发〔2025〕3号"),
    (("document", "number"), "text", "示卫发（2025）3号", "示卫发〔2025〕3号"),
    (("drug", "stocked_at"), "text", "县 县级、乡级", ["县", "乡"]),
    (("institution", "reserved", "beds"), "number", "12.5", 12.5),
    (("institution", "reserved", "beds"), "text", "20%", 20),
    (("institution", "confirmed_on"), "day", "2026-12-01", "2026-12-01"),
    (("institution", "confirmed_on"), "text", "2026年12月1日", "2026-12-01"),
    (("institution", "confirmed_on"), "text", "２０２６．１２．１", "2026-12-01"),
    (("institution", "confirmed_on"), "text", "2026/12/1 0:00", "2026-12-01"),
    (("institution", "confirmed_on"), "text", "2026年8月", "2026-08"),
    (("institution", "confirmed_on"), "number", "2024", "2024"),
    (("institution", "confirmed_on"), "number", "20241202", "2024-12-02"),
    # What is no day stays as typed: the check says so in its own words.
    (("institution", "confirmed_on"), "text", "2026年2月30日", "2026年2月30日"),
    (("institution", "in_120"), "text", "是", True),
    (("institution", "in_120"), "text", "√", True),
    (("institution", "in_120"), "text", " × ", False),
    (("institution", "in_120"), "boolean", "0", False),
    (("institution", "in_120"), "number", "1", True),
    (("institution", "kind"), "text", "乡镇 卫生院", "乡镇卫生院"),
    (("institution", "kind"), "text", "乡镇卫生元", "乡镇卫生元"),
    (("institution", "economic_type"), "text", "110 国有全资", "110"),
    (("institution", "economic_type"), "text", "国有全资", "110"),
    (("institution", "economic_type"), "number", "110", "110"),
    (("institution", "credit_code"), "text", "１２９９０１０１ＭＢ０００００００７", "12990101MB00000007"),
    (("institution", "division"), "number", "990101", "990101"),
    (("institution", "departments"), "text", "内科、外科，儿科；妇产科\n", ["内科", "外科", "儿科", "妇产科"]),
    (("institution", "payment_methods"), "text", "drg 按床日/按项目", ["DRG", "按床日", "按项目"]),
    (("drug", "stocked_at"), "text", "县、乡 村", ["县", "乡", "村"]),
    (("drug", "strength"), "number", "0.1", "0.1"),
    (("drug", "name"), "text", "阿莫西林_x000D_".replace("_x000D_", "\r"), "阿莫西林"),
    (("institution", "remark"), "text", "=1+1", "=1+1"),
    (("institution", "remark"), "text", "　\u200b ", None),
    (("meeting", "chaired_by"), "text", "张　三", "张三"),
    (("meeting", "chaired_by"), "text", "马 审问", "马审问"),
    (("meeting", "chaired_by"), "text", "欧阳 修文", "欧阳修文"),
    (("institution", "departments"), "text", "预防保健科 ，CT 室", ["预防保健科", "CT 室"]),
]


@pytest.mark.parametrize(("where", "kind", "typed", "meant"), TYPED)
def test_what_is_typed(where: tuple[str, ...], kind: str, typed: str, meant: Any) -> None:
    value = entered(Cell(kind, typed), column(*where), JOINT)
    assert value == meant and type(value) is type(meant)


UNUSABLE = [
    (("institution", "beds"), "text", "六十", "不是整数"),
    (("institution", "beds"), "number", "80.5", "不是整数"),
    (("institution", "in_120"), "text", "也许", "不是“是”或“否”"),
    (("institution", "beds"), "formula", "=1+1", "公式"),
    (("institution", "remark"), "error", "#REF!", "#REF!"),
    (("institution", "credit_code"), "number", "1.2990101000001E+17", "超过15位"),
    (("institution", "licence_code"), "number", "123456789012345678", "超过15位"),
    (("institution", "beds"), "number", "nan", "超过15位"),
    (("institution", "beds"), "number", "x", "无法读取"),
    (("institution", "beds"), "text", "1" * 400, "位数过多"),
    (("institution", "departments"), "text", "预防保健科 妇儿保健科，检验科", "“预防保健科 妇儿保健科”有空格"),
    (("meeting", "chaired_by"), "text", "李四 王五", "不能断定是否为一人"),
]


@pytest.mark.parametrize(("where", "kind", "typed", "said"), UNUSABLE)
def test_what_nothing_can_be_made_of(where: tuple[str, ...], kind: str, typed: str, said: str) -> None:
    fault = entered(Cell(kind, typed), column(*where), JOINT)
    assert isinstance(fault, Fault) and said in fault.reason and fault.remedy


def test_a_line_an_item_where_items_hold_the_separator() -> None:
    kept = entered(Cell("text", "甲、乙\n丙"), column("institution", "departments"), "\n")
    assert kept == ["甲、乙", "丙"]
