"""`ygt forms` called in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from ygt.cli.commands.forms import command
from ygt.cli.settings import Settings
from ygt.errors import ToolError

DEMO = Path(__file__).parents[2] / "examples" / "demo"


class Done(NamedTuple):
    code: int
    out: str
    err: str


Forms = Callable[..., Done]


def forms(root: Path, *words: str | Path) -> Done:
    """`ygt -C ROOT forms …`: code, standard output, standard error."""
    result = CliRunner().invoke(command, list(map(str, words)), obj=Settings(root), standalone_mode=False)
    if isinstance(result.exception, ToolError):
        return Done(2, result.stdout, f"{result.exception.message}\n{result.exception.remedy}")
    if result.exception is not None:
        raise result.exception
    return Done(int(result.return_value or 0), result.stdout, result.stderr)
