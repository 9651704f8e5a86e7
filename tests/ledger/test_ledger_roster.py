"""Who sits where on a day, and what is said of empty seats."""

from __future__ import annotations

from datetime import date

import pytest

from workspaces import miniature
from ygt.findings import Example
from ygt.ledger.roster import Roster, is_stale, roster

DAY = date(2026, 11, 21)
HEAD = "name: 测试委员会\nid: ceshi\nlevel: 专业\ntrack: 行政\nfunction: 其他委员会\n"
DECIDED = "decided_by: {document: 实施方案}"


def of(text: str, day: date = DAY) -> Roster:
    ledger = miniature().laid_over([Example("org/bodies/ceshi.yaml", HEAD + text)]).check().ledger
    body = ledger.find("测试委员会", "body")
    assert body is not None
    return roster(ledger, body, day)


def member(person: str, post: str, **more: str) -> str:
    fields = "".join(f", {key.rstrip('_')}: {value}" for key, value in more.items())
    return f"  - {{person: {person}, post: {post}, {DECIDED}{fields}}}\n"


def rows(found: Roster) -> list[tuple[str, str, str, int | None]]:
    return [(row.post, row.state, row.member.person[0] if row.member else "", row.count) for row in found.rows]


def test_seats_are_counted_by_post() -> None:
    found = of(
        "seats:\n  - {post: 主任, min: 1, max: 1}\n  - {post: 委员, min: 3, max: 3}\nmemberships:\n"
        + member("甲一", "委员", from_="2025-01-01")
    )
    assert rows(found) == [
        ("主任", "待填报", "", 1),
        ("委员", "在任", "甲一", 1),
        ("委员", "待填报", "", 2),
    ]
    assert (found.least, found.most, found.seats("待填报")) == (4, 4, 3)


def test_members_keep_the_order_of_the_list() -> None:
    found = of(
        "seats:\n  - {post: 主任, min: 1}\n  - {post: 委员, min: 2}\nmemberships:\n"
        + member("甲一", "委员", from_="2025-01-01")
        + member("乙二", "主任", from_="2025-01-01")
        + member("丙三", "委员", from_="2025-01-01")
    )
    assert [row[2] for row in rows(found)] == ["甲一", "乙二", "丙三"]
    assert found.most is None


def test_past_and_future_members() -> None:
    text = "memberships:\n" + "".join(
        (
            member("甲一", "委员", from_="2024-01-01", until="2025-12-31"),
            member("乙二", "委员", from_="2026-01-01"),
            member("丙三", "委员", from_="2027-01-01"),
        )
    )
    found = of(text)
    assert [one.person[0] for one in found.past] == ["甲一"]
    assert [one.person[0] for one in found.present] == ["乙二"]
    assert [one.person[0] for one in found.future] == ["丙三"]
    assert [one.person[0] for one in of(text, date(2025, 12, 31)).present] == ["甲一"]


def test_offices_without_anybody_are_named() -> None:
    text = (
        "seats:\n  - post: 委员\n    min: 3\n    of_offices:\n      - {unit: 示例县财政局, role: 负责同志}\n"
        "      - {unit: 县卫健局, role: 负责同志}\nmemberships:\n"
        + member("甲一", "委员", unit="示例县财政局", from_="2025-01-01")
    )
    assert [(row.state, [one["unit"] for one in row.offices], row.count) for row in of(text).rows] == [
        ("在任", [], 1),
        ("待填报", ["县卫健局"], 1),
        ("待填报", [], 1),
    ]


def test_fewer_seats_than_offices() -> None:
    found = of(
        "seats:\n  - post: 主任\n    min: 1\n    max: 2\n    of_offices:\n"
        "      - {unit: 示例县财政局, role: 主要负责同志}\n"
        "      - {unit: 县卫健局, role: 主要负责同志}\nmemberships: []\n"
    )
    assert [(row.count, len(row.offices)) for row in found.rows] == [(1, 2)]


def test_enough_members_leave_no_office_open() -> None:
    found = of(
        "seats:\n  - post: 委员\n    min: 1\n    of_office: {unit: 示例县财政局, role: 负责同志}\nmemberships:\n"
        + member("甲一", "委员", unit="县卫健局", from_="2025-01-01")
    )
    assert [row.state for row in found.rows] == ["在任"]


def test_declared_vacancies_are_no_blanks() -> None:
    found = of(
        "seats:\n  - {post: 委员, min: 2}\nmemberships: []\nvacancies:\n"
        "  - {post: 委员, state: 空缺}\n  - {post: 委员, state: 待接任, until: 2025-01-01}\n"
    )
    assert [(row.state, row.count) for row in found.rows] == [("空缺", 1), ("待填报", 1)]


def test_nothing_is_known() -> None:
    assert rows(of("memberships: []\ncomplete: false\n")) == [("", "待填报", "", None)]
    assert rows(of("seats:\n  - {post: 委员}\nmemberships: []\n")) == [("委员", "待填报", "", None)]
    assert rows(of("memberships: []\ncomplete: true\n")) == []


def test_seats_of_another_time_do_not_count() -> None:
    seats = "seats:\n  - {post: 委员, min: 2}\n  - {post: 基层委员, min: 1, from: 2027-01-01}\nmemberships: []\n"
    assert of(seats).least == 2
    assert of(seats, date(2027, 1, 1)).least == 3


@pytest.mark.parametrize(
    ("confirmed", "stale"),
    [
        ("2026-11-21", False),
        ("2025-11-21", False),
        ("2025-11-20", True),
        ("2025-11", False),
        ("2025-10", True),
        ("2025", False),
        ("2024", True),
        (None, True),
        ("不明", True),
    ],
)
def test_lists_grow_old_after_a_year(confirmed: str | None, stale: bool) -> None:
    assert is_stale(confirmed, DAY) is stale


def test_leap_days_grow_old_too() -> None:
    assert not is_stale("2024-02-29", date(2025, 2, 28))
    assert is_stale("2024-02-29", date(2025, 3, 1))
