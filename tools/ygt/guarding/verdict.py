"""Whether a push may land, and what is told to whoever pushed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ygt.changes.git import Repository
from ygt.check import Result
from ygt.guarding.pushes import Update
from ygt.guarding.tip import checked
from ygt.guarding.workspaces import USUAL, touched
from ygt.report.display import visible
from ygt.report.formats import Options
from ygt.report.registry import REPORTERS

MOST = 10
"""So many errors of a ledger are told; git passes every line on to the one who pushed."""


def refusals(
    repository: Repository, updates: Iterable[Update], patterns: Iterable[str] = USUAL, *, removal: bool = False
) -> Iterator[str]:
    """The lines that say why a push cannot land; none where it can. The tip of each branch is what counts.

    `removal` lets a whole ledger go. Raises ToolError where a commit cannot be read.
    """
    listed = list(patterns)
    for update in updates:
        found = touched(repository, update, listed)
        for folder in found.removed if not removal else ():
            yield f"错误：推送后，分支“{visible(update.branch)}”中不再有台账{_shown(folder)}"
            yield "处理办法：保留台账后重新推送；确需移除整个台账的，请版本库的管理员办理"
        for folder in found.changed:
            result = checked(repository, update.new, folder)
            if result.errors:
                yield from _told(update, folder, result)


def _told(update: Update, folder: str, result: Result) -> Iterator[str]:
    count = len(result.errors)
    yield (
        f"错误：分支“{visible(update.branch)}”的台账{_shown(folder)}核对有{count}处错误，没有接受"
        f"（提交 {update.new[:12]}）"
    )
    yield ""
    yield from REPORTERS["full"](Result(result.ledger, result.errors[:MOST]), Options(quiet=True))
    if count > MOST:
        yield f"另有{count - MOST}处错误，在台账目录执行 ygt check 查看"
    yield "处理办法：改正后重新提交、推送；先在台账目录执行 ygt check，没有错误再推送"


def _shown(folder: str) -> str:
    return "" if folder == "." else f"“{visible(folder)}”"
