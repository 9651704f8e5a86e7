"""The 14 indicators of 《紧密型县域医疗卫生共同体监测指标体系（2024版）》: their values in a half-year and before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from ygt.dates import last_day
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.obligations import status
from ygt.obligations.status import Status

EDITION = "紧密型县域医疗卫生共同体监测指标体系（2024版）"

GROUPS = {"1": "紧密型", "2": "同质化", "3": "促分工", "4": "提效能", "5": "保健康"}

NAMES = {
    "1.1": "资源统一管理",
    "1.2": "医共体内部民主决策",
    "1.3": "服务协同联动",
    "2.1": "二级及以上医疗卫生机构中级及以上医师到基层医疗卫生机构派驻人数",
    "2.2": "影像心电中心服务开展与心电设备村级覆盖率",
    "2.3": "基层医疗卫生机构人均收入与牵头医院人均收入的比值",
    "3.1": "县域内基层医疗卫生机构诊疗人次数占比",
    "3.2": "医保基金县域内支出占比（不含药店）",
    "3.3": "县域内基层医疗卫生机构医保基金支出占比",
    "4.1": "参保人在县域内住院人均费用及增长率",
    "4.2": "参保人县域内住院人次占比",
    "4.3": "县域内中医类诊疗量占比",
    "5.1": "慢病健康管理人群住院率",
    "5.2": "四类慢性病过早死亡率",
}
"""The names by number, as reported by 新华社 on 2024-11-01; the first three are attested, the others figures."""

ATTESTED = frozenset({"1.1", "1.2", "1.3"})


class Half(NamedTuple):
    """A half-year, and as which periods its values are entered: 2026H1; 2025H2 or the whole of 2025."""

    year: int
    second: bool

    @property
    def words(self) -> str:
        """2026年上半年."""
        return f"{self.year}年{'下' if self.second else '上'}半年"

    @property
    def before(self) -> Half:
        """The same half of the year before."""
        return Half(self.year - 1, self.second)

    @property
    def periods(self) -> tuple[str, ...]:
        """How a value of it may be entered, the closest first: a second half is often reported as the year."""
        year = f"{self.year:04}"
        return (f"{year}H2", year) if self.second else (f"{year}H1",)


def half_before(day: date) -> Half:
    """The latest half-year that is over on `day`, its last day included."""
    if day.month == 12 and day.day == 31:
        return Half(day.year, second=True)
    if (day.month, day.day) >= (6, 30):
        return Half(day.year, second=False)
    return Half(day.year - 1, second=True)


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a period: what was counted, the figure, or what is attested."""

    period: str
    figure: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    attested: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One of the 14: its value in the half-year, the comparable one a year before, and the last whole year's.

    `record` is None where the ledger has no such indicator.
    """

    number: str
    name: str
    record: Record | None
    now: Value | None = None
    before: Value | None = None
    year: Value | None = None

    @property
    def is_reported(self) -> bool:
        """Whether the half-year's value is there."""
        return self.now is not None

    @property
    def change(self) -> float | None:
        """By how much the figure is above the one a year before."""
        if self.now is None or self.before is None or self.now.figure is None or self.before.figure is None:
            return None
        return round(self.now.figure - self.before.figure, 4)

    def aim(self, day: date) -> tuple[dict[str, Any], Status] | None:
        """The target and how it stands on `day`; None without a target."""
        target = self.record.part("target") if self.record else {}
        if not target:
            return None
        due = last_day(target["by"]) if "by" in target else None
        if self.now is None or self.now.figure is None:
            return target, status.TARGET_UNREPORTED
        above = self.now.figure >= float(target["value"])
        exact = self.now.figure == float(target["value"])
        if exact or above == (target["direction"] == "不低于"):
            return target, status.TARGET_MET
        return target, status.TARGET_NOT_DUE if due and day <= due else status.TARGET_MISSED


def readings(ledger: Ledger, half: Half) -> list[Reading]:
    """The 14 indicators in their order; one of several parts (2.2.1, 2.2.2) gives a reading for each."""
    records = ledger.sound("indicator")
    found: list[Reading] = []
    for number, name in NAMES.items():
        parts = (f"{number}.", f"{number}-")
        own = [one for one in records if one["number"] == number or one["number"].startswith(parts)]
        found += [_reading(one, half) for one in own] or [Reading(number, name, None)]
    return found


def _reading(record: Record, half: Half) -> Reading:
    values = {one["period"]: _value(one, record) for one in record.items("values")}
    now = next((values[one] for one in half.periods if one in values), None)
    # Only like is compared with like: a year with a year, a half with a half.
    like = f"{half.before.year:04}{now.period[4:]}" if now else ""
    return Reading(
        record["number"], record.name, record, now, values.get(like), values.get(f"{half.year - (not half.second):04}")
    )


def _value(one: dict[str, Any], record: Record) -> Value:
    numerator, denominator = one.get("numerator"), one.get("denominator")
    figure = one.get("value")
    if figure is None and numerator is not None and denominator:
        figure = round(numerator / denominator * record.get("multiplier", 1), 4)
    source = one.get("source")
    document = str(source.get("document", "")) if isinstance(source, dict) else ""
    return Value(one["period"], figure, numerator, denominator, one.get("attested", ""), document)
