"""The comparison that a command line asks for: of two revisions, or of two dates of the files at hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ygt.cli.settings import Settings
from ygt.cli.workspace import path_in_repository
from ygt.clock import today
from ygt.errors import ToolError

if TYPE_CHECKING:
    from ygt.changes.comparison import Comparison


def comparison(settings: Settings, said: str, dates: tuple[date, date] | None, on: date | None = None) -> Comparison:
    """The comparison of what `said` names (`main..feature`), or of two dates; tasks are judged as of `on`.

    Raises ToolError where both are asked for, a revision is not known, or there is no ledger.
    """
    if dates and said:
        raise ToolError("版本与 --at 不能同时写", "比较两个版本的，去掉 --at；比较两个日期的，去掉版本")
    return _between(settings, *dates) if dates else _compared(settings, said, on)


def workspace_path(settings: Settings) -> str:
    """The path of the workspace in its repository."""
    return path_in_repository(settings.root) or "."


def _compared(settings: Settings, said: str, on: date | None) -> Comparison:
    from ygt.changes.comparison import compared
    from ygt.changes.revisions import load_both, revisions

    before, after = revisions(settings.root, said)
    for one in (before, after):
        if not one.contents and not one.refused:
            folder = workspace_path(settings)
            raise ToolError(f"“{one.name}”的“{folder}”中没有台账", "核对版本，并用 -C 指定台账所在目录")
    old, new = load_both(settings.root, before, after)
    return compared(old, new, on or today())


def _between(settings: Settings, first: date, last: date) -> Comparison:
    from ygt.changes.comparison import between
    from ygt.changes.revisions import at_hand, load_both

    if first > last:
        raise ToolError("--at 的两个日期应先早后晚", "把较早的日期写在前面")
    here = at_hand(settings.root)
    if not here.contents and not here.refused:
        raise ToolError(f"“{settings.root}”中没有台账", "用 -C 指定台账所在目录")
    loaded, _ = load_both(settings.root, here, here)
    return between(loaded.ledger, loaded.findings, first, last)
