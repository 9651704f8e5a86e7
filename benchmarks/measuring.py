"""What a command costs: CPU and wall seconds, and the memory it and its helpers take together at the most."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

PAUSE = 0.2
"""Memory is looked at every so many seconds; of what ends sooner the system tells the peak."""


class Cost(NamedTuple):
    """What a run cost (children included), what it said, and how it ended. `peak` is in MB, 0 where not known."""

    cpu: float
    wall: float
    peak: float
    code: int
    said: str


class Row(NamedTuple):
    """A line of the table: what was measured, the cost, how that compares, and what was wanted."""

    what: str
    cpu: float | None = None
    wall: float | None = None
    peak: float | None = None
    result: str = ""
    wanted: str = ""
    met: bool | None = None


def row(what: str, cost: Cost, result: str = "", wanted: str = "", met: bool | None = None) -> Row:
    """A line for a command that was run."""
    return Row(what, cost.cpu, cost.wall, cost.peak or None, result, wanted, met)


def compared(ratio: float, most: float, of: str) -> dict[str, Any]:
    """The last columns of a line: how many times something else it took, and how many it may."""
    return {"result": f"{of} {ratio:.2f} 倍", "wanted": f"≤ {most:g} 倍", "met": ratio <= most}


def run(command: Sequence[str], *, changes: Mapping[str, str] | None = None, codes: Sequence[int] = (0, 1)) -> Cost:
    """Run a command and wait for it; SystemExit where it ends otherwise than with one of `codes`."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={**os.environ, **(changes or {})}
    )
    tree = _Tree(process.pid)
    tree.start()
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    tree.stop()
    if process.returncode not in codes:
        raise SystemExit(
            f"无法运行 {' '.join(command)}：代码 {process.returncode}\n{said[-500:].decode(errors='replace')}"
        )
    # A process begins with the memory of the one that started it: what does not go beyond that tells nothing.
    unit = 1e6 if sys.platform == "darwin" else 1e3
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak = max(usage.ru_maxrss / unit if usage.ru_maxrss > own else 0, tree.peak / 1e3)
    return Cost(usage.ru_utime + usage.ru_stime, wall, peak, process.returncode, said.decode(errors="replace"))


def least(costs: Sequence[Cost]) -> Cost:
    """The cost with the least CPU, the least wall time and the greatest peak of several runs."""
    best = min(costs, key=lambda one: one.cpu)
    return best._replace(wall=min(one.wall for one in costs), peak=max(one.peak for one in costs))


class _Tree(threading.Thread):
    """Looks at the memory of a process and its children, what they share counted once."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._over = threading.Event()
        self.peak = 0

    def run(self) -> None:
        while not self._over.wait(PAUSE):
            self.peak = max(self.peak, sum(_memory(one) for one in self._family()))

    def stop(self) -> None:
        self._over.set()
        self.join()

    def _family(self) -> list[int]:
        try:
            children = Path(f"/proc/{self._process}/task/{self._process}/children").read_text(encoding="ascii")
        except OSError:
            children = ""
        return [self._process, *map(int, children.split())]


def _memory(process: int) -> int:
    """Proportional set size in kB; 0 where the system does not tell, or the process is gone."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def installed(name: str) -> str:
    """A command of this environment, as its users start it."""
    return str(Path(sys.executable).parent / name)
