"""Every command by name, in the order of the help; a command's module is imported when it is called."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

import click

from ygt import __version__
from ygt.cli.command import Group


class Entry(NamedTuple):
    """The module whose `command` it is, and what it does in one line."""

    module: str
    title: str


COMMANDS: dict[str, Entry] = {
    "check": Entry("ygt.cli.commands.check", "核对台账，逐处指出问题"),
    "fmt": Entry("ygt.cli.commands.fmt", "统一文件的书写格式，不改动内容"),
    "fix": Entry("ygt.cli.commands.fix", "改正编码、引号等机器可以断定的问题"),
    "edit": Entry("ygt.cli.commands.edit", "在浏览器中填表修改台账"),
    "add": Entry("ygt.cli.commands.add", "新增一条记录，写入所属的文件"),
    "drug": Entry("ygt.cli.commands.drug", "登记药品的调入、调整、调出"),
    "appoint": Entry("ygt.cli.commands.appoint", "登记一人在组织中的任职"),
    "dismiss": Entry("ygt.cli.commands.dismiss", "登记一人不再担任组织中的职务"),
    "rename": Entry("ygt.cli.commands.rename", "登记更名，各处引用随之改动"),
    "retire": Entry("ygt.cli.commands.retire", "登记终止，记录保留"),
    "explain": Entry("ygt.cli.commands.explain", "说明一条规则的缘由、依据和写法"),
    "list": Entry("ygt.cli.commands.list", "列出某一种类的全部记录"),
    "export": Entry("ygt.cli.commands.export", "导出台账的记录为 Excel、CSV 或 JSON"),
    "show": Entry("ygt.cli.commands.show", "按名称查看一条记录及其被引用之处"),
    "diff": Entry("ygt.cli.commands.diff", "用中文说明两个版本或两个日期之间的变更"),
    "propose": Entry("ygt.cli.commands.propose", "把改动提交到分支、推送，并指明在哪里提交合并请求"),
    "comment": Entry("ygt.cli.commands.comment", "把变更说明发表为合并请求的评论"),
    "history": Entry("ygt.cli.commands.history", "讲述一人、一机构、一条章程等的经历和登记变更"),
    "hook": Entry("ygt.cli.commands.hook", "版本库收到推送时核对，有错误的不接受"),
    "codeowners": Entry("ygt.cli.commands.codeowners", "由审核账号生成 CODEOWNERS 文件"),
    "obligations": Entry("ygt.cli.commands.obligations", "逐条列出文件任务的落实情况"),
    "dossier": Entry("ygt.cli.commands.dossier", "汇集迎检资料和半年监测评价报告"),
    "verify": Entry("ygt.cli.commands.verify", "拿 Word 稿与台账核对，以批注标出不符之处"),
    "forms": Entry("ygt.cli.commands.forms", "以表格下发、回收、催报"),
    "import": Entry("ygt.cli.commands.import_", "导入现成的 Excel、CSV 表，与台账逐条对照"),
    "site": Entry("ygt.cli.commands.site", "生成网站"),
    "serve": Entry("ygt.cli.commands.serve", "在本机浏览器中查看网站，随保存随更新"),
    "notice": Entry("ygt.cli.commands.notice", "印制公文"),
    "build": Entry("ygt.cli.commands.build", "核对、生成网站、印制公文，一次完成"),
    "init": Entry("ygt.cli.commands.init", "新建一个县域的台账"),
    "schema": Entry("ygt.cli.commands.schema", "写出编辑器设置，编辑时即有提示"),
    "doctor": Entry("ygt.cli.commands.doctor", "检查运行环境"),
}

TEXT = """
医共体治理台账：以文本登记一县医共体的章程、机构、成员、目录与文件，并逐项核对、成站、成文。

结束时的代码：0 没有错误；1 有错误；2 用法不对，或文件无法读写；3 工具自身有缺陷。
"""


class Root(Group):
    """The `ygt` command."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names of the commands this installation has."""
        return [name for name in COMMANDS if _is_installed(name)]

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS or not _is_installed(cmd_name):
            return None
        return import_module(COMMANDS[cmd_name].module).command  # type: ignore[no-any-return]

    def commands_with_titles(self) -> list[tuple[str, str]]:
        """The commands with what they do, without importing them."""
        return [(name, entry.title) for name, entry in COMMANDS.items() if _is_installed(name)]


def _is_installed(name: str) -> bool:
    return find_spec(COMMANDS[name].module) is not None


def _print_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"ygt {__version__}")
        context.exit()


root = Root(
    "ygt",
    help=TEXT,
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_print_version,
            help="显示版本",
        )
    ],
)
