"""The hook as a file of a repository."""

from __future__ import annotations

import shlex
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

from ygt.changes.git import Repository
from ygt.errors import ToolError
from ygt.writing import write

NAME = "pre-receive"
MARK = "# 由 ygt hook install 写入"


def install(folder: Path, options: Iterable[str]) -> Path:
    """Write the hook of the repository in `folder`, to run with `options`; where it was written.

    Raises ToolError where there is no repository, or already a hook of somebody else's.
    """
    file = Repository(folder).hooks() / NAME
    if file.is_symlink() or (file.exists() and MARK not in file.read_text(encoding="utf-8", errors="replace")):
        raise ToolError(
            f"“{file}”已有别的内容，没有改动",
            f"在其中另加一行：{_command(options)}；或移走后重新执行",
        )
    write(
        file,
        f"#!/bin/sh\n{MARK}，可以重新执行该命令更新。收到推送时核对台账，有错误的不接受。\nexec {_command(options)}\n",
    )
    file.chmod(file.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    return file


def _command(options: Iterable[str]) -> str:
    # The interpreter that has the tool: the one who pushes has another environment. -I: nothing of theirs is imported.
    python = Path(sys.executable).as_posix()
    return shlex.join([python, "-I", "-m", "ygt", "hook", NAME, *options])
