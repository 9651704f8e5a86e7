"""Every measurement in one table: what it cost, how that compares, what was wanted, and whether it is met.

    python benchmarks/table.py [--large]

Ratios are between commands measured in the same run, side by side. With `--large`, a hundred counties and all 2,200 as
well: half an hour, and a gigabyte in the folder for temporary files.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial

import comparing
import floors
import judging
import many_counties
import one_county
import printing
from measuring import Row

from ygt.report.display import padded, width

PARTS: tuple[tuple[str, Callable[[], Iterable[Row]]], ...] = (
    ("一个县域（S）", one_county.rows),
    ("一个县域：下限和时间的去向", floors.rows),
    ("判断任务条款", judging.rows),
    ("比较两个版本", comparing.rows),
)
LARGE: tuple[tuple[str, Callable[[], Iterable[Row]]], ...] = (
    ("一百个县域（M）", partial(many_counties.rows, "M")),
    ("全国（L）：2200个县域，60万家机构", partial(many_counties.rows, "L")),
)
OWN: tuple[tuple[str, Callable[[], int]], ...] = (("印制公文", printing.main),)
"""Parts that print their own lines and return 1 where something wanted is missed."""

HEADS = ("CPU 秒", "用时 秒", "内存 MB")
NAMES, COLUMN, RESULT, WANTED = 46, 9, 38, 20


def main() -> int:
    """Print the table as it comes; exit code 1 where something wanted is missed."""
    parser = argparse.ArgumentParser(description="测量耗时和内存")
    parser.add_argument("--large", action="store_true", help="另测一百个县域和全国")
    large = parser.parse_args().large
    missed = 0
    print(padded("", NAMES), *(head.rjust(COLUMN - width(head) + len(head)) for head in HEADS), " 结果")
    for title, part in _parts(large=large):
        print(f"\n{title}")
        for one in part():
            print(_line(one), flush=True)
            missed += one.met is False
    for title, program in OWN:
        print(f"\n{title}", flush=True)
        missed += program()
    print(f"\n{f'未达到的目标{missed}项' if missed else '各项目标均已达到'}。")
    return 1 if missed else 0


def _parts(*, large: bool) -> Iterator[tuple[str, Callable[[], Iterable[Row]]]]:
    yield from PARTS
    if large:
        yield from LARGE


def _line(one: Row) -> str:
    figures = [
        "" if one.cpu is None else f"{one.cpu:.3f}",
        "" if one.wall is None else f"{one.wall:.3f}",
        "" if one.peak is None else f"{one.peak:.0f}",
    ]
    met = {None: "", True: "达到", False: "未达到"}[one.met]
    told = f"  {padded(one.result, RESULT)} {padded(one.wanted, WANTED)} {met}"
    return f"{padded('  ' + one.what, NAMES)} {' '.join(text.rjust(COLUMN) for text in figures)}{told}".rstrip()


if __name__ == "__main__":
    sys.exit(main())
