"""Requests that cannot be carried out, as one Chinese sentence each, with what to do instead."""

from __future__ import annotations

import errno
import sys

import click

from ygt.cli.missing import SeveralMissing, missing_said
from ygt.cli.parameters import Day, asked
from ygt.report.display import visible

_SYSTEM = {
    errno.EACCES: ("没有权限", "请管理员授予权限，或换一个位置"),
    errno.EPERM: ("没有权限", "请管理员授予权限，或换一个位置"),
    errno.EROFS: ("所在磁盘只能读取", "换一个可以写入的位置"),
    errno.ENOSPC: ("磁盘空间不足", "清理磁盘后重试"),
    errno.EDQUOT: ("超出磁盘配额", "清理磁盘后重试"),
    errno.ENOENT: ("文件或文件夹不存在", "核对路径后重试"),
    errno.ENOTDIR: ("路径中有一段不是文件夹", "核对路径后重试"),
    errno.EISDIR: ("这是文件夹，不是文件", "核对路径后重试"),
    errno.EEXIST: ("已经存在", "换一个名称"),
    errno.EBUSY: ("正被其他程序使用", "关闭正在使用它的程序后重试"),
    errno.ENAMETOOLONG: ("名称过长", "换一个较短的名称"),
}


_AS_OF = ("as-of", "due")
_DAY_WORDS = ("from", "until", "on", "date", "day", "due", "as-of", "since", "to")
"""Each command has the word for its day that suits it; a user need not know which."""


def print_error(message: str, remedy: str) -> None:
    """Write an error and its remedy to standard error; further lines of either stand below it."""
    for title, text in (("错误", message), ("处理办法", remedy)):
        if text:
            first, *others = (visible(line) for line in text.split("\n"))
            print("\n".join([f"{title}：{first}", *others]), file=sys.stderr)


def usage_error(error: click.UsageError) -> tuple[str, str]:
    """What is wrong with a command line that click refused, and where to read on."""
    context = error.ctx
    remedy = f"用法见 {context.command_path} --help" if context else "用法见 ygt --help"
    match error:
        case click.NoSuchOption():
            message = f"没有选项 {error.option_name}{asked(_nearest_option(error))}"
        case click.NoSuchCommand():
            message = f"没有命令“{error.command_name}”{asked(_nearest_command(error))}"
        case SeveralMissing():
            message, remedy = missing_said(error.missing, context.command_path if context else "ygt")
        case click.MissingParameter():
            message = f"缺少{_named(error).rstrip()}"
        case click.BadParameter():
            message = f"{_named(error)}的值不对：{error.message}"
        case click.BadOptionUsage():
            message = f"选项 {error.option_name} {'后面缺少值' if _takes_value(error) else '不带值'}"
        case _:
            message = error.message
    return message, remedy


def system_error(error: OSError) -> tuple[str, str]:
    """What the operating system refused, and what can be done."""
    reason, remedy = _SYSTEM.get(error.errno or 0, (f"系统拒绝（{error.strerror or type(error).__name__}）", ""))
    what = f"“{error.filename}”" if error.filename else "输出"
    return f"无法读写{what}：{reason}", remedy


def _named(error: click.BadParameter) -> str:
    parameter = error.param
    if isinstance(parameter, click.Option):
        return f"选项 {max(parameter.opts, key=len)} "
    if parameter is not None:
        return f"参数“{(parameter.metavar or parameter.name or '').strip('[].')}”"
    return "参数"


def _takes_value(error: click.BadOptionUsage) -> bool:
    parameters = error.ctx.command.get_params(error.ctx) if error.ctx else []
    flags = [one for one in parameters if isinstance(one, click.Option) and one.is_flag]
    return not any(error.option_name in one.opts for one in flags)


def _nearest_command(error: click.NoSuchCommand) -> str | None:
    from ygt.schema.suggestion import nearest

    # Commands that are not imported yet are unknown to click's own suggestions.
    if error.ctx is None or not isinstance(error.ctx.command, click.Group):
        return None
    return nearest(error.command_name, error.ctx.command.list_commands(error.ctx))


def _nearest_option(error: click.NoSuchOption) -> str | None:
    from ygt.schema.suggestion import nearest

    if error.ctx is None or not error.option_name.startswith("--"):
        return None
    # Without the dashes, which all have in common and which would make a short word like any other.
    options = [one for one in error.ctx.command.get_params(error.ctx) if isinstance(one, click.Option)]
    names = [name.removeprefix("--") for one in options for name in one.opts if name.startswith("--")]
    word = error.option_name.removeprefix("--")
    days = [max(one.opts, key=len).removeprefix("--") for one in options if isinstance(one.type, Day)]
    acts = [name for name in days if name not in _AS_OF] or days
    if word in _DAY_WORDS and len(acts) == 1:
        return f"--{acts[0]}"
    begun = [name for name in names if len(word) > 1 and name.startswith(word)]
    meant = begun[0] if len(begun) == 1 else nearest(word, names)
    return f"--{meant}" if meant else None
