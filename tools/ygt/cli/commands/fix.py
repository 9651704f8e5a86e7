"""`ygt fix`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from ygt.cli.command import Command
from ygt.cli.settings import Settings
from ygt.cli.workspace import path_in
from ygt.errors import ToolError

if TYPE_CHECKING:
    from ygt.edit.mending import Mended


@click.command(
    cls=Command,
    help="""
    改正机器可以断定的问题，只改写法，不增删内容，不调整任何人员、单位的次序。

    编码转为 UTF-8，去除 BOM，行尾统一为 LF；代码等文字加引号，代码、名称中的全角数字和字母改为半角，去除姓名、
    名称中的空格，文号改用六角括号“〔〕”。引用处随之改动。不能断定的不改，由 ygt check 指出。
    """,
)
@click.argument("paths", nargs=-1, metavar="[路径]...", help="要改正的文件或文件夹；不写则为整个台账")
@click.option("--encoding", is_flag=True, help="只改正编码、BOM 和行尾")
@click.option("--unsafe", is_flag=True, help="另将引用处的别名、简称改为正式名称，改后请核对")
@click.option("--diff", "only_tell", is_flag=True, help="只说明会怎样改，不写入文件")
@click.pass_obj
def command(settings: Settings, paths: tuple[str, ...], encoding: bool, unsafe: bool, only_tell: bool) -> int:
    """Rewrite the chosen files; exit code 1 where one could not be judged."""
    from ygt.administration.trial import write_all
    from ygt.edit.files import chosen, shown
    from ygt.edit.mending import mend

    if encoding and unsafe:
        raise ToolError("--encoding 只改编码，不能与 --unsafe 同用", "去掉其中一个")
    names = chosen(settings.root, [path_in(settings.root, path) for path in paths])
    result = mend(settings.root, names, only_encoding=encoding, unsafe=unsafe)
    for error in result.refused:
        settings.say(f"错误：{error.message}\n处理办法：{error.remedy}")
    if not only_tell:
        write_all(settings.root, {one.path: one.fresh for one in result.mended})
    for one in result.mended:
        settings.write(f"{one.path}：{_told(one)}" + ("（未写入）" if only_tell else ""))
        if only_tell and one.counts:
            settings.write(shown(one.path, one.recoded, one.fresh))
    return 1 if result.refused else 0


def _told(one: Mended) -> str:
    return "，".join([*one.changes, *(f"{what}{count}处" for what, count in Counter(one.counts).items())])
