from __future__ import annotations

from datetime import date

import pytest

from workspaces import miniature
from ygt.dates import Period
from ygt.ledger.composition import communities_of, composition
from ygt.ledger.governance import (
    bounds_of,
    has_office,
    holders_of,
    in_office,
    is_grassroots,
    memberships,
    office_seats,
    seats_now,
    seats_total,
)
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, holds_on, interval, start_of

LEDGER = miniature().check().ledger


def record(name: str, *kinds: str) -> Record:
    found = LEDGER.find(name, *kinds)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("item", "first", "last"),
    [
        ({"from": "2024-08", "until": "2024-08"}, date(2024, 8, 1), date(2024, 8, 31)),
        ({"from": "2024"}, date(2024, 1, 1), date.max),
        ({"until": "2024"}, date.min, date(2024, 12, 31)),
        ({"from": "待定", "until": 7}, date.min, date.max),
    ],
)
def test_interval(item: dict[str, object], first: date, last: date) -> None:
    assert interval(item) == Period(first, last)


def test_both_ends_are_included() -> None:
    item = {"from": "2024-08-01", "until": "2024-08-31"}
    days = [date(2024, 7, 31), date(2024, 8, 1), date(2024, 8, 31), date(2024, 9, 1)]
    assert [holds_on(item, day) for day in days] == [False, True, True, False]
    assert (start_of("2024-08"), end_of("2024-02")) == (date(2024, 8, 1), date(2024, 2, 29))
    assert start_of(None) is end_of([]) is None


def test_members_on_a_day() -> None:
    committee = record("医共委", "body")
    before, after = date(2025, 2, 28), date(2025, 3, 1)
    assert len(memberships(committee)) == 6
    assert {one.person[0] for one in in_office(committee, before)} - {
        one.person[0] for one in in_office(committee)
    } == {"孙立言"}
    assert [one.person for one in in_office(committee, after)] == [one.person for one in in_office(committee)]


def test_namesakes_are_two_persons() -> None:
    council = record("理事会", "body")
    assert len({one.person for one in memberships(council)}) == 3
    assert len({one.person[0] for one in memberships(council)}) == 2


def test_seats() -> None:
    group = record("工作专班", "body")
    assert seats_total(group) == (2, 4)  # the seat that has ended is not counted
    assert list(seats_now(group)) == ["召集人", "成员"]
    assert bounds_of([{"min": 1, "max": 1}, {"min": 2}]) == (3, None)
    assert bounds_of([]) == (0, 0)


def test_offices() -> None:
    government, ever = record("县政府", "unit"), Period()
    assert [one.person[0] for one in holders_of(government, "分管负责同志", ever, "卫生健康")] == ["钱清源"]
    assert holders_of(government, "分管负责同志", ever, "农业农村") == []
    assert len(holders_of(government, "负责同志", ever)) == 2
    assert not has_office(record("示例县人民政府办公室", "unit"), "主要负责同志")
    members = record("医共委", "body").items("seats")[2]
    assert [unit.name for unit, _ in office_seats(LEDGER, members)] == [
        "示例县卫生健康局",
        "示例县财政局",
        "示例县人民医院",
    ]


@pytest.mark.parametrize(("name", "is_one"), [("青河镇中心卫生院", True), ("县医院", False), ("白杨乡卫生院", True)])
def test_grassroots(name: str, is_one: bool) -> None:
    assert is_grassroots(record(name, "institution")) is is_one


def test_the_end_of_an_institution_ends_its_part() -> None:
    (joining,) = communities_of(LEDGER, record("白杨乡卫生院", "institution"))
    assert (joining.role, joining.bounds.last) == ("成员单位", date(2025, 6, 30))


def test_composition() -> None:
    assert [(line.kind, line.count, line.missing) for line in composition(LEDGER)] == [
        ("牵头医院综合医院", 1, 0),
        ("乡镇卫生院", 2, 0),
        ("社区卫生服务中心", 1, 0),
        ("村卫生室", 2, 0),
    ]
