"""Make build/bundle.zip: wheels, the built site and start scripts, for a machine without a network."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
START_SH = """\
#!/usr/bin/env sh
# 首次运行时从 wheels/ 安装，之后直接使用；无需联网。
set -eu
cd "$(dirname "$0")"
if [ ! -x environment/bin/ygt ]; then
  python3 -m venv environment
  environment/bin/python -m pip install --quiet --no-index --find-links wheels ygt
fi
echo "网站：用浏览器打开 site/index.html"
echo "核对台账：./environment/bin/ygt -C 台账目录 check"
"""
START_BAT = """\
@echo off
rem 首次运行时从 wheels\\ 安装，之后直接使用；无需联网。
cd /d "%~dp0"
if not exist environment\\Scripts\\ygt.exe (
  py -3 -m venv environment
  environment\\Scripts\\python -m pip install --quiet --no-index --find-links wheels ygt
)
start "" site\\index.html
"""


def main() -> int:
    """Download the locked wheels, build ours, add the site, zip."""
    folder = BUILD / "bundle"
    shutil.rmtree(folder, ignore_errors=True)
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run(
        [*pip, "download", "--require-hashes", "-r", "requirements/run.txt", "-d", wheels], cwd=ROOT, check=True
    )
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", wheels, "."], cwd=ROOT, check=True)
    shutil.copytree(BUILD / "site", folder / "site")
    (folder / "start.sh").write_text(START_SH, encoding="utf-8")
    (folder / "start.sh").chmod(0o755)
    (folder / "start.bat").write_bytes(START_BAT.replace("\n", "\r\n").encode("gbk"))
    archive = shutil.make_archive(str(BUILD / "bundle"), "zip", folder)
    print(f"离线安装包：{Path(archive).relative_to(ROOT)}（{Path(archive).stat().st_size // 1_000_000} MB）")
    return 0


if __name__ == "__main__":
    sys.exit(main())
