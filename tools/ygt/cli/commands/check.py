"""`ygt check`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import click

from ygt.check import check
from ygt.cli.command import Command
from ygt.cli.parameters import RULE_CODES, Choice, Number, as_of_option
from ygt.cli.settings import Settings
from ygt.cli.workspace import path_in, path_in_repository
from ygt.report.formats import Options
from ygt.report.narrow import narrowed
from ygt.report.registry import REPORTERS
from ygt.rules.table import RULES


@click.command(
    cls=Command,
    help="""
    核对整个台账，逐处指出不可能属实之处（错误）和值得留意之处（提示）。

    结论只取决于文件内容，与运行的日期和电脑无关。有错误时以代码1结束，提示不影响结束代码。
    """,
)
@click.argument(
    "paths",
    nargs=-1,
    metavar="[路径]...",
    help="只报告涉及这些文件或文件夹的问题；不写则全部报告。核对范围始终是整个台账",
)
@click.option(
    "--format",
    "form",
    type=Choice(tuple(REPORTERS)),
    default="full",
    help="full 逐处详列（默认）；concise 每处一行；json 供程序读取；github、gitlab 供两个平台在改动处显示；"
    "sarif、junit 供代码扫描和构建平台读取；markdown 供评论和留存",
)
@click.option(
    "--select", type=RULE_CODES, multiple=True, metavar="编号", help="只报告这些规则，如 YGT4,YGT301；可写编号开头"
)
@click.option("--ignore", type=RULE_CODES, multiple=True, metavar="编号", help="不报告这些规则")
@as_of_option("只报告该日有效的事项，如 2026-03-01")
@click.option(
    "--workspaces",
    multiple=True,
    metavar="文件夹",
    help="一并核对多个台账，如 'counties/*'（加引号），另核对各台账之间有无重复；可写多次",
)
@click.option("--jobs", type=Number(), metavar="数", help="与 --workspaces 合用：同时核对几个台账，默认与处理器数相同")
@click.option("--strict", is_flag=True, help="有提示时也以代码1结束")
@click.pass_obj
def command(
    settings: Settings,
    paths: tuple[str, ...],
    form: str,
    select: tuple[frozenset[str], ...],
    ignore: tuple[frozenset[str], ...],
    on: date | None,
    workspaces: tuple[str, ...],
    jobs: int | None,
    strict: bool,
) -> int:
    """Check the workspace, or many, and report what was found."""
    if workspaces:
        from ygt.cli.many import check_many

        return check_many(settings, workspaces, paths, form, _codes(select, ignore), on, jobs, strict=strict)
    if jobs:
        raise click.UsageError("--jobs 只与 --workspaces 合用")
    wanted = [path_in(settings.root, path) for path in paths]
    with settings.progress("正在核对…"):
        result = narrowed(check(settings.root, on=on), _codes(select, ignore), wanted)
    partly = bool(paths or select or ignore)
    options = Options(settings.paint, path_in_repository(settings.root), settings.quiet, partly)
    report = "\n".join(REPORTERS[form](result, options))
    if report:
        settings.write(report)
    code = 1 if result.errors or (strict and result.findings) else 0
    if not paths:  # which files a path means, depends on more than the ledger
        settings.keep(report, code)
    return code


def _codes(select: Iterable[frozenset[str]], ignore: Iterable[frozenset[str]]) -> frozenset[str]:
    selected = frozenset[str]().union(*select) or frozenset(RULES)
    return selected - frozenset[str]().union(*ignore)
