"""`ygt diff`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ygt.changes.comparison import Comparison
from ygt.cli.command import Command
from ygt.cli.comparing import comparison, workspace_path
from ygt.cli.parameters import DAY, Choice, as_of_option
from ygt.cli.settings import Settings
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
@as_of_option("任务落实情况按该日判断，默认为今天（北京时间）")
@click.option(
    "--format",
    "form",
    type=Choice(("text", "markdown", "json", "title", "docx")),
    default="text",
    help="text 文字（默认）；markdown 供粘贴到评论；json 供程序读取；title 一行标题；docx 呈批件",
)
@click.option(
    "-o", "--output", metavar="文件", type=click.Path(path_type=Path), help="呈批件写到哪个文件，只用于 --format docx"
)
@click.pass_obj
def command(
    settings: Settings, revisions: str, dates: tuple[date, date] | None, on: date | None, form: str, output: Path | None
) -> int:
    """Tell what has changed between two revisions or two dates."""
    if (form == "docx") != (output is not None):
        raise ToolError("--format docx 与 -o 应同时写", "呈批件写到文件：ygt diff --format docx -o 呈批件.docx")
    with settings.progress("正在比较……"):
        found = comparison(settings, revisions, dates, on)
        lines = _printed(found, output) if form == "docx" else _written(settings, found, form)
    settings.write("\n".join(lines))
    return 1 if found.errors else 0


def _printed(found: Comparison, output: Path | None) -> list[str]:
    """Write the sheet for approval; the line that says where it is."""
    from ygt.changes.approval import approval_docx
    from ygt.writing import write

    assert output is not None
    write(output, approval_docx(found))
    return [f"{output}"]


def _written(settings: Settings, found: Comparison, form: str) -> list[str]:
    """The lines in the wanted format; worked out before anything is printed."""
    match form:
        case "json":
            from ygt.changes.data import data

            return [data(found, workspace_path(settings))]
        case "markdown":
            from ygt.changes.data import as_data
            from ygt.changes.markdown import markdown

            return list(markdown(as_data(found, workspace_path(settings))))
        case "title":
            from ygt.changes.text import title_line

            return [title_line(found)]
    from ygt.changes.text import text

    return list(text(found, settings.paint))
