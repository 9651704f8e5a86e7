"""A folder built aside and put in place at once: an interruption leaves the former folder or the new one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ygt.errors import ToolError


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """An empty folder to fill, which takes the place of `folder` when all has gone well.

    Raises ToolError where the folder cannot be made or replaced; the former one then stays as it was.
    """
    folder = folder.resolve()
    if not folder.name:
        raise ToolError(f"“{folder}”是根目录，不能存放", "用 -o 指定一个文件夹")
    # Names nobody gives a folder of their own: they are deleted in the end.
    old, fresh = (folder.with_name(f".ygt-{folder.name}.{which}") for which in ("old", "new"))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        # A run may have been cut off between the two renamings below.
        if old.exists() and not folder.exists():
            old.rename(folder)
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
    except OSError as error:
        raise _refusal(folder, error) from error
    try:
        yield fresh
        _swap(fresh, folder, old)
    except OSError as error:
        raise _refusal(folder, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, folder: Path, old: Path) -> None:
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    try:
        fresh.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _refusal(folder: Path, error: OSError) -> ToolError:
    return ToolError(
        f"无法写入文件夹“{folder}”：{error.strerror or type(error).__name__}",
        "请关闭正在打开其中文件的窗口或程序后重试，或用 -o 指定另一个可以写入的文件夹",
    )
