"""What an answer depends on, as digests: every byte of a workspace, and the state of the tool's own files."""

# `pathlib` takes longer to import than an answer that is kept takes to tell.
# ruff: noqa: PTH116, PTH118, PTH120

from __future__ import annotations

import os

try:  # `hashlib` loads OpenSSL, which takes longer than the whole answer
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b  # type: ignore[assignment, unused-ignore]

FOLDERS = ("org", "members", "catalogues")
LISTS = os.path.join("catalogues", "reference")
MOST_BYTES = 64 * 1024 * 1024
"""Of a workspace that holds more, no answer is kept: to read it all again would be no gain."""

SIZE = 16
"""The length of every digest."""

_PART = 128 * 1024


def digest(*parts: bytes, key: bytes = b"") -> bytes:
    """The digest of several byte strings, told apart by their lengths."""
    sum_ = blake2b(digest_size=SIZE, key=key)
    for part in parts:
        sum_.update(len(part).to_bytes(8, "big"))
        sum_.update(part)
    return sum_.digest()


def of_workspace(root: str) -> bytes | None:
    """The digest of all names and bytes in the folders of a workspace.

    None where it holds anything but folders and plain files, something that cannot be read, or too much.
    """
    sum_ = blake2b(digest_size=SIZE)
    left = MOST_BYTES
    waiting = [os.path.join(root, folder) for folder in reversed(FOLDERS)]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted((one.name, one) for one in found)
        except FileNotFoundError:
            continue
        except OSError:
            return None
        sum_.update(f"{folder[len(root) :]}\0{len(entries)}\0".encode("utf-8", "surrogateescape"))
        for name, entry in entries:
            if entry.is_symlink():
                return None
            if entry.is_dir():
                waiting.append(entry.path)
                continue
            content = _content(entry, left)
            if content is None:
                return None
            left -= len(content)
            sum_.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            sum_.update(content)
    return sum_.digest()


def _content(entry: os.DirEntry[str], limit: int) -> bytes | None:
    # Not `kept.held`: here a hundred files are read in the time an interpreter takes to start.
    if not entry.is_file():
        return None
    try:
        handle = os.open(entry.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    try:
        content = os.read(handle, _PART)
        if len(content) == _PART:
            while len(content) <= limit and (more := os.read(handle, 64 * _PART)):
                content += more
        return content if len(content) <= limit else None
    except OSError:
        return None
    finally:
        os.close(handle)


def of_lists(root: str, top: str) -> list[str]:
    """The paths of the upper levels' lists that folders above the workspace hold, up to its repository."""
    found = []
    while root != top:
        root = os.path.dirname(root)
        lists = os.path.join(root, LISTS)
        found += tree(lists) or [lists]
    return found


def tree(folder: str, depth: int = 4) -> list[str]:
    """A folder's own path and those of what is in it, in a fixed order; nothing where it is none. Links count."""
    found = [folder]
    try:
        with os.scandir(folder) as entries:
            inside = sorted((one.path, one.is_dir()) for one in entries)
    except OSError:
        return []
    for path, is_folder in inside:
        found += tree(path, depth - 1) if is_folder and depth else [path]
    return found


def of_states(paths: list[str], before: int | None = None) -> bytes | None:
    """The digest of the states (size, times, inode) of files and folders; what is not there counts as absent.

    With `before`, None where one was changed at that moment (nanoseconds) or later: then what was read of it may be
    older than its state.
    """
    told: list[object] = []
    for path in paths:
        try:
            state = os.stat(path)
        except OSError:
            told.append(None)
            continue
        if before is not None and max(state.st_mtime_ns, state.st_ctime_ns) >= before:
            return None
        told.append((state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino))
    return digest(repr(told).encode(), "\0".join(paths).encode("utf-8", "surrogateescape"))
