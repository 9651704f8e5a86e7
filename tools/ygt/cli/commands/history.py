"""`ygt history`."""

from __future__ import annotations

from datetime import date

import click

from ygt.cli.command import Command
from ygt.cli.parameters import Choice, as_of_option
from ygt.cli.settings import Settings
from ygt.cli.workspace import path_in_repository
from ygt.ledger.load import load


@click.command(
    cls=Command,
    help="""
    讲述一人、一家机构、一个组织、一种药品、一件章程或其中一条的来龙去脉：
    先列台账记录所载的经历，再列历次提交中谁在何时改了什么。

    名称写法同 ygt show；章程的条写“章程名第八条”；同名人员写“王示例（县人民医院）”。
    不在版本库中的，只列经历。直接读取版本库，不检出文件，不执行其中任何内容。
    """,
)
@click.argument("name", metavar="名称", help="记录的任一名称、人员姓名，或章程的条")
@click.option("--kind", "kind_word", metavar="种类", help="同名时指明种类，如 机构；人员写 person")
@as_of_option("只列该日以前的经历和提交，如 2025-12-31")
@click.option(
    "--format", "form", type=Choice(("text", "json")), default="text", help="text 文字（默认）；json 供程序读取"
)
@click.pass_obj
def command(settings: Settings, name: str, kind_word: str | None, on: date | None, form: str) -> int:
    """Tell the life of one record, article or person."""
    # Comparing ledgers is a good part of the start-up, and not every call of the tool needs it.
    from ygt.cli.history.naming import subject_named
    from ygt.cli.history.told import biography

    ledger, _ = load(settings.root)
    subject = subject_named(settings, ledger, name, kind_word)
    with settings.progress("正在查阅历次版本……"):
        found = biography(ledger, subject, on)
    if form == "json":
        from ygt.cli.history.data import data

        settings.write(data(found, path_in_repository(settings.root) or "."))
        return 0
    from ygt.cli.history.text import text

    settings.write("\n".join(text(found, settings.paint)))
    return 0
