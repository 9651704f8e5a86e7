"""How much work it is to tell what two revisions changed, beside one check.

Prints the CPU seconds of `ygt check` on the demonstration county and of `ygt diff` between two revisions of it, one of
every drug file and a roster changed, both started as their users start them; and the ratio, with what it may be at
most. Beside that, the first `ygt history` of a member over those revisions, and the second, which finds what the first
has kept. The commands take turns, and the least of several rounds counts.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORKSPACE = ROOT / "examples" / "demo"
ROUNDS = 5
MOST = 2.5
KEPT = ".cache"


def main() -> int:
    """Print the table; exit code 1 where the ratio is missed."""
    with tempfile.TemporaryDirectory() as folder:
        demo = two_revisions(Path(folder) / "demo")
        rounds = [measured(demo) for _ in range(ROUNDS)]
    check, diff, first, again = (min(times) for times in zip(*rounds, strict=True))
    print(f"{WORKSPACE.relative_to(ROOT)}：两个版本")
    print(f"{'':24}{'CPU 秒':>8}{'比':>8}{'至多':>6}")
    print(f"{'ygt check':<26}{check:>8.3f}")
    print(f"{'ygt diff':<26}{diff:>8.3f}{diff / check:>9.2f}{MOST:>8.1f}")
    print(f"{'ygt history（初次）':<22}{first:>8.3f}{first / check:>9.2f}")
    print(f"{'ygt history（再次）':<22}{again:>8.3f}{again / check:>9.2f}")
    return 0 if diff <= MOST * check else 1


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


def measured(folder: Path) -> tuple[float, float, float, float]:
    """CPU seconds of a check, a comparison, a history told for the first time, and told again."""
    shutil.rmtree(folder / KEPT, ignore_errors=True)
    return (
        cpu(folder, "check", "-q"),
        cpu(folder, "diff", "main~1..main"),
        cpu(folder, "history", "理事会"),
        cpu(folder, "history", "理事会"),
    )


def cpu(folder: Path, *arguments: str) -> float:
    """User and system seconds one command takes, its children included."""
    command: Sequence[str] = [str(Path(sys.executable).parent / "ygt"), "-C", str(folder), *arguments]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(f"无法运行 {' '.join(command)}：{done.stderr.decode(errors='replace')[-500:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
