"""Edits of files in a workspace: all of them made before the first is written, each written in one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import unified_diff
from pathlib import Path

from ygt.edit.apply import apply
from ygt.edit.edits import Edit
from ygt.errors import ToolError
from ygt.ledger.load import files
from ygt.schema.contract import contract
from ygt.source.opening import Refusal, content_of
from ygt.source.reader import MAX_BYTES
from ygt.writing import write


def edited(root: Path, edits: Mapping[str, Iterable[Edit]]) -> dict[str, bytes]:
    """What the files at these paths under `root` become; only those that change, nothing is written.

    A file that is not there yet is taken as empty. Raises RefusedError where an edit cannot be made, and ToolError
    where a file cannot be read or is at a place where no records are kept.
    """
    found = {}
    for path, wanted in edits.items():
        kind = contract().kind_at(path)
        if kind is None:
            raise ToolError(f"“{path}”不是登记记录的位置", "文件的位置决定登记哪一种记录，见 schema/files.json")
        content = content_read(root / path, path) if (root / path).exists() else b""
        changed = apply(content, contract().kind(kind), wanted, path=path)
        if changed != content:
            found[path] = changed
    return found


def save(root: Path, contents: Mapping[str, bytes]) -> None:
    """Write files by their paths under `root`, each in one step. Raises ToolError where one cannot be written."""
    for path, content in contents.items():
        write(root / path, content)


def chosen(root: Path, wanted: list[str]) -> list[str]:
    """The workspace's files that are, or lie in, one of the `wanted` paths; all where there are none."""
    known = files(root)
    if not wanted:
        return known
    return [name for name in known if any(one in ("", name) or name.startswith(f"{one}/") for one in wanted)]


def shown(name: str, old: bytes, new: bytes) -> str:
    """The change of a file as a unified diff, as git writes it."""
    before, after = (part.decode("utf-8", "replace").splitlines() for part in (old, new))
    return "\n".join(unified_diff(before, after, f"a/{name}", f"b/{name}", lineterm=""))


def content_read(file: Path, name: str) -> bytes:
    """The bytes of a file of the workspace. Raises ToolError where it cannot be read, or is too large to be one."""
    content = content_of(file, MAX_BYTES)
    if isinstance(content, int):
        raise ToolError(f"“{name}”过大，没有改动", "台账文件不超过 8 MiB，请先拆分")
    if isinstance(content, Refusal):
        raise ToolError(f"“{name}”无法读取：{content.reason}", content.remedy)
    return content
