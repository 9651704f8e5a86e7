"""Working days by the State Council's yearly notices on holidays; of years without such a notice nothing is guessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ygt.dates import ONE_DAY, Period, printed
from ygt.ledger.packaged import packaged
from ygt.ledger.record import Record
from ygt.ledger.time import holds_on, start_of

FOLDER = "calendar"
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Unknown:
    """A year whose arrangement of holidays is not at hand, and the years that are."""

    year: int
    known: tuple[int, ...]

    @property
    def words(self) -> str:
        """Why no period can be counted, as messages say it."""
        years = "、".join(str(year) for year in self.known)
        return f"{self.year}年的节假日安排尚未收录（已收录{years}年），不能推算工作日"


def calendar(folder: Path, year: int) -> Record | Unknown:
    """The arrangement of a year kept in the schema folder, or what is known instead."""
    files = sorted((folder / FOLDER).glob("*.yaml"))
    known = tuple(int(file.stem) for file in files if file.stem.isdigit())
    if year not in known:
        return Unknown(year, known)
    return packaged(folder, f"{FOLDER}/{year}.yaml", "calendar").records[0]


def is_working_day(folder: Path, day: date) -> bool | Unknown:
    """Whether offices work on `day`: weekdays but for holidays, and the days worked in exchange."""
    found = calendar(folder, day.year)
    if isinstance(found, Unknown):
        return found
    if day in (start_of(one) for one in found["worked"]):
        return True
    return day.weekday() < SATURDAY and not any(holds_on(one, day) for one in found["holidays"])


def working_period(folder: Path, first: date, days: int) -> Period | Unknown:
    """The period from `first` that holds so many working days; its last day is one."""
    day, left = first, days
    while True:
        works = is_working_day(folder, day)
        if isinstance(works, Unknown):
            return works
        left -= works
        if left <= 0:
            return Period(first, day)
        day += ONE_DAY


def cited(folder: Path, year: int) -> str:
    """What a year's working days rest on: 《国务院办公厅关于2026年部分节假日安排的通知》（2025年11月4日）."""
    found = calendar(folder, year)
    if isinstance(found, Unknown):
        return ""
    return f"《{found.text('notice')}》（{found.text('number') or printed(found.text('date'))}）"
