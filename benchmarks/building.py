"""What building the site of a county costs beside mkdocs, and what of it is written again.

mkdocs is run alone, under the same configuration, on the very Markdown that was generated, so that what goes beyond it
is ours: the check, the pages themselves, and what is done to the finished site (links, search, policy).
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measuring import Cost, Row, compared, installed, least, row, run
from sets import SETS, write_set

MOST = 1.15
TIMES = 3
"""So often the two are measured against each other."""

OWN_FILES = "members/township.yaml"
"""The file of which one field is changed."""


def rows() -> Iterator[Row]:
    """The lines of the table."""
    with tempfile.TemporaryDirectory() as folder:
        write_set(Path(folder), SETS["S"])
        county = Path(folder, "counties", "0000")
        docs = county / "build" / "docs"
        first, alone = _in_turn(county)
        before = _written(docs)
        yield row(f"mkdocs 单独生成同样的{_pages(before)}页", alone)
        yield row("ygt site 初次", first, **compared(first.cpu / alone.cpu, MOST, "mkdocs 的"))
        again = _build(county)
        yield row("ygt site 再次（内容未变）", again, *_rewritten(before, _written(docs), most=0))
        _change(county / OWN_FILES)
        before = _written(docs)
        changed = _build(county)
        yield row("ygt site 改动一家机构之后", changed, *_rewritten(before, _written(docs), most=_pages(before) // 10))


def _in_turn(county: Path) -> tuple[Cost, Cost]:
    """The least of several first builds and of mkdocs on the same Markdown, in turn, as the machine has its moods."""
    costs = []
    for _ in range(TIMES):
        for made in ("build", ".cache"):
            shutil.rmtree(county / made, ignore_errors=True)
        costs.append((_build(county), _mkdocs(county)))
    return least([ours for ours, _ in costs]), least([theirs for _, theirs in costs])


def _build(county: Path) -> Cost:
    return run([installed("ygt"), "-C", str(county), "site"], codes=(0,))


def _mkdocs(county: Path) -> Cost:
    into = county.parent / "alone"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(county / "build/mkdocs.yml")]
    quiet = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0", "PYTHONUTF8": "1", "NO_COLOR": "1"}
    cost = run([*command, "--site-dir", str(into)], changes=quiet, codes=(0,))
    shutil.rmtree(into)
    return cost


def _change(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?<=  beds: )\d+", "91", text, count=1), encoding="utf-8", newline="\n")


def _written(docs: Path) -> dict[str, int]:
    """When each of the generated pages and files was written."""
    return {path.relative_to(docs).as_posix(): path.stat().st_mtime_ns for path in docs.rglob("*") if path.is_file()}


def _pages(written: dict[str, int]) -> int:
    return sum(path.endswith(".md") for path in written)


def _rewritten(before: dict[str, int], after: dict[str, int], *, most: int) -> tuple[str, str, bool]:
    """How many of the pages were written again."""
    count = sum(path.endswith(".md") and before.get(path) != written for path, written in after.items())
    return f"重写{count}页，共{_pages(after)}页", f"≤ {most} 页", count <= most
