"""“字段=值”: which field is meant, what a text means there, what is still missing."""

from __future__ import annotations

from typing import Any

import pytest

from ygt.administration.fields import expanded, field_named, missing, put
from ygt.administration.values import choices, typed
from ygt.errors import ToolError
from ygt.schema.contract import contract


def decided(text: str) -> dict[str, Any]:
    return {"meeting": text}


@pytest.mark.parametrize(
    ("kind", "words", "keys"),
    [
        ("drug", "剂型", ("form",)),
        ("drug", "form", ("form",)),
        ("drug", "调入.决定.会议", ("listed", "decided_by", "meeting")),
        ("drug", "listed.理由", ("listed", "reason")),
        ("body", "组成人员.岗位", ("memberships", "post")),
        ("body", "succession_source.文件", ("succession_source", "document")),
        ("charter", "章.条.条号", ("chapters", "articles", "number")),
    ],
)
def test_the_field_that_is_meant(kind: str, words: str, keys: tuple[str, ...]) -> None:
    try:
        assert field_named(contract().kind(kind), words).keys == keys
    except ToolError as error:
        pytest.fail(f"{error.message}\n{error.remedy}")


def test_a_title_of_two_fields() -> None:
    with pytest.raises(ToolError, match="组织有2个名为“出处”的字段"):
        field_named(contract().kind("body"), "出处")


@pytest.mark.parametrize(
    ("kind", "words", "text", "value"),
    [
        ("institution", "床位数", "３００张", 300),
        ("institution", "独立法人", "否", False),
        ("institution", "机构类别", "综合医院", "综合医院"),
        ("institution", "卫生机构类别代码", "综合医院", "A100"),
        ("institution", "科室", "内科、 康复科", ["内科", "康复科"]),
        ("drug", "调入.日期", "2026年3月1日", "2026-03-01"),
        ("drug", "调入.日期", "2026年3月", "2026-03"),
        ("drug", "配备层级", "县级、乡", ["县", "乡"]),
        ("drug", "调入.决定", "县药事会2026年第1次会议", {"meeting": "县药事会2026年第1次会议"}),
        ("body", "职责", "审议规划、预算；", ["审议规划、预算"]),
        ("body", "source", "实施方案", {"document": "实施方案"}),
        ("catalogue_item", "价格", "0.35", 0.35),
    ],
)
def test_what_a_text_means(kind: str, words: str, text: str, value: Any) -> None:
    found = typed(field_named(contract().kind(kind), words), text, decided)
    assert found == value and type(found) is type(value)


def test_what_is_given_again_begins_the_next_item() -> None:
    kind, data = contract().kind("meeting"), dict[str, Any]()
    for words, text in (("序号", "1"), ("内容", "甲"), ("序号", "2"), ("内容", "乙"), ("回避", "丙"), ("回避", "丁")):
        leaf = field_named(kind, f"议定事项.{words}")
        put(kind, data, leaf, typed(leaf, text, decided))
    assert data["decisions"] == [{"number": 1, "text": "甲"}, {"number": 2, "text": "乙", "recused": ["丙", "丁"]}]


def test_a_field_in_part_and_as_a_whole() -> None:
    kind, data = contract().kind("body"), dict[str, Any]()
    put(kind, data, field_named(kind, "source"), {"document": "实施方案"})
    put(kind, data, field_named(kind, "source.条款"), "二")
    assert data == {"source": {"document": "实施方案", "clause": "二"}}
    with pytest.raises(ToolError, match="写了两次"):
        put(kind, data, field_named(kind, "source.文件"), "甲")


def test_what_is_missing_depends_on_what_is_there() -> None:
    kind = contract().kind("body")
    data = {"name": "甲", "id": "a", "level": "医共体", "track": "行政", "function": "理事会", "seats": [{"min": 1}]}
    assert [str(leaf) for leaf in missing(kind, data)] == ["医共体", "名额.职务"]
    support = missing(contract().kind("support"), {"supporter_group": "二级以上医院"})
    assert [leaf.keys for leaf in support] == [("supported",), ("stage",)]
    assert [leaf.keys for leaf in expanded(field_named(contract().kind("drug"), "调入"))] == [
        ("listed", "on"),
        ("listed", "reason"),
        ("listed", "decided_by"),
    ]


def test_of_many_choices_the_first_are_named() -> None:
    assert choices(field_named(contract().kind("institution"), "机构类别").node).count("、") == 11
    assert choices(field_named(contract().kind("institution"), "独立法人").node) == "是、否"
    assert choices(field_named(contract().kind("institution"), "名称").node) == ""
    assert choices(field_named(contract().kind("drug"), "医保类别").node) == "甲类、乙类、非医保"
    assert choices(field_named(contract().kind("institution"), "运营状态").node).startswith("0（开业）")
