"""What a machine may lack, and the tests then skipped: the only ones ever skipped. `.ci/run` allows no skip at all."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
import yaml

GIT = pytest.mark.skipif(shutil.which("git") is None, reason="没有找到 git")
LIBYAML = pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML 未带 libyaml，只有一种解析器")
TERMINAL = pytest.mark.skipif(sys.platform == "win32", reason="Windows 没有伪终端")
FULL_DISK = pytest.mark.skipif(not Path("/dev/full").exists(), reason="本系统没有 /dev/full")
NO_CHROMIUM = "没有找到 Chromium：请安装 chromium，或以环境变量 CHROMIUM 指明其位置"


def chromium(of_playwright: str) -> str:
    """The Chromium to drive: `CHROMIUM`, one on PATH, or playwright's own; without any the test is skipped."""
    named = os.environ.get("CHROMIUM")
    for name in [named] if named else ["chromium", "chromium-browser", "google-chrome", of_playwright]:
        if found := shutil.which(name):
            return found
    pytest.skip(NO_CHROMIUM)
