"""Clauses as people are told of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from task_county import DAY, of_standing, task_county
from ygt.ledger.load import load
from ygt.obligations import status
from ygt.obligations.judge import judge
from ygt.publish.obligations.facts import ClauseFacts, all_facts, chapter_of, counts_by_status, facts_of
from ygt.publish.obligations.periods import period_end, said_deadline, said_due


def facts(root: Path) -> dict[str, ClauseFacts]:
    ledger, _ = load(root)
    return {one.id: one for one in all_facts(ledger, judge(ledger, date.fromisoformat(DAY)))}


@pytest.fixture
def county(tmp_path: Path) -> Path:
    return task_county(tmp_path / "county")


@pytest.mark.parametrize(
    ("number", "chapter"),
    [
        ("三（九）", "三"),
        ("二（一）3", "二"),
        ("三（二）2(3)", "三"),
        ("六", "六"),
        ("十二（三）", "十二"),
        ("（九）", ""),
        ("第三条", ""),
        ("文头", "文头"),
    ],
)
def test_the_chapter_of_a_number(number: str, chapter: str) -> None:
    assert chapter_of(number) == chapter


@pytest.mark.parametrize(
    ("written", "said"),
    [("2024-06-30", "2024年6月30日前"), ("2025-12", "2025年12月底前"), ("2026", "2026年底前"), ("年底", "年底")],
)
def test_a_deadline_in_words(written: str, said: str) -> None:
    assert said_deadline(written) == said


@pytest.mark.parametrize(
    ("deadline", "recurrence", "said"),
    [("", "", "未定时限"), ("2026", "每年", "2026年底前；每年"), ("", "定期", "定期")],
)
def test_when_something_is_due_in_words(deadline: str, recurrence: str, said: str) -> None:
    assert said_due(deadline, recurrence) == said


@pytest.mark.parametrize(
    ("recurrence", "day", "end"),
    [
        ("每年", "2026-02-28", "2026-12-31"),
        ("每半年", "2026-06-30", "2026-06-30"),
        ("每半年", "2026-07-01", "2026-12-31"),
        ("每季度", "2026-05-01", "2026-06-30"),
        ("每月", "2028-02-01", "2028-02-29"),
        ("每周", "2026-11-16", "2026-11-22"),
        ("每周", "2026-11-22", "2026-11-22"),
    ],
)
def test_the_end_of_a_period(recurrence: str, day: str, end: str) -> None:
    assert period_end(recurrence, date.fromisoformat(day)) == date.fromisoformat(end)


def test_no_period_no_end() -> None:
    assert period_end("定期", date(2026, 1, 1)) is None
    assert period_end("每月", date.max) == date.max


def test_what_is_printed_twice_is_due_when_the_first_is(county: Path) -> None:
    one = facts(county)["T-005"]
    assert one.due == date(2024, 1, 31)
    assert one.due_words == "2024年1月31日前"
    assert one.twin_words == ("与T-003（二（三）（其1））为同一要求，一并判断",)


def test_a_moved_duty_names_both(county: Path) -> None:
    one = facts(county)["T-012"]
    assert one.holders_said == "示例县中医局（现承接部门：示例县卫生健康局）"
    assert one.departments == ("示例县中医局", "示例县卫生健康局")


def test_the_next_day_something_is_due(county: Path) -> None:
    found = facts(county)
    due = {key: one.next_due for key, one in found.items() if one.next_due}
    assert due == {
        "T-006": date(2026, 12, 31),
        "T-007": date(2026, 12, 31),
        "T-010": date(2026, 6, 30),
        "T-011": date(2026, 12, 31),
    }
    ledger, _ = load(county)
    judged = judge(ledger, date.fromisoformat(DAY)).of("T-006")
    assert judged is not None
    assert facts_of(ledger, judged).next_due is None


def test_counts_come_worst_first_and_are_whole(county: Path) -> None:
    found = facts(county)
    counts = counts_by_status(found.values())
    assert sum(counts.values()) == len(found)
    assert list(counts) == [one for one in status.ALL if one in counts]
    assert counts[status.OVERDUE] == 1


def test_compiled_papers_ask_nobody_for_data(county: Path) -> None:
    assert any(one.needs for one in facts(county).values())
    of_standing(county, "compiled")
    assert not any(one.needs for one in facts(county).values())
