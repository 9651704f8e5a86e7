"""A sheet as it is to be written: its cells with their looks, what may be chosen in them, notes on its heads."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache


class Look(IntEnum):
    """How a cell looks and behaves; the numbers are those of `styles.STYLES`."""

    PLAIN = 0
    HEAD = 1
    MUST = 2
    TEXT = 3
    TEXT_LOCKED = 4
    LITERAL = 5
    LITERAL_LOCKED = 6
    NUMBER = 7
    TITLE = 8
    PROSE = 9
    LABEL = 10


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be entered in a column: words of a list or range, or what a formula allows.

    `formula` is written with its first cell as {cell}; `strict` tells whether anything else is refused at once.
    """

    column: int
    kind: str
    formula: str
    message: str
    strict: bool = True
    operator: str = ""


@dataclass(slots=True)
class Page:
    """A sheet. `rows` hold cells with their looks; `state` is empty for one that is seen.

    A grid has a head that stays in sight and filters; unless it is `locked`, anything in it may be changed.
    """

    name: str
    rows: list[list[tuple[str | int | float, Look]]] = field(default_factory=list)
    state: str = ""
    widths: list[float] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)
    frozen: int = 0
    spare: int = 0
    is_grid: bool = False
    locked: bool = True
    heading: str = ""


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """The letters of a column counted from 0: A, B, … Z, AA."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def address(row: int, column: int) -> str:
    """A cell by its row and column, both counted from 0: B2."""
    return f"{letters(column)}{row + 1}"


def quoted(name: str) -> str:
    """The name of a sheet as formulas write it."""
    doubled = name.replace("'", "''")
    return f"'{doubled}'"
