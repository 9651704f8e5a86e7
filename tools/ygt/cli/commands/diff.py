"""`ygt diff`."""

from __future__ import annotations

from datetime import date

import click

from ygt.changes.comparison import Comparison, between, compared
from ygt.cli.command import Command
from ygt.cli.parameters import DAY, Choice
from ygt.cli.settings import Settings
from ygt.cli.workspace import path_in_repository
from ygt.clock import today
from ygt.errors import ToolError


@click.command(
    cls=Command,
    help="""
    用中文说明两个版本之间改了什么：谁任职、谁离任、席位如何接替、哪些药品调入调出、
    章程哪一条怎样修改，以及需要会签、征求意见、知会、备案的单位。

    版本写法同 git：main 与当前文件比较；main..feature 两个版本比较；main...feature 自分叉处比较。
    不写版本，以最近一次提交与当前文件比较。也可以用 --at 比较同一台账的两个日期。
    直接读取版本库，不检出文件，不执行其中任何内容。
    """,
)
@click.argument("revisions", required=False, default="", metavar="[版本[..版本]]", help="要比较的版本")
@click.option("--at", "dates", type=(DAY, DAY), metavar="日期1 日期2", help="比较当前台账在两个日期的情况")
@click.option("--as-of", "on", type=DAY, metavar="日期", help="任务落实情况按该日判断，默认为今天（北京时间）")
@click.option(
    "--format",
    "form",
    type=Choice(("text", "markdown", "json", "title")),
    default="text",
    help="text 文字（默认）；markdown 供粘贴到评论；json 供程序读取；title 一行标题",
)
@click.pass_obj
def command(settings: Settings, revisions: str, dates: tuple[date, date] | None, on: date | None, form: str) -> int:
    """Tell what has changed between two revisions or two dates."""
    if dates and revisions:
        raise ToolError("版本与 --at 不能同时写", "比较两个版本的，去掉 --at；比较两个日期的，去掉版本")
    with settings.progress("正在比较……"):
        found = _between(settings, dates) if dates else _compared(settings, revisions, on)
        lines = _written(settings, found, form)
    settings.write("\n".join(lines))
    return 1 if found.errors else 0


def _compared(settings: Settings, said: str, on: date | None) -> Comparison:
    from ygt.changes.revisions import load_both, revisions

    before, after = revisions(settings.root, said)
    for one in (before, after):
        if not one.contents and not one.refused:
            folder = path_in_repository(settings.root) or "."
            raise ToolError(f"“{one.name}”的“{folder}”中没有台账", "核对版本，并用 -C 指定台账所在目录")
    old, new = load_both(settings.root, before, after)
    return compared(old, new, on or today())


def _between(settings: Settings, dates: tuple[date, date]) -> Comparison:
    from ygt.changes.revisions import at_hand, load_both

    first, last = dates
    if first > last:
        raise ToolError("--at 的两个日期应先早后晚", "把较早的日期写在前面")
    here = at_hand(settings.root)
    if not here.contents and not here.refused:
        raise ToolError(f"“{settings.root}”中没有台账", "用 -C 指定台账所在目录")
    loaded, _ = load_both(settings.root, here, here)
    return between(loaded.ledger, loaded.findings, first, last)


def _written(settings: Settings, found: Comparison, form: str) -> list[str]:
    """The lines in the wanted format; worked out before anything is printed."""
    match form:
        case "json":
            from ygt.changes.data import data

            return [data(found, path_in_repository(settings.root) or ".")]
        case "markdown":
            from ygt.changes.markdown import markdown

            return list(markdown(found))
        case "title":
            from ygt.changes.text import title_line

            return [title_line(found)]
    from ygt.changes.text import text

    return list(text(found, settings.paint))
