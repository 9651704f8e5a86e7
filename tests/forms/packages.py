"""The parts of a workbook changed behind the back of every office program."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

Change = bytes | Callable[[bytes], bytes] | None


def rebuilt(file: Path, **changes: Change) -> Path:
    """The workbook with parts replaced, added or (None) taken away; `sheet2` stands for the first sheet of data."""
    names = {"sheet2": "xl/worksheets/sheet2.xml", "types": "[Content_Types].xml", "book": "xl/workbook.xml"}
    with zipfile.ZipFile(file) as archive:
        parts = {one.filename: archive.read(one) for one in archive.infolist()}
    for name, change in changes.items():
        part = names.get(name, name)
        content = change(parts[part]) if callable(change) else change
        parts = {other: held for other, held in parts.items() if other != part}
        if content is not None:
            parts[part] = content
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    file.write_bytes(held.getvalue())
    return file


def replacing(old: str, new: str) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        assert old.encode() in content, old
        return content.replace(old.encode(), new.encode(), 1)

    return change
