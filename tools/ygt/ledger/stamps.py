"""Whether the files of a workspace are still those that were read, told without reading them."""

from __future__ import annotations

from pathlib import Path

from ygt.ledger.load import TEXTS, files

Stamp = tuple[int, int, int]
"""When a file was last written, its size, and which file it is: editors put a new one in the place of the old."""


def stamps(root: Path) -> dict[str, Stamp]:
    """The stamp of every file that the ledger at `root` is read from; ToolError as `files` has it."""
    return {path: stamp(root / path) for path in [*files(root), *_texts(root)]}


def stamp(file: Path) -> Stamp:
    """The stamp of one file; zeros where it is not there."""
    try:
        status = file.stat()
    except OSError:
        return 0, 0, 0
    return status.st_mtime_ns, status.st_size, status.st_ino


def _texts(root: Path) -> list[str]:
    return sorted(f"{TEXTS}/{one.name}" for one in (root / TEXTS).glob("*.txt"))
