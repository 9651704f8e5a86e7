"""`ygt notice`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ygt.cli.building import NOTICES
from ygt.cli.command import Group
from ygt.cli.errors import print_error
from ygt.cli.noticing import issue_command, number_command, sheet_command, sign_command
from ygt.cli.parameters import DAY, as_of_option
from ygt.cli.settings import Settings
from ygt.ledger.as_of import as_of
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.publish.notices.printing import PrintedNotice, Sheets, chosen, print_notices
from ygt.report.display import padded, visible, width
from ygt.writing import own_place


@click.group(cls=Group, short_help="拟写、印制公文")
def command() -> None:
    """拟写、印制公文：文字、名单和目录都由台账数据生成。

    正式的版头只用于自行维护的台账；示例台账逐页注明示例；据公开文件整理的台账只能重排已公开的文件。
    """


@command.command("print", short_help="把公文印成 PDF 和 DOCX")
@click.argument("ids", nargs=-1, metavar="[标识]...", help="公文的标识或标题，可写多个")
@click.option("--all", "everything", is_flag=True, help="印制全部公文")
@click.option(
    "-o",
    "--output",
    metavar="目录",
    type=click.Path(path_type=Path),
    help="存放的文件夹，默认为台账目录下的 build/notices/县域标识",
)
@click.option("--overprint", is_flag=True, help="套打：不印红色的部分，印到机关自备的红头纸上")
@click.option(
    "--rule-at",
    metavar="毫米",
    type=click.FloatRange(min=0, min_open=True),
    help="套打时，红头纸的红线距纸的上边缘多少毫米；不写按国家标准",
)
@click.option(
    "--template",
    metavar="文件",
    type=click.Path(path_type=Path, dir_okay=False),
    help="DOCX 用机关自己的模板，其中以 {{标题}}、{{正文}} 等写明各项的位置",
)
@click.option("--docx", "docx_only", is_flag=True, help="只印 DOCX，不印 PDF：文中有随附字体所无的生僻字时用")
@as_of_option("只印该日以前的公文，如 2025-12-31；内容始终以各件公文自己的日期为准")
@click.pass_obj
def print_command(
    settings: Settings,
    ids: tuple[str, ...],
    everything: bool,
    output: Path | None,
    overprint: bool,
    rule_at: float | None,
    template: Path | None,
    docx_only: bool,
    on: date | None,
) -> int:
    """把公文印成 PDF 和 DOCX：DOCX 供修改、用印，PDF 供阅读。

    套打的文件名以 -taoda 结尾，不替换阅读用的文件。台账有错误时不印制，以代码1结束。
    """
    # The rules are a good part of the start-up, and only printing needs them.
    from ygt.check import check
    from ygt.publish.site.addresses import folder_of

    if everything == bool(ids):
        raise click.UsageError("请写明公文的标识，或用 --all 印制全部公文，二者选一")
    if rule_at is not None and not overprint:
        raise click.UsageError("--rule-at 只用于套打，请与 --overprint 同时使用")
    sheets = Sheets(overprint=overprint, rule_at=rule_at or 0.0, template=template, docx_only=docx_only)
    with settings.progress("正在核对…"):
        result = check(settings.root)
    wanted = None if everything else ids
    known = chosen(as_of(result.ledger, on) if on is not None else result.ledger, wanted)
    if on is not None:
        wanted = tuple(one.text("id") for one in known)
    if result.errors:
        print_error(f"台账有{len(result.errors)}处错误，未印制公文", "用 ygt check 查看错误所在，补正后再印制")
        return 1
    # Where `ygt build` prints as well, so that the site finds them.
    folder = output or own_place(settings.root, NOTICES / folder_of(result.ledger))
    with settings.progress("正在印制…"):
        printed = print_notices(result.ledger, folder, wanted, sheets=sheets)
    if printed:
        settings.write("\n".join(_line(one) for one in printed))
    nothing = "没有带红头、可以套打的公文" if overprint and known else "台账中没有公文"
    files = "每份只有 DOCX，以前印的 PDF 没有更新" if docx_only else "每份有 PDF 和 DOCX"
    settings.say(f"已印制{len(printed)}份公文，{files}" if printed else nothing)
    return 0


@command.command("draft", short_help="据变更拟写公文")
@click.option("--from", "revisions", default="", metavar="版本[..版本]", help="比较哪两个版本，写法同 ygt diff")
@click.option("--at", "dates", type=(DAY, DAY), metavar="日期1 日期2", help="改为比较当前台账的两个日期")
@click.option("--write", is_flag=True, help="把拟稿写入 org/notices/；不加只显示")
@click.pass_obj
def draft_command(settings: Settings, revisions: str, dates: tuple[date, date] | None, write: bool) -> int:
    """据两个版本（或两个日期）之间的变更，拟写需要印发的公文。

    同一组织的变更合为一件，党内职务与行政职务分开；按职务自然接替、已经发文和决定依据不全的不拟稿，并说明理由。
    文号和日期在签发之后填写。不写版本，以最近一次提交与当前文件比较。
    """
    from ygt.cli.acting import carry_out
    from ygt.cli.comparing import comparison
    from ygt.drafting.drafts import drafts
    from ygt.drafting.preview import entered, shown

    with settings.progress("正在比较…"):
        found = comparison(settings, revisions, dates)
        made, left = drafts(found)
        lines = [] if write else list(shown(found.ledger, made, left))
    if write and (edits := entered(made)):
        carry_out(settings, edits, only_tell=False)
    elif lines:
        settings.write("\n".join(visible(line) for line in lines))
    short = [one for one in made if one.lacking]
    if short and write:
        settings.say("\n".join(f"未写入《{one.data['title']}》：{'；'.join(one.lacking)}" for one in short))
    if not made:
        settings.say("没有需要拟写的公文")
    return 0


@command.command("list", short_help="列出全部公文")
@as_of_option("只列该日以前的公文和尚无日期的拟稿，如 2025-12-31")
@click.pass_obj
def list_command(settings: Settings, on: date | None) -> int:
    """列出全部公文的标识、类型、办理状态、文号和标题。"""
    ledger, _ = load(settings.root)
    settings.write(_table(ledger if on is None else as_of(ledger, on)))
    return 0


for _one in (sheet_command, sign_command, number_command, issue_command):
    command.add_command(_one)


def _line(printed: PrintedNotice) -> str:
    reading = (f"{printed.pdf}（{printed.pages}页）",) if printed.pdf else ()
    web = (str(printed.web),) if printed.web else ()
    return visible("  ".join([*reading, str(printed.docx), *web]))


def _table(ledger: Ledger) -> str:
    fields = ("id", "kind", "status", "number", "title")
    nodes = ledger.contract.kind("notice").record.properties
    rows = [[nodes[field].title for field in fields]]
    rows += [[visible(notice.text(field)) for field in fields] for notice in ledger.all("notice")]
    columns = [max(width(row[place]) for row in rows) for place in range(len(fields))]
    lines = ["  ".join(padded(cell, room) for cell, room in zip(row, columns, strict=True)).rstrip() for row in rows]
    return "\n".join([*lines, f"共{len(rows) - 1}份"])
