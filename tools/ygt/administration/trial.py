"""Edits tried before they are made: the ledger they lead to is checked in memory, and only then written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ygt.check import Result, examine
from ygt.edit.edits import Edit
from ygt.edit.files import content_read, edited, save
from ygt.edit.unfinished import noted
from ygt.errors import ToolError
from ygt.findings import Finding
from ygt.ledger.load import assemble, files, texts
from ygt.ledger.reading import Reading, reading
from ygt.schema.contract import contract
from ygt.schema.engine import engine
from ygt.schema.placement import unplaced
from ygt.source.document import Document
from ygt.source.opening import content_of
from ygt.source.reader import MAX_BYTES, read, read_file

Edits = Mapping[str, list[Edit]]
"""What an act changes, by file."""
_KNOWN: dict[str, tuple[bytes, Reading]] = {}
"""Files as they were read last, by path: whoever fills in a form tries one file again and again among the same others.

A reading depends on nothing but the path and the content.
"""
_TOLD = 5
"""So many errors are told; the rest are as a rule their consequences."""


def tried(root: Path, edits: Edits) -> dict[str, bytes]:
    """What the files become that the edits change; nothing is written.

    Raises ToolError where an edit cannot be made, or the ledger that results would not pass the check.
    """
    contents = edited(root, edits)
    errors = checked(root, contents).errors if contents else []
    if errors:
        present = {(one.code, one.message) for one in checked(root, {}).errors}
        new = [one for one in errors if (one.code, one.message) not in present]
        raise (
            _refused(new)
            if new
            else ToolError(f"台账现有{len(errors)}处错误，没有改动", "先按 ygt check 的提示改正，再重新执行")
        )
    return contents


def checked(root: Path, contents: Mapping[str, bytes]) -> Result:
    """The check of the workspace as it would be with these `contents` of files in place of what they hold."""
    rules_of_shape = contract()
    readings, strays = [], []
    for path in sorted({*files(root), *contents}):
        if rules_of_shape.kind_at(path):
            new = path in contents
            readings.append(_judged(read(path, contents[path]), path) if new else _reading(root, path))
        else:
            strays.append(unplaced(rules_of_shape.files, path))
    ledger, found = assemble(root, readings, texts(root))
    return examine(ledger, [*found, *strays])


def write_all(root: Path, contents: Mapping[str, bytes]) -> None:
    """Write the files, all or none: those written already become again what they were where one cannot be.

    What is cut off altogether is finished by the next command. Raises ToolError where one cannot be written.
    """
    before = {path: content_before(root, path) for path in contents}
    written: list[str] = []
    with noted(root, before, contents):
        try:
            for path, content in contents.items():
                written.append(path)
                save(root, {path: content})
        except BaseException:
            for path in written:
                _put_back(root, path, before[path])
            raise


def content_before(root: Path, path: str) -> bytes | None:
    """What a file holds before it is changed; None where it is not there yet."""
    return content_read(root / path, path) if (root / path).exists() else None


def _put_back(root: Path, path: str, content: bytes | None) -> None:
    # The last one may be written or not: whoever pressed Ctrl-C did so at any moment.
    if content_before(root, path) == content:
        return
    if content is None:
        (root / path).unlink()
    else:
        save(root, {path: content})


def _reading(root: Path, path: str) -> Reading:
    """A file judged on its own; one that is what it was at the trial before is not judged again."""
    content = content_of(root / path, MAX_BYTES, within=root)
    # Names that no terminal can show are shown otherwise than they are: the reader sees to that.
    if not isinstance(content, bytes) or not path.isprintable():
        return _judged(read_file(root, path), path)
    known = _KNOWN.get(path)
    if known is None or known[0] != content:
        known = _KNOWN[path] = content, _judged(read(path, content), path)
    return known[1]


def _judged(document: Document, path: str) -> Reading:
    rules_of_shape = contract()
    return reading(document, rules_of_shape.kind(rules_of_shape.kind_at(path) or ""), engine(rules_of_shape))


def _refused(errors: list[Finding]) -> ToolError:
    messages = list(dict.fromkeys(f"{one.message}（{one.code}）" for one in errors))
    remedies = list(dict.fromkeys(one.help for one in errors if one.help))
    more = [f"等{len(messages)}处"] if len(messages) > _TOLD else []
    return ToolError(
        "\n".join(["改后的台账通不过核对，没有改动：", *(f"  {one}" for one in messages[:_TOLD]), *more]),
        "\n".join(remedies[:_TOLD]),
    )
