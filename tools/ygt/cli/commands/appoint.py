"""`ygt appoint`."""

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
    登记一人在组织中的任职。只录已议定的任职：依据须已登记，且不晚于起始日期。

    排在同单位前任之后；没有前任的，排在同一职务最后一位之后，不调整他人次序。
    该席位登记有空缺或待接任的，随之截止。没有写明的选项，在终端上会逐项询问。
    """,
)
@click.argument("person", cls=AskedArgument, metavar="姓名", help="任职人姓名")
@click.option("--body", cls=AskedOption, metavar="组织", help="组织名称，如 理事会")
@click.option("--post", cls=AskedOption, metavar="职务", help="在该组织的职务，如 理事")
@click.option("--unit", default="", metavar="单位", help="所在单位")
@click.option("--office", default="", metavar="单位职务", help="在所在单位的职务，如 院长")
@click.option("--distinct", default="", metavar="区分", help="有同名人员时的区分，与人员登记一致")
@click.option("--from", "begins", cls=AskedOption, type=DAY, metavar="日期", help="起始日期，当日即任职")
@click.option("--decided-by", cls=AskedOption, metavar="依据", help="决定依据：文件、会议，或“机关 日期”")
@click.option("--dry-run", "only_tell", is_flag=True, help="只显示会怎样改，不写入")
@click.pass_obj
def command(
    settings: Settings,
    person: str,
    body: str,
    post: str,
    unit: str,
    office: str,
    distinct: str,
    begins: date,
    decided_by: str,
    only_tell: bool,
) -> int:
    """Enter a membership that has been decided."""
    from ygt.administration.decision import decision
    from ygt.administration.membership import Seat, appointment, body_named

    ledger, _ = load(settings.root)
    seat = Seat(body_named(ledger, body), post, person.strip(), distinct)
    edits = appointment(ledger, seat, begins, decision(ledger, decided_by, begins), unit, office)
    carry_out(settings, edits, only_tell=only_tell)
    return 0
