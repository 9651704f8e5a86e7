"""清单: every file of a dossier with its digest, so that nothing a clerk has added or changed is ever overwritten."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

from ygt.errors import ToolError

NAME = "清单.csv"
HEADS = ("文件", "字节数", "SHA-256")
SHOWN = 5


def manifest(folder: Path) -> str:
    """The manifest of all files in `folder`, in a fixed order."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADS)
    for path, file in sorted(_files(folder).items()):
        writer.writerow((path, str(file.stat().st_size), _digest(file)))
    return f"\ufeff{text.getvalue()}"


def require_replaceable(folder: Path) -> None:
    """ToolError where `folder` holds anything that is not as this tool made it."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise ToolError(f"“{folder}”是一个文件，不是文件夹", "用 -o 指定一个文件夹")
    known = _known(folder / NAME)
    others = [path for path, file in _files(folder).items() if known.get(path) != _digest(file)]
    if others:
        listed = "\n".join(f"  {path}" for path in sorted(others)[:SHOWN])
        more = f"\n  等{len(others)}个文件" if len(others) > SHOWN else ""
        raise ToolError(
            f"“{folder}”中有另行存放或改动过的文件，未重新汇集：\n{listed}{more}",
            "先把这些文件移到别处，或用 -o 指定另一个文件夹",
        )


def _known(path: Path) -> dict[str, str]:
    try:
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    except (OSError, UnicodeDecodeError, csv.Error):
        return {}
    return {row[0]: row[2] for row in rows[1:] if len(row) == len(HEADS)}


def _files(folder: Path) -> dict[str, Path]:
    found = (file for file in folder.rglob("*") if file.is_file() or file.is_symlink())
    return {path: file for file in found if (path := file.relative_to(folder).as_posix()) != NAME}


def _digest(file: Path) -> str:
    return "" if file.is_symlink() else hashlib.sha256(file.read_bytes()).hexdigest()
