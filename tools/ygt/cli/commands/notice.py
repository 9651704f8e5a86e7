"""`ygt notice`."""

from __future__ import annotations

from pathlib import Path

import click

from ygt.cli.building import NOTICES
from ygt.cli.command import Group
from ygt.cli.errors import print_error
from ygt.cli.settings import Settings
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.publish.notices.printing import PrintedNotice, chosen, print_notices
from ygt.report.display import padded, visible, width


@click.group(cls=Group, short_help="印制公文")
def command() -> None:
    """印制公文：文字、名单和目录都由台账数据生成。

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
@click.pass_obj
def print_command(settings: Settings, ids: tuple[str, ...], everything: bool, output: Path | None) -> int:
    """把公文印成 PDF 和 DOCX：DOCX 供修改、用印，PDF 供阅读。

    台账有错误时不印制，以代码1结束。
    """
    # The rules are a good part of the start-up, and only printing needs them.
    from ygt.check import check
    from ygt.publish.site.addresses import folder_of

    if everything == bool(ids):
        raise click.UsageError("请写明公文的标识，或用 --all 印制全部公文，二者选一")
    with settings.progress("正在核对…"):
        result = check(settings.root)
    wanted = None if everything else ids
    chosen(result.ledger, wanted)
    if result.errors:
        print_error(f"台账有{len(result.errors)}处错误，未印制公文", "用 ygt check 查看错误所在，补正后再印制")
        return 1
    # Where `ygt build` prints as well, so that the site finds them.
    folder = output or settings.root / NOTICES / folder_of(result.ledger)
    with settings.progress("正在印制…"):
        printed = print_notices(result.ledger, folder, wanted)
    if printed:
        settings.write("\n".join(_line(one) for one in printed))
    settings.say(f"已印制{len(printed)}份公文，每份有 PDF 和 DOCX" if printed else "台账中没有公文")
    return 0


@command.command("list", short_help="列出全部公文")
@click.pass_obj
def list_command(settings: Settings) -> int:
    """列出全部公文的标识、类型、办理状态、文号和标题。"""
    ledger, _ = load(settings.root)
    settings.write(_table(ledger))
    return 0


def _line(printed: PrintedNotice) -> str:
    return visible(f"{printed.pdf}（{printed.pages}页）  {printed.docx}")


def _table(ledger: Ledger) -> str:
    fields = ("id", "kind", "status", "number", "title")
    nodes = ledger.contract.kind("notice").record.properties
    rows = [[nodes[field].title for field in fields]]
    rows += [[visible(notice.text(field)) for field in fields] for notice in ledger.all("notice")]
    columns = [max(width(row[place]) for row in rows) for place in range(len(fields))]
    lines = ["  ".join(padded(cell, room) for cell, room in zip(row, columns, strict=True)).rstrip() for row in rows]
    return "\n".join([*lines, f"共{len(rows) - 1}份"])
