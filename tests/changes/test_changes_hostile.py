"""A revision made to harm: links, submodules, huge files, markup, shell words. Nothing is run, nothing read outside."""

from __future__ import annotations

import json
import os
import re
import zlib
from functools import cache
from hashlib import sha1
from pathlib import Path

import pytest
from repositories import DAY, committed, git, ygt

from requirements import GIT
from ygt.changes.git import Repository
from ygt.guarding.tip import checked

pytestmark = GIT

HUNDRED_MEGABYTES = 100 * 1024 * 1024

MARKUP = (
    "@everyone <script>alert(1)</script> ![x](http://evil.example/p.png) [a](javascript:b) #12 `$(touch ran)`; ls |"
)


@cache
def huge_object() -> tuple[str, bytes]:
    """A file of a hundred megabytes as git keeps it: its name, and what takes less than half a megabyte."""
    megabyte = b"#" * (1024 * 1024)
    squeezing, name = zlib.compressobj(1), sha1(usedforsecurity=False)
    squeezed = []
    for part in (f"blob {HUNDRED_MEGABYTES}\0".encode(), *[megabyte] * 100):
        name.update(part)
        squeezed.append(squeezing.compress(part))
    return name.hexdigest(), b"".join([*squeezed, squeezing.flush()])


def huge_blob(folder: Path) -> str:
    """A hundred megabytes in the repository, of which hardly anything is on the disk."""
    name, content = huge_object()
    place = folder / ".git/objects" / name[:2]
    place.mkdir(exist_ok=True)
    (place / name[2:]).write_bytes(content)
    assert git(folder, "cat-file", "-s", name) == str(HUNDRED_MEGABYTES)
    return name


def attacked(mini: Path, tmp_path: Path) -> str:
    """A pull request with everything that could do harm; the branch it is on."""
    secret = tmp_path / "secret.yaml"
    secret.write_text("- {name: 秘密单位, id: secret, kind: 政府部门}\n", encoding="utf-8")
    commit = committed(mini)
    for path in ("org/issuers.yaml", "org/texts/secret.txt", "org/meetings.yaml"):
        (mini / path).parent.mkdir(exist_ok=True)
        (mini / path).unlink(missing_ok=True)
    (mini / "org/issuers.yaml").symlink_to(secret)
    (mini / "org/meetings.yaml").symlink_to(f"../../../../../..{secret}")
    (mini / "org/texts/secret.txt").symlink_to(secret)
    (mini / "members/elsewhere").symlink_to(tmp_path, target_is_directory=True)
    (mini / "org/bodies/a\nb;touch ran.yaml").write_text(f"name: {json.dumps(MARKUP)}\nid: x\n", encoding="utf-8")
    (mini / ".gitmodules").write_text('[submodule "m"]\n\tpath = members/module\n\turl = ext::sh -c touch% ran\n')
    units = mini / "org/units.yaml"
    name = json.dumps(f"乙局{MARKUP}", ensure_ascii=False)
    units.write_text(units.read_text(encoding="utf-8") + f"- {{name: {name}, id: yi, kind: 其他}}\n", encoding="utf-8")
    branch = "x;$(touch${IFS}ran)`touch${IFS}ran`|&'\"@everyone"
    git(mini, "switch", "-q", "-c", branch)
    git(mini, "add", "-A")
    attributes = b"* filter=evil diff=evil merge=evil ident working-tree-encoding=UTF-16\n"
    blob = git(mini, "hash-object", "-w", "--stdin", said=attributes)
    git(mini, "update-index", "--add", "--cacheinfo", f"100644,{blob},.gitattributes")
    git(mini, "update-index", "--add", "--cacheinfo", f"160000,{commit},members/module")
    git(mini, "update-index", "--add", "--cacheinfo", f"100644,{huge_blob(mini)},catalogues/drugs/huge.yaml")
    git(mini, "commit", "-q", "-m", "x")
    git(mini, "update-ref", "refs/heads/main", commit)
    return branch


