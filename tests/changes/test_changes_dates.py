"""Two dates of one ledger: what took place between them, without any git."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from repositories import HERE, ygt

from ygt.resources import schema_dir

CONTRACT = Draft202012Validator(json.loads((schema_dir() / "output/changes.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2019-01-31", "2019-03-31"),
        ("2024-06-27", "2025-12-31"),
        ("2026-01-31", "2026-02-28"),
        ("2026-03-01", "2026-03-01"),
    ],
)
def test_between_two_dates(mini: Path, golden: Callable[[Path, str], None], first: str, last: str) -> None:
    done = ygt(mini, "diff", "--at", first, last)
    assert (done.returncode, done.stderr) == (0, "")
    golden(HERE / "golden" / "dates" / f"{first}-{last}.txt", done.stdout)
    data = ygt(mini, "diff", "--at", first, last, "--format", "json").stdout
    golden(HERE / "golden" / "dates" / f"{first}-{last}.json", data)
    report = json.loads(data)
    assert [error.message for error in CONTRACT.iter_errors(report)] == []
    assert (report["before"]["date"], report["after"]["date"]) == (first, last)


def test_who_was_there_decides_and_not_what_was_edited(mini: Path) -> None:
    """A member who sat until the first date has left by the next day; one who comes on the last date is there."""
    said = ygt(mini, "diff", "--at", "2025-02-28", "2025-03-01").stdout
    assert "孙立言不再担任县卫生健康局局长，所任医共委委员由接任局长李思齐自然接替" in said
    assert "李思齐" not in ygt(mini, "diff", "--at", "2025-03-01", "2025-03-02").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--at", "2026-02-01", "2026-01-01"], "两个日期应先早后晚"),
        (["main", "--at", "2026-01-01", "2026-02-01"], "版本与 --at 不能同时写"),
        (["--at", "2026-02-30", "2026-03-01"], "日期“2026-02-30”"),
        ([], "不在 git 版本库中"),
    ],
)
def test_what_cannot_be_compared_is_refused(mini: Path, arguments: list[str], said: str) -> None:
    done = ygt(mini, "diff", *arguments)
    assert done.returncode == 2 and done.stdout == ""
    assert said in done.stderr
