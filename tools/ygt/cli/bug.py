"""What is printed when the tool itself fails: everything we need to find the fault, and nothing from the data."""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from ygt import __version__
from ygt.resources import PACKAGE

FRAMES = 20
"""So many of the innermost calls are named; a runaway recursion has a thousand."""

# What these say are names in the code; other errors may quote the data.
SPEAKING = (ImportError, NameError, AttributeError)

LIBRARIES = ("click", "PyYAML", "jsonschema-rs", "jsonschema", "Jinja2", "mkdocs-material", "typst", "python-docx")


def bug_report(error: BaseException, arguments: Sequence[str]) -> str:
    """A block to paste: command, versions, and where it went wrong; texts of errors may quote data and are left out."""
    return "\n".join(
        [
            "错误：ygt 遇到未预料的情况，本次操作没有完成。这是工具的缺陷，不是数据的问题。",
            "处理办法：请将以下内容转交工具维护人员，其中不含台账数据。",
            "",
            f"命令：{_command(arguments)}",
            f"版本：ygt {__version__}，Python {platform.python_version()}，{platform.platform()}",
            f"组件：{'，'.join(_versions())}",
            *_trace(error),
        ]
    )


def _command(arguments: Sequence[str]) -> str:
    """The command line with the names of commands and options, their values left out."""
    from ygt.cli.table import COMMANDS

    words = [word.partition("=")[0] if word.startswith("-") else word for word in arguments]
    return " ".join(["ygt", *(word if word in COMMANDS or word.startswith("-") else "…" for word in words)])


def _versions() -> Iterator[str]:
    from importlib.metadata import PackageNotFoundError, version

    for library in LIBRARIES:
        try:
            yield f"{library} {version(library)}"
        except PackageNotFoundError:
            yield f"{library} 未安装"


def _trace(error: BaseException) -> Iterator[str]:
    cause: BaseException | None = error
    while cause is not None:
        words = f": {cause}" if isinstance(cause, SPEAKING) else ""
        yield f"{type(cause).__module__}.{type(cause).__qualname__}{words}"
        for frame in traceback.extract_tb(cause.__traceback__)[-FRAMES:]:
            if "importlib" not in frame.filename:
                yield f"  {_file(frame.filename)}:{frame.lineno} {frame.name}"
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def _file(name: str) -> str:
    """A path without what it says of this machine and its user."""
    path = Path(name)
    for folder in (PACKAGE.parent, *map(Path, sys.path)):
        if path.is_relative_to(folder) and folder.parts:
            return path.relative_to(folder).as_posix()
    return path.name
