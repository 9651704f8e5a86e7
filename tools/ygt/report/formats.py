"""What every format is given, and what it gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from ygt.check import Result
from ygt.report.colour import Paint, plain


class Options(NamedTuple):
    """How to report.

    `prefix` is the workspace's path in its repository, empty where they are the same folder; `partly` says that only
    findings of some rules or files are reported.
    """

    paint: Paint = plain
    prefix: str = ""
    quiet: bool = False
    partly: bool = False


class Reporter(Protocol):
    """A format: a result to lines of text, without line ends."""

    def __call__(self, result: Result, options: Options) -> Iterator[str]:
        """The lines of the report."""
        ...
