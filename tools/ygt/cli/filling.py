"""A new record filled in from the command line: the fields that were given, then those that are asked for."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ygt.cli.asked import answer, can_ask
from ygt.errors import ToolError

if TYPE_CHECKING:
    from ygt.administration.addition import Draft
    from ygt.administration.fields import Leaf
    from ygt.administration.trial import Edits


def fill(draft: Draft, words: Sequence[str]) -> None:
    """Enter a name and `字段=值`; then ask for what is missing, or say how to give it.

    Raises ToolError where a word is neither, or something is still missing.
    """
    names = [word for word in words if "=" not in word.replace("＝", "=")]
    if len(names) > 1:
        raise ToolError(f"多出的参数：{' '.join(names[1:])}", "名称只写一个，其余写成 字段=值；有空格的加引号")
    for name in names:
        draft.fill_named(draft.kind.naming, name)
    for word in words:
        field, sign, value = word.replace("＝", "=", 1).partition("=")
        if sign:
            draft.fill_named(field.strip(), value)
    if not can_ask():
        if lacking := draft.missing():
            raise ToolError(f"{draft.kind.title}缺少必填的字段：{'、'.join(map(str, lacking))}", _ready(lacking))
        return
    while lacking := draft.missing():
        _ask(draft, lacking[0])


def entered(draft: Draft, file: str) -> Edits:
    """The edit that enters the record; which of several files is asked for on a terminal."""
    from ygt.administration.addition import addition
    from ygt.administration.placing import SeveralFilesError

    try:
        return addition(draft, file)
    except SeveralFilesError as error:
        if not can_ask():
            raise
        for number, path in enumerate(error.paths, 1):
            meaning = f"（{error.title}：{error.values[number - 1]}）" if error.values else ""
            click.echo(f"  {number}. {path}{meaning}", err=True)
        typed = answer("写入哪个文件，写序号或路径")
        if not typed:
            raise
        is_number = typed.isdecimal() and 0 < int(typed) <= len(error.paths)
        return addition(draft, error.paths[int(typed) - 1] if is_number else typed)


def _ask(draft: Draft, leaf: Leaf) -> None:
    """Ask for a field until what is typed can be its value. Raises ToolError where nothing is typed."""
    while True:
        typed = answer(_question(leaf))
        if not typed:
            raise ToolError(f"没有填写“{leaf}”，没有改动", f"重新执行，或加上 {leaf}=…")
        try:
            draft.fill(leaf, typed)
        except ToolError as error:
            click.echo("\n".join(filter(None, (error.message, error.remedy))), err=True)
        else:
            return


def _question(leaf: Leaf) -> str:
    from ygt.administration.values import choices, sample
    from ygt.forms.cells import description

    allowed = choices(leaf.node)
    told = [
        description(leaf.node).rstrip("。"),
        f"可选：{allowed}" if allowed else f"例：{sample(leaf.node)}",
    ]
    return f"{leaf}（{'；'.join(dict.fromkeys(one for one in told if one))}）"


def _ready(lacking: Sequence[Leaf]) -> str:
    """How to give what is missing, to be copied behind the command; the values are examples."""
    from ygt.administration.values import choices, sample

    pairs = " ".join(shlex.quote(f"{leaf}={sample(leaf.node)}") for leaf in lacking)
    meant = [f"  {leaf} 可选：{allowed}" for leaf in lacking if (allowed := choices(leaf.node))]
    return "\n".join(["在命令后加上（值为示例，请改为实际内容）：", f"  {pairs.replace(chr(39), '')}", *meant])
