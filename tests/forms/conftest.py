"""What the tests of forms share: the demo county in a folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from calling import DEMO


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A copy of the demo county."""
    return Path(shutil.copytree(DEMO, tmp_path / "demo", ignore=shutil.ignore_patterns("build")))
