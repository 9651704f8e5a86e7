"""Real git repositories with a past: several authors, days, branches."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

TESTS = Path(__file__).parents[1]
SCENARIOS = TESTS / "changes" / "scenarios"


class By(NamedTuple):
    """Who commits, when, and in what words."""

    author: str = "赵登记"
    when: str = "2026-11-20T08:00:00+0800"
    subject: str = "改一处"


def git(folder: Path, *arguments: str, by: By | None = None) -> str:
    """Run git in `folder`; its output."""
    by = by or By()
    roles = ("AUTHOR", "COMMITTER")
    env = {
        "PATH": os.environ["PATH"],
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        **{f"GIT_{role}_NAME": by.author for role in roles},
        **{f"GIT_{role}_EMAIL": "who@example.org" for role in roles},
        **{f"GIT_{role}_DATE": by.when for role in roles},
    }
    command = ["git", "-c", "protocol.file.allow=always", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, env=env).stdout.decode().strip()


def begin(folder: Path, by: By | None = None) -> str:
    """A new repository with all there is in `folder` committed."""
    git(folder, "init", "-q", "-b", "main")
    return commit(folder, by or By("钱建账", "2026-11-01T08:00:00+0800", "建立台账"))


def commit(folder: Path, by: By | None = None) -> str:
    """Commit all there is; the commit."""
    by = by or By()
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", by.subject, by=by)
    return git(folder, "rev-parse", "HEAD")


def edit(file: Path, old: str, new: str) -> None:
    """Replace what must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
