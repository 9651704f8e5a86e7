"""The folder `.cache` of a repository, where results are kept from one run to the next: how it is made and trusted.

Only `os` is imported, for those who look there before anything else.
"""

# `pathlib` takes longer to import than an answer that is kept takes to tell.
# ruff: noqa: PTH103, PTH105, PTH108, PTH111, PTH117, PTH118, PTH208

from __future__ import annotations

import os

CACHE = ".cache"
UNFINISHED = "unfinished"
"""Where, in the user's own folder, it is noted what is being written; see `ygt.edit.unfinished`."""

IGNORED = "# 各命令留存的中间结果，可随时删除，不提交。\n*\n"


def is_own(top: str, name: str) -> bool:
    """Whether `.cache/NAME` of the repository at `top` is, as far as it is there, a folder of ours and no link.

    A link would have us read or write wherever whoever committed it likes.
    """
    folder = os.path.join(top, CACHE)
    for step in (folder, os.path.join(folder, name)):
        try:
            told = os.lstat(step)
        except FileNotFoundError:
            return True
        except OSError:
            return False
        if told.st_mode & 0o170000 != 0o040000 or (hasattr(os, "getuid") and told.st_uid != os.getuid()):
            return False
    return True


def made(top: str, name: str) -> str:
    """The path of `.cache/NAME`, made where it is not there, and ignored by git; OSError where that cannot be."""
    folder = os.path.join(top, CACHE, name)
    os.makedirs(folder, exist_ok=True)
    ignore = os.path.join(folder, ".gitignore")
    if not os.path.lexists(ignore):
        put(ignore, IGNORED.encode())
    return folder


def own_folder(top: str) -> str | None:
    """This user's own folder for what the tool keeps; None where there is none, or it lies in the repository at `top`.

    Some have their home inside the repository they work on: then whoever commits to it writes there.
    """
    base = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
    if not base or not os.path.isabs(base):
        home = os.path.expanduser("~")
        if not os.path.isabs(home):
            return None
        base = os.path.join(home, ".cache")
    folder = os.path.join(base, "ygt")
    inside = f"{os.path.realpath(folder)}{os.sep}".startswith(f"{os.path.realpath(top)}{os.sep}")
    return None if inside else folder


def is_unfinished(root: str) -> bool:
    """Whether something was being written, in whatever workspace, when the tool was cut off; asked every time."""
    folder = own_folder(root)
    try:
        return folder is not None and bool(os.listdir(os.path.join(folder, UNFINISHED)))
    except OSError:
        return False


def put(file: str, content: bytes) -> None:
    """Write a file in one step, for its owner alone; OSError where that cannot be.

    Nothing waits for the disk: what a power failure tears is thrown away by whoever reads it.
    """
    beside = f"{file}.{os.getpid()}"
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        os.replace(beside, file)
    except BaseException:
        if os.path.lexists(beside):
            os.unlink(beside)
        raise


def held(file: str, limit: int) -> bytes | None:
    """What a plain file holds; None where there is none, it is a link or no file, or holds more than `limit` bytes."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(file, flags)
    except OSError:
        return None
    try:
        told = os.fstat(handle)
        if told.st_mode & 0o170000 != 0o100000 or told.st_size > limit:
            return None
        parts = []
        while part := os.read(handle, told.st_size + 1):
            parts.append(part)
        return b"".join(parts)
    except OSError:
        return None
    finally:
        os.close(handle)
