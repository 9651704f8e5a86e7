"""The subcommands of `ygt notice` that take a paper through its life: the sheet for signing, sign, number, issue."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ygt.cli.acting import carry_out
from ygt.cli.asked import AskedOption
from ygt.cli.building import NOTICES
from ygt.cli.command import Command
from ygt.cli.parameters import DAY
from ygt.cli.settings import Settings
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.ledger.numbering import YearOfRegister, owned_registers
from ygt.ledger.record import Record

IDENTIFIER = "公文的标识或标题"
DRY_RUN = click.option("--dry-run", "only_tell", is_flag=True, help="只显示会怎样改，不写入")


@click.command("sign", cls=Command, short_help="登记签发，固定内容")
@click.argument("name", metavar="标识", help=IDENTIFIER)
@click.option("--on", "on", cls=AskedOption, type=DAY, metavar="日期", help="签发日期")
@click.option("--by", "person", metavar="姓名", default="", help="签发人")
@click.option("--issuer", metavar="机关", default="", help="联合行文写明是哪个机关签发")
@click.option("--again", is_flag=True, help="经原签批人复审同意修改，重新固定内容")
@DRY_RUN
@click.pass_obj
def sign_command(
    settings: Settings, name: str, on: date, person: str, issuer: str, again: bool, only_tell: bool
) -> int:
    """登记签发：写入签发人、成文日期，并固定印制的内容。

    联合行文由各发文机关逐一登记，最后一个签发的日期为成文日期。此后台账的改动影响本文的，核对时即报错误。
    """
    from ygt.publish.notices.stages import sign

    ledger, notice = _meant(settings, name)
    edits = sign(ledger, notice, on, issuer=issuer, person=person, again=again)
    carry_out(settings, edits, only_tell=only_tell)
    return 0


@click.command("number", cls=Command, short_help="登记文号；不写标识则列出下一个文号")
@click.argument("name", metavar="[标识]", default="", help=f"{IDENTIFIER}，或一个代字；不写列出全部")
@click.argument("given", metavar="[文号]", default="", help="发文登记簿给出的文号")
@click.option("--year", type=click.IntRange(1949, 2100), metavar="年份", help="列出哪一年的；默认为各代字最近一年")
@DRY_RUN
@click.pass_obj
def number_command(settings: Settings, name: str, given: str, year: int | None, only_tell: bool) -> int:
    """登记发文登记簿给出的文号；不写标识，列出本台账专有代字的下一个文号、断号和作废文号。

    文号由发文机关的登记簿在签发之后给出。代字不为本台账专有的，台账不推算下一个文号。
    """
    from ygt.publish.notices.stages import number

    if name and given:
        ledger, notice = _meant(settings, name)
        carry_out(settings, number(ledger, notice, given), only_tell=only_tell)
        return 0
    ledger, _ = load(settings.root)
    words = {str(one["code_word"]) for issuer in ledger.sound("issuer") for one in issuer.items("registers")}
    if name and name not in words:
        raise click.UsageError("请写明文号，如 ygt notice number 标识 示医共委发〔2026〕8号；也可只写代字")
    latest = {(one.code_word, one.issuer.name): one for one in owned_registers(ledger, year)}
    found = [one for one in latest.values() if name in ("", one.code_word)]
    if not found and name:
        settings.say(f"代字“{name}”的登记簿不由本台账管理，文号由发文机关的登记簿给出")
    elif not found:
        settings.say("没有本台账专有的代字")
    else:
        settings.write("\n".join(_register(one) for one in found))
    return 0


@click.command("issue", cls=Command, short_help="登记印发")
@click.argument("name", metavar="标识", help=IDENTIFIER)
@click.option("--on", "on", cls=AskedOption, type=DAY, metavar="日期", help="印发日期")
@DRY_RUN
@click.pass_obj
def issue_command(settings: Settings, name: str, on: date, only_tell: bool) -> int:
    """登记印发日期；编号以后才能印发。"""
    from ygt.publish.notices.stages import issue

    _, notice = _meant(settings, name)
    carry_out(settings, issue(notice, on), only_tell=only_tell)
    return 0


@click.command("sheet", cls=Command, short_help="印制发文稿纸")
@click.argument("name", metavar="标识", help=IDENTIFIER)
@click.option(
    "-o",
    "--output",
    metavar="目录",
    type=click.Path(path_type=Path),
    help="存放的文件夹，默认为台账目录下的 build/notices/县域标识",
)
@click.pass_obj
def sheet_command(settings: Settings, name: str, output: Path | None) -> int:
    """印制一件公文的发文稿纸，供拟稿、核稿、会签、签发。"""
    from ygt.publish.notices.content import stamped_on
    from ygt.publish.notices.handling import handling_sheet
    from ygt.publish.papers.docx import render_docx
    from ygt.publish.papers.pdf import render_pdf
    from ygt.publish.site.addresses import folder_of
    from ygt.writing import own_place, write

    ledger, notice = _meant(settings, name)
    paper, on = handling_sheet(ledger, notice), stamped_on(notice)
    folder = output or own_place(settings.root, NOTICES / folder_of(ledger))
    contents = {".pdf": render_pdf(paper, on=on), ".docx": render_docx(paper, on=on)}
    for suffix, content in contents.items():
        write(folder / f"{notice['id']}-gaozhi{suffix}", content)
    settings.say(f"已印制发文稿纸：{folder / notice['id']}-gaozhi.pdf、.docx")
    return 0


def _meant(settings: Settings, name: str) -> tuple[Ledger, Record]:
    from ygt.publish.notices.printing import chosen

    ledger, _ = load(settings.root)
    return ledger, chosen(ledger, [name])[0]


def _register(one: YearOfRegister) -> str:
    missing = f"，断号：{'、'.join(map(str, one.missing))}号" if one.missing else ""
    voided = "".join(f"，{serial}号作废（{reason}）" for serial, reason in sorted(one.voided.items()))
    return (
        f"{one.issuer.name}　{one.code_word}　{one.year}年：已用{len(one.used)}个，下一号 {one.next}{missing}{voided}"
    )
