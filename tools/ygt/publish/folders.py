"""A folder built aside and put in place at once: an interruption leaves the former folder or the new one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ygt.errors import ToolError
from ygt.locking import alone
from ygt.publish.exchange import exchanged
from ygt.writing import folder_mode


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """An empty folder to fill, which takes the place of `folder` when all has gone well.

    Raises ToolError where the folder cannot be made or replaced, or another process is about to replace it; the
    former one then stays as it was.
    """
    folder = folder.resolve()
    if not folder.name:
        raise ToolError(f"“{folder}”是根目录，不能存放", "用 -o 指定一个文件夹")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refusal(folder, error) from error
    with alone(folder.with_name(f".ygt-{folder.name}.lock")) as free:
        if not free:
            raise ToolError(f"另一个 ygt 正在生成“{folder}”，本次没有生成", "等它完成后再执行")
        with _fresh(folder) as fresh:
            yield fresh


@contextmanager
def _fresh(folder: Path) -> Iterator[Path]:
    # Names nobody gives a folder of their own: they are deleted in the end.
    old = folder.with_name(f".ygt-{folder.name}.old")
    try:
        # A run may have been cut off between the two renamings below.
        if old.exists() and not folder.exists():
            old.rename(folder)
        for left in folder.parent.glob(f".ygt-{_literally(folder.name)}.*new"):
            shutil.rmtree(left, ignore_errors=True)
        # Never the same name twice: a program started by a run that was killed may still be writing into the last.
        fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".ygt-{folder.name}.", suffix=".new"))
        fresh.chmod(folder_mode())
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
        if folder.is_dir() and exchanged(fresh, folder):
            return
        folder.rename(old)
    try:
        fresh.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _literally(name: str) -> str:
    return "".join(f"[{character}]" if character in "*?[" else character for character in name)


def _refusal(folder: Path, error: OSError) -> ToolError:
    return ToolError(
        f"无法写入文件夹“{folder}”：{error.strerror or type(error).__name__}",
        "请关闭正在打开其中文件的窗口或程序后重试，或用 -o 指定另一个可以写入的文件夹",
    )
