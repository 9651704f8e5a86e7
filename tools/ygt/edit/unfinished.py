"""Several files written as one: what is to be written is noted first, so that whoever comes next can finish it.

The note is kept in the user's own folder and not in the workspace: one that came with a repository would have every
reader of it write what its author likes.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from ygt.edit.files import content_read, save
from ygt.errors import ToolError
from ygt.kept import UNFINISHED, held, own_folder
from ygt.locking import alone
from ygt.schema.contract import contract
from ygt.writing import settle, write

MOST_BYTES = 256 * 1024 * 1024
PATIENCE = 5.0
"""Seconds to wait for another process that is writing."""

Contents = Mapping[str, bytes | None]
"""What files hold, by their paths in the workspace; None where there is none."""


class Finished(NamedTuple):
    """What came of writing that was cut off: the files written now, and those that have changed since and were left."""

    written: list[str]
    left: list[str]


@contextmanager
def noted(root: Path, before: Contents, after: Mapping[str, bytes]) -> Iterator[None]:
    """Note what `after` makes of the files, as long as this lasts; where the note cannot be made, go on without.

    After a failure the note stays unless all is as it was. Raises ToolError where another process is writing.
    """
    note = _note(root)
    if note is None or len(after) < 2 or not _made(note.parent):
        yield
        return
    with alone(note.with_suffix(".lock"), patience=PATIENCE) as free:
        if not free:
            raise ToolError("另一个 ygt 正在写入这个台账，本次没有写入", "等它完成后再执行")
        files = {path: [_mark(before[path]), base64.b64encode(content).decode()] for path, content in after.items()}
        try:
            write(note, json.dumps({"root": str(root.resolve()), "files": files}))
        except ToolError:
            note = None
        try:
            yield
        except BaseException:
            if note is not None and _is_as_it_was(root, before):
                _drop(note)
            raise
        if note is not None:
            _drop(note)


def finish(root: Path) -> Finished | None:
    """Write what is noted and not written yet. None where nothing is, or another process is writing just now.

    Where one of the files is neither what it was nor what it was to be, none is written and the note is given up.
    Raises ToolError where one cannot be written; the note then stays.
    """
    note = _note(root)
    if note is None:
        return None
    with alone(note.with_suffix(".lock")) as free:
        files = _read(note, root) if free else None
        if files is None:
            return None
        now = {path: _now(root, path) for path in files}
        left = [path for path, (old, new) in files.items() if now[path] not in (old, _mark(new))]
        written = [] if left else [path for path, (_, new) in files.items() if now[path] != _mark(new)]
        save(root, {path: files[path][1] for path in written})
        _drop(note)
        return Finished(written, left)


def _note(root: Path) -> Path | None:
    top = next((one for one in (root.resolve(), *root.resolve().parents) if (one / ".git").exists()), root)
    folder = own_folder(str(top))
    return Path(folder, UNFINISHED, sha256(os.fsencode(root.resolve())).hexdigest()[:32]) if folder else None


def _made(folder: Path) -> bool:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return False
    return True


def _drop(note: Path) -> None:
    with suppress(OSError):
        note.unlink()
        settle(note.parent)


def _read(note: Path, root: Path) -> dict[str, tuple[str, bytes]] | None:
    """What is noted of each file: the mark of what it held, and what it is to hold; None where that is no note."""
    try:
        told: Any = json.loads(held(str(note), MOST_BYTES) or b"")
        files = {str(path): (str(old), base64.b64decode(new)) for path, (old, new) in told["files"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        _drop(note)
        return None
    is_ours = told.get("root") == str(root.resolve()) and all(contract().kind_at(path) for path in files)
    return files if is_ours else None


def _is_as_it_was(root: Path, before: Contents) -> bool:
    try:
        return all(_now(root, path) == _mark(content) for path, content in before.items())
    except ToolError:
        return False


def _now(root: Path, path: str) -> str:
    file = root / path
    return _mark(content_read(file, path) if file.exists() else None)


def _mark(content: bytes | None) -> str:
    return "" if content is None else sha256(content).hexdigest()
