"""`forms in` killed at any moment: what a workbook changes in several files goes in whole, or not at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from calling import forms
from spreadsheet import Workbook

from requirements import FORKING

pytestmark = FORKING

UNIT = "示例县人民医院"
KILLER = Path(__file__).parents[1] / "hostile" / "killed.py"


@pytest.fixture
def returned(mini: Path, tmp_path: Path) -> Path:
    """A workbook that changes two files: the institution's own, and whom it posts elsewhere."""
    assert forms(mini, "out", "--kind", "机构", "--kind", "派驻", "--unit", UNIT, "-o", tmp_path).code == 0
    book = Workbook(tmp_path / f"{UNIT}.xlsx")
    book.set("机构", UNIT, "床位数", 45)
    book.set("派驻", "卫春和", "每周天数", 6)
    return book.save()


def killed(template: Path, work: Path, words: list[str], numbers: list[int] | int) -> list[dict[str, Any]]:
    asked = {"template": str(template), "work": str(work), "words": words, "numbers": numbers, "stubbed": True}
    done = subprocess.run(
        [sys.executable, KILLER, json.dumps({**asked, "seed": 5})],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def judge(told: list[dict[str, Any]]) -> None:
    """Every file is the old or the new; and once the next command has run, all are."""
    whole, *turns = told
    before, after = whole["before"], whole["after"]
    assert whole["code"] == 0 and sum(before[path] != after[path] for path in before) == 2
    for turn in turns:
        assert turn["signal"] == 9, turn["moment"]
        assert all(held in (before.get(path), after.get(path)) for path, held in turn["then"].items()), turn["moment"]
        assert turn["finally"] in (before, after), turn["moment"]


def test_a_workbook_goes_in_whole_or_not_at_all(mini: Path, returned: Path, tmp_path: Path) -> None:
    told = killed(mini, tmp_path / "work", ["forms", "in", str(returned)], [0, -4, -2])
    judge(told)
    assert {json.dumps(one["finally"]) for one in told[1:]} == {json.dumps(told[0][key]) for key in ("before", "after")}


@pytest.mark.stress
def test_killed_fifty_times(mini: Path, returned: Path, tmp_path: Path) -> None:
    """A minute."""
    judge(killed(mini, tmp_path / "work", ["forms", "in", str(returned)], 50))
