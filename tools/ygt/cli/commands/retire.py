"""`ygt retire`."""

from __future__ import annotations

from datetime import date

import click

from ygt.cli.acting import carry_out, meant
from ygt.cli.asked import AskedArgument, AskedOption
from ygt.cli.command import Command
from ygt.cli.parameters import DAY
from ygt.cli.settings import Settings
from ygt.ledger.load import load


@click.command(
    cls=Command,
    help="""
    登记单位、机构、组织、中心、药品、文件的终止：写明日期、原因和依据，不删除记录。

    机构参加医共体、组织成员和单位负责人任职随之截止。其他事项仍晚于终止日期的，
    改后通不过核对，不作改动，逐项说明。
    没有写明的选项，在终端上会逐项询问。
    """,
)
@click.argument("name", cls=AskedArgument, metavar="名称", help="记录的任一名称")
@click.option("--date", "on", cls=AskedOption, type=DAY, metavar="日期", help="终止日期，当日仍有效")
@click.option("--reason", cls=AskedOption, metavar="原因", help="终止原因，如 撤销；机构为合并、撤销、更名、转制、其他")
@click.option("--decided-by", cls=AskedOption, metavar="依据", help="决定依据：文件、会议，或“机关 日期”")
@click.option("--successor", metavar="机构", default="", help="机构合并的，写承接机构")
@click.option("--kind", "kind_word", metavar="种类", help="同名时指明种类，如 机构")
@click.option("--dry-run", "only_tell", is_flag=True, help="只显示会怎样改，不写入")
@click.pass_obj
def command(
    settings: Settings,
    name: str,
    on: date,
    reason: str,
    decided_by: str,
    successor: str,
    kind_word: str | None,
    only_tell: bool,
) -> int:
    """Enter the end of a record."""
    from ygt.administration.decision import decision
    from ygt.administration.retirement import retirement

    ledger, _ = load(settings.root)
    record = meant(ledger, name, kind_word, having="ended delisted ended_on until")
    edits = retirement(record, on, reason, decision(ledger, decided_by, on), successor)
    carry_out(settings, edits, only_tell=only_tell)
    return 0
