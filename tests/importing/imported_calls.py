"""`ygt import` called in this process, on a copy of the miniature county."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from click.testing import CliRunner

from ygt.cli.commands.import_ import command
from ygt.cli.settings import Settings
from ygt.errors import ToolError
from ygt.ledger.load import load

LISTED = ("--meeting", "县药事会2026年第1次会议", "--on", "2026-06-01", "--reason", "首批遴选")
FALLBACK = ("--file", "catalogues/drugs/cardiovascular.yaml")


class Done(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def lists(self) -> dict[str, int]:
        """The counts by their headings."""
        found = {}
        for line in self.out.splitlines():
            head, colon, rest = line.partition("：")
            digits = "".join(one for one in rest.partition("（")[0] if one.isdigit())
            if colon and not line.startswith((" ", "工作表")) and digits:
                found[head] = int(digits)
        return found


def imports(root: Path, *words: str | Path) -> Done:
    """`ygt -C ROOT import …`: code, standard output, standard error."""
    result = CliRunner().invoke(command, list(map(str, words)), obj=Settings(root), standalone_mode=False)
    if isinstance(result.exception, ToolError):
        return Done(2, result.stdout, f"{result.exception.message}\n{result.exception.remedy}")
    if result.exception is not None:
        raise result.exception
    return Done(int(result.return_value or 0), result.stdout, result.stderr)


def twice(root: Path, *words: str | Path) -> Done:
    """The first look, which draws up the table, then the import by it."""
    first = imports(root, *words)
    assert first.code == 0, first
    return imports(root, *words)


def records(root: Path, kind: str) -> list[dict[str, Any]]:
    """The records of a kind as the files hold them now."""
    ledger, found = load(root)
    assert not [one for one in found if one.severity == "error"]
    return [one.data for one in ledger.all(kind)]


def files(root: Path) -> dict[str, bytes]:
    """Every file of the workspace."""
    return {one.relative_to(root).as_posix(): one.read_bytes() for one in sorted(root.rglob("*")) if one.is_file()}
