"""Which folders are meant by patterns such as `counties/*`."""

from __future__ import annotations

from collections.abc import Iterable
from glob import escape, iglob
from pathlib import Path

from ygt.errors import ToolError
from ygt.ledger.load import FOLDERS

NAMED = 5
"""So many folders that are no ledgers are named."""


def chosen(root: Path, patterns: Iterable[str]) -> list[str]:
    """The ledgers that patterns mean, as paths from `root` with `/`, in order, each once.

    Raises ToolError where a pattern means no folder, or a folder holds no ledger.
    """
    found: dict[Path, str] = {}
    for pattern in patterns:
        literal = escape(pattern) if (root / pattern).is_dir() else pattern
        # Unlike `Path.glob` it passes over hidden folders, such as those of git.
        matching = iglob(literal, root_dir=root, recursive=True)  # noqa: PTH207
        folders = sorted(name for name in matching if (root / name).is_dir())
        if not folders:
            raise ToolError(f"没有与“{pattern}”相符的文件夹", "写台账所在的文件夹，可用 * 代替其中任意文字")
        for name in folders:
            found.setdefault((root / name).resolve(), Path(name).as_posix())
    others = [name for folder, name in found.items() if not any((folder / one).is_dir() for one in FOLDERS)]
    if others:
        more = f"等{len(others)}个文件夹" if len(others) > NAMED else ""
        raise ToolError(
            f"不是台账目录：{'、'.join(others[:NAMED])}{more}，其中没有 org、members、catalogues",
            "只写台账所在的文件夹；不是台账的，移到别处",
        )
    return sorted(found.values())
