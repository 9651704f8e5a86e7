"""Who was there on a day: asked of the ledger a scenario leaves, for the days before and after its change."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from repositories import HERE, SCENARIOS, scenario

from ygt.cli.main import main

ASKED = [path for path in SCENARIOS if "as_of" in scenario(path).said]
PARTS = frozenset(
    ["名称", "曾用名", "组成人员", "空缺与待接任", "届次", "职位", "参加医共体", "终止", "配备层级", "职责划转"]
)
"""The parts of a record a change of scenarios is about; the others are left out of the golden files."""

TITLE = re.compile(r"\S+")


@pytest.mark.parametrize("path", ASKED, ids=[path.stem for path in ASKED])
def test_before_and_after(
    path: Path, mini: Path, golden: Callable[[Path, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    one = scenario(path)
    one.prepare(mini)
    one.make(mini)
    golden(HERE / "golden" / f"{one.name}.as-of.txt", "\n".join(answers(mini, one.said["as_of"], capsys)) + "\n")


def answers(folder: Path, asked: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]) -> Iterator[str]:
    for question in asked:
        command = next(key for key in question if key != "days")
        for day in question["days"]:
            yield f"$ ygt {command} {question[command]} --as-of {day}"
            code = main(["-C", str(folder), command, question[command], "--as-of", str(day)])
            said = capsys.readouterr()
            assert code in (0, 2) and bool(said.err) == (code == 2)
            lines = (said.out or said.err).rstrip("\n").split("\n")
            yield from lines if code else {"show": in_part, "list": names, "history": told}[command](lines)
            yield ""


def in_part(lines: list[str]) -> Iterator[str]:
    """The heading of `ygt show`, and the parts that matter; all of it where it is a person."""
    yield lines[0]
    kept = "出现" in "".join(lines[:4])
    for line in lines[1:]:
        if not line.startswith(" ") and (title := TITLE.match(line)):
            kept = title[0] in PARTS or line.startswith("出现")
        if kept and line:
            yield line


def names(lines: list[str]) -> Iterator[str]:
    """The rows of `ygt list`, without the columns of codes."""
    yield from (re.sub(r"  drug-[0-9a-f]+ *", "  ", line) for line in lines if not line.startswith("-"))


def told(lines: list[str]) -> Iterator[str]:
    """What the records say, without what git would say."""
    yield from lines[: lines.index("登记变更（据版本记录）")]
