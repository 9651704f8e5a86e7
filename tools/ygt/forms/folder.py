"""The spreadsheets in a folder: which of them someone has sent, and under which name one goes back."""

from __future__ import annotations

import re
from pathlib import Path

from ygt.errors import ToolError
from ygt.forms.workbook.marking import UNTOUCHED

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods", ".xltx", ".xltm"})
_SENT_BACK = re.compile("(?P<name>.+?)(?:-退回(?P<times>[0-9]*))?")


def workbooks(folder: Path) -> list[Path]:
    """The spreadsheets of a folder that someone may have sent, of whatever format, by name.

    A copy that went back and was not saved since is none; one that was mended takes the place of what it is a copy of.
    Raises ToolError where there is no such folder.
    """
    if not folder.is_dir():
        raise ToolError(f"没有文件夹“{folder}”", "写存放表格的文件夹")
    latest: dict[str, tuple[int, Path]] = {}
    for file in sorted(folder.iterdir()):
        if file.suffix.lower() in SUFFIXES and not file.name.startswith((".", "~$")) and file.is_file():
            name, times = _split(file)
            key = f"{name}{file.suffix.lower()}"
            if not is_untouched(file) and times >= latest.get(key, (0, file))[0]:
                latest[key] = times, file
    return [file for _, file in latest.values()]


def is_untouched(file: Path) -> bool:
    """Whether a file is a copy that went back and nobody has saved since."""
    try:
        with file.open("rb") as opened:
            opened.seek(-min(len(UNTOUCHED), file.stat().st_size), 2)
            return opened.read() == UNTOUCHED
    except OSError:
        return False


def going_back(file: Path, folder: Path | None = None) -> Path:
    """The file as which `file` goes back: beside it, or in `folder`; 青河-退回.xlsx, the next time 青河-退回2.xlsx."""
    name, times = _split(file)
    again = str(times + 1) if times else ""
    return (folder or file.parent) / f"{name}-退回{again}{file.suffix}"


def is_going_back(file: Path) -> bool:
    """Whether a copy of `file` has gone back, and nothing newer has come since."""
    copy = going_back(file)
    return is_untouched(copy) and copy.stat().st_mtime_ns >= file.stat().st_mtime_ns


def _split(file: Path) -> tuple[str, int]:
    match = _SENT_BACK.fullmatch(file.stem)
    if match is None or match["times"] is None:
        return file.stem, 0
    return match["name"], int(match["times"] or "1")
