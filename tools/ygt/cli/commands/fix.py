"""`ygt fix`."""

from __future__ import annotations

from pathlib import Path

import click

from ygt.cli.command import Command
from ygt.cli.settings import Settings
from ygt.cli.workspace import path_in
from ygt.edit.encoding import recoded
from ygt.errors import ToolError
from ygt.ledger.load import files
from ygt.source.opening import Refusal, content_of
from ygt.source.reader import MAX_BYTES
from ygt.writing import write


@click.command(
    cls=Command,
    help="""
    改正机器可以断定的问题，不改动任何内容。

    --encoding：把 GBK、UTF-16 等编码的文件转为 UTF-8，去除 BOM，行尾统一为 LF。不能断定编码的文件不改。
    """,
)
@click.argument("paths", nargs=-1, metavar="[路径]...", help="要改正的文件或文件夹；不写则为整个台账")
@click.option("--encoding", is_flag=True, help="改正编码、BOM 和行尾")
@click.option("--diff", "only_tell", is_flag=True, help="只说明会怎样改，不写入文件")
@click.pass_obj
def command(settings: Settings, paths: tuple[str, ...], encoding: bool, only_tell: bool) -> int:
    """Rewrite the chosen files; exit code 1 where one could not be judged."""
    if not encoding:
        raise ToolError("没有指明要改正什么", "加 --encoding 改正编码、BOM 和行尾")
    refused = 0
    for name in _chosen(settings.root, [path_in(settings.root, path) for path in paths]):
        path = settings.root / name
        try:
            content = _read(path)
            fresh, changes = recoded(content)
        except ToolError as error:
            refused += 1
            settings.say(f"错误：{name}：{error.message}\n处理办法：{error.remedy}")
            continue
        if changes:
            if not only_tell:
                write(path, fresh)
            settings.write(f"{name}：{'，'.join(changes)}" + ("（未写入）" if only_tell else ""))
    return 1 if refused else 0


def _chosen(root: Path, wanted: list[str]) -> list[str]:
    known = files(root)
    if not wanted:
        return known
    return [name for name in known if any(one in ("", name) or name.startswith(f"{one}/") for one in wanted)]


def _read(path: Path) -> bytes:
    content = content_of(path, MAX_BYTES)
    if isinstance(content, int):
        raise ToolError("文件过大，没有改动", "台账文件不超过 8 MiB，请先拆分")
    if isinstance(content, Refusal):
        raise ToolError(f"无法读取：{content.reason}", content.remedy)
    return content
