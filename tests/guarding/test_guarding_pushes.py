"""`ygt hook` on a real bare repository, by real pushes: what is wrong does not land, and is told."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from bare import Guarded, git, guarded

from requirements import GIT
from ygt.cli.main import main

pytestmark = GIT


@pytest.fixture
def county(tmp_path: Path, mini: Path) -> Guarded:
    """A guarded repository that has accepted a right ledger, without the cost of asking the hook."""
    one = guarded(tmp_path, mini)
    git(one.bare, "fetch", "-q", str(mini), "main:main")
    return one


def test_what_is_right_lands_and_what_is_wrong_does_not(tmp_path: Path, mini: Path) -> None:
    one = guarded(tmp_path, mini)
    said = one.push("main")
    assert one.accepted, said
    before = one.tip("refs/heads/main")
    one.break_it()
    one.commit()
    said = one.push("main")
    assert not one.accepted and one.tip("refs/heads/main") == before
    assert "remote: 错误：分支“main”的台账核对有" in said
    print(said)
    assert "remote: 错误[YGT104]" in said and "政府部们" in said
    assert "remote: " in said and "org/units.yaml:" in said and "处理办法：改正后重新提交、推送" in said
    assert "pre-receive hook declined" in said
    # A mistake on the way that is mended at the end has gone.
    one.mend_it()
    one.change_it()
    tip = one.commit()
    assert one.push("main") and one.accepted
    assert one.tip("refs/heads/main") == tip


def test_a_forced_push_is_checked_and_a_new_branch_too(county: Guarded) -> None:
    county.change_it()
    git(county.work, "add", "-A")
    git(county.work, "commit", "-q", "--amend", "-m", "y")
    county.push("main")
    assert not county.accepted
    county.push("--force", "main")
    assert county.accepted
    before = county.tip("refs/heads/main")
    county.break_it()
    git(county.work, "add", "-A")
    git(county.work, "commit", "-q", "--amend", "-m", "z")
    said = county.push("--force", "main:main", "main:refs/heads/new")
    assert not county.accepted and county.tip("refs/heads/main") == before
    assert "分支“main”" in said and "分支“new”" in said
    assert county.tip("refs/heads/new") == ""


def test_of_two_branches_of_which_one_is_wrong_neither_lands(county: Guarded) -> None:
    before = county.tip("refs/heads/main")
    county.change_it()
    county.commit()
    git(county.work, "branch", "wrong")
    git(county.work, "switch", "-q", "wrong")
    county.break_it()
    county.commit()
    said = county.push("main", "wrong")
    assert not county.accepted and "分支“wrong”" in said and "分支“main”" not in said
    assert (county.tip("refs/heads/main"), county.tip("refs/heads/wrong")) == (before, "")


def test_deletions_tags_and_other_references_pass(county: Guarded) -> None:
    git(county.bare, "branch", "old", "main")
    county.break_it()
    county.commit()
    git(county.work, "tag", "v1")
    said = county.push("--delete", "old")
    assert county.accepted and county.tip("refs/heads/old") == "", said
    said = county.push("v1", "HEAD:refs/notes/x", "HEAD:refs/for/main")
    assert county.accepted, said
    assert county.tip("refs/tags/v1") and county.tip("refs/heads/v1") == ""


def test_a_repository_without_a_ledger_is_left_in_peace(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "work/x.yaml").write_text("a: [\n", encoding="utf-8")
    one = guarded(tmp_path, tmp_path / "work")
    said = one.push("main")
    assert one.accepted, said


def hooked(one: Guarded, *lines: str, options: tuple[str, ...] = (), monkeypatch: pytest.MonkeyPatch) -> int:
    """The hook as git calls it, in this process."""
    source, sink = os.pipe()
    with os.fdopen(sink, "w") as file:
        file.writelines(f"{line}\n" for line in lines)
    with os.fdopen(source) as file:
        monkeypatch.setattr("sys.stdin", file)
        return main(["-C", str(one.work), "hook", "pre-receive", *options])


@pytest.fixture
def several(tmp_path: Path, mini: Path) -> Guarded:
    """A ledger at the root, two among the examples, and one elsewhere."""
    work = Path(shutil.copytree(mini, tmp_path / "work"))
    for name in ("examples/甲县", "examples/乙县", "别处/丙县"):
        shutil.copytree(mini, work / name)
    return guarded(tmp_path, work)


def test_every_ledger_of_a_repository_is_checked_where_it_changed(
    several: Guarded, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = git(several.work, "rev-parse", "HEAD")
    several.break_it("examples/乙县")
    several.break_it("别处/丙县")
    second = several.commit()
    line = f"{first} {second} refs/heads/main"
    assert hooked(several, line, monkeypatch=monkeypatch) == 1
    said = capsys.readouterr()
    assert said.out == "" and "台账“examples/乙县”核对有" in said.err
    assert "甲县" not in said.err and "丙县" not in said.err
    assert hooked(several, line, options=("--workspace", "."), monkeypatch=monkeypatch) == 0
    assert hooked(several, line, options=("--workspace", "别处/*"), monkeypatch=monkeypatch) == 1
    assert "“别处/丙县”" in capsys.readouterr().err
    assert hooked(several, line, options=("--branch", "release/*"), monkeypatch=monkeypatch) == 0
    assert hooked(several, line, options=("--branch", "release/*", "--branch", "m*"), monkeypatch=monkeypatch) == 1
    # What was wrong before does not stop a push that leaves it as it is.
    several.change_it()
    third = several.commit()
    assert hooked(several, f"{second} {third} refs/heads/main", monkeypatch=monkeypatch) == 0
    # On a new branch it counts: it is not as the repository's own branch has it.
    git(several.work, "branch", "own", first)
    git(several.work, "symbolic-ref", "HEAD", "refs/heads/own")
    assert hooked(several, f"{'0' * 40} {third} refs/heads/new", monkeypatch=monkeypatch) == 1


def test_a_ledger_cannot_be_made_to_disappear(
    several: Guarded, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = git(several.work, "rev-parse", "HEAD")
    shutil.rmtree(several.work / "examples/甲县")
    (several.work / "examples/乙县/org/county.yaml").unlink()
    second = several.commit()
    line = f"{first} {second} refs/heads/main"
    assert hooked(several, line, monkeypatch=monkeypatch) == 1
    said = capsys.readouterr().err
    assert "不再有台账“examples/甲县”" in said and "台账“examples/乙县”核对有" in said
    assert hooked(several, line, options=("--allow-removal",), monkeypatch=monkeypatch) == 1
    said = capsys.readouterr().err
    assert "不再有台账" not in said and "“examples/乙县”" in said


def test_the_same_is_found_as_in_a_folder_at_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from ygt.changes.git import Repository
    from ygt.check import check
    from ygt.guarding.tip import checked

    fixtures = Path(__file__).parents[1] / "fixtures"
    for name in ("wrong_county", "mini"):
        work = Path(shutil.copytree(fixtures / name, tmp_path / name))
        git(work, "init", "-q", "-b", "main")
        git(work, "add", "-A")
        git(work, "commit", "-q", "-m", "x")
        head = git(work, "rev-parse", "HEAD")
        result = checked(Repository(work), head, ".")
        assert result.findings == check(work).findings
        assert bool(result.errors) == (name == "wrong_county")


@pytest.mark.parametrize(
    "line", ["", "x", f"{'0' * 40} {'1' * 39} refs/heads/x", f"{'0' * 40} {'1' * 40} -x", "a b c d"]
)
def test_words_that_git_would_not_say_are_refused(
    county: Guarded, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    assert hooked(county, line, monkeypatch=monkeypatch) == 2
    assert "不是 git 交给 pre-receive 的内容" in capsys.readouterr().err


def test_a_commit_that_is_not_there_lets_nothing_pass(
    county: Guarded, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hooked(county, f"{'1' * 40} {'2' * 40} refs/heads/main", monkeypatch=monkeypatch) == 2
    assert "git 不能读取版本库" in capsys.readouterr().err


def test_install_says_where_and_leaves_other_hooks_alone(
    county: Guarded, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hook = county.bare / "hooks/pre-receive"
    assert main(["hook", "install", str(county.bare), "--branch", "main; touch ran"]) == 0
    assert capsys.readouterr().out.strip() == str(hook.resolve())
    assert "--branch 'main; touch ran'" in hook.read_text(encoding="utf-8")
    assert os.access(hook, os.X_OK)
    hook.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    assert main(["hook", "install", str(county.bare)]) == 2
    said = capsys.readouterr().err
    assert "已有别的内容，没有改动" in said and "hook pre-receive" in said
    assert hook.read_text(encoding="utf-8") == "#!/bin/sh\nexit 0\n"
    assert main(["hook", "install", str(county.work)]) == 0
    assert (county.work / ".git/hooks/pre-receive").is_file()
    (tmp_path / "none").mkdir()
    assert main(["hook", "install", str(tmp_path / "none")]) == 2
    assert "版本库" in capsys.readouterr().err
