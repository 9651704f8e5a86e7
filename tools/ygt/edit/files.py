"""Edits of files in a workspace: all of them made before the first is written, each written in one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from pathlib import Path, PurePath

from ygt.edit.apply import apply
from ygt.edit.edits import Edit
from ygt.errors import ToolError
from ygt.ledger.load import files
from ygt.schema.contract import contract
from ygt.source.opening import Refusal, content_of, leads_into
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
    """Write files by their paths under `root`, each in one step.

    Raises ToolError where one cannot be written, or lies in a folder that is a link out of `root`.
    """
    for path, content in contents.items():
        if not leads_into(root, (root / path).parent):
            raise ToolError(f"“{path}”所在的文件夹是指向台账目录之外的链接，没有写入", "把链接换成文件夹本身")
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
    # difflib's own unified diff takes frequent lines for noise, and in a long list shows them as taken out and put in.
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    lines = [f"--- a/{name}", f"+++ b/{name}"]
    for group in matcher.get_grouped_opcodes(3):
        (_, first, _, start, _), (_, _, last, _, stop) = group[0], group[-1]
        lines.append(f"@@ -{_span(first, last)} +{_span(start, stop)} @@")
        for what, i, j, k, m in group:
            if what == "equal":
                lines += [f" {line}" for line in before[i:j]]
                continue
            lines += [f"-{line}" for line in before[i:j]]
            lines += [f"+{line}" for line in after[k:m]]
    return "\n".join(lines) if len(lines) > 2 else ""


def _span(first: int, last: int) -> str:
    """The lines of a hunk as its head counts them; of none, the line before."""
    length = last - first
    return f"{first + 1}" if length == 1 else f"{first + 1 if length else first},{length}"


def content_read(file: Path, name: str) -> bytes:
    """The bytes of a file of the workspace. Raises ToolError where it cannot be read, or is too large to be one."""
    content = content_of(file, MAX_BYTES, within=file.parents[len(PurePath(name).parts) - 1])
    if isinstance(content, int):
        raise ToolError(f"“{name}”过大，没有改动", "台账文件不超过 8 MiB，请先拆分")
    if isinstance(content, Refusal):
        raise ToolError(f"“{name}”无法读取：{content.reason}", content.remedy)
    return content
