"""What the shape check says, in words; where it says it stands in tests/cases/shape.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from workspaces import miniature
from ygt.findings import Example, Finding
from ygt.schema.shape import LISTED

CLINIC = "- name: 柳河镇卫生院\n  id: liuhe\n  kind: 乡镇卫生院\n"


def shape_of(text: str, path: str = "members/others.yaml") -> list[Finding]:
    found = miniature().laid_over([Example(path, text)]).check().findings
    return [one for one in found if one.code < "YGT120"]


@dataclass(frozen=True)
class Said:
    text: str
    message: str
    help: str
    path: str = "members/others.yaml"


SAID = [
    Said(
        CLINIC.replace("kind", "类别"),
        "未定义的字段“类别”，是否应为“kind”（机构类别）？",
        "将“类别”改为“kind”",
    ),
    Said(
        "- {name: 柳河镇卫生院, id: liuhe}\n",
        "机构“柳河镇卫生院”缺少必填字段“kind”（机构类别）",
        "补充一行，例如  kind: 综合医院",
    ),
    Said(
        CLINIC + "  memberships: [{role: 成员单位}]\n",
        "参加医共体缺少必填字段“community”（医共体）",
        "补充一行，例如  community: 示例县紧密型县域医疗卫生共同体",
    ),
    Said(
        CLINIC + "  beds: [20]\n",
        "“床位数”应填整数（不加引号），现为“[20]”",
        "按要求的形式改写；不清楚时参照同一文件中的其他记录",
    ),
    Said(
        CLINIC + "  in_120: 有\n",
        "“纳入120体系”应填true 或 false（不加引号），现为“有”",
        "按要求的形式改写；不清楚时参照同一文件中的其他记录",
    ),
    Said(CLINIC + "  beds: -1\n", "“床位数”的值 -1 超出范围，应不小于0", "核对后更正"),
    Said(
        "- {person: 甲, from_unit: 县医院, to_unit: 松岭乡卫生院, scheme: 派驻, days_per_week: 9, from: 2026-01-01}\n",
        "“每周天数”的值 9 超出范围，应不小于1且不大于7",
        "核对后更正",
        "org/assignments.yaml",
    ),
    Said(CLINIC.replace("liuhe", "柳河"), "“标识”的值“柳河”不合规定的写法", "参照示例：renmin"),
    Said(CLINIC + "  level: 2级\n", "“级别”的值“2级”不在可选范围内", "可选：一级、二级、三级、未定级"),
    Said(
        CLINIC + "  division: 012345\n",
        "“行政区划代码”是文字，值 012345 未加引号，其他软件会当作数字",
        '加英文双引号，写成  "012345"',
    ),
]


@pytest.mark.parametrize("said", SAID, ids=lambda said: said.message)
def test_wording(said: Said) -> None:
    (found,) = shape_of(said.text, said.path)
    assert (found.message, found.help) == (said.message, said.help)


def test_title_of_a_value_stands_for_the_value() -> None:
    """A clerk who writes what the page shows is told what the file wants."""
    (found,) = [
        one
        for one in miniature()
        .laid_over(
            [Example("org/county.yaml", "name: 甲\nid: a\ndivision: '990101'\nstanding: 自行维护\ncommunities: []\n")]
        )
        .check()
        .findings
        if one.code == "YGT104"
    ]
    assert "own（" in found.help


def test_a_long_list_names_the_likeliest_and_how_many_there_are() -> None:
    (found,) = shape_of(CLINIC.replace("乡镇卫生院", "卫生室"))
    listed, _, more = found.help.removeprefix("可选：").partition("等")
    assert listed.split("；")[:2] == ["村卫生室", "卫生所、医务室"], "一项之中有顿号的，各项之间用分号"
    assert len(listed.split("；")) == LISTED
    assert re.fullmatch(r"\d+项，全部见 ygt schema --print 机构", more)
    (found,) = shape_of(CLINIC + "  床位数甲乙丙丁: 无\n")
    listed, _, more = found.help.partition("可用的字段：")[2].rpartition("等")
    assert listed.startswith("beds（床位数）、")
    assert "name（名称）" not in listed, "已经填写的字段不必再列"
    assert len(listed.split("、")) == LISTED
    assert more.endswith("全部见 ygt schema --print 机构")


def test_a_field_is_suggested_once_for_each_missing_one() -> None:
    found = shape_of("- nam: 柳河镇卫生院\n  id: liuhe\n  kinds: 乡镇卫生院\n")
    assert sorted(one.code for one in found) == ["YGT102", "YGT102"]


def test_long_values_are_cut() -> None:
    (found,) = shape_of(CLINIC + f"  beds: {'床' * 100}\n")
    assert "床" * 39 + "…" in found.message


def test_every_repetition_is_shown_with_the_first() -> None:
    found = shape_of(CLINIC + "  capabilities: [中医馆, 中医馆, 中医馆]\n")
    assert [one.place.column for one in found] == [23, 28]
    assert [one.related[0].place.column for one in found] == [18, 18]
