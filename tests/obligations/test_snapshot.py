from __future__ import annotations

from datetime import date

import pytest
from one_clause import laid

from workspaces import miniature
from ygt.obligations.snapshot import Archive, Snapshot, State, span_of

LEDGER = miniature().check().ledger


def on(day: str, kind: str, archive: Archive | None = None) -> dict[str, State]:
    return {one.name: one for one in Snapshot(LEDGER, date.fromisoformat(day), archive).records(kind)}


def test_records_are_those_in_force_on_the_day() -> None:
    assert "白杨乡卫生院" in on("2025-06-30", "institution")
    assert "白杨乡卫生院" not in on("2025-07-01", "institution")
    assert "县医共委2024年第1次会议" not in on("2024-06-27", "meeting")
    assert "医学检验中心" not in on("2024-08-31", "centre")
    assert "医学检验中心" in on("2024-09-01", "centre")
    assert on("2025-12-31", "assignment") == {}


def test_parts_are_those_that_hold_on_the_day() -> None:
    def members(day: str) -> list[str]:
        committee = on(day, "body")["示例县县域医共体管理委员会"]
        return [one["person"] for one in committee.data["memberships"]]

    assert members("2025-02-28") == ["赵远山", "钱清源", "孙立言", "周允中", "王示例"]
    assert members("2025-03-01") == ["赵远山", "钱清源", "李思齐", "周允中", "王示例"]


def test_names_are_official_and_the_ledger_is_left_alone() -> None:
    meeting = on("2026-03-01", "meeting")["县药事会2026年第1次会议"]
    assert meeting.data["body"] == "示例县县域医共体药事管理与药物治疗学委员会"
    assert meeting.record["body"] == "县药事会"


def test_history_has_what_has_ended_and_not_what_is_to_come() -> None:
    snapshot = Snapshot(LEDGER, date(2025, 7, 1))
    assert "白杨乡卫生院" in {one.record.name for one in snapshot.history("institution")}
    assert [one.record.name for one in snapshot.history("assignment")] == []


def test_days_share_what_does_not_change() -> None:
    archive = Archive(LEDGER)
    assert on("2026-02-01", "body", archive) == on("2026-03-01", "body", archive)
    first, second = (Snapshot(LEDGER, date(2026, month, 1), archive).records("institution") for month in (1, 2))
    assert first is second
    changed = Snapshot(LEDGER, date(2025, 6, 30), archive).records("institution")
    assert changed is not first
    assert set(first) <= set(changed)


@pytest.mark.parametrize(
    ("data", "first", "last"),
    [
        ({}, date.min, date.max),
        ({"from": "2024-08", "until": "2024-08"}, date(2024, 8, 1), date(2024, 8, 31)),
        (
            {"date": "2024-12-02", "issued_on": "2024-12-05", "ended_on": "2025-01-31"},
            date(2024, 12, 5),
            date(2025, 1, 31),
        ),
        ({"established_on": "2024"}, date(2024, 1, 1), date.max),
        ({"listed": {"on": "2025-01-01"}, "delisted": {"on": "2025-12-31"}}, date(2025, 1, 1), date(2025, 12, 31)),
        ({"from": "1960", "ended": {"on": "2025-06-30"}}, date(1960, 1, 1), date(2025, 6, 30)),
        ({"from": "去年"}, date.min, date.max),
    ],
)
def test_from_when_to_when(data: dict[str, object], first: date, last: date) -> None:
    span = span_of(data)
    assert (span.first, span.last) == (first, last)


def test_a_record_of_wrong_shape_is_left_out() -> None:
    ledger = laid({"org/centres.yaml": "- {name: 胸痛中心, id: xiongtong, group: 急诊}\n"})
    names = [one.name for one in Snapshot(ledger, date(2026, 3, 1)).records("centre")]
    assert names == ["医学检验中心"]
    assert not Archive(ledger).is_whole("centre")
