"""Sets of invented counties on the disk: S one, M a hundred, L as many as there are; whole, or with faults.

    python benchmarks/sets.py S|M|L FOLDER [--faults]

writes the counties to FOLDER/counties, and with `--faults` the findings that must be made to FOLDER/faults.tsv, with
paths from FOLDER.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NamedTuple

import county as invented
from county import PLAIN, SMALL, Size
from faults import Expected, spoiled

SHARED = 7
"""The county in whose place the next one's hospital code is used once more."""


class Set(NamedTuple):
    """How many counties of which size."""

    counties: int
    size: Size


SETS = {"S": Set(1, SMALL), "M": Set(100, SMALL), "L": Set(2200, PLAIN)}


def write_set(folder: Path, chosen: Set, *, faulty: bool = False) -> list[Expected]:
    """Write a set; with `faulty`, every tenth county has every fault, and one code is used in two of them."""
    expected: list[Expected] = []
    for number in range(chosen.counties):
        files = invented.county(number, chosen.size)
        name = f"counties/{number:04}"
        if faulty and number % 10 == 0:
            files, found = spoiled(files, number)
            expected += [one._replace(path=f"{name}/{one.path}") for one in found]
        if faulty and number == SHARED + 1:
            files["members/hospitals.yaml"], line = _with_code_of(files["members/hospitals.yaml"], SHARED, chosen.size)
            expected.append(Expected(f"{name}/members/hospitals.yaml", line, "YGT202"))
        for path, text in files.items():
            file = folder / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    return sorted(expected)


def _with_code_of(text: str, other: int, size: Size) -> tuple[str, int]:
    """A file of hospitals with the code of another county's first, and the line of it."""
    theirs = invented.county(other, size)["members/hospitals.yaml"].split("\n")
    lines = text.split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("  credit_code: "))
    lines[at] = next(line for line in theirs if line.startswith("  credit_code: "))
    return "\n".join(lines), at + 1


def main() -> int:
    """Write the set the command line names."""
    parser = argparse.ArgumentParser(description="生成测量用的虚构台账")
    parser.add_argument("set", choices=list(SETS))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--faults", action="store_true", help="每十个县域放入各种错误，应有的发现写入 faults.tsv")
    wanted = parser.parse_args()
    expected = write_set(wanted.folder, SETS[wanted.set], faulty=wanted.faults)
    if wanted.faults:
        lines = [f"{one.path}\t{one.line}\t{one.code}\n" for one in expected]
        (wanted.folder / "faults.tsv").write_text("".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
