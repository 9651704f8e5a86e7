"""`ygt hook`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ygt.cli.command import Group
from ygt.cli.settings import Settings
from ygt.report.display import visible

_BRANCHES = "只核对名称相符的分支，可用 *，可写多次；默认为全部分支"
_WORKSPACES = "台账在版本库中的位置，末一级可用 *，可写多次；默认为根目录和 examples/*"
_REMOVAL = "允许整个台账被移除"


@click.group(cls=Group, short_help="在版本库收到推送时核对")
def command() -> None:
    """在自建的版本库上把关：收到推送时核对其中的台账，有错误的不接受，
    推送的人当即看到错在哪里。

    直接读取版本库，不检出文件，不执行其中任何内容。
    """


@command.command("pre-receive", short_help="核对正在推送的内容，由 git 执行")
@click.option("--branch", "branches", multiple=True, metavar="分支", help=_BRANCHES)
@click.option("--workspace", "workspaces", multiple=True, metavar="目录", help=_WORKSPACES)
@click.option("--allow-removal", is_flag=True, help=_REMOVAL)
@click.pass_obj
def pre_receive(settings: Settings, branches: tuple[str, ...], workspaces: tuple[str, ...], allow_removal: bool) -> int:
    """核对正在推送的内容，由 git 执行；有错误时以代码1结束，整次推送不接受。

    各分支以推送后的最新提交为准，中间的提交不逐个核对：先错后改的可以推送。
    新建的分支、强制推送同样核对；没有改动台账的，不受台账中原有错误的影响。

    删除分支、标签和其他引用不核对。禁止删除、禁止强制推送的，设置 git 的
    receive.denyDeletes、receive.denyNonFastForwards。
    """
    from ygt.changes.git import Repository
    from ygt.guarding.pushes import updates
    from ygt.guarding.verdict import refusals
    from ygt.guarding.workspaces import USUAL

    pushed = updates(sys.stdin, branches)
    repository = Repository(settings.root)
    lines = list(refusals(repository, pushed, workspaces or USUAL, removal=allow_removal))
    for line in lines:
        # Data goes to standard error too: git passes both on, and whoever pushed must see it, quiet or not.
        click.echo(line, err=True)
    return 1 if lines else 0


@command.command("install", short_help="把核对装到一个版本库上")
@click.argument("folder", metavar="版本库", type=click.Path(path_type=Path), help="裸版本库或工作目录所在的文件夹")
@click.option("--branch", "branches", multiple=True, metavar="分支", help=_BRANCHES)
@click.option("--workspace", "workspaces", multiple=True, metavar="目录", help=_WORKSPACES)
@click.option("--allow-removal", is_flag=True, help=_REMOVAL)
@click.pass_obj
def install(
    settings: Settings, folder: Path, branches: tuple[str, ...], workspaces: tuple[str, ...], allow_removal: bool
) -> int:
    """把 pre-receive 写到一个版本库的 hooks 文件夹；已有别的内容的不改动。"""
    from ygt.guarding import installing

    options = [word for branch in branches for word in ("--branch", branch)]
    options += [word for workspace in workspaces for word in ("--workspace", workspace)]
    options += ["--allow-removal"] if allow_removal else []
    file = installing.install(settings.root / folder, options)
    settings.write(visible(str(file)))
    settings.say("已写入，此后推送到该版本库的内容，核对没有错误才会接受")
    return 0
