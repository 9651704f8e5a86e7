"""Two builds of the same ledger are the same bytes: in another folder, time zone, language, with another umask."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workspaces import MINI, REPOSITORY

HERE = {"TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "COLUMNS": "80"}
THERE = {"TZ": "America/New_York", "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "PYTHONHASHSEED": "2", "COLUMNS": "200"}
COMMANDS = (
    ["build"],
    ["export", "xlsx", "-o", "build/export.xlsx"],
    ["export", "csv", "-o", "build/export.zip"],
    ["export", "json", "-o", "build/export.json"],
    ["forms", "out"],
    ["dossier", "--as-of", "2026-06-30"],
    ["diff", "--at", "2025-06-30", "2026-06-30", "--as-of", "2026-06-30", "--format", "docx", "-o", "build/diff.docx"],
    ["check", "--format", "json"],
)


def made(template: Path, root: Path, environment: dict[str, str], umask: int) -> dict[str, bytes]:
    """Everything that is built of a copy of a county, and all that was said, by path."""
    shutil.copytree(template, root, ignore=shutil.ignore_patterns("build", ".git"))
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    more = {"HOME": str(root.parent), "PYTHONPATH": str(REPOSITORY / "tools"), "SOURCE_DATE_EPOCH": "1790000000"}
    said: dict[str, bytes] = {}
    for words in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-m", "ygt", "-C", ".", *words],
            cwd=root,
            env={**kept, **more, **environment},
            capture_output=True,
            umask=umask,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        said[" ".join(words)] = done.stdout
    files = (file for file in sorted((root / "build").rglob("*")) if file.is_file())
    return {**said, **{file.relative_to(root).as_posix(): file.read_bytes() for file in files}}


@pytest.mark.stress
@pytest.mark.parametrize("template", [MINI, REPOSITORY / "examples" / "demo"], ids=["mini", "demo"])
def test_the_same_bytes_here_and_there(template: Path, tmp_path: Path) -> None:
    """Two minutes."""
    here = made(template, tmp_path / "甲" / "county", HERE, 0o022)
    there = made(template, tmp_path / "b" / "another folder" / "x", THERE, 0o077)
    # The configuration of mkdocs names the folder, and is no part of what is published.
    aside = {"build/mkdocs.yml"}
    assert here.keys() == there.keys()
    assert {name.rsplit(".", 1)[-1] for name in here} >= {"html", "pdf", "docx", "xlsx", "json", "zip"}
    assert [name for name in here if here[name] != there[name] and name not in aside] == []
