"""`ygt codeowners`."""

from __future__ import annotations

from pathlib import Path

import click

from ygt.cli.command import Command
from ygt.cli.parameters import Choice
from ygt.cli.settings import Settings
from ygt.cli.workspace import path_in_repository, repository_of
from ygt.errors import ToolError
from ygt.platforms.codeowners import DIALECTS, Dialect, codeowners


@click.command(
    cls=Command,
    help="""
    由台账登记的审核账号（org/county.yaml 的 accounts）生成 CODEOWNERS 文件：
    改动哪个台账，平台即请哪个账号审核。

    写在版本库根目录下各平台规定的位置。不写台账时只计 -C 指定的一个；
    一个版本库有几个台账的，一并写出。
    """,
)
@click.argument("workspaces", nargs=-1, metavar="[台账]...", help="台账所在的文件夹，可写多个")
@click.option("--platform", "name", type=Choice(tuple(DIALECTS)), required=True, help="代码托管平台")
@click.option("--check", "only_check", is_flag=True, help="不写文件，只核对是否最新；不是最新的以代码1结束")
@click.option("--print", "only_print", is_flag=True, help="不写文件，只输出内容")
@click.pass_obj
def command(settings: Settings, workspaces: tuple[str, ...], name: str, only_check: bool, only_print: bool) -> int:
    """Write the file that says who reviews what, print it, or tell whether it is fresh."""
    from ygt.writing import own_place, write

    dialect = DIALECTS[name]
    text = _text(settings, workspaces, name)
    if only_print:
        _require(text, dialect)
        settings.write(text.rstrip("\n"))
        return 0
    file = own_place(repository_of(settings.root) or settings.root, Path(dialect.file))
    if only_check:
        return _checked(settings, file, dialect, text)
    _require(text, dialect)
    write(file, text)
    settings.write(f"已写入 {dialect.file}")
    return 0


def _text(settings: Settings, workspaces: tuple[str, ...], name: str) -> str:
    from ygt.ledger.load import COUNTY, load

    ledgers = []
    for workspace in workspaces or (".",):
        root = settings.root / workspace
        if not root.is_dir():
            raise ToolError(f"没有文件夹“{workspace}”", "写台账所在的文件夹，路径相对于 -C 指定的目录")
        if repository_of(root) != repository_of(settings.root):
            raise ToolError(f"“{workspace}”不在同一个版本库中", "一个版本库生成一份 CODEOWNERS")
        ledger, findings = load(root)
        # Whatever is wrong there may be in a name, which would then stand in the file as more than a name.
        if any(one.path == COUNTY and one.severity == "error" for one in findings):
            raise ToolError(f"“{workspace}”的 org/county.yaml 有误，没有生成", "先按 ygt check 的提示改正，再重新执行")
        ledgers.append((path_in_repository(root), ledger))
    return codeowners(name, ledgers)


def _require(text: str, dialect: Dialect) -> None:
    if not text:
        raise ToolError(
            f"台账中没有登记 {dialect.title} 的审核账号，没有可生成的内容",
            "在 org/county.yaml 的 accounts（审核账号）中登记 platform（平台）和 name（账号）",
        )


def _checked(settings: Settings, file: Path, dialect: Dialect, text: str) -> int:
    # Line ends are the checkout's affair.
    there = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    if there == text:
        settings.say(
            f"{dialect.file} 是最新的" if text else f"没有登记 {dialect.title} 的审核账号，也没有 {dialect.file}"
        )
        return 0
    settings.write(f"不是最新：{dialect.file}")
    settings.say(f"处理办法：{f'执行 ygt codeowners --platform {_key(dialect)}' if text else '将其删除'}")
    return 1


def _key(dialect: Dialect) -> str:
    return next(key for key, one in DIALECTS.items() if one is dialect)
