"""`ygt appoint`."""

from __future__ import annotations

from datetime import date

import click

from ygt.cli.acting import carry_out, say_seats
from ygt.cli.asked import AskedArgument, AskedOption
from ygt.cli.command import Command
from ygt.cli.lookup import shell_word
from ygt.cli.parameters import DAY
from ygt.cli.settings import Settings
from ygt.errors import ToolError
from ygt.ledger.load import load


@click.command(
    cls=Command,
    help="""
    登记一人的任职：写 --body 的，登记在组织中的职务；只写 --unit 的，登记单位、机构的
    职务或中心负责人。只录已议定的任职：依据须已登记，且不晚于起始日期。

    在组织中，排在同单位前任之后；没有前任的，排在同一职务最后一位之后，不调整他人次序；
    该席位登记有空缺或待接任的，随之截止。单位职务由接任者接替的，前任先登记截止日期；
    随职务担任的席位另行列出，不代为登记。没有写明的选项，在终端上会逐项询问。
    """,
)
@click.argument("person", cls=AskedArgument, metavar="姓名", help="任职人姓名")
@click.option(
    "--body", cls=AskedOption, unless=("unit",), metavar="组织", help="组织名称，如 理事会；单位职务改写 --unit"
)
@click.option("--post", cls=AskedOption, metavar="职务", help="职务名称，如 理事、局长；中心写 负责人")
@click.option("--unit", default="", metavar="单位", help="所在单位；登记单位职务的，为单位、机构或中心")
@click.option("--in-charge-of", "remit", default="", metavar="事项", help="同名职位不止一个时，指明分管事项")
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
    remit: str,
    office: str,
    distinct: str,
    begins: date,
    decided_by: str,
    only_tell: bool,
) -> int:
    """Enter a membership, or the holder of an office, that has been decided."""
    from ygt.administration.decision import decision
    from ygt.administration.membership import Seat, appointment, body_named
    from ygt.administration.office import entry_into, office_named

    ledger, _ = load(settings.root)
    decided, person = decision(ledger, decided_by, begins), person.strip()
    if body:
        seat = Seat(body_named(ledger, body), post, person, distinct)
        carry_out(settings, appointment(ledger, seat, begins, decided, unit, office), only_tell=only_tell)
        return 0
    if office:
        raise ToolError("登记单位职务时，--office 没有意义", "职务写在 --post；登记在组织中的任职加 --body")
    held = office_named(ledger, unit, post, remit)
    if carry_out(settings, entry_into(held, person, distinct, begins, decided), only_tell=only_tell):
        rest = f"--unit {shell_word(held.record.name)} --office {shell_word(post)} --from {begins} --decided-by 依据"
        heading = f"{person}随职务担任的席位，请办理后一并登记（依据按实际填写）："
        say_seats(settings, ledger, held, heading, f"appoint {shell_word(person)}", rest)
    return 0
