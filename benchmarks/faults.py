"""Faults put into an invented county, each with the one finding it must bring about: rule, file and line."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

Edit = Callable[[list[str], int], int]
"""Spoils the lines of a file, given one that fits; returns the line, from 1, where the finding must stand."""


class Expected(NamedTuple):
    """A finding that has to be made."""

    path: str
    line: int
    code: str


class Fault(NamedTuple):
    """One way to spoil a county: in which files, at a line that begins so, how, and what is found."""

    code: str
    folder: str
    begins: str
    edit: Edit


def _replaced(text: str) -> Edit:
    def edit(lines: list[str], at: int) -> int:
        lines[at] = text
        return at + 1

    return edit


def _added(text: str) -> Edit:
    def edit(lines: list[str], at: int) -> int:
        lines.insert(at + 1, text)
        return at + 2

    return edit


def _removed(lines: list[str], at: int) -> int:
    """Take the line away; the finding stands where the record begins."""
    del lines[at]
    return next(number for number in range(at, 0, -1) if lines[number - 1].startswith("- "))


def _other_end(lines: list[str], at: int) -> int:
    """Another check character."""
    code = lines[at].rstrip('"')
    lines[at] = f'{code[:-1]}{"2" if code[-1] != "2" else "3"}"'
    return at + 1


FAULTS = (
    Fault("YGT104", "members/villages/zhen", "  established_by: ", _replaced("  established_by: 村里")),
    Fault("YGT102", "members/villages/zhen", "  ws218: ", _added("  remrk: 待核")),
    Fault("YGT301", "members/villages/zhen", "  managed_by: ", _replaced("  managed_by: 无此卫生院")),
    Fault("YGT123", "members/township", "  credit_code: ", _other_end),
    Fault("YGT108", "members/township", "  beds: ", _replaced("  beds: 若干")),
    Fault("YGT008", "members/township", "  ws218: C220", _added("  ws218: C220")),
    Fault("YGT103", "catalogues/drugs/lei", "  strength: ", _removed),
    Fault("YGT501", "catalogues/drugs/lei", "  approval_number: ", _replaced("  approval_number: 国药准字H9900")),
    Fault("YGT121", "catalogues/drugs/lei", "    on: ", _replaced("    on: 2026-02-30")),
)


def spoiled(files: dict[str, str], seed: int) -> tuple[dict[str, str], list[Expected]]:
    """A county with every fault once, each in a record of its own, and what must be found."""
    rng = random.Random(seed)
    lines = {path: text.split("\n") for path, text in files.items()}
    expected: list[Expected] = []
    used: dict[str, set[int]] = {}
    for fault in rng.sample(FAULTS, len(FAULTS)):
        paths = [path for path in sorted(lines) if path.startswith(fault.folder)]
        path = rng.choice(paths)
        held, taken = lines[path], used.setdefault(path, set())
        fitting = [
            at for at, line in enumerate(held) if line.startswith(fault.begins) and _record(held, at) not in taken
        ]
        at = rng.choice(fitting)
        taken.add(_record(held, at))
        before = len(held)
        line = fault.edit(held, at)
        shift = len(held) - before
        # What stands below a line put in or taken away has moved.
        expected = [
            one._replace(line=one.line + shift) if one.path == path and one.line > line else one for one in expected
        ]
        expected.append(Expected(path, line, fault.code))
    return {path: "\n".join(held) for path, held in lines.items()}, sorted(expected)


def _record(lines: list[str], at: int) -> int:
    """The number of the record a line is part of."""
    return sum(line.startswith("- ") for line in lines[: at + 1])
