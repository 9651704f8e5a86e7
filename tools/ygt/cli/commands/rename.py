"""`ygt rename`."""

from __future__ import annotations

from datetime import date

import click

from ygt.cli.acting import carry_out, meant
from ygt.cli.asked import AskedArgument, AskedOption
from ygt.cli.command import Command
from ygt.cli.lookup import LISTED
from ygt.cli.parameters import DAY
from ygt.cli.settings import Settings
from ygt.ledger.load import load


@click.command(
    cls=Command,
    help="""
    登记一个单位、机构或组织的更名：各处引用改为新名称，原名称连同停用日期记入曾用名。

    以简称、别名引用的不改；文件标题、条款原文、发文机关等不改，列出所在文件供核对。
    没有写明的选项，在终端上会逐项询问。
    """,
)
@click.argument("name", cls=AskedArgument, metavar="名称", help="现在的名称")
@click.argument("new", cls=AskedArgument, metavar="新名称", help="新的正式名称")
@click.option("--date", "on", cls=AskedOption, type=DAY, metavar="日期", help="新名称启用日期，原名称用至前一日")
@click.option("--decided-by", metavar="依据", help="决定依据：文件、会议，或“机关 日期”")
@click.option("--kind", "kind_word", metavar="种类", help="同名时指明种类，如 单位")
@click.option("--dry-run", "only_tell", is_flag=True, help="只显示会怎样改，不写入")
@click.pass_obj
def command(
    settings: Settings, name: str, new: str, on: date, decided_by: str | None, kind_word: str | None, only_tell: bool
) -> int:
    """Enter a new name, and let every reference follow."""
    from ygt.administration.decision import decision
    from ygt.administration.renaming import left_as_they_are, renaming

    ledger, _ = load(settings.root)
    record = meant(ledger, name, kind_word, having="former_names")
    decided = decision(ledger, decided_by, on) if decided_by else None
    if not carry_out(settings, renaming(ledger, record, new.strip(), on, decided), only_tell=only_tell):
        return 0
    if left := left_as_they_are(ledger, record):
        places = "、".join(f"{path}（{count}处）" for path, count in left[:LISTED])
        more = f"等{len(left)}个文件" if len(left) > LISTED else ""
        settings.say(f"另有文字中写有原名称，未改动，请核对：{places}{more}")
    return 0
