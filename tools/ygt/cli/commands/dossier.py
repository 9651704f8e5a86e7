"""`ygt dossier`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ygt.cli.command import Command
from ygt.cli.errors import print_error
from ygt.cli.parameters import as_of_option
from ygt.cli.settings import Settings
from ygt.clock import today
from ygt.report.display import visible
from ygt.writing import own_place

DOSSIER = Path("build", "dossier")


@click.command(
    cls=Command,
    help="""
    汇集迎检资料：目录、分条存放的依据记录和存档文件，以及半年监测评价报告。

    目录逐条写明状态和材料；报告列出国家监测指标14项，与上年同期比较。
    台账有错误时不汇集，以代码1结束；据公开文件整理的台账不能出具。
    """,
)
@as_of_option("按该日的状态汇集，如 2026-06-30；默认为今天（北京时间）")
@click.option(
    "-o",
    "--output",
    metavar="目录",
    type=click.Path(path_type=Path),
    help="存放的文件夹，默认为台账目录下的 build/dossier/县域标识；其中另有文件时不覆盖",
)
@click.pass_obj
def command(settings: Settings, on: date | None, output: Path | None) -> int:
    """Check the workspace and put its dossier together."""
    # The rules are a good part of the start-up, and not every call of the tool needs them.
    from ygt.check import check
    from ygt.publish.dossier.collect import CONTENTS, REPORT, collect
    from ygt.publish.dossier.permission import require_own
    from ygt.publish.site.addresses import folder_of

    with settings.progress("正在核对…"):
        result = check(settings.root)
    require_own(result.ledger)
    if result.errors:
        print_error(f"台账有{len(result.errors)}处错误，未汇集迎检资料", "用 ygt check 查看错误所在，补正后再汇集")
        return 1
    folder = output or own_place(settings.root, DOSSIER / folder_of(result.ledger))
    with settings.progress("正在汇集…"):
        made = collect(result.ledger, on or today(), folder)
    settings.write("\n".join(visible((folder / name).as_posix()) for name in (CONTENTS, REPORT)))
    settings.say(f"已列入条款{made.clauses}条，其中{made.folders}条有依据材料，附存档文件{made.files}份")
    if made.absent:
        settings.say(f"以下文件已登记而未存放：{'、'.join(made.absent)}")
    return 0
