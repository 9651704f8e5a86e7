"""How much less work `ygt check` is than the tools one would otherwise run, on the same files, in the same run.

Prints the CPU seconds (user and system, children included) of `ygt check` from a cold start with every rule on, and
of `check-jsonschema` once per schema plus `yamllint`, and their ratio. Each command counts with the least of several
rounds, taken in turn, so that whatever else the machine does weighs on all alike. The others check shape and style
only; `ygt` also checks names, references and governance.
"""

from __future__ import annotations

import compileall
import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 3
STARTS = 5
"""How often the two short commands are started in a round: of them even a moment's disturbance is a large part."""

WANTED = 40


def main() -> int:
    """Print the table; exit code 1 when the ratio wanted is missed."""
    workspace = ROOT / "examples" / "demo"
    files = files_by_kind(workspace)
    everything = [path for paths in files.values() for path in paths]
    # pip did so for the others when it installed them, but not for a package that is used where it is developed.
    compileall.compile_dir(ROOT / "tools" / "ygt", quiet=1)
    rounds = [
        (
            least([installed("ygt"), "-C", str(workspace), "check", "--format", "concise"]),
            least([sys.executable, "-c", "pass"]),
            cpu(style_command(everything)),
            *(cpu(schema_command(kind, paths)) for kind, paths in files.items()),
        )
        for _ in range(ROUNDS)
    ]
    ours, empty, style, *each = (min(times) for times in zip(*rounds, strict=True))
    schemas = sum(each)
    count = sum(len(paths) for paths in files.values())
    size = sum(path.stat().st_size for paths in files.values() for path in paths)
    print(f"{workspace.relative_to(ROOT)}：{count} 个文件，{size / 1000:.0f} kB")
    print(f"{'':28}{'CPU 秒':>8}{'比':>10}")
    for name, seconds in (
        ("空的 Python 进程", empty),
        ("ygt check", ours),
        ("check-jsonschema（逐个模式）", schemas),
        ("yamllint", style),
        ("后两者合计", schemas + style),
    ):
        print(f"{name:<28}{seconds:>8.3f}{seconds / ours:>10.1f}")
    ratio = (schemas + style) / ours
    print(f"ygt check 的耗时是后两者合计的 1/{ratio:.0f}（目标：不高于 1/{WANTED}）")
    return 0 if ratio >= WANTED else 1


def files_by_kind(workspace: Path) -> dict[str, list[Path]]:
    """The workspace's files by the kind of record they hold, as the contract's table says."""
    table = json.loads((ROOT / "schema" / "files.json").read_text(encoding="utf-8"))["files"]
    found: dict[str, list[Path]] = {}
    for row in table:
        paths = sorted(workspace.glob(row["pattern"]))
        if paths:
            found.setdefault(row["kind"], []).extend(paths)
    return found


def schema_command(kind: str, paths: Sequence[Path]) -> list[str]:
    """One run of check-jsonschema over the files of one kind."""
    schema = ROOT / "schema" / "records" / f"{kind}.json"
    return [installed("check-jsonschema"), "--schemafile", str(schema), *map(str, paths)]


def style_command(paths: Sequence[Path]) -> list[str]:
    """One run of yamllint over all files."""
    rules = "{extends: default, rules: {line-length: disable, document-start: disable}}"
    return [installed("yamllint"), "-d", rules, *map(str, paths)]


def installed(name: str) -> str:
    """A command of this environment, as its users start it."""
    return str(Path(sys.executable).parent / name)


def least(command: Sequence[str]) -> float:
    """The least CPU time of several starts of a short command."""
    return min(cpu(command) for _ in range(STARTS))


def cpu(command: Sequence[str]) -> float:
    """User and system seconds one command takes, its children included; what it says is not shown."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(f"无法运行 {command[0]}：{done.stderr.decode(errors='replace')[-500:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
