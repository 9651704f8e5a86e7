"""The papers that changes call for: what is proposed is golden, can be entered as it is, and is not proposed twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from repositories import HERE, SCENARIOS, committed, git, scenario, ygt

from requirements import GIT
from ygt.cli.main import main

GOLDEN = HERE / "golden"
RANGE = ("--from", "main..feature")

pytestmark = GIT


def prepared(path: Path, mini: Path) -> None:
    """A repository with a scenario's change on the branch `feature`, which is at hand."""
    one = scenario(path)
    one.prepare(mini)
    committed(mini)
    one.make(mini)
    committed(mini, "feature")


@pytest.mark.parametrize("path", SCENARIOS, ids=[path.stem for path in SCENARIOS])
def test_drafts(
    path: Path, mini: Path, golden: Callable[[Path, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    prepared(path, mini)
    where = ("-C", str(mini))
    code = main([*where, "notice", "draft", *RANGE])
    said = capsys.readouterr()
    golden(GOLDEN / f"{path.stem}.drafts", said.out + said.err)
    assert code == (2 if path.stem.startswith("p-") else 0)
    before = set((mini / "org/notices").iterdir())
    if code or "—— org/notices/" not in said.out:
        return
    errors = main([*where, "check"])
    capsys.readouterr()
    written = main([*where, "notice", "draft", *RANGE, "--write"])
    told = capsys.readouterr()
    if errors:
        assert written == 2 and "台账现有" in told.err and set((mini / "org/notices").iterdir()) == before
        return
    assert written == 0, told.err
    fresh = {one.name for one in set((mini / "org/notices").iterdir()) - before}
    assert fresh == {line.split("/")[-1] for line in said.out.split("\n") if line.startswith("—— org/notices/")}
    assert main([*where, "check"]) == 0, capsys.readouterr().out
    capsys.readouterr()
    committed(mini)
    assert main([*where, "notice", "draft", "--from", "main..HEAD"]) == 0
    again = capsys.readouterr()
    assert "—— org/notices/" not in again.out, "已拟稿的不再拟"
    assert "已列入公文《" in again.out


def test_one_run_of_the_real_command_line(mini: Path) -> None:
    prepared(next(path for path in SCENARIOS if path.stem == "s-appointments"), mini)
    done = ygt(mini, "notice", "draft", *RANGE, "--write")
    assert done.returncode == 0, done.stderr
    assert "+++ b/org/notices/renmian-dangwei-20261101.yaml" in done.stdout
    assert "已改动2个文件，改后通过核对" in done.stderr
    assert ygt(mini, "check").returncode == 0
    assert git(mini, "status", "--porcelain").count("??") == 2
    printed = ygt(mini, "notice", "print", "renmian-fuzeren-20261101", "-o", "out")
    assert printed.returncode == 0, printed.stderr
    assert (mini / "out/renmian-fuzeren-20261101.docx").read_bytes().startswith(b"PK")


def test_two_dates_of_one_ledger(mini: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(mini), "notice", "draft", "--at", "2026-02-01", "2026-03-01"]) == 0
    said = capsys.readouterr().out
    assert "目录调整" in said
    assert "修正的条文未能比较得出" in said


def test_two_ways_at_once_are_refused(mini: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(mini), "notice", "draft", "--from", "a..b", "--at", "2026-02-01", "2026-03-01"]) == 2
    assert "版本与 --at 不能同时写" in capsys.readouterr().err


def test_a_revision_that_cannot_be_read_gives_no_draft(mini: Path, capsys: pytest.CaptureFixture[str]) -> None:
    committed(mini)
    body = mini / "org/bodies/council.yaml"
    body.write_text(body.read_text("utf-8") + "confirmed_on: 2026-03-02\n", encoding="utf-8")
    assert main(["-C", str(mini), "notice", "draft"]) == 2
    assert "不能据以拟稿" in capsys.readouterr().err
