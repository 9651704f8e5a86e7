"""The words a page is found by."""

from __future__ import annotations

import pytest

from ygt.publish.site.finding import findable, tails

TAILS = {
    "阿莫西林": ["阿莫西林", "莫西林", "西林"],
    "维生素B12": ["维生素B12", "生素B12", "素B12", "B12"],
    "苯丙酸/甲苯": ["苯丙酸/甲苯", "苯丙酸", "丙酸", "甲苯"],
    "用药目录（2026年版）": ["用药目录（2026年版）", "用药目录", "药目录", "目录"],
    "村": ["村"],
    "（）": ["（）"],
}


@pytest.mark.parametrize("name", TAILS)
def test_words_within_a_name(name: str) -> None:
    assert tails(name) == TAILS[name]


def test_a_long_name_is_looked_for_as_a_whole() -> None:
    name = "示例县人民政府关于印发示例县紧密型县域医共体实施方案"
    assert tails(name) == [name]


def test_every_word_once_names_before_pinyin() -> None:
    assert findable("西林", "莫西林") == ["西林", "莫西林", "xilin", "xl", "moxilin", "mxl"]
