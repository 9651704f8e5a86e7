"""The few git commands by which a proposal is made; what goes wrong is said in Chinese."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from ygt.errors import ToolError

PATIENCE = 300
"""Seconds after which a command that does not come back is given up; a slow line may take a while to push."""
_UNMERGED = frozenset({"DD", "AU", "UD", "UA", "DU", "AA", "UU"})
_UNDER_WAY = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply", "BISECT_LOG")


class Changed(NamedTuple):
    """A file that differs from the last commit: its path from the root of the repository, and git's two letters."""

    path: str
    state: str

    @property
    def is_new(self) -> bool:
        """Whether git does not know the file yet."""
        return self.state == "??"

    @property
    def is_staged(self) -> bool:
        """Whether it is set down for the next commit."""
        return self.state[0] not in " ?"


class Git:
    """The repository that holds `folder`. Raises ToolError where there is none, or no git."""

    def __init__(self, folder: Path) -> None:
        self.top = folder
        top = self.said("rev-parse", "--show-toplevel")
        if top is None:
            raise ToolError(f"“{folder}”不在 git 版本库中，无法提交", "进入版本库中的台账目录，或用 -C 指定")
        self.prefix = self.said("rev-parse", "--show-prefix") or ""
        self.top = Path(top)
        if self.said("rev-parse", "--verify", "--quiet", "HEAD^{commit}") is None:
            raise ToolError("版本库中还没有任何提交", "先用 git commit 提交一次，再执行 ygt propose")

    def said(self, *arguments: str) -> str | None:
        """What a command prints, without the line end; None where it fails."""
        done = self.run(*arguments)
        return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n") if done.returncode == 0 else None

    def must(self, *arguments: str, given: bytes = b"", env: Mapping[str, str] | None = None) -> str:
        """The same for a command that is expected to succeed. Raises ToolError with what git says."""
        done = self.run(*arguments, given=given, env=env)
        if done.returncode != 0:
            told = _last_words(done.stderr)
            raise ToolError(f"git 未能完成“{arguments[0]}”：{told}", "按 git 的提示处理后重新执行；台账文件没有改动")
        return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n")

    def run(
        self, *arguments: str, given: bytes = b"", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a command. Raises ToolError where git is not there or does not come back."""
        command = ["git", "--no-pager", "--literal-pathspecs", "-c", "core.quotePath=false", "-C", str(self.top)]
        told = {**os.environ, "LC_ALL": "C", **(env or {})}
        try:
            return subprocess.run(
                [*command, *arguments], input=given, capture_output=True, env=told, timeout=PATIENCE, check=False
            )
        except OSError as error:
            raise ToolError("没有找到 git", "安装 git 后重新执行") from error
        except subprocess.TimeoutExpired as error:
            raise ToolError("git 没有在规定时间内答复", "检查网络后重新执行；台账文件没有改动") from error

    def changed(self) -> list[Changed]:
        """Every file that differs from the last commit. Raises ToolError where some are in conflict."""
        listed = self.must("status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all")
        found = [Changed(entry[3:], entry[:2]) for entry in listed.split("\0") if entry]
        if any(one.state in _UNMERGED for one in found):
            raise ToolError("版本库中有尚未处理的合并冲突", "先处理冲突并提交，再执行 ygt propose")
        return found

    def check_quiet(self) -> None:
        """Raise ToolError where a merge, a rebase or the like is under way."""
        for name in _UNDER_WAY:
            path = self.said("rev-parse", "--git-path", name)
            if path is not None and (self.top / path).exists():
                raise ToolError("版本库正在合并、变基或拣选的中途", "先完成或放弃该操作（见 git status），再执行")

    def branch(self) -> str:
        """The current branch; empty where a commit is checked out by itself."""
        return self.said("symbolic-ref", "--quiet", "--short", "HEAD") or ""

    def refs(self) -> set[str]:
        """Every branch, local and remote, by its name alone."""
        listed = self.said("for-each-ref", "--format=%(refname)", "refs/heads", "refs/remotes") or ""
        names = set()
        for ref in listed.split("\n"):
            parts = ref.split("/", 3 if ref.startswith("refs/remotes/") else 2)
            names.add(parts[-1])
        return names

    def tree(self, index: Path, files: Iterable[str]) -> str:
        """The tree of the last commit with `files` as they are now, made in an index of its own."""
        env = {"GIT_INDEX_FILE": str(index)}
        self.must("read-tree", "HEAD", env=env)
        self.add(files, env)
        return self.must("write-tree", env=env)

    def add(self, files: Iterable[str], env: Mapping[str, str] | None = None) -> None:
        """Set files down as they are, those that are gone as gone; by default in the user's own index."""
        given = b"\0".join(one.encode("utf-8", "surrogateescape") for one in files)
        self.must("add", "--all", "--pathspec-from-file=-", "--pathspec-file-nul", given=given, env=env)


def _last_words(complaint: bytes) -> str:
    lines = [line for line in complaint.decode("utf-8", "replace").strip().split("\n") if line.strip()]
    told = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[-1] if lines else "没有说明")
    return told.partition(": ")[2] or told
