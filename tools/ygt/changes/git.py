"""Reading a git repository without a checkout: plumbing commands only, so that nothing of it is executed.

`rev-parse`, `merge-base`, `ls-tree` and `cat-file --batch` run no hook, filter, pager or diff driver; missing objects
are not fetched.
"""

from __future__ import annotations

import copy
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ygt.errors import ToolError

PATIENCE = 120
"""Seconds after which a command that does not come back is given up."""

MOST_LISTED = 16 * 1024 * 1024
"""Bytes of a listing of files beyond which a revision is no workspace of ours."""

LINK, MODULE = "120000", "160000"


class Entry(NamedTuple):
    """One entry of a revision: `mode` tells a link or a submodule from a file; `size` is None where there is none."""

    path: str
    mode: str
    object: str
    size: int | None


class Repository:
    """The repository that holds a folder; ToolError where there is none, or no git."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        prefix = self._run("rev-parse", "--show-prefix", missing="“{folder}”不在 git 版本库中，没有历次版本可以比较")
        self.prefix = prefix.rstrip("\n")

    def inside(self, folder: str) -> Repository:
        """The same repository seen from a folder of it, `.` for its root; the folder need not be there."""
        seen = copy.copy(self)
        seen.prefix = "" if folder == "." else f"{folder}/"
        return seen

    def commit(self, revision: str) -> str:
        """The commit a revision names. ToolError where it names none."""
        found = self._try("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        # A name that begins with a dash would be taken for an option by some command sooner or later.
        if found is None or revision.startswith("-"):
            raise ToolError(f"版本库中没有版本“{revision}”", "写分支、标签或提交的编号；浅克隆的先取回完整历史")
        return found.strip()

    def hooks(self) -> Path:
        """The folder of its hooks, wherever its configuration has put it."""
        said = self._run("rev-parse", "--git-path", "hooks", missing="“{folder}”不是 git 版本库")
        return (self.folder / said.rstrip("\n")).resolve()

    def common(self, one: str, other: str) -> str:
        """The commit from which two commits went apart. ToolError where they have none in common."""
        found = self._try("merge-base", one, other)
        if found is None:
            raise ToolError(f"“{one}”与“{other}”没有共同的历史", "浅克隆的先取回完整历史，或改用两个点（..）")
        return found.split("\n")[0]

    def entries(self, commit: str, folders: Iterable[str]) -> list[Entry]:
        """What is under `folders` of the workspace at a commit, paths relative to the workspace."""
        return self._entries(("-r",), commit, folders)

    def directory(self, commit: str, paths: Iterable[str]) -> list[Entry]:
        """What is at `paths` of the workspace at a commit, folders as such; of a path that ends in /, what is in it."""
        return self._entries((), commit, paths)

    def _entries(self, options: Iterable[str], commit: str, folders: Iterable[str]) -> list[Entry]:
        paths = [f"{self.prefix}{folder}" for folder in folders]
        listed = self._list("ls-tree", *options, "-z", "-l", "--full-tree", commit, "--", *paths)
        found = []
        for line in listed.split(b"\0"):
            about, tab, path = line.partition(b"\t")
            if tab:
                mode, _, name, size = about.decode("ascii").split()
                shown = path.decode("utf-8", errors="replace").removeprefix(self.prefix)
                found.append(Entry(shown, mode, name, int(size) if size.isdigit() else None))
        return found

    def contents(self, objects: Iterable[str]) -> dict[str, bytes]:
        """The bytes of files by the names of their objects."""
        wanted = list(dict.fromkeys(objects))
        if not wanted:
            return {}
        output = self._bytes("cat-file", "--batch", said="".join(f"{one}\n" for one in wanted).encode("ascii"))
        found, at = {}, 0
        for name in wanted:
            end = output.index(b"\n", at)
            about = output[at:end].split()
            if len(about) != 3 or about[1] != b"blob":
                raise ToolError(f"版本库中缺少文件内容“{name}”", "浅克隆、部分克隆的先取回完整历史")
            start, at = end + 1, end + 2 + int(about[2])
            found[name] = output[start : at - 1]
        return found

    def _run(self, *arguments: str, missing: str) -> str:
        found = self._try(*arguments)
        if found is None:
            raise ToolError(
                missing.format(folder=self.folder), "进入版本库中的台账目录，或用 -C 指定；比较两个日期用 --at"
            )
        return found

    def _try(self, *arguments: str) -> str | None:
        done = self._done(arguments)
        return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else None

    def _bytes(self, *arguments: str, said: bytes = b"") -> bytes:
        done = self._done(arguments, said)
        if done.returncode != 0:
            raise self._failure(done.stderr)
        return done.stdout

    def _failure(self, complaint: bytes) -> ToolError:
        told = complaint.decode("utf-8", errors="replace").strip().split("\n")[0]
        return ToolError(f"git 不能读取版本库：{told}", "用 git fsck 检查版本库；浅克隆、部分克隆的先取回完整历史")

    def _list(self, *arguments: str) -> bytes:
        """What a listing prints, given up where it grows beyond measure."""
        try:
            with subprocess.Popen(
                self._command(arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_quiet()
            ) as running:
                assert running.stdout is not None and running.stderr is not None
                listed = running.stdout.read(MOST_LISTED + 1)
                if len(listed) > MOST_LISTED:
                    running.kill()
                    raise ToolError("该版本的台账目录中文件过多，不作比较", "核对该版本的内容是否为台账")
                complaint = running.stderr.read()
        except OSError as error:
            raise _no_git() from error
        if running.returncode != 0:
            raise self._failure(complaint)
        return listed

    def _done(self, arguments: Iterable[str], said: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(
                self._command(arguments), input=said, capture_output=True, env=_quiet(), timeout=PATIENCE, check=False
            )
        except OSError as error:
            raise _no_git() from error
        except subprocess.TimeoutExpired as error:
            raise ToolError("git 没有在规定时间内答复", "稍后重试；仍无答复的，用 git fsck 检查版本库") from error

    def _command(self, arguments: Iterable[str]) -> list[str]:
        safe = ("--no-pager", "--literal-pathspecs", "--no-replace-objects", "-c", "core.fsmonitor=false")
        return ["git", *safe, "-C", str(self.folder), *arguments]


def _quiet() -> dict[str, str]:
    """The environment with nothing that would ask, fetch or write."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_TRACE")},
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        # Where git is too old to know the former: no protocol is allowed, whatever the repository's configuration says.
        "GIT_ALLOW_PROTOCOL": "none",
        "LC_ALL": "C",
    }


def _no_git() -> ToolError:
    return ToolError("没有找到 git", "安装 git；比较同一台账的两个日期用 --at，不需要 git")
