"""`ygt dismiss`."""

from __future__ import annotations

from datetime import date

import click

from ygt.cli.acting import carry_out
from ygt.cli.asked import AskedArgument, AskedOption
from ygt.cli.command import Command
from ygt.cli.parameters import DAY
from ygt.cli.settings import Settings
from ygt.ledger.load import load


@click.command(
    cls=Command,
    help="""
    登记一人不再担任组织中的职务：填写截止日期和原因，任职记录保留。

    席位是否空缺或待接任，另行登记。没有写明的选项，在终端上会逐项询问。
    """,
)
@click.argument("person", cls=AskedArgument, metavar="姓名", help="离任人姓名")
@click.option("--body", cls=AskedOption, metavar="组织", help="组织名称，如 理事会")
@click.option("--post", cls=AskedOption, metavar="职务", help="所任职务，如 理事")
@click.option("--distinct", default="", metavar="区分", help="有同名人员时的区分，与人员登记一致")
@click.option("--until", "last", cls=AskedOption, type=DAY, metavar="日期", help="截止日期，当日仍在任")
@click.option(
    "--reason",
    cls=AskedOption,
    metavar="原因",
    help="离任原因：换届、职务变动、退休、辞职、组织调整、去世、其他",
)
@click.option("--dry-run", "only_tell", is_flag=True, help="只显示会怎样改，不写入")
@click.pass_obj
def command(
    settings: Settings, person: str, body: str, post: str, distinct: str, last: date, reason: str, only_tell: bool
) -> int:
    """Enter the end of a membership."""
    from ygt.administration.membership import Seat, body_named, dismissal

    ledger, _ = load(settings.root)
    seat = Seat(body_named(ledger, body), post, person.strip(), distinct)
    carry_out(settings, dismissal(seat, last, reason), only_tell=only_tell)
    return 0
