from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ygt.dates import (
    PartialDate,
    Period,
    change_points,
    day_fault,
    first_day,
    last_day,
    printed,
    printed_day,
    read_date,
)
from ygt.identifiers.fault import Fault

days = st.dates(date(1800, 1, 1), date(2199, 12, 31))
ends = st.one_of(st.just(date.min), st.dates(date(2020, 1, 1), date(2020, 1, 20)))
periods = st.tuples(ends, st.one_of(st.just(date.max), st.dates(date(2020, 1, 1), date(2020, 1, 20)))).map(
    lambda pair: Period(*pair)
)


@settings(deadline=None)
@given(days)
def test_a_day_is_its_own_first_and_last(day: date) -> None:
    text = day.isoformat()
    assert day_fault(text) is None
    assert first_day(text) == last_day(text) == day
    assert str(read_date(text)) == text
    assert printed(text) == printed_day(day) == f"{day.year}年{day.month}月{day.day}日"


@settings(deadline=None)
@given(days)
def test_a_month_and_a_year_cover_their_days(day: date) -> None:
    for text in (day.isoformat()[:7], day.isoformat()[:4]):
        first, last = first_day(text), last_day(text)
        assert first is not None
        assert last is not None
        assert first <= day <= last
        assert not (first - timedelta(days=1)).isoformat().startswith(text)
        assert not (last + timedelta(days=1)).isoformat().startswith(text)
        assert str(read_date(text)) == text


@settings(deadline=None)
@given(
    days,
    st.sampled_from(
        ["{0.year}年{0.month}月{0.day}日", "{0.year}/{0.month}/{0.day}", "{0.year}.{0.month:02}.{0.day:02}"]
    ),
)
def test_other_writings_are_told_the_right_one(day: date, form: str) -> None:
    fault = day_fault(form.format(day))
    assert fault is not None
    assert fault.remedy == f"请写作“{day.isoformat()}”"


@settings(deadline=None, max_examples=200)
@given(st.text("0123456789-年月日/.〇一二十 T:底 ", max_size=14))
def test_any_text_is_answered(text: str) -> None:
    read = read_date(text)
    if isinstance(read, Fault):
        assert read.reason
        assert read.remedy
        assert printed(text) == text
        assert first_day(text) is last_day(text) is None
    else:
        assert str(read) == text


@pytest.mark.parametrize(
    ("text", "shown"), [("2024-12-02", "2024年12月2日"), ("2024-08", "2024年8月"), ("2024", "2024年"), ("长期", "长期")]
)
def test_printed(text: str, shown: str) -> None:
    assert printed(text) == shown


def test_month_bounds() -> None:
    assert first_day("2024-08") == date(2024, 8, 1)
    assert last_day("2024-08") == date(2024, 8, 31)
    assert last_day("2024-02") == date(2024, 2, 29)
    assert last_day("2023-02") == date(2023, 2, 28)
    assert (first_day("2024"), last_day("2024")) == (date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("text", "reason", "remedy", "offset", "length"),
    [
        ("2023-02-30", "2023年2月没有30日（该月共28日）", "请对照原件核对日期", 8, 2),
        ("2024-00-01", "没有0月", "请对照原件核对月份", 5, 2),
        ("2024-13", "没有13月", "请对照原件核对月份", 5, 2),
        ("1024-08", "年份 1024 不在1800至2199之间", "请对照原件核对年份", 0, 4),
        ("9999-12-31", "年份 9999 不在1800至2199之间", "请对照原件核对年份", 0, 4),
    ],
)
def test_impossible_dates(text: str, reason: str, remedy: str, offset: int, length: int) -> None:
    assert day_fault(text) == Fault(reason, remedy, offset, length)


