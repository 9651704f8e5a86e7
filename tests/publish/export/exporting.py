"""What the tests of the export share: the miniature county, one with remarks, one with a field for internal use."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from workspaces import MINI, REPOSITORY, miniature, on_disk
from ygt.ledger.ledger import Ledger
from ygt.publish.export import formats
from ygt.publish.export.export import Export
from ygt.resources import schema_dir
from ygt.schema.contract import Contract

DAY = date(2026, 11, 21)
SECRET = "不得外传的四字暗语"
SIMILAR = ("'=1+1", "''=1+1", "'引号", "a=1", " \u3000=1+1", "\n=1", "1+1", "·", "'")
"""Texts that look like payloads, or like payloads made safe already."""


def exported(root: Path = MINI, *, internal: bool = False) -> Export:
    """The export of a workspace, the miniature county by default."""
    return Export(_ledger(root), DAY, internal)


@lru_cache(maxsize=4)
def _ledger(root: Path) -> Ledger:
    return on_disk(root).check().ledger


def demo(*, internal: bool = False) -> Export:
    """The export of the demo county."""
    return exported(REPOSITORY / "examples/demo", internal=internal)


def everything(export: Export) -> dict[str, bytes]:
    """All files of all formats by name."""
    kinds = export.filled_kinds
    return {
        f"{form}/{name}": content
        for form in formats.SUFFIXES
        for name, content in formats.folder(export, form, kinds).items()
    }


def with_remarks(texts: tuple[str, ...]) -> Ledger:
    """The miniature county with these texts as remarks of its drugs, as if a file could hold them."""
    ledger = miniature().check().ledger
    # Records are read once for all tests; these are not theirs.
    drugs = ledger.records["drug"]
    drugs[:] = [replace(one, data=dict(one.data)) for one in drugs]
    ledger._sound.clear()
    for record, text in zip(ledger.sound("drug"), texts, strict=False):
        record.data["remark"] = text
    return ledger


def rows(content: bytes) -> list[list[str]]:
    """A CSV as a program reads it that knows nothing of our convention."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def unpacked(content: bytes) -> dict[str, bytes]:
    """The parts of a ZIP by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def laid(folder: Path, files: dict[str, bytes]) -> Path:
    """A folder with these files."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def contract_with_secrets(folder: Path) -> Contract:
    """The contract in which the remark of a drug, the reason of its listing and all institutions are internal."""
    root = Path(shutil.copytree(schema_dir(), folder / "schema"))

    def change(kind: str, steps: tuple[str, ...]) -> None:
        path = root / "records" / f"{kind}.json"
        schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        node = schema["$defs"]["record"]
        for step in steps:
            node = node["properties"][step]
        node["x-visibility"] = "internal"
        path.write_text(json.dumps(schema, ensure_ascii=False), encoding="utf-8")

    change("drug", ("remark",))
    change("drug", ("listed", "reason"))
    change("alliance", ())
    return Contract(root)
