"""A build is as of its commit: one commit, one site."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from requirements import GIT
from ygt.check import check
from ygt.errors import ToolError
from ygt.publish.site.day import build_time


@pytest.fixture(autouse=True)
def _no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def committed(folder: Path, moment: str) -> None:
    who = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "HOME": str(folder), "PATH": "/usr/bin:/bin"}
    who |= {f"GIT_{role}_{what}": "x" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        subprocess.run(["git", "-C", str(folder), *arguments], check=True, env=who)


@GIT
def test_the_day_of_the_commit_in_china(mini: Path) -> None:
    committed(mini, "2026-05-31T20:30:00+0000")
    assert build_time(mini, [check(mini).ledger]).date() == date(2026, 6, 1)
    assert build_time(mini / "org", [check(mini).ledger]).date() == date(2026, 6, 1)


def test_a_stated_moment_comes_first(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767196800")
    assert build_time(mini, []).isoformat() == "2026-01-01T00:00:00+08:00"


def test_a_moment_that_is_none_is_refused(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "今天")
    with pytest.raises(ToolError, match="不是秒数"):
        build_time(mini, [])


def test_else_the_latest_day_of_the_ledger(mini: Path) -> None:
    ledger = check(mini).ledger
    assert ledger.latest_day is not None
    assert build_time(mini, [ledger]).date() == ledger.latest_day
