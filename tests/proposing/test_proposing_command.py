"""`ygt propose` on real repositories with a bare one as the remote."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from requirements import GIT
from ygt.cli.main import main
from ygt.proposing.git import Git
from ygt.proposing.proposal import branch_for

pytestmark = GIT

MINI = Path(__file__).parents[2] / "tests" / "fixtures" / "mini"
DAY = "2026-11-21"


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True)
    return done.stdout.decode().strip()


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A county inside a larger repository, pushed to a bare one."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "张三")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "x@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    top = tmp_path / "work"
    shutil.copytree(MINI, top / "county")
    (top / "README").write_text("甲\n", encoding="utf-8")
    git(tmp_path, "init", "-q", "--bare", "remote.git")
    git(top, "init", "-q", "-b", "main")
    git(top, "add", "-A")
    git(top, "commit", "-q", "-m", "甲")
    git(top, "remote", "add", "origin", str(tmp_path / "remote.git"))
    git(top, "push", "-q", "origin", "main")
    return top / "county"


def change(county: Path, beds: int = 77) -> str:
    """Change the number of beds of the first institution that has one; the path from the top."""
    path = next(one for one in sorted((county / "members").glob("*.yaml")) if "  beds: " in one.read_text("utf-8"))
    head, _, tail = path.read_text(encoding="utf-8").partition("  beds: ")
    rest = tail.partition("\n")[2]
    path.write_text(f"{head}  beds: {beds}\n{rest}", encoding="utf-8", newline="\n")
    return f"county/members/{path.name}"


def state(county: Path) -> tuple[str, ...]:
    """All there is to see of a repository and its remote."""
    remote = county.parents[1] / "remote.git"
    return (
        git(county, "status", "--porcelain"),
        git(county, "symbolic-ref", "HEAD"),
        git(county, "for-each-ref"),
        git(county, "diff", "--cached"),
        git(remote, "for-each-ref"),
    )


def propose(county: Path, *arguments: str) -> int:
    return main(["-C", str(county), "propose", *arguments])


def test_what_has_changed_is_committed_pushed_and_shown(county: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = change(county)
    (county.parent / "README").write_text("乙\n", encoding="utf-8")
    (county / "org" / "草稿.docx").write_bytes(b"x")
    before = state(county)
    assert propose(county, "--dry-run") == 0
    assert state(county) == before
    told = capsys.readouterr()
    assert "以上尚未提交" in told.err
    assert propose(county) == 0
    out, err = capsys.readouterr()
    assert out == told.out
    branch = git(county, "symbolic-ref", "--short", "HEAD")
    assert branch.startswith("ygt/") and branch.isascii()
    assert git(county, "show", "--name-only", "--format=", "HEAD") == path
    title, _, body = git(county, "show", "-s", "--format=%B", "HEAD").partition("\n\n")
    assert "床位数调整" in title and "床位数由" in body and f"标题：{title}" in out
    assert git(county, "rev-parse", "HEAD") == git(county.parents[1] / "remote.git", "rev-parse", branch)
    assert git(county, "rev-parse", "@{upstream}") == git(county, "rev-parse", "HEAD")
    # What is no part of the ledger stays as it was: changed and new, neither committed nor lost.
    assert git(county, "-c", "core.quotePath=false", "status", "--porcelain").split("\n") == [
        "M README",
        "?? county/org/草稿.docx",
    ]
    assert "org/草稿.docx" in err and "git switch main" in err


def test_a_second_proposal_goes_onto_the_same_branch(county: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(county)
    assert propose(county, "-m", "调整  床位") == 0
    branch = git(county, "symbolic-ref", "--short", "HEAD")
    assert git(county, "show", "-s", "--format=%s", "HEAD") == "调整 床位"
    change(county, 78)
    assert propose(county) == 0
    assert git(county, "symbolic-ref", "--short", "HEAD") == branch
    assert git(county.parents[1] / "remote.git", "rev-list", "--count", f"main..{branch}") == "2"
    assert "追加" in capsys.readouterr().out
    git(county, "switch", "-q", "main")
    change(county)
    assert propose(county) == 0
    assert git(county, "symbolic-ref", "--short", "HEAD") == f"{branch}-2"


def test_added_and_removed_files_are_part_of_it(county: Path) -> None:
    village = county / "members" / "villages" / "new.yaml"
    village.parent.mkdir(exist_ok=True)
    village.write_text("- name: 新村卫生室\n  id: xincun\n  kind: 村卫生室\n", encoding="utf-8")
    (county / "org" / "texts" / "新.txt").write_text("甲\n", encoding="utf-8")
    assert propose(county) == 0
    assert git(county, "status", "--porcelain") == ""
    listed = git(county, "-c", "core.quotePath=false", "show", "--name-status", "--format=", "HEAD").split("\n")
    assert listed == ["A\tcounty/members/villages/new.yaml", "A\tcounty/org/texts/新.txt"]
    village.unlink()
    assert propose(county) == 0
    assert git(county, "show", "--name-status", "--format=", "HEAD") == "D\tcounty/members/villages/new.yaml"


def test_without_a_remote_it_stays_here(county: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(county, "remote", "remove", "origin")
    change(county)
    assert propose(county, "--branch", "tiaozheng-1") == 0
    assert git(county, "symbolic-ref", "--short", "HEAD") == "tiaozheng-1"
    assert "没有远程仓库，未推送" in capsys.readouterr().err


@pytest.mark.parametrize("how", ["hook", "gone", "taken"])
def test_where_the_push_fails_all_is_as_before(county: Path, capsys: pytest.CaptureFixture[str], how: str) -> None:
    remote = county.parents[1] / "remote.git"
    arguments = []
    if how == "hook":
        hook = remote / "hooks" / "pre-receive"
        hook.write_text("#!/bin/sh\necho 'no entry' >&2\nexit 1\n", encoding="utf-8")
        hook.chmod(0o755)
    elif how == "gone":
        git(county, "remote", "set-url", "origin", str(remote) + "x")
    else:
        tree = git(remote, "mktree")
        theirs = git(remote, "commit-tree", tree, "-m", "x")
        git(remote, "update-ref", "refs/heads/theirs", theirs)
        arguments = ["--branch", "theirs"]
    change(county)
    before = state(county)
    assert propose(county, *arguments) == 2
    assert state(county) == before
    said = capsys.readouterr().err
    assert {"hook": "no entry", "gone": "均未变动", "taken": "已有别的提交"}[how] in said


def test_nothing_is_proposed_while_there_are_errors(county: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = county.parent / change(county)
    path.write_text(path.read_text(encoding="utf-8").replace("  beds: 77", "  beds: 无"), encoding="utf-8")
    before = state(county)
    assert propose(county) == 2
    assert "台账有1处错误，没有提交" in capsys.readouterr().err
    assert state(county) == before


def test_what_is_not_to_be_mixed_is_refused(county: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert propose(county) == 2
    assert "台账没有改动，无需提交" in capsys.readouterr().err
    change(county)
    (county.parent / "README").write_text("乙\n", encoding="utf-8")
    git(county.parent, "add", "README")
    before = state(county)
    assert propose(county) == 2
    assert "台账以外另有已暂存的改动：README" in capsys.readouterr().err
    assert state(county) == before
    git(county.parent, "restore", "--staged", "README")
    for arguments, said in (
        (["--remote", "甲"], "没有名为“甲”的远程仓库"),
        (["--branch", "甲"], "不能作分支名"),
        (["--branch", "a..b"], "不能作分支名"),
        (["--branch", "main"], "已有名为“main”的分支"),
    ):
        assert propose(county, *arguments) == 2
        assert said in capsys.readouterr().err


def test_a_branch_is_named_by_whole_phrases(county: Path) -> None:
    day = date(2026, 11, 21)
    title = "示例县：医共委增加委员；示例县人民医院床位增至五百六十张；统一用药目录调入十二种"
    assert branch_for(Git(county), title, day) == ("ygt/2026-11-21-yigongweizengjiaweiyuan", False)
    long = branch_for(Git(county), "示例县：示例县人民医院床位数由二十张增加到四十五张并加入县域医共体", day)[0]
    assert long.startswith("ygt/2026-11-21-shilixianrenminyiyuan") and len(long) <= 60


def test_a_merge_under_way_is_finished_first(county: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(county)
    (county.parent / ".git" / "MERGE_HEAD").write_text(git(county, "rev-parse", "HEAD") + "\n", encoding="ascii")
    assert propose(county) == 2
    assert "中途" in capsys.readouterr().err


def test_who_commits_must_be_known(
    county: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    change(county)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{role}_NAME")
        monkeypatch.delenv(f"GIT_{role}_EMAIL")
    git(county, "config", "user.useConfigOnly", "true")
    before = state(county)
    assert propose(county) == 2
    assert "尚未设置提交人" in capsys.readouterr().err
    assert state(county) == before


def test_outside_a_repository_there_is_nothing_to_commit_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = shutil.copytree(MINI, tmp_path / "alone")
    assert propose(Path(folder)) == 2
    assert "不在 git 版本库中" in capsys.readouterr().err
    git(tmp_path, "init", "-q")
    assert propose(Path(folder)) == 2
    assert "还没有任何提交" in capsys.readouterr().err
