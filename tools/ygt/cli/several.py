"""Several workspaces in one command: which are meant, and what checking them found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ygt.check import Result, check
from ygt.cli.settings import Settings
from ygt.cli.workspace import path_in_repository
from ygt.errors import ToolError
from ygt.ledger.as_of import as_of
from ygt.report.formats import Options
from ygt.report.registry import REPORTERS


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """A workspace as named on the command line, and what the check found in it."""

    name: str
    result: Result


def check_all(settings: Settings, names: Sequence[str], on: date | None = None) -> list[Checked]:
    """Check the named workspaces, paths from the workspace of the command; without names, that one alone.

    With `on`, the results hold the ledgers of that day, and only what was found of them.
    Raises ToolError where one is no folder or named twice.
    """
    found = []
    for name in named_workspaces(settings, names):
        with settings.progress(f"正在核对 {name}…"):
            result = check(settings.root / name, on=on)
            found.append(Checked(name, result if on is None else replace(result, ledger=as_of(result.ledger, on))))
    return found


def named_workspaces(settings: Settings, names: Sequence[str]) -> list[str]:
    """The workspaces that `names` mean, as they are named; without names, that of the command.

    Raises ToolError where one is no folder or named twice.
    """
    roots: dict[Path, str] = {}
    for name in names or (".",):
        root = settings.root / name
        if not root.is_dir():
            raise ToolError(f"没有文件夹“{name}”", "写台账所在的文件夹，路径相对于 -C 指定的目录")
        if root.resolve() in roots:
            raise ToolError(f"“{roots[root.resolve()]}”与“{name}”是同一个台账", "每个台账只写一次")
        roots[root.resolve()] = name
    return list(roots.values())


def report_errors(settings: Settings, checked: Sequence[Checked]) -> int:
    """Print the errors of every workspace that has any, in full; returns how many there are in all."""
    total = 0
    for one in checked:
        if errors := one.result.errors:
            options = Options(settings.paint, path_in_repository(settings.root / one.name), settings.quiet, partly=True)
            settings.write("\n".join(REPORTERS["full"](Result(one.result.ledger, errors), options)))
            total += len(errors)
    return total
