"""`ygt schema`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ygt.cli.command import Command
from ygt.cli.editor import editor_files, stale_files, standalone
from ygt.cli.kinds import kind_named
from ygt.cli.settings import Settings
from ygt.schema.contract import contract
from ygt.writing import own_place, write


@click.command(
    cls=Command,
    help="""
    写出 VS Code 的设置：编辑台账文件时，字段有中文名称和说明，可选的值自动列出，写错的地方当即标出。

    写在台账目录的 .vscode 中；其中自己的设置保留不动。
    """,
)
@click.option("--check", "only_check", is_flag=True, help="不写文件，只核对设置是否最新；不是最新的以代码1结束")
@click.option("--print", "kind_word", metavar="种类", help="不写文件，输出某一种类的 JSON Schema")
@click.pass_obj
def command(settings: Settings, only_check: bool, kind_word: str | None) -> int:
    """Write the editor's settings, check them, or print one schema."""
    rules = contract()
    if kind_word is not None:
        settings.write(json.dumps(standalone(kind_named(rules, kind_word)), ensure_ascii=False, indent=2))
        return 0
    if only_check:
        stale = stale_files(settings.root, rules)
        for path in stale:
            settings.write(f"不是最新：{path}")
        if stale:
            settings.say("处理办法：执行 ygt schema")
        return 1 if stale else 0
    for path, text in editor_files(settings.root, rules).items():
        write(own_place(settings.root, Path(path)), text)
        settings.write(f"已写入 {path}")
    return 0
