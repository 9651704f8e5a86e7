"""A copy of the miniature county."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ygt.resources import miniature_dir


@pytest.fixture
def county(tmp_path: Path) -> Path:
    return Path(shutil.copytree(miniature_dir(), tmp_path / "county"))
