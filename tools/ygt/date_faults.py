"""Dates that do not exist, and what is meant by dates that are not written as the ledger writes them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from unicodedata import normalize

from ygt.identifiers.fault import Fault

FIRST_YEAR, LAST_YEAR = 1800, 2199
SEPARATOR = r"\s*[年月日号./\-—–、\\·]\s*"
MARKED = (
    rf"(?P<year>[0-9]{{1,6}})(?:{SEPARATOR}(?P<month>[0-9]{{1,2}})"
    rf"(?:{SEPARATOR}(?P<day>[0-9]{{1,2}}))?)?\s*[年月日号.]?"
)
COMPACT = r"(?P<year>(?:18|19|20|21)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})?"
DAY_FIRST = rf"[0-9]{{1,2}}{SEPARATOR}[0-9]{{1,2}}{SEPARATOR}(?:18|19|20|21)[0-9]{{2}}"
TIME = r"[T\s]\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?$"
END_OF = r"(?P<year>[0-9]{4})年(?:(?P<month>[0-9]{1,2})月)?底前?"
HAN_DIGITS = {ord(digit): str(value) for value, digit in enumerate("〇一二三四五六七八九")} | {
    ord("零"): "0",
    ord("○"): "0",
}
HAN_TEN = r"(?P<tens>[二三]?)十(?P<ones>[一二三四五六七八九]?)(?=[月日号])"
NO_DATE = "长期(?:有效)?|永久|至今|现在|今|不限|无限期|无|现任|在任|待定|未定|不详|未知|暂无|待填报|空缺|[-—/]+"
FORM = "请写作“年-月-日”，如 2024-12-02；只知到月或年的，如 2024-12、2024"
# Within these years a figure lost from a year is looked for: 204 may be 2004, 2014, 2024 or 2034.
LIKELY_YEARS = range(1980, 2040)


def calendar_fault(year: int, month: int | None, day: int | None) -> Fault | None:
    """Why there is no such day or month, or None. The offsets are those of the standard writing (2023-02-30)."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Fault(f"年份 {year:04} 不在{FIRST_YEAR}至{LAST_YEAR}之间", "请对照原件核对年份", 0, 4)
    if month is not None and not 1 <= month <= 12:
        return Fault(f"没有{month}月", "请对照原件核对月份", 5, 2)
    if day is None or month is None:
        return None
    length = monthrange(year, month)[1]
    if 1 <= day <= length:
        return None
    return Fault(f"{year}年{month}月没有{day}日（该月共{length}日）", "请对照原件核对日期", 8, 2)


def unreadable(text: str) -> Fault:
    """Why `text` is not a date in the ledger's writing, and the right writing of what it seems to mean."""
    plain = _plain(text)
    if not plain:
        return Fault("未填写日期", FORM)
    if re.fullmatch(NO_DATE, plain):
        return Fault("不是日期", "没有起始或截止日期、或日期未知的，请删除这一项，不填写文字")
    if end := re.fullmatch(END_OF, plain):
        return _end_of(end)
    if serial := _spreadsheet_day(plain):
        return Fault("疑为电子表格中的日期序号", f"请对照原件核对后写作“{serial}”")
    if re.fullmatch(DAY_FIRST, plain):
        return Fault("年、月、日的次序不明", "请按年、月、日的次序书写，如 2024-12-02")
    match = re.fullmatch(COMPACT, plain) or re.fullmatch(MARKED, plain)
    if match is None:
        return Fault("不是日期的形式", FORM)
    return _written_otherwise(match)


def _plain(text: str) -> str:
    """The text in half-width figures, without a time of day: 二〇二四年十二月二日 → 2024年12月2日."""
    text = re.sub(TIME, "", normalize("NFKC", text).strip())
    text = re.sub(HAN_TEN, lambda match: f"{match['tens'] or '一'}{match['ones'] or '〇'}", text)
    return text.translate(HAN_DIGITS)


def _spreadsheet_day(text: str) -> str | None:
    """The day that a spreadsheet keeps as a number of five figures (45628), counted from 1899-12-30."""
    if not re.fullmatch("[2-6][0-9]{4}", text):
        return None
    return (date(1899, 12, 30) + timedelta(days=int(text))).isoformat()


def _written_otherwise(match: re.Match[str]) -> Fault:
    year, month, day = (int(part) if part else None for part in match.group("year", "month", "day"))
    rest = "".join(f"-{part:02}" for part in (month, day) if part is not None)
    if len(match["year"]) != 4:
        return _year_of_wrong_length(match["year"], rest, calendar_fault(2000, month, day))
    if fault := calendar_fault(year or 0, month, day):
        return Fault(fault.reason, f"{fault.remedy}，并写作 2024-12-02 的形式")
    return Fault("日期写法不符合要求", f"请写作“{year:04}{rest}”")


def _year_of_wrong_length(year: str, rest: str, wrong: Fault | None) -> Fault:
    reason = f"年份“{year}”不是四位数字"
    if wrong:
        return Fault(f"{reason}；{wrong.reason}", f"请对照原件核对，{FORM.removeprefix('请')}")
    candidates = [str(likely) for likely in LIKELY_YEARS if _one_lost(str(likely), year)]
    if not candidates:
        return Fault(reason, f"请对照原件核对年份，写作“四位年份{rest}”，如 2024{rest}")
    written = "、".join(f"{candidate}{rest}" for candidate in candidates)
    return Fault(reason, f"请对照原件核对年份，可能为：{written}")


def _one_lost(whole: str, part: str) -> bool:
    """Whether `part` is a year of four figures with one left out after the first, or the last two alone."""
    if len(part) == 2:
        return whole[2:] == part
    return any(whole[:place] + whole[place + 1 :] == part for place in (1, 2, 3))


def _end_of(match: re.Match[str]) -> Fault:
    year, month = int(match["year"]), int(match["month"] or 12)
    if fault := calendar_fault(year, month, None):
        return Fault(fault.reason, f"{fault.remedy}，{FORM.removeprefix('请')}")
    last = monthrange(year, month)[1]
    return Fault("“底”不是确定的日期", f"如指最后一日，请写作“{year:04}-{month:02}-{last}”")
