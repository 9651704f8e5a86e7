"""How much work it is to tell what two revisions changed, beside one check.

The CPU seconds of `ygt check` on the demonstration county and of `ygt diff` between two revisions of it, one of
every drug file and a roster changed, both started as their users start them; and the ratio, with what it may be at
most. Beside that, the first `ygt history` of a member over those revisions, and the second, which finds what the first
has kept. The commands take turns, and the least of several rounds counts.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measuring import Cost, Row, compared, installed, least, row, run

ROOT = Path(__file__).resolve().parents[1]
WORKSPACE = ROOT / "examples" / "demo"
ROUNDS = 5
MOST = 2.5
KEPT = ".cache"


def rows() -> Iterator[Row]:
    """The lines of the table."""
    with tempfile.TemporaryDirectory() as folder:
        demo = two_revisions(Path(folder) / "demo")
        rounds = [measured(demo) for _ in range(ROUNDS)]
    check, diff, first, again = (least(costs) for costs in zip(*rounds, strict=True))
    yield row("ygt check", check)
    yield row("ygt diff", diff, **compared(diff.cpu / check.cpu, MOST, "核对的"))
    yield row("ygt history（初次）", first, f"核对的 {first.cpu / check.cpu:.2f} 倍")
    yield row("ygt history（再次）", again, f"核对的 {again.cpu / check.cpu:.2f} 倍")


def two_revisions(folder: Path) -> Path:
    """A repository with the demonstration county as it is, and with many of its files changed."""
    shutil.copytree(WORKSPACE, folder, ignore=shutil.ignore_patterns("build", KEPT))
    git(folder, "init", "-q", "-b", "main")
    committed(folder)
    files = [*sorted((folder / "catalogues" / "drugs").glob("*.yaml")), folder / "org" / "bodies" / "lishihui.yaml"]
    for file in files:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("执业医师", "主治医师以上").replace("张明德", "张明远"), encoding="utf-8")
    committed(folder)
    return folder


def committed(folder: Path) -> None:
    """Commit all there is."""
    git(folder, "add", "-A")
    git(folder, "-c", "user.name=x", "-c", "user.email=x", "commit", "-q", "-m", "x")


def git(folder: Path, *arguments: str) -> None:
    """Run git in `folder`."""
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, env={**os.environ, **quiet})


def measured(folder: Path) -> tuple[Cost, Cost, Cost, Cost]:
    """The cost of a check, a comparison, a history told for the first time, and told again."""
    shutil.rmtree(folder / KEPT, ignore_errors=True)
    ygt = [installed("ygt"), "-C", str(folder)]
    return (
        run([*ygt, "check", "-q"]),
        run([*ygt, "diff", "main~1..main"]),
        run([*ygt, "history", "理事会"]),
        run([*ygt, "history", "理事会"]),
    )
