"""`ygt fmt`."""

from __future__ import annotations

import click

from ygt.cli.command import Command
from ygt.cli.settings import Settings
from ygt.cli.workspace import path_in
from ygt.errors import ToolError


@click.command(
    cls=Command,
    help="""
    把文件改写为统一的书写格式：缩进、引号、空行、注释的位置。内容和注释一字不改，字段和记录的次序不动。

    有读取错误的文件不改，先按 ygt check 的提示改正。
    """,
)
@click.argument("paths", nargs=-1, metavar="[路径]...", help="要统一格式的文件或文件夹；不写则为整个台账")
@click.option("--check", "only_check", is_flag=True, help="只列出格式待统一的文件，不写入；有则结束代码为1")
@click.option("--diff", "only_show", is_flag=True, help="只显示会怎样改，不写入；有则结束代码为1")
@click.pass_obj
def command(settings: Settings, paths: tuple[str, ...], only_check: bool, only_show: bool) -> int:
    """Bring the chosen files into the style of the house; 1 where one was refused, or would change and may not."""
    from ygt.edit.canonical import canonical
    from ygt.edit.files import chosen, content_read, save, shown
    from ygt.schema.contract import contract

    refused = changed = 0
    names = chosen(settings.root, [path_in(settings.root, path) for path in paths])
    for name in names:
        kind = contract().kind_at(name)
        if kind is None:
            continue
        try:
            content = content_read(settings.root / name, name)
            fresh = canonical(content, contract().kind(kind), path=name)
            if fresh == content:
                continue
            if only_show:
                settings.write(shown(name, content, fresh))
            elif only_check:
                settings.write(f"{name}：格式待统一")
            else:
                save(settings.root, {name: fresh})
                settings.write(f"{name}：已统一格式")
            changed += 1
        except ToolError as error:
            refused += 1
            settings.say(f"错误：{error.message}\n处理办法：{error.remedy}")
    left = f"，{refused}个未能处理" if refused else ""
    done = "格式待统一" if only_check or only_show else "已统一格式"
    settings.say(f"检查{len(names)}个文件，{changed}个{done}{left}。")
    return 1 if refused or (changed and (only_check or only_show)) else 0
