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
from ygt.ledger.reading import reading
from ygt.schema.contract import contract
from ygt.schema.engine import engine
from ygt.schema.placement import unplaced
from ygt.source.reader import read, read_file

Edits = Mapping[str, list[Edit]]
"""What an act changes, by file."""
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
    rules_of_shape, judge = contract(), engine(contract())
    readings, strays = [], []
    for path in sorted({*files(root), *contents}):
        if kind := rules_of_shape.kind_at(path):
            document = read(path, contents[path]) if path in contents else read_file(root, path)
            readings.append(reading(document, rules_of_shape.kind(kind), judge))
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
            for path in written[:-1]:
                if (old := before[path]) is None:
                    (root / path).unlink()
                else:
                    save(root, {path: old})
            raise


def content_before(root: Path, path: str) -> bytes | None:
    """What a file holds before it is changed; None where it is not there yet."""
    return content_read(root / path, path) if (root / path).exists() else None


def _refused(errors: list[Finding]) -> ToolError:
    messages = list(dict.fromkeys(f"{one.message}（{one.code}）" for one in errors))
    remedies = list(dict.fromkeys(one.help for one in errors if one.help))
    more = [f"等{len(messages)}处"] if len(messages) > _TOLD else []
    return ToolError(
        "\n".join(["改后的台账通不过核对，没有改动：", *(f"  {one}" for one in messages[:_TOLD]), *more]),
        "\n".join(remedies[:_TOLD]),
    )
