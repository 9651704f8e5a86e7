"""`ygt add`."""

from __future__ import annotations

import click

from ygt.cli.acting import carry_out
from ygt.cli.command import Command
from ygt.cli.filling import entered, fill
from ygt.cli.kinds import kind_named
from ygt.cli.settings import Settings
from ygt.ledger.load import load


@click.command(
    cls=Command,
    help="""
    新增一条记录，写入所属的文件；每个文件只登记一条的（如组织、公文），新建文件。

    字段写中文名称或英文名，下级字段以点相连，如 调入.日期=2026-01-01；多个值以顿号隔开。
    决定依据写文件、会议，或“机关 日期”。没有写明的必填字段，在终端上会逐项询问。
    标识按名称的拼音拟定，也可写 标识=…。改后通不过核对的，不作改动，逐项说明。
    """,
)
@click.argument("kind_word", metavar="种类", help="记录的种类，如 药品 或 drug；全部种类见 ygt list")
@click.argument("words", nargs=-1, metavar="[名称] [字段=值]...", help="名称和各项内容，如 剂型=片剂 规格=5mg")
@click.option("--file", metavar="路径", default="", help="写入哪个文件；不写的，按同类记录所在的文件")
@click.option("--dry-run", "only_tell", is_flag=True, help="只显示会怎样改，不写入")
@click.pass_obj
def command(settings: Settings, kind_word: str, words: tuple[str, ...], file: str, only_tell: bool) -> int:
    """Enter a new record of any kind."""
    from ygt.administration.addition import Draft

    ledger, _ = load(settings.root)
    draft = Draft(ledger, kind_named(ledger.contract, kind_word))
    fill(draft, words)
    carry_out(settings, entered(draft, file), only_tell=only_tell)
    return 0
