"""Titles as offices write them, and names that no other paper bears."""

from __future__ import annotations

from typing import Any

import pytest

from ygt.drafting import titles

COMMUNITY = "示例县县域医共体"
ADJUSTING = "关于调整理事会组成人员的通知"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([{"after": "甲"}], "关于甲同志任职的通知"),
        ([{"before": "甲"}], "关于甲同志免职的通知"),
        ([{"before": "甲", "after": "乙"}], "关于乙、甲同志职务任免的通知"),
        ([{"after": "甲（县医院）"}, {"after": "乙"}, {"after": "丙"}], "关于甲等同志任职的通知"),
        ([{"after": "甲"}, {"before": "甲"}], "关于甲同志职务任免的通知"),
    ],
)
def test_appointments(entries: list[dict[str, Any]], expected: str) -> None:
    assert titles.appointed(entries) == expected


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([("甲", "加入", {})], "关于甲加入示例县县域医共体的通知"),
        ([("甲", "退出", {}), ("乙", "退出", {})], "关于甲等2家机构退出示例县县域医共体的通知"),
        ([("甲", "合并", {"after": "乙"})], "关于甲并入乙的通知"),
        ([("乙", "更名", {"before": "甲", "after": "乙"})], "关于甲更名为乙的通知"),
        ([("甲", "角色调整", {})], "关于调整甲在示例县县域医共体中角色的通知"),
        ([("甲", "加入", {}), ("乙", "退出", {})], "关于示例县县域医共体成员单位变动的通知"),
        ([("甲", "终止", {})], "关于示例县县域医共体成员单位变动的通知"),
    ],
)
def test_units(entries: list[tuple[str, str, dict[str, str]]], expected: str) -> None:
    listed = [{"institution": name, "field": field, **more} for name, field, more in entries]
    assert titles.units_changed(listed, COMMUNITY) == expected


def test_a_title_is_never_that_of_another_paper() -> None:
    taken: set[str] = set()
    for expected in (
        ADJUSTING,
        "关于调整理事会部分组成人员的通知",
        f"{ADJUSTING}（2026年11月1日）",
        f"{ADJUSTING}（2026年11月1日）（二）",
    ):
        found = titles.unused_title(ADJUSTING, taken, "2026-11-01")
        assert found == expected
        taken.add(found)


def test_an_id_is_never_that_of_another_paper() -> None:
    assert titles.unused_id("renmian", set()) == "renmian"
    assert titles.unused_id("renmian", {"renmian", "renmian-2"}) == "renmian-3"
