"""Writing files so that an interruption leaves the old file or the new one, never half of one."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from errno import EDQUOT, ENOSPC, EROFS
from pathlib import Path

from ygt.errors import ToolError


def write(path: Path, content: bytes | str) -> None:
    """Put `content` (text as UTF-8 with LF) at `path` in one step; folders on the way are made.

    A file that is there keeps its permissions, a new one is as readable as the umask allows. The content is on the
    disk before the name stands for it, and the name before this returns: a power failure leaves one of the two as well.
    Raises ToolError where it cannot be written, or is marked as one that is not to be.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        known = path.exists()
        mode = path.stat().st_mode if known else 0o666 & ~_umask()
        if known and not mode & 0o222:
            raise ToolError(f"“{path}”为只读文件，没有写入", "请文件的管理人开放写入权限后再执行")
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".ygt-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).chmod(mode)
            Path(beside).replace(path)
            settle(path.parent)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ToolError(f"无法写入“{path}”：{_reason(error)}", _remedy(error)) from error


def own_place(root: Path, place: Path) -> Path:
    """Where `place`, a path of what is made of a workspace, is under `root`.

    Raises ToolError where a step on the way is a link: whoever commits one would have everybody who builds overwrite,
    or publish, what else lies on the machine.
    """
    found = root
    for step in place.parts:
        found /= step
        if found.is_symlink():
            raise ToolError(f"“{found}”是链接，没有写入所指的位置", "删去这个链接，再重新执行")
    return found


def settle(folder: Path) -> None:
    """Have what a folder holds, the names in it, written to the disk; where the system cannot do that, nothing."""
    if os.name == "nt":  # which opens no folder, and keeps a journal of names itself
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


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
    return {ENOSPC: "磁盘空间不足", EDQUOT: "超出磁盘配额", EROFS: "所在磁盘只能读取"}.get(
        error.errno or 0, "系统拒绝写入"
    )


def _remedy(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "请关闭正在打开该文件的程序，或指定另一个可以写入的文件夹"
    if error.errno in (ENOSPC, EDQUOT):
        return "请清理磁盘后再执行"
    return "请指定另一个可以写入的文件夹"
