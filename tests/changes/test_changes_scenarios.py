"""What changed, told on real repositories by the real command line; texts, titles and data are golden."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from repositories import DAY, HERE, SCENARIOS, committed, scenario, ygt

from requirements import GIT
from ygt.changes.kinds import KINDS
from ygt.report.display import width
from ygt.resources import schema_dir

GOLDEN = HERE / "golden"
SCREEN = 24
FORMATS = {"text": "txt", "title": "title", "json": "json", "markdown": "md"}
CONTRACT = Draft202012Validator(json.loads((schema_dir() / "output/changes.json").read_text(encoding="utf-8")))

pytestmark = GIT


@pytest.mark.parametrize("path", SCENARIOS, ids=[path.stem for path in SCENARIOS])
def test_scenario(path: Path, mini: Path, golden: Callable[[Path, str], None]) -> None:
    one = scenario(path)
    one.prepare(mini)
    committed(mini)
    one.make(mini)
    at_hand = ygt(mini, "diff", "--as-of", DAY)
    committed(mini, "feature")
    for form, ending in FORMATS.items():
        done = ygt(mini, "diff", "main..feature", "--as-of", DAY, "--format", form)
        assert (done.returncode, done.stderr) == (0, "")
        shown = done.stdout
        if form == "json":
            report = json.loads(shown)
            assert [error.message for error in CONTRACT.iter_errors(report)] == []
            assert {change["kind"] for change in report["changes"]} <= set(KINDS)
            for side in ("before", "after"):
                # The commit depends on every byte of the fixture.
                shown = shown.replace(report[side]["commit"], f"<{side}>")
        golden(GOLDEN / f"{one.name}.{ending}", shown)
        if form == "text":
            lines = shown.split("\n")
            assert one.said.get("long") or len(lines) <= SCREEN + 1
            assert max(width(line) for line in lines) <= 80
            # What is at hand says the same as what is committed.
            assert at_hand.stdout.replace("最近一次提交 至 当前文件", "main 至 feature") == shown
        if form == "title":
            assert shown.count("\n") == 1
