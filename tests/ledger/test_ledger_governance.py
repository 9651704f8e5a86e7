from __future__ import annotations

from datetime import date

from workspaces import miniature
from ygt.dates import Period
from ygt.ledger.governance import (
    bounds_of,
    has_office,
    holders_of,
    in_office,
    memberships,
    office_seats,
    seats_now,
    seats_total,
)
from ygt.ledger.record import Record

LEDGER = miniature().check().ledger


def record(name: str, *kinds: str) -> Record:
    found = LEDGER.find(name, *kinds)
    assert found is not None
    return found


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