def armed(mini: Path) -> Path:
    """Let every program that a repository's configuration can name leave a trace; where it would be."""
    ran = mini.parent / "ran"
    program = mini / ".git/program"
    program.write_text(f"#!/bin/sh\ntouch {ran}\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    hooks = mini / ".git/evil-hooks"
    hooks.mkdir()
    for name in ("post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman", "pre-receive"):
        (hooks / name).write_bytes(program.read_bytes())
        (hooks / name).chmod(0o755)
    for key in (
        "filter.evil.smudge",
        "filter.evil.clean",
        "filter.evil.process",
        "diff.evil.textconv",
        "diff.evil.command",
        "diff.external",
        "merge.evil.driver",
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "core.sshCommand",
        "core.gitProxy",
        "core.alternateRefsCommand",
        "uploadpack.packObjectsHook",
        "credential.helper",
        "gpg.program",
        "interactive.diffFilter",
    ):
        git(mini, "config", key, str(program))
    git(mini, "config", "core.hooksPath", str(hooks))
    for name in ("rev-parse", "ls-tree", "cat-file", "merge-base"):
        git(mini, "config", f"alias.{name}", f"!{program}")
    # A promise that missing objects can be had by running a program.
    git(mini, "config", "protocol.ext.allow", "always")
    git(mini, "config", "remote.origin.url", f"ext::{program}")
    git(mini, "config", "remote.origin.promisor", "true")
    (mini / ".git/info").mkdir(exist_ok=True)
    (mini / ".git/info/attributes").write_text("* filter=evil diff=evil merge=evil\n", encoding="utf-8")
    return ran


@pytest.mark.parametrize("form", ["text", "markdown", "json", "title"])
def test_a_hostile_pull_request_is_only_found_fault_with(mini: Path, tmp_path: Path, form: str) -> None:
    branch = attacked(mini, tmp_path)
    ran = armed(mini)
    done = ygt(mini, "diff", f"main...{branch}", "--as-of", DAY, "--format", form)
    assert (done.returncode, done.stderr) == (1, "")
    assert not ran.exists() and not list(tmp_path.rglob("ran"))
    assert "秘密" not in done.stdout and "\x1b" not in done.stdout
    if form == "title":
        assert done.stdout.count("\n") == 1
        return
    for path, what in (
        ("org/issuers.yaml", "这是链接，没有读取所指的内容"),
        ("org/meetings.yaml", "这是链接，没有读取所指的内容"),
        ("org/texts/secret.txt", "这是链接，没有读取所指的内容"),
        ("members/elsewhere", "这是链接，没有读取所指的内容"),
        ("members/module", "这是子模块，不属于台账"),
        ("catalogues/drugs/huge.yaml", f"{HUNDRED_MEGABYTES:,}字节"),
    ):
        shown = path.replace("_", r"\_") if form == "markdown" else path
        assert shown in done.stdout and what in done.stdout, path
    if form == "json":
        assert {one["path"] for one in json.loads(done.stdout)["findings"]} >= {"org/bodies/a\nb;touch ran.yaml"}
        file = tmp_path / "changes.json"
        file.write_text(done.stdout, encoding="utf-8")
        told = ygt(mini, "comment", "--platform", "github", "--dry-run", str(file))
        assert (told.returncode, told.stderr) == (0, "")
        assert not re.search(r"(?<!\\)<(?!!-- ygt:diff -->)|@(?!\u200b)|(?<!\\)\]\(|http://", told.stdout)
    else:
        assert r"a\nb;touch ran.yaml" in done.stdout.replace("\\\\", "\\")
        # What stood in the file that is now a link is not said to be gone.
        assert "发文机关" not in done.stdout


def test_the_check_of_a_push_reads_nothing_else_either(mini: Path, tmp_path: Path) -> None:
    branch = attacked(mini, tmp_path)
    ran = armed(mini)
    result = checked(Repository(mini), git(mini, "rev-parse", branch), ".")
    told = " ".join(f"{one.path} {one.message}" for one in result.errors)
    for what in ("org/issuers.yaml", "members/elsewhere", "members/module", "huge.yaml", "org/texts/secret.txt"):
        assert what in told
    assert "秘密" not in told and "秘密" not in "".join(result.ledger.texts.values())
    assert not ran.exists() and not list(tmp_path.rglob("ran"))


def test_what_is_missing_is_not_fetched(mini: Path) -> None:
    committed(mini)
    units = git(mini, "rev-parse", "HEAD:org/units.yaml")
    ran = armed(mini)
    (mini / ".git/objects" / units[:2] / units[2:]).unlink()
    done = ygt(mini, "diff", "HEAD..HEAD", "--as-of", DAY)
    assert done.returncode == 1 and "org/units.yaml:1  文件无法打开：版本库中缺少该文件的内容" in done.stdout
    assert not ran.exists()


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
    ran = armed(mini)
    units = mini / "org/units.yaml"
    units.write_text(units.read_text(encoding="utf-8") + "- {name: 甲局, id: jia, kind: 其他}\n", encoding="utf-8")
    assert "新增单位“甲局”" in ygt(mini, "diff", "--as-of", DAY).stdout
    assert "内容无变化" in ygt(mini, "diff", "HEAD..HEAD", "--as-of", DAY).stdout
    assert not ran.exists()
    # The trap does snap: git itself, asked the usual way, walks into it.
    git(mini, "status")
    assert ran.exists()


def test_the_environment_of_whoever_runs_it_starts_nothing(mini: Path) -> None:
    committed(mini)
    ran = mini.parent / "ran"
    program = mini / ".git/program"
    program.write_text(f"#!/bin/sh\ntouch {ran}\n", encoding="utf-8")
    program.chmod(0o755)
    names = ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "PAGER", "GIT_SSH", "GIT_ASKPASS", "GIT_EDITOR", "GIT_PROXY_COMMAND")
    env = {**dict.fromkeys(names, str(program)), "GIT_TRACE": str(mini.parent / "trace")}
    assert ygt(mini, "diff", "HEAD..HEAD", "--as-of", DAY, env=env).returncode == 0
    assert not ran.exists() and not os.path.lexists(mini.parent / "trace")
