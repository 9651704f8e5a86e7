"""Every measurement in one table: what it cost, how that compares, what was wanted, and whether it is met.

    python benchmarks/table.py [--small] [TITLE ...]

Ratios are between commands measured in the same run, side by side. A hundred counties and all 2,200 take most of the
half hour, and a gigabyte in the folder for temporary files; with `--small` they are left out. With words, only the
parts that have one of them in their title.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from functools import partial

import building
import comparing
import floors
import judging
import many_counties
import one_county
import printing
import spreadsheets
from measuring import Row

from ygt.report.display import padded, width

PARTS: tuple[tuple[str, Callable[[], Iterable[Row]]], ...] = (
    ("一个县域（S）", one_county.rows),
    ("一个县域：下限和时间的去向", floors.rows),
    ("判断任务条款", judging.rows),
    ("比较两个版本", comparing.rows),
    ("生成网站", building.rows),
    ("印制公文", printing.rows),
    ("下发和汇入表格", spreadsheets.rows),
)
LARGE: tuple[tuple[str, Callable[[], Iterable[Row]]], ...] = (
    ("一百个县域（M）", partial(many_counties.rows, "M")),
    ("全国（L）：2200个县域，60万家机构", partial(many_counties.rows, "L")),
)

HEADS = ("CPU 秒", "用时 秒", "内存 MB")
NAMES, COLUMN, RESULT, WANTED = 54, 9, 38, 20


def main() -> int:
    """Print the table as it comes; exit code 1 where something wanted is missed."""
    parser = argparse.ArgumentParser(description="测量耗时和内存")
    parser.add_argument("--small", action="store_true", help="不测一百个县域和全国")
    parser.add_argument("words", nargs="*", metavar="标题", help="只测标题中有这些文字的部分")
    asked = parser.parse_args()
    missed = 0
    print(padded("", NAMES), *(head.rjust(COLUMN - width(head) + len(head)) for head in HEADS), " 结果")
    for title, part in PARTS if asked.small else (*PARTS, *LARGE):
        if asked.words and not any(word in title for word in asked.words):
            continue
        print(f"\n{title}", flush=True)
        for one in part():
            print(_line(one), flush=True)
            missed += one.met is False
    print(f"\n{f'未达到的目标{missed}项' if missed else '各项目标均已达到'}。")
    return 1 if missed else 0


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
