"""The real command line, run as a process of its own or within the test's; at a terminal or without."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from command_line import carried_out

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


class Said(NamedTuple):
    """What a command returned and said."""

    code: int
    out: str
    err: str

    @property
    def changed(self) -> list[str]:
        """The lines of the diff that are taken away and put in."""
        lines = self.out.splitlines()
        return [line for line in lines if line[:1] in ("-", "+") and line[:3] not in ("---", "+++")]


Command = Callable[..., Said]


class Terminal(io.StringIO):
    """A terminal at which something is typed."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def environment(**changes: str) -> dict[str, str]:
    """What a user's shell would pass on, without what this machine happens to set."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT", "TEMP") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT / "tools"), **changes}


def run_here(
    *arguments: str | Path, cwd: Path, env: dict[str, str] | None = None, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    """The same as `run`, within this process."""
    return carried_out(arguments, cwd=cwd, environment=environment(**(env or {})), stdin=stdin)


def run(
    *arguments: str | Path, cwd: Path, env: dict[str, str] | None = None, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `ygt` in a process of its own, with `arguments`; `env` changes the environment, `stdin` is typed into it."""
    return subprocess.run(
        [sys.executable, "-m", "ygt", *map(str, arguments)],
        cwd=cwd,
        env=environment(**(env or {})),
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def run_typing(*arguments: str | Path, cwd: Path, typed: str) -> subprocess.CompletedProcess[str]:
    """Run `ygt` with `arguments` at a terminal at which `typed` is typed; only where there are such terminals."""
    import pty

    master, slave = pty.openpty()
    try:
        os.write(master, typed.encode())
        return subprocess.run(
            [sys.executable, "-m", "ygt", *map(str, arguments)],
            cwd=cwd,
            env=environment(),
            stdin=slave,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    finally:
        os.close(slave)
        os.close(master)
