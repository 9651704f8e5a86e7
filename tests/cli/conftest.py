"""What the tests of the command line share."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest
from cli_process import Run, run

HERE = Path(__file__).parent


@pytest.fixture
def ygt(tmp_path: Path) -> Run:
    """Run `ygt` in an empty folder, or in `cwd`."""
    return partial(run, cwd=tmp_path)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A copy of `fixtures/wrong`: a small county, wrong in several ways."""
    return Path(shutil.copytree(HERE / "fixtures" / "wrong", tmp_path / "wrong"))
