"""`ygt dismiss`."""

from __future__ import annotations

from datetime import date, timedelta

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
    登记一人不再担任职务：填写截止日期、原因和依据，任职记录保留。写 --body 的，为组织中的
    职务；写 --unit 的，为单位、机构的职务或中心负责人，不登记原因。

    按职务自然接替、任期届满、去世等无需另作决定的，不写依据；此前没有写依据的，可再次执行补写。
    席位是否空缺或待接任，另行登记。没有写明的选项，在终端上会逐项询问。
    """,
)
@click.argument("person", cls=AskedArgument, metavar="姓名", help="离任人姓名")
@click.option(
    "--body", cls=AskedOption, unless=("unit",), metavar="组织", help="组织名称，如 理事会；单位职务改写 --unit"
)
@click.option("--unit", default="", metavar="单位", help="单位、机构或中心的名称")
@click.option("--post", cls=AskedOption, metavar="职务", help="所任职务，如 理事")
@click.option("--in-charge-of", "remit", default="", metavar="事项", help="同名职位不止一个时，指明分管事项")
@click.option("--distinct", default="", metavar="区分", help="有同名人员时的区分，与人员登记一致")
@click.option("--until", "last", cls=AskedOption, type=DAY, metavar="日期", help="截止日期，当日仍在任")
@click.option(
    "--reason",
    cls=AskedOption,
    unless=("unit",),
    metavar="原因",
    help="离任原因：换届、职务变动、退休、辞职、组织调整、去世、其他",
)
@click.option(
    "--decided-by",
    cls=AskedOption,
    optional=True,
    metavar="依据",
    help="离任依据：文件、会议，或“机关 日期”；无需另作决定的不写",
)
@click.option("--dry-run", "only_tell", is_flag=True, help="只显示会怎样改，不写入")
@click.pass_obj
def command(
    settings: Settings,
    person: str,
    body: str,
    unit: str,
    post: str,
    remit: str,
    distinct: str,
    last: date,
    reason: str,
    decided_by: str | None,
    only_tell: bool,
) -> int:
    """Enter the end of a membership, or of the time in an office."""
    from ygt.administration.decision import decision
    from ygt.administration.membership import Seat, body_named, dismissal
    from ygt.administration.office import exit_from, office_named

    if body and unit:
        raise ToolError("--body 与 --unit 只写一个", "组织中的职务写 --body，单位、机构、中心的职务写 --unit")
    ledger, _ = load(settings.root)
    # Whoever is dismissed on a day was in office until the day before.
    decided = decision(ledger, decided_by, last + timedelta(days=1)) if decided_by else None
    if body:
        seat = Seat(body_named(ledger, body), post, person.strip(), distinct)
        carry_out(settings, dismissal(seat, last, reason, decided), only_tell=only_tell)
        return 0
    if reason:
        raise ToolError("单位、机构、中心的职务不登记离任原因", "去掉 --reason；依据写在 --decided-by")
    held = office_named(ledger, unit, post, remit)
    if carry_out(settings, exit_from(held, person.strip(), distinct, last, decided), only_tell=only_tell):
        person = person.strip()
        rest = f"--until {last} --reason 职务变动" + (f" --decided-by {shell_word(decided_by)}" if decided_by else "")
        heading = "随该职务担任的席位，请一并登记截止（原因按实际填写）："
        say_seats(settings, ledger, held, heading, f"dismiss {shell_word(person)}", rest, of=person)
    return 0
