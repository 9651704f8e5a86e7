"""`ygt init`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import click

from ygt.check import check
from ygt.cli.command import Command
from ygt.cli.editor import editor_files
from ygt.cli.newcomer import County, workspace_files
from ygt.cli.parameters import Choice
from ygt.cli.settings import Settings
from ygt.errors import ToolError
from ygt.identifiers.division import name_of
from ygt.schema.contract import contract
from ygt.writing import folder_mode, write


@click.command(
    cls=Command,
    help="""
    新建一个县域的台账：在新的或空的文件夹中写好最少的文件，写好即可通过核对。

    没有写明的选项，在终端上会逐项询问。
    """,
)
@click.argument("directory", metavar="目录", help="新台账的文件夹，不能已有内容")
@click.option("--division", metavar="代码", help="县级行政区划代码，六位；虚构示例用以99开头的，如 990101")
@click.option("--name", metavar="名称", help="县域名称，如 示例县；不写则按区划代码取")
@click.option(
    "--standing",
    type=Choice(("own", "compiled", "fictional")),
    default="own",
    help="资料性质：own 本机关自行维护（默认）；compiled 据公开文件整理；fictional 虚构示例",
)
@click.pass_obj
def command(settings: Settings, directory: str, division: str | None, name: str | None, standing: str) -> int:
    """Make the workspace of a county that is new to the tool."""
    target = settings.root / directory
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise ToolError(f"“{directory}”已有内容，没有改动", "换一个新的或空的文件夹")
    division = division or _answer("县级行政区划代码（六位）", "--division 和六位代码，虚构示例如 --division 990101")
    name = name or name_of(division) or _answer("县域名称", "--name 和名称，如 --name 示例县")
    files = workspace_files(County(name, division, standing))
    _make(target, files)
    for path in [*files, ".vscode/"]:
        settings.write(f"已写入 {path}")
    settings.say(f"下一步：进入“{directory}”，阅读 README.md，执行 ygt check")
    return 0


def _make(target: Path, files: dict[str, str]) -> None:
    """Write all files beside `target`, prove that they pass, and only then put them in place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=target.parent, prefix=".ygt-init-"))
    try:
        for path, text in files.items():
            write(beside / path, text)
        for path, text in editor_files(beside, contract()).items():
            write(beside / path, text)
        if errors := check(beside).errors:
            raise ToolError(errors[0].message, errors[0].help)
        beside.chmod(folder_mode())
        if target.exists():
            target.rmdir()
        beside.rename(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _answer(question: str, option: str) -> str:
    """What the user types; ToolError where nobody can be asked."""
    if not sys.stdin.isatty():
        raise ToolError(f"缺少{question}", f"加上 {option}")
    click.echo(f"{question}：", err=True, nl=False)
    answer = sys.stdin.readline().strip()
    if not answer:
        raise ToolError(f"没有填写{question}", f"重新执行，或加上 {option}")
    return answer
