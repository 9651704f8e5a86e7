"""What the tests of the command line share."""

from __future__ import annotations

import io
import shutil
from functools import partial
from pathlib import Path

import pytest
from cli_process import Command, Run, Said, Terminal, run, run_here, run_typing

from ygt.cli.main import main

HERE = Path(__file__).parent


@pytest.fixture
def ygt(tmp_path: Path) -> Run:
    """Run `ygt` in an empty folder, or in `cwd`."""
    return partial(run_here, cwd=tmp_path)


@pytest.fixture
def ygt_process(tmp_path: Path) -> Run:
    """The same in a process of its own, where the process is what is tested."""
    return partial(run, cwd=tmp_path)


@pytest.fixture
def ygt_typing(tmp_path: Path) -> Run:
    """Run `ygt` at a terminal at which `typed` is typed, in an empty folder, or in `cwd`."""
    return partial(run_typing, cwd=tmp_path)


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Carry out a command line within this process; `typed` is typed at a terminal, without it there is none."""

    def carry_out(root: Path, *words: str, typed: str | None = None) -> Said:
        monkeypatch.setattr("sys.stdin", io.StringIO() if typed is None else Terminal(typed))
        code = main(["-C", str(root), *words])
        return Said(code, *capsys.readouterr())

    return carry_out


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A copy of `fixtures/wrong`: a small county, wrong in several ways."""
    return Path(shutil.copytree(HERE / "fixtures" / "wrong", tmp_path / "wrong"))
