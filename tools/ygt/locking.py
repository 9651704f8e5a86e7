"""One process at a time: a lock that ends with its process, however that ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def alone(file: Path, *, patience: float = 0.0) -> Iterator[bool]:
    """Hold the lock that `file` stands for; yields whether it could be had, waiting for it `patience` seconds at most.

    The file is made, and taken away at the end. Where the system knows no locks it is taken to be free.
    """
    handle, end = _held(file), time.monotonic() + patience
    while handle is None and time.monotonic() < end:
        time.sleep(0.05)
        handle = _held(file)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            with suppress(OSError):
                file.unlink()
            if handle >= 0:
                os.close(handle)


def _held(file: Path) -> int | None:
    """A handle that holds the lock, -1 where there are no locks; None where another process holds it."""
    while True:
        try:
            handle = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        except OSError:
            # A folder that takes no file refuses the work itself with better words.
            return -1
        try:
            is_ours = _locked(handle)
        except OSError:
            os.close(handle)
            return -1
        if not is_ours:
            os.close(handle)
            return None
        # Who held it before takes the file away at the end: what is locked then stands for nothing.
        if _is_there(handle, file):
            return handle
        os.close(handle)


def _is_there(handle: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), file.stat())
    except OSError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _locked(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _locked(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
