"""`ygt doctor`."""

from __future__ import annotations

import click

from ygt.cli.command import Command
from ygt.cli.environment import examine
from ygt.cli.settings import Settings
from ygt.report.display import visible


@click.command(
    cls=Command,
    help="""
    检查运行环境，逐项说明是否正常；需处理的写明办法。

    有需处理的以代码1结束。“可选”是缺少时只影响个别功能的。
    """,
)
@click.pass_obj
def command(settings: Settings) -> int:
    """Examine the environment."""
    remarks = examine(settings.root)
    for one in remarks:
        settings.write(f"{settings.paint(one.state, one.role)}  {visible(one.what)}")
        if one.remedy:
            settings.write(f"        处理办法：{visible(one.remedy)}")
    return 1 if any(one.state == "需处理" for one in remarks) else 0
