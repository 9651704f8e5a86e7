"""Two pull requests on one roster: both right alone, one seat too many together; told once the first is merged."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from repositories import DAY, HERE, apply, committed, environment, git, ygt

from requirements import GIT
from ygt.changes.git import Repository
from ygt.cli.main import main
from ygt.guarding.tip import checked

pytestmark = GIT

SAID = yaml.safe_load((HERE / "two_pulls.yaml").read_text(encoding="utf-8"))
GOLDEN = HERE / "golden" / "g-two-pulls"
FORMATS = {"text": "txt", "title": "title", "json": "json", "markdown": "md"}
Golden = Callable[[Path, str], None]
Compare = Callable[[Path, str, str], dict[str, Any]]


@pytest.fixture
def proposed(mini: Path) -> Path:
    """A repository with a seat empty on main, and a branch for each pull request."""
    for edit in SAID["before"]:
        apply(mini, edit)
    committed(mini)
    for name in ("one", "two", "beside"):
        git(mini, "switch", "-q", "main")
        for edit in (*SAID[name], SAID["filled"]):
            apply(mini, edit)
        committed(mini, name)
    git(mini, "switch", "-q", "main")
    return mini


def merge(folder: Path, branch: str) -> bool:
    """A real merge into main; whether git found nothing in its way."""
    command = ["git", "-C", str(folder), "merge", "-q", "--no-ff", "-m", "x", branch]
    return subprocess.run(command, env=environment(), capture_output=True, check=False).returncode == 0


@pytest.fixture
def compare(golden: Golden, capsys: pytest.CaptureFixture[str]) -> Compare:
    """What `ygt diff` says of two revisions, in every format, as golden files; the data."""

    def compared(folder: Path, said: str, name: str) -> dict[str, Any]:
        report: dict[str, Any] = {}
        for form, ending in FORMATS.items():
            assert main(["-C", str(folder), "diff", said, "--as-of", DAY, "--format", form]) == 0
            shown, complaint = capsys.readouterr()
            assert complaint == ""
            if form == "json":
                report = json.loads(shown)
                for side in ("before", "after"):
                    shown = shown.replace(report[side]["commit"], f"<{side}>")
            golden(GOLDEN / f"{name}.{ending}", shown)
        return report

    return compared


def test_each_is_right_alone_and_the_second_wrong_after_the_first(
    proposed: Path, golden: Golden, compare: Compare
) -> None:
    for name in ("one", "two"):
        git(proposed, "switch", "-q", name)
        assert main(["-C", str(proposed), "check", "-q"]) == 0
        compare(proposed, f"main...{name}", name)
    git(proposed, "switch", "-q", "main")
    assert merge(proposed, "one")
    assert main(["-C", str(proposed), "check", "-q"]) == 0
    # What the second pull request says is the same before and after: it is compared with where it went apart.
    compare(proposed, "main...two", "two")
    # Git sees nothing in the way of the second; the check does.
    assert merge(proposed, "two")
    done = ygt(proposed, "check")
    assert done.returncode == 1
    golden(GOLDEN / "merged.check.txt", done.stdout)
    report = compare(proposed, "main~2..main", "merged")
    people = {fact["after"] for change in report["changes"] for fact in change["fields"]}
    assert {"何青山", "吕云舟"} <= people
    # Nor could it be pushed.
    result = checked(Repository(proposed), git(proposed, "rev-parse", "main"), ".")
    assert [one.code for one in result.errors] == [line[3:9] for line in done.stdout.split("\n") if line[:3] == "错误["]
    assert result.errors


def test_where_git_cannot_merge_the_marks_it_leaves_are_told(proposed: Path, golden: Golden, compare: Compare) -> None:
    assert merge(proposed, "two")
    assert not merge(proposed, "beside")
    council = proposed / "org/bodies/council.yaml"
    left = council.read_text(encoding="utf-8")
    assert "<<<<<<< HEAD" in left
    done = ygt(proposed, "check")
    assert done.returncode == 1
    golden(GOLDEN / "conflict.check.txt", done.stdout)
    # Whoever keeps both lines has no marks left, and one too many in the seat.
    kept = [line for line in left.split("\n") if not line.startswith(("<<<<<<<", "=======", ">>>>>>>"))]
    council.write_text("\n".join(kept), encoding="utf-8")
    committed(proposed)
    done = ygt(proposed, "check")
    assert done.returncode == 1
    golden(GOLDEN / "both-kept.check.txt", done.stdout)
    compare(proposed, "two...main", "both-kept")
