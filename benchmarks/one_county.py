"""One county: cold beside the tools one would otherwise run, warm beside an interpreter that does nothing.

The others check shape and style only; `ygt` also checks names, references and governance. Commands take turns, and each
counts with the least of several rounds, so that whatever else the machine does weighs on all alike.
"""

from __future__ import annotations

import compileall
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from faults import Expected
from measuring import Cost, Row, compared, installed, least, row, run
from sets import SETS, write_set

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 5
WANTED = 50
WANTED_WARM = 2
WANTED_HELP = 8


def rows() -> Iterator[Row]:
    """The lines of the table."""
    # pip did so for the others when it installed them, but not for a package that is used where it is developed.
    compileall.compile_dir(ROOT / "tools" / "ygt", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        write_set(Path(folder, "whole"), SETS["S"])
        expected = write_set(Path(folder, "faulty"), SETS["S"], faulty=True)
        home = {"XDG_CACHE_HOME": str(Path(folder, "home"))}
        yield from _costs(Path(folder, "whole", "counties", "0000"), home)
        yield from _found(Path(folder, "faulty"), expected, home)


def _costs(county: Path, home: dict[str, str]) -> Iterator[Row]:
    check = [installed("ygt"), "-C", str(county), "check"]
    files = files_by_kind(county)
    everything = [path for paths in files.values() for path in paths]
    schemas = [schema_command(kind, paths) for kind, paths in files.items()]
    nothing: list[Cost] = []
    cold: list[Cost] = []
    help_: list[Cost] = []
    for _ in range(ROUNDS):
        nothing.append(run([sys.executable, "-c", "pass"]))
        cold.append(run(check))
        help_.append(run([installed("ygt"), "--help"]))
    style = run(style_command(everything))
    shape = _together([run(one) for one in schemas])
    # An answer is kept only in a repository, and what makes one is this folder.
    (county / ".git").mkdir()
    run(check, changes=home)
    warm = []
    for _ in range(ROUNDS):
        nothing.append(run([sys.executable, "-c", "pass"]))
        warm.append(run(check, changes=home))
    empty, ours, again, help_least = least(nothing), least(cold), least(warm), least(help_)
    others = style.cpu + shape.cpu
    size = sum(path.stat().st_size for path in everything)
    yield row("空的 Python 进程", empty)
    yield row("ygt --help", help_least, **compared(help_least.cpu / empty.cpu, WANTED_HELP, "空进程的"))
    yield row("yamllint", style)
    yield row(f"check-jsonschema，{len(schemas)}个模式各一次", shape)
    ratio = others / ours.cpu
    told = f"上两行之和的 1/{ratio:.0f}", f"≤ 1/{WANTED}", ratio >= WANTED
    yield row(f"S 初次核对（{len(everything)}个文件，{size / 1000:.0f} kB）", ours, *told)
    yield row("S 再次核对（内容未变）", again, **compared(again.cpu / empty.cpu, WANTED_WARM, "空进程的"))


def _found(folder: Path, expected: Sequence[Expected], home: dict[str, str]) -> Iterator[Row]:
    """Whether just the faults that were put in are found, each on its line, and told once more by what is kept."""
    command = [installed("ygt"), "-C", str(folder / "counties" / "0000"), "check", "--format", "json"]
    cost = run(command)
    found = {("counties/0000/" + one["path"], one["line"], one["code"]) for one in json.loads(cost.said)["findings"]}
    yield row("S 放入错误", cost, *verdict(found, expected))
    (folder / "counties" / "0000" / ".git").mkdir()
    first, again = (run(command, changes=home) for _ in range(2))
    same = (first.said, first.code) == (again.said, again.code) and again.code == 1
    yield row("S 放入错误，再次核对（内容未变）", again, "答复相同" if same else "答复不同", "与初次相同", same)


def verdict(found: set[tuple[str, int, str]], expected: Sequence[Expected]) -> tuple[str, str, bool]:
    """How many of the expected findings were made, and how many others."""
    wanted = {tuple(one) for one in expected}
    return (
        f"找出{len(found & wanted)}处，另有{len(found - wanted)}处",
        f"恰为{len(wanted)}处",
        found == wanted,
    )


def _together(costs: Sequence[Cost]) -> Cost:
    return Cost(sum(one.cpu for one in costs), sum(one.wall for one in costs), max(one.peak for one in costs), 0, "")


def files_by_kind(workspace: Path) -> dict[str, list[Path]]:
    """The workspace's files by the kind of record they hold, as the contract's table says."""
    table = json.loads((ROOT / "schema" / "files.json").read_text(encoding="utf-8"))["files"]
    found: dict[str, list[Path]] = {}
    for one in table:
        paths = sorted(workspace.glob(one["pattern"]))
        if paths:
            found.setdefault(one["kind"], []).extend(paths)
    return found


def schema_command(kind: str, paths: Sequence[Path]) -> list[str]:
    """One run of check-jsonschema over the files of one kind."""
    schema = ROOT / "schema" / "records" / f"{kind}.json"
    return [installed("check-jsonschema"), "--schemafile", str(schema), *map(str, paths)]


def style_command(paths: Sequence[Path]) -> list[str]:
    """One run of yamllint over all files."""
    rules = "{extends: default, rules: {line-length: disable, document-start: disable}}"
    return [installed("yamllint"), "-d", rules, *map(str, paths)]
