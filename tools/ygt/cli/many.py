"""`ygt check --workspaces`: from the words of the command line to many ledgers, and to an exit code."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from ygt.cli.settings import Settings
from ygt.cli.workspace import path_in_repository
from ygt.nation.checking import check_many as check_in_turn
from ygt.nation.checking import summary
from ygt.nation.choosing import chosen
from ygt.nation.county import FORMS, Job
from ygt.nation.progress import Progress
from ygt.nation.working import processes_for
from ygt.rules.table import RULES

NOT_ALL = 2


def check_many(
    settings: Settings,
    patterns: Sequence[str],
    paths: Sequence[str],
    form: str,
    codes: frozenset[str],
    on: date | None,
    jobs: int | None,
    *,
    strict: bool,
) -> int:
    """Check the ledgers `patterns` mean and report what was found; the exit code, 2 where one could not be checked."""
    if paths:
        raise click.UsageError("与 --workspaces 合用时不写路径；文件夹的写法要加引号，如 --workspaces 'counties/*'")
    if form not in FORMS:
        raise click.UsageError(f"与 --workspaces 合用的格式是{'、'.join(FORMS)}，没有 {form}")
    names = chosen(settings.root, patterns)
    job = Job(settings.root, form, codes, on, settings.is_coloured, path_in_repository(settings.root))
    progress = Progress(len(names), shown=settings.shows_progress)
    try:
        tally = check_in_turn(job, names, min(jobs or processes_for(len(names)), len(names)), settings.write, progress)
    finally:
        progress.hide()
    if not settings.quiet and form in {"full", "github"}:
        settings.write(settings.paint(summary(tally, partly=len(codes) < len(RULES)), "strong"))
    for name, message, _ in tally.failures if form == "concise" else ():
        settings.say(f"{name} 没有核对：{message}")
    if tally.failures:
        return NOT_ALL
    return 1 if tally.errors or (strict and tally.counts.notes) else 0
