"""A revision made to harm: links, submodules, huge files, markup, shell words. Nothing is run, nothing read outside."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from repositories import DAY, committed, git, ygt

from requirements import GIT
from ygt.source.reader import MAX_BYTES

pytestmark = GIT

MARKUP = (
    "@everyone <script>alert(1)</script> ![x](http://evil.example/p.png) [a](javascript:b) #12 `$(touch ran)`; ls |"
)


def test_links_submodules_and_huge_files_are_findings(mini: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("- {name: 秘密单位, id: secret, kind: 政府部门}\n", encoding="utf-8")
    commit = committed(mini)
    (mini / "org/issuers.yaml").unlink()
    (mini / "org/issuers.yaml").symlink_to(secret)
    (mini / "catalogues/drugs/huge.yaml").write_bytes(b"# " + b"x" * MAX_BYTES + b"\n")
    committed(mini, "feature")
    git(mini, "update-index", "--add", "--cacheinfo", f"160000,{commit},members/module")
    git(mini, "commit", "-q", "-m", "x")
    done = ygt(mini, "diff", "main..feature", "--as-of", DAY)
    assert done.returncode == 1 and done.stderr == ""
    assert "org/issuers.yaml:1  文件无法打开：这是链接，没有读取所指的内容" in done.stdout
    assert "members/module:1  文件无法打开：这是子模块，不属于台账" in done.stdout
    assert "catalogues/drugs/huge.yaml:1  文件有" in done.stdout
    assert "秘密" not in done.stdout
    # What stood in the file that is now a link is not said to be gone.
    assert "发文机关" not in done.stdout


def test_links_at_hand_are_not_followed(mini: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("- {name: 秘密单位, id: secret, kind: 政府部门}\n", encoding="utf-8")
    committed(mini)
    (mini / "org/units.yaml").unlink()
    (mini / "org/units.yaml").symlink_to(secret)
    done = ygt(mini, "diff", "--as-of", DAY)
    assert done.returncode == 1
    assert "这是链接，没有读取所指的内容" in done.stdout and "秘密" not in done.stdout


def test_a_path_out_of_the_tree_is_refused(mini: Path) -> None:
    committed(mini)
    blob = git(mini, "hash-object", "-w", "--stdin", said=b"- {name: x}\n")
    inner = git(mini, "mktree", "--missing", said=f"100644 blob {blob}\t..\n".encode())
    org = git(mini, "rev-parse", "HEAD:org")
    listed = git(mini, "ls-tree", org) + f"\n040000 tree {inner}\tx\n"
    tree = git(mini, "mktree", "--missing", said=listed.encode())
    root = [line for line in git(mini, "ls-tree", "HEAD").split("\n") if not line.endswith("\torg")]
    top = git(mini, "mktree", said=("\n".join([*root, f"040000 tree {tree}\torg"]) + "\n").encode())
    commit = git(mini, "commit-tree", top, "-p", "HEAD", "-m", "x")
    done = ygt(mini, "diff", f"main..{commit}", "--as-of", DAY)
    assert done.returncode == 1
    assert "路径不在台账目录之内" in done.stdout


@pytest.mark.parametrize("form", ["text", "markdown", "json", "title"])
def test_markup_stays_text(mini: Path, form: str) -> None:
    units = mini / "org/units.yaml"
    committed(mini)
    name = json.dumps(f"乙局{MARKUP}", ensure_ascii=False)
    more = f"- name: {name}\n  id: yi\n  kind: 其他\n"
    units.write_text(units.read_text(encoding="utf-8") + more, encoding="utf-8")
    committed(mini, "feature")
    done = ygt(mini, "diff", "main..feature", "--as-of", DAY, "--format", form)
    assert done.returncode == 0
    assert "乙局" in done.stdout and "\x1b" not in done.stdout
    assert not list(mini.rglob("ran"))
    if form == "markdown":
        body = done.stdout
        assert not re.search(r"(?<!\\)<|@(?!\u200b)|(?<!\\)\]\(|(?<!\\)`|http://", body)


@pytest.mark.parametrize(
    "revision", ["--upload-pack=touch ran", "-x", "main;touch ran", "$(touch ran)", "main..--all", "没有"]
)
def test_a_revision_is_never_an_option_or_a_command(mini: Path, revision: str) -> None:
    committed(mini)
    done = ygt(mini, "diff", "--", revision)
    assert done.returncode == 2 and "版本库中没有版本" in done.stderr
    assert not list(mini.rglob("ran"))


def test_hooks_filters_and_drivers_of_the_repository_are_not_run(mini: Path) -> None:
    committed(mini)
    ran = mini / "ran"
    program = mini / ".git/program"
    program.write_text(f"#!/bin/sh\ntouch {ran}\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    for key in ("filter.evil.smudge", "filter.evil.clean", "diff.evil.textconv", "diff.evil.command", "core.fsmonitor"):
        git(mini, "config", key, str(program))
    git(mini, "config", "core.pager", str(program))
    (mini / ".git/info").mkdir(exist_ok=True)
    (mini / ".git/info/attributes").write_text("* filter=evil diff=evil\n", encoding="utf-8")
    units = mini / "org/units.yaml"
    units.write_text(units.read_text(encoding="utf-8") + "- {name: 甲局, id: jia, kind: 其他}\n", encoding="utf-8")
    assert "新增单位“甲局”" in ygt(mini, "diff", "--as-of", DAY).stdout
    assert "内容无变化" in ygt(mini, "diff", "HEAD..HEAD", "--as-of", DAY).stdout
    assert not ran.exists()
