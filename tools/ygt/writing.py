"""Writing files so that an interruption leaves the old file or the new one, never half of one."""

from __future__ import annotations

import os
import tempfile
from errno import ENOSPC, EROFS
from pathlib import Path

from ygt.errors import ToolError


def write(path: Path, content: bytes | str) -> None:
    """Put `content` (text as UTF-8 with LF) at `path` in one step; folders on the way are made.

    A file that is there keeps its permissions, a new one is as readable as the umask allows.
    Raises ToolError where it cannot be written.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".ygt-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).chmod(mode)
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ToolError(f"无法写入“{path}”：{_reason(error)}", _remedy(error)) from error


def folder_mode() -> int:
    """The permissions of a folder that is as open as the umask allows; a temporary one is private."""
    return 0o777 & ~_umask()


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _reason(error: OSError) -> str:
    match error:
        case PermissionError():
            return "没有写入权限，或文件正被其他程序打开"
        case FileExistsError() | NotADirectoryError():
            return "路径中有一段不是文件夹"
        case IsADirectoryError():
            return "该位置是一个文件夹"
    return {ENOSPC: "磁盘空间不足", EROFS: "所在磁盘只能读取"}.get(error.errno or 0, "系统拒绝写入")


def _remedy(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "请关闭正在打开该文件的程序，或指定另一个可以写入的文件夹"
    return "请指定另一个可以写入的文件夹"
