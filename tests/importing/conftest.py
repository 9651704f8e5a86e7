"""What the tests of importing share: the miniature county in a folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from workspaces import MINI


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A copy of the miniature county."""
    return Path(shutil.copytree(MINI, tmp_path / "county"))
