"""`ygt obligations`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import click

from ygt.cli.command import Group
from ygt.cli.obligations.choosing import Asked, chosen
from ygt.cli.obligations.data import data
from ygt.cli.obligations.grid import grid
from ygt.cli.obligations.listing import Listing
from ygt.cli.obligations.markdown import markdown
from ygt.cli.obligations.page import page
from ygt.cli.obligations.parameters import STATUS, WITHIN
from ygt.cli.obligations.table import table
from ygt.cli.parameters import Choice, as_of_option, asked
from ygt.cli.settings import Settings
from ygt.cli.workspace import path_in_repository
from ygt.clock import today
from ygt.errors import ToolError
from ygt.ledger.load import load
from ygt.obligations.judge import judge
from ygt.publish.obligations.facts import ClauseFacts, all_facts
from ygt.schema.suggestion import nearest

DAY_HELP = "按该日判断，如 2026-06-30；默认为今天（北京时间）"


@click.group(
    cls=Group,
    invoke_without_command=True,
    help="""
    逐条列出文件任务的落实情况：谁负责、何时到期、依据什么、缺什么资料。

    只按台账登记的资料判断；没有登记的写明待谁补充，不作推断。
    无论结果如何都以代码0结束；需要据以拦截的，用 --fail-on。
    """,
)
@click.option("--document", metavar="文件", help="只列某一文件的条款，写名称、简称、文号或标识")
@click.option("--department", metavar="部门", help="只列某一部门承担的条款，写名称、简称或曾用名")
@click.option("--status", "statuses", type=STATUS, multiple=True, metavar="状态", help="只列某一状态的条款，可写多次")
@click.option("--due", type=WITHIN, metavar="期限", help="只列若干日内到期的任务，如 90d 表示90日内")
@as_of_option(DAY_HELP)
@click.option(
    "--format",
    "form",
    type=Choice(("table", "json", "csv", "markdown")),
    default="table",
    help="table 表格（默认）；json 供程序读取；csv 供电子表格打开；markdown 供存档、转发",
)
@click.option(
    "--fail-on",
    "failing",
    type=STATUS,
    multiple=True,
    metavar="状态",
    help="所列条款中有该状态的，以代码1结束，可写多次",
)
@click.pass_context
def command(
    context: click.Context,
    document: str | None,
    department: str | None,
    statuses: tuple[str, ...],
    due: int | None,
    on: date | None,
    form: str,
    failing: tuple[str, ...],
) -> int:
    """List the clauses, or hand over to a command of the group."""
    if context.invoked_subcommand is not None:
        context.meta[__name__] = on
        return 0
    settings = context.ensure_object(Settings)
    whole = _judged(settings, on)
    wanted = Asked(document, department, frozenset(statuses), due)
    listing = replace(whole, facts=chosen(whole.ledger, whole.facts, wanted, whole.day))
    match form:
        case "json":
            settings.write(data(listing))
        case "csv":
            settings.write(grid(listing))
            settings.say("\n".join(filter(None, (listing.disclaimer, listing.counted()))))
        case "markdown":
            settings.write("\n".join(markdown(listing)))
        case _:
            settings.write("\n".join(table(listing, settings.paint)))
    return _failed(settings, listing, failing)


@command.command("show", short_help="查看一条任务的判定、依据和待补充资料")
@click.argument("clause", metavar="条款", help="条款的标识，如 S000-080；编号只有一条的，可写编号")
@as_of_option(DAY_HELP)
@click.pass_context
def show_command(context: click.Context, clause: str, on: date | None) -> int:
    """查看一条任务：要求、责任部门、判定、依据记录、未满足的记录、待补充资料。"""
    settings = context.ensure_object(Settings)
    listing = _judged(settings, on or context.meta.get(__name__))
    settings.write("\n".join(page(_named(listing, clause), listing, settings.paint)))
    return 0


def _judged(settings: Settings, on: date | None) -> Listing:
    ledger, findings = load(settings.root)
    if errors := sum(one.severity == "error" for one in findings):
        settings.say(f"台账有{errors}处读取错误，有误的记录不作为依据；用 ygt check 查看")
    day = on or today()
    path = path_in_repository(settings.root) or "."
    return Listing(ledger, day, all_facts(ledger, judge(ledger, day)), path)


def _named(listing: Listing, word: str) -> ClauseFacts:
    """The clause with this identifier or printed number. ToolError names the nearest, or the several it may be."""
    wanted = word.strip().upper()
    known = {one.id: one for one in listing.facts}
    found = known.get(word) or next((one for name, one in known.items() if name.upper() == wanted), None)
    if found is not None:
        return found
    numbered = [one for one in listing.facts if word and word in (one.number, one.clause.record.text("number"))]
    if len(numbered) == 1:
        return numbered[0]
    if numbered:
        ids = "、".join(one.id for one in numbered)
        raise ToolError(f"编号为“{word}”的条款有{len(numbered)}条：{ids}", "写其中一条的标识")
    raise ToolError(f"没有标识为“{word}”的条款{asked(nearest(wanted, known))}", _remedy(listing))


def _remedy(listing: Listing) -> str:
    if not listing.facts:
        return "本台账没有登记条款；在 org/obligations 中登记，或在 org/county.yaml 的 packs 中写明所用的条款包"
    return "全部条款的标识用 ygt obligations 查看"


def _failed(settings: Settings, listing: Listing, failing: tuple[str, ...]) -> int:
    found = [one for one in listing.facts if one.status.word in failing]
    if found:
        settings.say(f"有{len(found)}条属于所指明的状态：{'、'.join(one.id for one in found)}")
    return 1 if found else 0
