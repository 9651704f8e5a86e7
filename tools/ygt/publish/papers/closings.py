"""署名 and 成文日期 made ready to set: with room for seals, or without (GB/T 9704-2012, 7.3.5)."""

from __future__ import annotations

from dataclasses import dataclass

from ygt.publish.papers.model import Attendance, Member, Paper
from ygt.publish.papers.page import PAGE
from ygt.publish.papers.widths import width
from ygt.publish.papers.wrapping import wrapped

# A seal of 42 mm is a little higher than four rows. With two free rows its upper edge is within a row of the text,
# and 署名 and 成文日期 stand a little below its middle (7.3.5.1).
ROWS_ABOVE_SEALED, ROWS_ABOVE_UNSEALED = 2, 1
ROWS_BETWEEN_SEALS = 4
MOST_SEALS_IN_A_ROW = 3
SEALED_DATE_GAP, UNSEALED_DATE_GAP = 4.0, 2.0
BETWEEN_NAMES = 1.0


@dataclass(frozen=True, slots=True)
class RightSet:
    """A line set from the right: `gap` characters stay free behind it."""

    text: str
    gap: float


@dataclass(frozen=True, slots=True)
class SealRow:
    """One row of seals: each cell holds the lines of one 署名 (the last one the date below them), or nothing."""

    above: int
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """署名 and 成文日期: `above` rows stay free, then `lines` from the right, or `seals` in rows across the line."""

    above: int = 0
    lines: tuple[RightSet, ...] = ()
    date: RightSet | None = None
    seals: tuple[SealRow, ...] = ()


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """出席、请假 or 列席 and who it was; no line ends within one of the `parts`, each a name or a unit with a name."""

    label: str
    parts: tuple[str, ...]


def signed(paper: Paper) -> Signed:
    """Where 署名 and 成文日期 stand; minutes have both in their head."""
    if paper.format == "minutes" or not (paper.signature or paper.date):
        return Signed()
    if not paper.sealed or not paper.signature:
        return _unsealed(paper.signature, paper.date)
    if len(paper.signature) == 1:
        return _single_seal(paper.signature[0], paper.date)
    return Signed(seals=_seal_rows(paper.signature, paper.date))


def attendance_line(attendance: Attendance) -> AttendanceLine:
    """Members by unit as they follow each other: 县财政局　张三、李四，县医疗保障局　王五."""
    units: list[tuple[str, list[Member]]] = []
    for member in attendance.members:
        if units and units[-1][0] == member.office:
            units[-1][1].append(member)
        else:
            units.append((member.office, [member]))
    parts: list[str] = []
    for number, (unit, members) in enumerate(units, start=1):
        ends = ["、"] * (len(members) - 1) + ["，" if number < len(units) else ""]
        named = [f"{member.name}{end}" for member, end in zip(members, ends, strict=True)]
        parts += [f"{unit}\u3000{named[0]}" if unit else named[0], *named[1:]]
    return AttendanceLine(attendance.label, tuple(parts))


def _unsealed(signature: tuple[str, ...], date: str) -> Signed:
    """署名 two characters from the right, the date beginning two characters behind it (7.3.5.2).

    A date that would come nearer to the edge than two characters stays there and pushes the 署名 inwards.
    """
    longest, day = max(map(width, signature), default=0.0), width(date)
    date_gap = max(UNSEALED_DATE_GAP, longest - day) if signature else UNSEALED_DATE_GAP
    signature_gap = date_gap + day + 2 - longest if date else UNSEALED_DATE_GAP
    lines = tuple(RightSet(line, signature_gap + (longest - width(line)) / 2) for line in signature)
    return Signed(ROWS_ABOVE_UNSEALED, lines, RightSet(date, date_gap) if date else None)


def _single_seal(name: str, date: str) -> Signed:
    """The date four characters from the right, 署名 centred above it (7.3.5.1); both move inwards with a long name."""
    day = width(date) or width(name)
    date_gap = max(SEALED_DATE_GAP, (width(name) - day) / 2)
    line = RightSet(name, date_gap + (day - width(name)) / 2)
    return Signed(ROWS_ABOVE_SEALED, (line,), RightSet(date, date_gap) if date else None)


def _seal_rows(names: tuple[str, ...], date: str) -> tuple[SealRow, ...]:
    """Up to three a row, fewer where names are long; an incomplete last row stands at the right, above the date."""
    columns = min(len(names), _seals_in_a_row(max(map(width, names))))
    room = PAGE.characters / columns - BETWEEN_NAMES
    cells = [wrapped(name, room) for name in names]
    cells[-1] = (*cells[-1], date) if date else cells[-1]
    rows: list[SealRow] = []
    for start in range(0, len(cells), columns):
        row = cells[start : start + columns]
        empty: list[tuple[str, ...]] = [()] * (columns - len(row))
        rows.append(SealRow(ROWS_BETWEEN_SEALS if start else ROWS_ABOVE_SEALED, (*empty, *row)))
    return tuple(rows)


def _seals_in_a_row(longest: float) -> int:
    fitting = (
        count for count in range(MOST_SEALS_IN_A_ROW, 1, -1) if longest + BETWEEN_NAMES <= PAGE.characters / count
    )
    return next(fitting, 1)
