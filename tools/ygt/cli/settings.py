"""What holds for every command: which workspace, colour, quiet."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from ygt.cli.again.question import Question
from ygt.cli.parameters import Choice
from ygt.errors import ToolError
from ygt.report.colour import Paint, coloured, plain
from ygt.report.display import visible


@dataclass(slots=True)
class Settings:
    """The options before or behind the name of any command."""

    root: Path = Path()
    colour: str = "auto"
    quiet: bool = False
    question: Question | None = None
    """Where the answer may be kept for the next time; None where it may not."""

    @property
    def paint(self) -> Paint:
        """How to write to standard output."""
        return coloured if self.is_coloured else plain

    @property
    def is_coloured(self) -> bool:
        """Whether standard output gets colour (https://no-color.org)."""
        if self.colour == "auto":
            return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return self.colour == "always"

    def write(self, text: str) -> None:
        """Data: one or more lines to standard output."""
        # Through click, because it makes the colours work on consoles of older Windows.
        click.echo(text, color=self.is_coloured)

    def keep(self, text: str, code: int) -> None:
        """Keep `text`, all that was written, and the exit code as the answer to the same question."""
        if self.question is not None:
            told = f"{text}\n" if text else ""
            self.question.keep(told.encode("utf-8", errors="backslashreplace"), code)

    def say(self, text: str) -> None:
        """What was done, on standard error; nothing where the user asked for quiet."""
        if not self.quiet:
            click.echo("\n".join(visible(line) for line in text.split("\n")), err=True)

    @property
    def shows_progress(self) -> bool:
        """Whether there is a terminal on which to show that work goes on, and a user who wants to see it."""
        return not self.quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    @contextmanager
    def progress(self, text: str) -> Iterator[None]:
        """Show `text` on the terminal, if there is one, while the work lasts."""
        shown = self.shows_progress
        if shown:
            click.echo(text, err=True, nl=False)
        try:
            yield
        finally:
            if shown:
                click.echo("\r\x1b[K", err=True, nl=False, color=True)


def _set_root(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        folder = Path(value)
        if not folder.is_dir():
            raise ToolError(f"没有文件夹“{value}”", "核对 -C 后的路径")
        context.ensure_object(Settings).root = folder


def _set_colour(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.ensure_object(Settings).colour = value


def _set_quiet(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        context.ensure_object(Settings).quiet = True


def shared_options() -> list[click.Option]:
    """The options every command takes, before or behind its name; the later word counts."""
    unseen: dict[str, Any] = {"expose_value": False}
    return [
        click.Option(
            ["-C", "shared_root"], metavar="目录", callback=_set_root, help="台账所在目录，默认为当前目录", **unseen
        ),
        click.Option(
            ["--color", "shared_colour"],
            type=Choice(("auto", "always", "never")),
            callback=_set_colour,
            help="是否用颜色，默认 auto：在终端上用，设有 NO_COLOR 时不用",
            **unseen,
        ),
        click.Option(
            ["-q", "--quiet", "shared_quiet"],
            is_flag=True,
            callback=_set_quiet,
            help="只输出结果，不显示进度和小结",
            **unseen,
        ),
    ]
