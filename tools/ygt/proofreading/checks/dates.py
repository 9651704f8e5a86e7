"""Dates in a draft: those there are not, and those that cannot stand beside each other (JH207, JH301, JH302)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ygt.date_faults import calendar_fault
from ygt.dates import printed_day
from ygt.proofreading.draft import Draft
from ygt.proofreading.known import Known
from ygt.proofreading.mark import Check, Entry, Mark
from ygt.proofreading.moments import Moment

YEAR = Check(
    code="JH301",
    name="year-figures",
    title="年份不是四位",
    why="年份应写全四位（GB/T 15835—2011），少一位、多一位即不知是哪一年。",
    message="“{printed}”的年份不是四位数字",
    help="请对照原件补正",
    bad=("（一）设置阶段（204年8月—2025年1月）。", "20255年3月底前完成。", "本办法自204年起实行。"),
    good=("（一）设置阶段（2024年8月—2025年1月）。", "工作满3年的，可以申报。", "建院近120年，连续100年未停诊。"),
)
_SHORT_OR_LONG = "(?:20[1-9]|2[12][0-9]|19[0-9]|(?:19|20)[0-9]{3})"
_ONLY_A_YEAR = (
    r"(?<![0-9])20[1-9]年(?=底|初|度|以来|末|第)",
    rf"(?<![0-9近约共达逾满续历计超余为有第]){_SHORT_OR_LONG}年(?=起(?!来)|底|初|度|末)",
    rf"(?:(?<=[自至于在到从])|^\s*|(?<=[。；：）])|(?<=[一二三四五六七八九十]、)){_SHORT_OR_LONG}年(?=[，。；、至到—]|$)",
)
"""Three or five figures before 年 that no quantity of years is written with."""


def years(draft: Draft, _known: Known) -> Iterator[Mark]:
    """Years of three or five figures before a month, and before other words that make them a year."""
    for number, found in enumerate(draft.moments):
        for one in found:
            if len(one.figures) not in {0, 4} and not one.figures.startswith("0"):
                yield YEAR.at(number, (one.start, one.end), printed=draft.paragraphs[number].text[one.start : one.end])
    for number, match in draft.matches("|".join(_ONLY_A_YEAR)):
        yield YEAR.at(number, match, printed=match[0])


NO_SUCH_DAY = Check(
    code="JH302",
    name="no-such-day",
    title="日期不存在，或与星期不符",
    why="没有这一天，或者这一天不是所写的星期几，会议、时限就无从执行。",
    message="“{printed}”：{reason}",
    help="请核对日期",
    bad=("2025年2月29日前完成。", "定于2026年3月2日（星期三）召开会议。", "11月31日前报送。"),
    good=("2024年2月29日前完成。", "定于2026年3月2日（星期一）召开会议。", "2月29日逢闰年。"),
)
WEEKDAYS = "一二三四五六日"
LEAP = 2024
_WEEKDAY = r"\s*[（(]?\s*(?:星期|周)([一二三四五六日天])[）)]?"


def impossible_days(draft: Draft, _known: Known) -> Iterator[Mark]:
    """Days no month has, months no year has, and weekdays that the day is not."""
    for number, found in enumerate(draft.moments):
        text = draft.paragraphs[number].text
        for one in found:
            printed = text[one.start : one.end]
            if len(one.figures) in {0, 4} and (fault := calendar_fault(one.year or LEAP, one.month, one.day)):
                reason = fault.reason if one.year else fault.reason.replace(f"{LEAP}年", "")
                yield NO_SUCH_DAY.at(number, (one.start, one.end), printed=printed, reason=reason)
            elif one.day and one.first_day and (match := re.compile(_WEEKDAY).match(text, one.end)):
                actual = WEEKDAYS[one.first_day.weekday()]
                if match[1].replace("天", "日") != actual:
                    printed += match[0].strip()
                    reason = f"该日为星期{actual}"
                    yield NO_SUCH_DAY.at(number, (one.start, match.end()), printed=printed, reason=reason)


ORDER = Check(
    code="JH207",
    name="order-of-dates",
    title="日期先后不合",
    why="起止颠倒、时限早于成文日期、两个阶段交叉，执行时无所适从。",
    message="“{printed}”{problem}",
    help="请核对日期",
    bad=(
        "（一）动员阶段（2025年6月—2025年3月）。",
        "示例县人民政府办公室关于做好工作的通知",
        "各单位应于2024年6月底前完成组建。",
        "2024年12月2日",
    ),
    good=(
        "（一）动员阶段（2025年3月—2025年6月）。",
        "（二）实施阶段（2025年7月—2025年12月）。",
        "各单位应于2025年6月底前完成组建，2023年底前任务已全部完成。",
        "2024年12月2日",
    ),
)
_BETWEEN = r"\s*(?:起)?\s*(?:—{1,2}|－|-|–|~|～|至|到)\s*"
_DEADLINE = r"\s*(?:底|末)?\s*(?:之?前|以前|，[^，。]{0,10}(?:组建|制定|建立)完成)"
_STAGE = r"\s*[（(][一二三四五六七八九十]+[）)][^。]{0,12}阶段[（(]"


def order_of_dates(draft: Draft, _known: Known) -> Iterator[Mark]:
    """Periods that end before they begin or run into the next one, and deadlines past when the draft is dated."""
    before: tuple[str, date] | None = None
    for number, found in enumerate(draft.moments):
        text = draft.paragraphs[number].text
        periods = list(_periods(text, found))
        for first, last in periods:
            printed = text[first.start : last.end]
            start, end = first.first_day, last.last_day
            if start is None or end is None:
                continue
            if start > end:
                yield ORDER.at(number, (first.start, last.end), printed=printed, problem="起止颠倒")
        if not re.match(_STAGE, text):
            yield from _late(draft, number, found)
        elif periods:
            first, last = periods[0]
            printed = text[first.start : last.end]
            if before and first.first_day and first.first_day <= before[1]:
                problem = f"与前一阶段“{before[0]}”有重叠，界线不明"
                yield ORDER.at(number, (first.start, last.end), printed=printed, problem=problem)
            before = (printed, last.last_day) if last.last_day else None


def _periods(text: str, found: list[Moment]) -> Iterator[tuple[Moment, Moment]]:
    for first, last in pairwise(found):
        if re.fullmatch(_BETWEEN, text[first.end : last.start]):
            year = last if last.year or not first.year else _in_year(last, first)
            yield first, year


def _in_year(moment: Moment, other: Moment) -> Moment:
    """2025年3月至6月: the year stands but once."""
    return Moment(moment.start, moment.end, other.year, moment.month, moment.day, moment.figures)


def _late(draft: Draft, number: int, found: list[Moment]) -> Iterator[Mark]:
    """Deadlines before the day the document bears."""
    if draft.day is None:
        return
    text = draft.paragraphs[number].text
    for one in found:
        if one.last_day and one.last_day < draft.day and (match := re.compile(_DEADLINE).match(text, one.end)):
            if text[max(0, one.start - 3) : one.start].endswith(("截至", "自", "于", "从")) and "前" not in match[0]:
                continue
            # 2024年底前已全部完成 reports what was done.
            if re.match(r"[^。；]{0,40}?(?:已|如期|顺利|均完成)", text[match.end() :]):
                continue
            problem = f"早于成文日期{printed_day(draft.day)}"
            yield ORDER.at(number, (one.start, match.end()), printed=text[one.start : match.end()], problem=problem)


TABLE: tuple[Entry, ...] = ((YEAR, years), (NO_SUCH_DAY, impossible_days), (ORDER, order_of_dates))
