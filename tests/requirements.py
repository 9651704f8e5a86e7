"""What a machine may lack, and the tests then skipped: the only ones ever skipped. `.ci/run` allows no skip at all."""

from __future__ import annotations

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

GIT = pytest.mark.skipif(shutil.which("git") is None, reason="没有找到 git")
LIBYAML = pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML 未带 libyaml，只有一种解析器")
TERMINAL = pytest.mark.skipif(sys.platform == "win32", reason="Windows 没有伪终端")
LINUX = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="本系统没有 /proc，无法测量内存")
ATHERIS = pytest.mark.skipif(find_spec("atheris") is None, reason="没有安装 atheris（requirements/fuzz.txt）")
ZENSICAL = pytest.mark.skipif(find_spec("zensical") is None, reason="没有安装 zensical（requirements/zensical.txt）")
FORKING = pytest.mark.skipif(not hasattr(os, "fork"), reason="本系统不能分出进程")
NAMED_PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="本系统没有命名管道，建立链接要有特权")
FULL_DISK = pytest.mark.skipif(not Path("/dev/full").exists(), reason="本系统没有 /dev/full")
OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="没有找到 LibreOffice（soffice）")
VNU = os.environ.get("VNU", "")
"""Where the Nu HTML checker lies, a Java program that no package of this repository brings."""

HTML_CHECKER = pytest.mark.skipif(not (VNU and shutil.which("java")), reason="未设 VNU（vnu.jar 的位置），或没有 Java")
NO_CHROMIUM = "没有找到 Chromium：请安装 chromium，或以环境变量 CHROMIUM 指明其位置"


def chromium(of_playwright: str) -> str:
    """The Chromium to drive: `CHROMIUM`, one on PATH, or playwright's own; without any the test is skipped."""
    named = os.environ.get("CHROMIUM")
    for name in [named] if named else ["chromium", "chromium-browser", "google-chrome", of_playwright]:
        if found := shutil.which(name):
            return found
    pytest.skip(NO_CHROMIUM)