@pytest.mark.parametrize(
    ("text", "reason", "remedy"),
    [
        ("204年8月", "年份“204”不是四位数字", "请对照原件核对年份，可能为：2004-08、2014-08、2024-08、2034-08"),
        ("24.12.2", "年份“24”不是四位数字", "请对照原件核对年份，可能为：2024-12-02"),
        ("24.13.2", "年份“24”不是四位数字；没有13月", "请对照原件核对，写作“年-月-日”"),
        ("20244年8月", "年份“20244”不是四位数字", "请对照原件核对年份，写作“四位年份-08”，如 2024-08"),
        ("2024/12/02", "日期写法不符合要求", "请写作“2024-12-02”"),
        ("2024.12.2", "日期写法不符合要求", "请写作“2024-12-02”"),
        ("2024-8-1", "日期写法不符合要求", "请写作“2024-08-01”"),
        ("2024年12月2日", "日期写法不符合要求", "请写作“2024-12-02”"),
        ("2024年8月", "日期写法不符合要求", "请写作“2024-08”"),
        ("2024年", "日期写法不符合要求", "请写作“2024”"),
        ("20241202", "日期写法不符合要求", "请写作“2024-12-02”"),
        ("202408", "日期写法不符合要求", "请写作“2024-08”"),
        ("２０２４－１２－０２", "日期写法不符合要求", "请写作“2024-12-02”"),
        ("2024-12-02T00:00:00+08:00", "日期写法不符合要求", "请写作“2024-12-02”"),
        ("2024-12-02 00:00", "日期写法不符合要求", "请写作“2024-12-02”"),
        ("二〇二四年十二月二日", "日期写法不符合要求", "请写作“2024-12-02”"),
        ("二零二四年十月三十一日", "日期写法不符合要求", "请写作“2024-10-31”"),
        ("45628", "疑为电子表格中的日期序号", "请对照原件核对后写作“2024-12-02”"),
        ("2024年2月30日", "2024年2月没有30日（该月共29日）", "请对照原件核对日期，并写作 2024-12-02 的形式"),
        ("02/12/2024", "年、月、日的次序不明", "请按年、月、日的次序书写，如 2024-12-02"),
        ("2024年6月底前", "“底”不是确定的日期", "如指最后一日，请写作“2024-06-30”"),
        ("2024年底", "“底”不是确定的日期", "如指最后一日，请写作“2024-12-31”"),
        ("2024年13月底", "没有13月", "请对照原件核对月份"),
        ("长期", "不是日期", "没有起始或截止日期、或日期未知的，请删除这一项，不填写文字"),
        ("-", "不是日期", "没有起始或截止日期、或日期未知的，请删除这一项，不填写文字"),
        ("去年", "不是日期的形式", "请写作“年-月-日”"),
        ("", "未填写日期", "请写作“年-月-日”"),
    ],
)
def test_unreadable_dates(text: str, reason: str, remedy: str) -> None:
    fault = day_fault(text)
    assert fault is not None
    assert fault.reason == reason
    assert fault.remedy.startswith(remedy)


def test_periods_as_written() -> None:
    assert Period.of("2024-08", "2024-08") == Period(date(2024, 8, 1), date(2024, 8, 31))
    assert Period.of(None, "2024") == Period(date.min, date(2024, 12, 31))
    assert Period.of("2024-08-02", None) == Period(date(2024, 8, 2), date.max)
    assert Period.of(None, None) == Period()
    assert Period.of("2024-13", None) is None
    assert Period.of("2024", "长期") is None


def test_both_ends_of_a_period_are_in_it() -> None:
    period = Period(date(2024, 1, 1), date(2024, 1, 31))
    assert period.contains(date(2024, 1, 1))
    assert period.contains(date(2024, 1, 31))
    assert not period.contains(date(2024, 2, 1))
    assert not period.contains(date(2023, 12, 31))
    assert period.overlaps(Period(date(2024, 1, 31), date.max))
    assert not period.overlaps(Period(date(2024, 2, 1), date.max))


@settings(deadline=None)
@given(periods, periods)
def test_overlapping_is_sharing_a_day(one: Period, other: Period) -> None:
    shared = Period(max(one.first, other.first), min(one.last, other.last))
    assert one.overlaps(other) == other.overlaps(one) == (not shared.is_empty)


@settings(deadline=None, max_examples=60)
@given(st.lists(periods, max_size=5))
def test_between_change_points_nothing_changes(some: list[Period]) -> None:
    points = change_points(some)
    assert points == sorted(set(points))

    def state(day: date) -> list[bool]:
        return [period.contains(day) for period in some]

    seen = {tuple(state(point)) for point in points} | {tuple([False] * len(some))}
    for offset in range(-2, 25):
        assert tuple(state(date(2020, 1, 1) + timedelta(days=offset))) in seen


def test_change_points_of_the_ledger() -> None:
    some = [
        Period(date(2024, 1, 1), date(2024, 6, 30)),
        Period(date(2024, 7, 1)),
        Period(),
        Period(date(2025, 1, 1), date(2024, 1, 1)),
    ]
    assert change_points(some) == [date.min, date(2024, 1, 1), date(2024, 7, 1)]
    assert change_points([]) == []


def test_partial_dates_as_text() -> None:
    assert PartialDate(2024, 12, 2).printed == "2024年12月2日"
    assert str(PartialDate(2024, 8)) == "2024-08"
