"""The calendar feeds, read back by the library that offices' programs agree with."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from task_county import DAY, of_standing, task_county
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.obligations.judge import judge
from ygt.publish.calendar import departments, feed
from ygt.publish.obligations.facts import ClauseFacts, all_facts

AT = datetime(2026, 6, 30, 8, 30, tzinfo=UTC)


@pytest.fixture
def county(tmp_path: Path) -> Path:
    return task_county(tmp_path / "county")


def facts_in(root: Path) -> tuple[Ledger, list[ClauseFacts]]:
    ledger, _ = load(root)
    return ledger, all_facts(ledger, judge(ledger, date.fromisoformat(DAY)))


def events(root: Path, **options: Any) -> dict[str, Any]:
    ledger, facts = facts_in(root)
    calendar = Calendar.from_ical(feed(ledger, facts, at=AT, **options))
    assert calendar.errors == []
    found = calendar.walk("VEVENT")
    assert all(one.errors == [] for one in found)
    return {str(one["uid"]): one for one in found}


def test_deadlines_recurrences_and_open_supervision_are_events(county: Path) -> None:
    assert set(events(county)) == {
        "T-001.due@shili.ygt",
        "T-002.due@shili.ygt",
        "T-003.due@shili.ygt",
        "T-004.due@shili.ygt",
        "T-006.due@shili.ygt",
        "T-007.due@shili.ygt",
        "T-010.every@shili.ygt",
        "T-012.due@shili.ygt",
        "supervision.jiuhuche-duban@shili.ygt",
    }


def test_a_deadline_is_one_whole_day(county: Path) -> None:
    event = events(county)["T-004.due@shili.ygt"]
    assert event["dtstart"].dt == date(2025, 12, 31)
    assert type(event["dtstart"].dt) is date
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=1)
    assert event["dtstamp"].dt == AT
    assert event["transp"] == "TRANSPARENT"
    assert str(event["summary"]) == "时限：每家乡镇卫生院配备2辆救护车（《实施方案》二（四））"
    text = str(event["description"])
    assert "责任部门（按文件排序）：示例县财政局" in text
    assert "状态：逾期未落实" in text
    assert "示例数据，纯属虚构" in text


def test_a_recurrence_falls_on_the_last_day_of_each_period(county: Path) -> None:
    event = events(county)["T-010.every@shili.ygt"]
    assert event["dtstart"].dt == date(2024, 6, 30)
    assert dict(event["rrule"]) == {"FREQ": ["YEARLY"], "BYMONTH": [6, 12], "BYMONTHDAY": [-1]}


@pytest.mark.parametrize(
    ("recurrence", "first", "months"),
    [
        ("每年", date(2024, 12, 31), [12]),
        ("每半年", date(2024, 6, 30), [6, 12]),
        ("每季度", date(2024, 6, 30), [3, 6, 9, 12]),
        ("每月", date(2024, 5, 31), list(range(1, 13))),
    ],
)
def test_every_recurrence(county: Path, recurrence: str, first: date, months: list[int]) -> None:
    plan = county / "org" / "obligations" / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("recurrence: 每半年", f"recurrence: {recurrence}"))
    event = events(county)["T-010.every@shili.ygt"]
    assert event["dtstart"].dt == first
    assert event["rrule"]["BYMONTH"] == months


@pytest.mark.parametrize("recurrence", ["每周", "定期"])
def test_what_has_no_day_is_no_event(county: Path, recurrence: str) -> None:
    plan = county / "org" / "obligations" / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("recurrence: 每半年", f"recurrence: {recurrence}"))
    assert "T-010.every@shili.ygt" not in events(county)


def test_a_recurrence_ends_with_its_document(county: Path) -> None:
    path = county / "org" / "documents.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("validity: {kind: 未载明}", "validity: {kind: 至某日, until: 2027-05-20}", 1))
    assert events(county)["T-010.every@shili.ygt"]["rrule"]["UNTIL"] == [date(2027, 5, 20)]


def test_a_department_has_its_own_feed(county: Path) -> None:
    _, facts = facts_in(county)
    assert departments(facts) == ["示例县人民政府办公室", "示例县卫生健康局", "示例县财政局"]
    found = events(county, department="示例县财政局")
    assert set(found) == {"T-003.due@shili.ygt", "T-004.due@shili.ygt", "T-006.due@shili.ygt"}
    assert set(events(county, department="松岭乡卫生院")) == {"supervision.jiuhuche-duban@shili.ygt"}


def test_a_clause_may_lead_to_its_page(county: Path) -> None:
    found = events(county, address=lambda one: f"https://example.org/{one.id}" if one.id == "T-001" else "")
    assert str(found["T-001.due@shili.ygt"]["url"]) == "https://example.org/T-001"
    assert "url" not in found["T-002.due@shili.ygt"]


def test_the_same_bytes_twice(county: Path) -> None:
    ledger, facts = facts_in(county)
    assert feed(ledger, facts, at=AT) == feed(ledger, facts, at=AT)
    text = feed(ledger, facts, at=AT)
    assert text.count(b"\r\n") == text.count(b"\n")
    assert max(len(line) for line in text.split(b"\r\n")) <= 75


def test_marks_in_the_data_do_not_end_a_line(county: Path) -> None:
    plan = county / "org" / "obligations" / "plan.yaml"
    hostile = 'summary: "甲,乙;丙\\\\n丁"'
    plan.write_text(plan.read_text(encoding="utf-8").replace("summary: 每家乡镇卫生院配备2辆救护车", hostile))
    assert str(events(county)["T-004.due@shili.ygt"]["summary"]) == "时限：甲,乙;丙\\n丁（《实施方案》二（四））"


def test_a_compiled_county_says_so_in_every_event(county: Path) -> None:
    of_standing(county, "compiled")
    found = events(county)
    assert found
    assert all("据公开文件整理，非官方发布，不代表工作实际进展" in str(one["description"]) for one in found.values())
