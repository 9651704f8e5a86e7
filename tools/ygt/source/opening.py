"""Getting a file's bytes without waiting on a pipe, following a loop or filling the memory."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import NamedTuple

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class Refusal(NamedTuple):
    """Why a file cannot be opened, and what to do."""

    reason: str
    remedy: str


_FOLDER = Refusal("这是文件夹，不是文件", "文件夹不以 .yaml、.yml 结尾，请改名")
_NO_PERMISSION = Refusal("没有读取权限", "请文件的所有人开放读取权限")
_SPECIAL = Refusal("这不是普通文件（管道、套接字或设备）", "换成普通文件，或移出台账目录")
_DANGLING = Refusal("这是链接，所指的文件不存在", "恢复所指的文件，或把链接换成文件本身")
_LEADING_OUT = Refusal("这是指向台账目录之外的链接，没有读取所指的内容", "把链接换成文件本身")
_BY_ERROR = {
    errno.ENOENT: Refusal("文件不存在，可能已被删除或改名", "重新执行；如属误删，从历史版本恢复"),
    errno.EACCES: _NO_PERMISSION,
    errno.EPERM: _NO_PERMISSION,
    errno.EISDIR: _FOLDER,
    errno.ENXIO: _SPECIAL,
    errno.ELOOP: Refusal("链接互相指向，没有尽头", "把链接换成文件本身"),
    errno.ENOTDIR: Refusal("路径中有一级不是文件夹", "检查该路径上各级的名称"),
    errno.ENAMETOOLONG: Refusal("文件名过长", "缩短文件名"),
}


def content_of(file: Path, limit: int, *, within: Path | None = None) -> bytes | int | Refusal:
    """The bytes of a regular file; its size instead where that is over `limit`; a refusal where it cannot be read.

    With `within`, a link that leads out of that folder is refused: who sends in a ledger must not have whoever reads
    it show, or publish, what else lies on the machine.
    """
    try:
        if within is not None and file.is_symlink() and not leads_into(within, file):
            return _DANGLING if not file.exists() else _LEADING_OUT
        handle = os.open(file, _FLAGS)
    except OSError as error:
        return _refusal(file, error)
    except ValueError:
        return Refusal("文件名含有空字符", "改正文件名")
    try:
        return _content(handle, limit)
    except OSError as error:
        return _refusal(file, error)
    finally:
        os.close(handle)


def leads_into(folder: Path, link: Path) -> bool:
    """Whether what a link leads to lies in a folder; one that goes round in circles is for the system to refuse."""
    try:
        return link.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return True


def _content(handle: int, limit: int) -> bytes | int | Refusal:
    status = os.fstat(handle)
    if stat.S_ISDIR(status.st_mode):
        return _FOLDER
    if not stat.S_ISREG(status.st_mode):
        return _SPECIAL
    if status.st_size > limit:
        return status.st_size
    parts = []
    # One byte past the limit at most: the file may be growing.
    left = limit + 1
    while left and (part := os.read(handle, min(left, max(status.st_size + 1, 65536)))):
        parts.append(part)
        left -= len(part)
    content = b"".join(parts)
    return content if len(content) <= limit else len(content)


def _refusal(file: Path, error: OSError) -> Refusal:
    if error.errno == errno.ENOENT and file.is_symlink():
        return _DANGLING
    if error.errno == errno.EACCES and file.is_dir():
        # Windows says so of every folder.
        return _FOLDER
    number = error.errno or 0
    return _BY_ERROR.get(number) or Refusal(
        f"系统拒绝读取（{errno.errorcode.get(number, number)}）", "稍后重试；仍不能打开的，请系统管理员检查磁盘"
    )
