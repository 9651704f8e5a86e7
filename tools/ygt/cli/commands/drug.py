"""`ygt drug`."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from ygt.cli.acting import carry_out
from ygt.cli.asked import AskedArgument, AskedOption
from ygt.cli.command import Group
from ygt.cli.filling import entered, fill
from ygt.cli.parameters import DAY, Choice
from ygt.cli.settings import Settings
from ygt.clock import today
from ygt.ledger.drug_changes import CHANGED_FIELD
from ygt.ledger.load import load

_MEETING = "作出决定的药事会会议，如 县药事会2026年第1次会议"
_TAKEN_IN = {
    "kind": "药品类别",
    "form": "剂型",
    "strength": "规格",
    "pack": "包装",
    "maker": "生产企业",
    "stocked_at": "配备层级",
    "on": "调入.日期",
    "reason": "调入.理由",
    "meeting": "调入.决定",
}
"""The field that each option of `ygt drug list` fills in."""


@click.group(cls=Group, short_help="登记药品的调入、调整、调出")
def command() -> None:
    """登记统一用药目录的调入、调整、调出：每一项都写明理由和作出决定的药事会会议。

    会议须已在 org/meetings.yaml 登记，且不晚于生效日期。没有写明的必填内容，在终端上会逐项询问。
    """


@command.command("list", short_help="调入：新增一个药品")
@click.argument("words", nargs=-1, metavar="名称 [字段=值]...", help="通用名，及其他内容，如 批准文号=…、治疗类别=…")
@click.option("--kind", default="", metavar="类别", help="药品类别，如 化学药品")
@click.option("--form", default="", metavar="剂型", help="剂型，如 胶囊")
@click.option("--strength", default="", metavar="规格", help="规格，如 0.25g")
@click.option("--pack", default="", metavar="包装", help="包装，如 24粒/盒")
@click.option("--maker", default="", metavar="企业", help="生产企业")
@click.option("--stocked-at", default="", metavar="层级", help="配备层级，如 县、乡")
@click.option("--on", default="", metavar="日期", help="调入生效日期")
@click.option("--reason", default="", metavar="理由", help="调入理由")
@click.option("--meeting", default="", metavar="会议", help=_MEETING)
@click.option("--file", metavar="路径", default="", help="写入哪个文件；不写的，按同类药品所在的文件")
@click.option("--dry-run", "only_tell", is_flag=True, help="只显示会怎样改，不写入")
@click.pass_obj
def list_command(settings: Settings, /, words: tuple[str, ...], file: str, only_tell: bool, **given: str) -> int:
    """调入：在目录中新增一个药品，写入同类药品所在的文件。

    各选项也可写成 字段=值，字段见 ygt add --help。
    """
    from ygt.administration.addition import Draft
    from ygt.administration.catalogue import meeting
    from ygt.ledger.time import start_of

    ledger, _ = load(settings.root)
    draft = Draft(ledger, ledger.contract.kind("drug"), lambda text: meeting(ledger, text, today()))
    options = [f"{_TAKEN_IN[option]}={value}" for option, value in given.items() if value]
    fill(draft, [*words, *options])
    listed: dict[str, Any] = draft.data["listed"]
    if (begins := start_of(listed["on"])) and "meeting" in listed["decided_by"]:
        meeting(ledger, listed["decided_by"]["meeting"], begins)
    carry_out(settings, entered(draft, file), only_tell=only_tell)
    return 0


def _apart(function: Any) -> Any:
    """The options that tell drugs of one name apart."""
    for name, word in (("maker", "企业"), ("pack", "包装"), ("strength", "规格"), ("form", "剂型")):
        title = {"maker": "生产企业"}.get(name, word)
        option = click.option(f"--{name}", default="", metavar=word, help=f"同名药品不止一条时指明{title}")
        function = option(function)
    return function


@command.command("change", short_help="调整：配备层级、规格、厂家等")
@click.argument("name", cls=AskedArgument, metavar="药品", help="通用名或标识")
@_apart
@click.option(
    "--kind", cls=AskedOption, type=Choice((*CHANGED_FIELD, "其他")), help="调整内容；为其他的，以 --field 写明字段"
)
@click.option("--field", default="", metavar="字段", help="调整内容为其他时，所调整的字段，如 包装")
@click.option("--to", cls=AskedOption, metavar="内容", help="调整后的内容；配备层级写全部层级，如 县、乡、村")
@click.option("--on", cls=AskedOption, type=DAY, metavar="日期", help="调整生效日期")
@click.option("--reason", cls=AskedOption, metavar="理由", help="调整理由")
@click.option("--meeting", "meeting_name", cls=AskedOption, metavar="会议", help=_MEETING)
@click.option("--dry-run", "only_tell", is_flag=True, help="只显示会怎样改，不写入")
@click.pass_obj
def change_command(
    settings: Settings,
    /,
    name: str,
    kind: str,
    field: str,
    to: str,
    on: date,
    reason: str,
    meeting_name: str,
    only_tell: bool,
    **apart: str,
) -> int:
    """调整：改写所调整的内容，并登记一条调整记录。

    同名药品不止一条的，以剂型、规格、包装、生产企业指明。
    """
    from ygt.administration.catalogue import adjustment, drug_named, meeting

    ledger, _ = load(settings.root)
    drug = drug_named(ledger, name, **apart)
    edits = adjustment(drug, kind, to, on, reason, meeting(ledger, meeting_name, on), field)
    carry_out(settings, edits, only_tell=only_tell)
    return 0


@command.command("delist", short_help="调出：写明停止使用日期，保留记录")
@click.argument("name", cls=AskedArgument, metavar="药品", help="通用名或标识")
@_apart
@click.option("--on", cls=AskedOption, type=DAY, metavar="日期", help="停止使用日期")
@click.option("--reason", cls=AskedOption, metavar="理由", help="调出理由，如 生产企业停产")
@click.option("--meeting", "meeting_name", cls=AskedOption, metavar="会议", help=_MEETING)
@click.option("--dry-run", "only_tell", is_flag=True, help="只显示会怎样改，不写入")
@click.pass_obj
def delist_command(
    settings: Settings, /, name: str, on: date, reason: str, meeting_name: str, only_tell: bool, **apart: str
) -> int:
    """调出：写明停止使用日期、理由和会议，不删除记录。

    同名药品不止一条的，以剂型、规格、包装、生产企业指明。
    """
    from ygt.administration.catalogue import drug_named, meeting
    from ygt.administration.retirement import retirement

    ledger, _ = load(settings.root)
    drug = drug_named(ledger, name, **apart)
    carry_out(settings, retirement(drug, on, reason, meeting(ledger, meeting_name, on)), only_tell=only_tell)
    return 0
