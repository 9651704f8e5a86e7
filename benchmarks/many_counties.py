"""A hundred counties, or all 2,200: cost a county, two processes beside one, memory, and what is found."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean

from measuring import Cost, Row, installed, row, run
from one_county import verdict
from sets import SETS, Set, write_set

FEW = 0.1
"""The part of the set whose cost a county is compared with that of the whole."""

SLACK = 0.10
FASTER = 1.7
SECONDS = 90
MEGABYTES = 400


def rows(name: str) -> Iterator[Row]:
    """The lines of the table for the set M or L."""
    chosen = SETS[name]
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder)
        write_set(whole, chosen)
        few = max(2, int(chosen.counties * FEW))
        numbers = [f"{number:04}" for number in range(few)]
        # Before, between and after those of all: what else the machine does then weighs on both alike.
        ones, somes = [], []

        def few_again() -> None:
            for _ in range(2):
                ones.append(_check(whole, "0000"))
                somes.append(_check(whole, *numbers))

        few_again()
        alone = _check(whole, "*")
        few_again()
        pair = _check(whole, "*", jobs=2)
        few_again()
        one, some = _mean(ones), _mean(somes)
        yield row(f"{name} 其中1个台账", one)
        yield row(f"{name} 其中{few}个台账", some)
        yield row(f"{name} 全部{chosen.counties}个台账，一个进程", alone, *_constant(one, some, alone, few, chosen))
        yield row(f"{name} 同上，两个进程", pair, *_pair(alone, pair))
        if name == "L":
            yield Row("L 用时与内存", result=f"{pair.wall:.0f} 秒，{pair.peak:.0f} MB", **_limits(pair))
    with tempfile.TemporaryDirectory() as folder:
        expected = write_set(Path(folder), chosen, faulty=True)
        cost = _check(Path(folder), "*", jobs=2)
        found = {_place(line) for line in cost.said.splitlines()}
        yield row(f"{name} 放入错误，两个进程", cost, *verdict(found, expected))


def _check(folder: Path, *counties: str, jobs: int = 1) -> Cost:
    patterns = [word for one in counties for word in ("--workspaces", f"counties/{one}")]
    return run([installed("ygt"), "-C", str(folder), "check", "--format", "concise", *patterns, "--jobs", str(jobs)])


def _mean(costs: Sequence[Cost]) -> Cost:
    """The mean of several runs, and the greatest peak."""
    cpu, wall = fmean(one.cpu for one in costs), fmean(one.wall for one in costs)
    return costs[0]._replace(cpu=cpu, wall=wall, peak=max(one.peak for one in costs))


def _constant(one: Cost, some: Cost, alone: Cost, few: int, chosen: Set) -> tuple[str, str, bool]:
    """The cost a further county brings, among few and among all."""
    early = (some.cpu - one.cpu) / (few - 1)
    late = (alone.cpu - some.cpu) / (chosen.counties - few)
    change = late / early - 1
    told = f"每个台账 {late * 1000:.1f} 毫秒，比前{few}个 {change:+.1%}"
    return told, f"相差 ≤ {SLACK:.0%}", abs(change) <= SLACK


def _pair(alone: Cost, pair: Cost) -> tuple[str, str, bool]:
    faster = alone.wall / pair.wall
    return f"用时是一个进程的 1/{faster:.2f}", f"≤ 1/{FASTER}", faster >= FASTER


def _limits(pair: Cost) -> dict[str, object]:
    met = pair.wall <= SECONDS and pair.peak <= MEGABYTES
    return {"wanted": f"≤ {SECONDS} 秒，≤ {MEGABYTES} MB", "met": met}


def _place(line: str) -> tuple[str, int, str]:
    """The path, the line and the rule of a finding in the concise report."""
    path, number, _, rest = line.split(":", 3)
    return path, int(number), rest.split()[1]
