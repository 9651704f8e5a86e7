"""`ygt import`."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ygt.cli.asked import AskedOption, answer, can_ask
from ygt.cli.command import Command
from ygt.cli.kinds import kind_named
from ygt.cli.settings import Settings
from ygt.errors import ToolError
from ygt.ledger.load import load
from ygt.report.display import visible

if TYPE_CHECKING:
    from ygt.administration.values import Decide
    from ygt.importing.intake import Intake, Taking
    from ygt.importing.mapping import Mapping
    from ygt.importing.reading import Listing
    from ygt.ledger.ledger import Ledger
    from ygt.schema.contract import Kind

FILE = click.Path(path_type=Path)
_SENT_BACK = re.compile("-退回[0-9]*$")
_LISTED = {"meeting": "调入.决定", "on": "调入.日期", "reason": "调入.理由"}


@click.command(
    cls=Command,
    help="""
    导入现成的表（.xlsx、.csv），如医院的药品目录、单位名册：与台账逐条对照，新增的写入所属的文件。

    第一次运行只拟定对照表（哪一列是哪个字段），写在表旁边，列出会怎样导入，不改动台账；核对对照表后，
    再运行一次同样的命令，即按它导入。已登记而内容不同的，加 --update 才改动；不能断定是哪一条的，不写入。
    改后的台账先行核对：有误的行不导入，逐行说明原因，并另存一份标红的表。同一份表再次导入，不会重复登记。
    """,
)
@click.argument("file", type=FILE, metavar="文件", help="要导入的 .xlsx 或 .csv 表格")
@click.option("--kind", "kind_word", cls=AskedOption, metavar="种类", help="记录的种类，如 药品 或 drug")
@click.option(
    "--map", "map_path", type=FILE, metavar="文件", help="对照表；没有此文件的，拟定后写在这里。默认在表的旁边"
)
@click.option("--sheet", default="", metavar="名称", help="工作表；只有一个的不必写")
@click.option("--head", default="", metavar="行", help="表头所在的行，如 3 或 3-4；不写的，自动查找")
@click.option("--meeting", default="", metavar="会议", help="药品：作出调入、调整决定的药事会会议")
@click.option("--on", default="", metavar="日期", help="药品：调入、调整的生效日期")
@click.option("--reason", default="", metavar="理由", help="药品：调入、调整的理由，如 首批遴选")
@click.option("--set", "pairs", multiple=True, metavar="字段=值", help="新增的记录都相同的内容，可写多次")
@click.option("--file", "target", default="", metavar="路径", help="不能断定写入哪个文件的，写入此文件")
@click.option("--update", is_flag=True, help="已登记的，按表中的内容改动")
@click.option("--hidden", is_flag=True, help="连同隐藏的行")
@click.option("--all", "in_full", is_flag=True, help="列出全部新增的记录")
@click.option("--dry-run", "only_tell", is_flag=True, help="只列出会怎样改，什么都不写")
@click.option("-o", "--output", type=FILE, metavar="文件", help="标红的表存为此文件，默认为“原名-退回.xlsx”")
@click.pass_obj
def command(
    settings: Settings,
    /,
    file: Path,
    kind_word: str,
    map_path: Path | None,
    sheet: str,
    head: str,
    pairs: tuple[str, ...],
    target: str,
    update: bool,
    hidden: bool,
    in_full: bool,
    only_tell: bool,
    output: Path | None,
    **listed: str,
) -> int:
    """Take a list from elsewhere into the ledger."""
    from ygt.forms.folder import going_back
    from ygt.importing.account import reading_told
    from ygt.importing.heads import rows_said
    from ygt.importing.intake import Taking
    from ygt.importing.mapping_files import mapping_read, mapping_text
    from ygt.importing.opening import content_read, opened
    from ygt.importing.reading import listing, table
    from ygt.writing import write

    ledger, _ = load(settings.root)
    kind = _importable(ledger, kind_word)
    content = content_read(file)
    grid = opened(file, content, sheet)
    place = map_path or file.with_name(f"{_SENT_BACK.sub('', file.stem)}-对照表.yaml")
    is_first = not place.exists()
    heads, mapping = table(
        ledger, grid, kind, None if is_first else mapping_read(place, kind), rows_said(head) if head else None
    )
    _complete(mapping, {_LISTED[key]: value for key, value in listed.items() if value}, pairs, target)
    decide = _decider(ledger, mapping)
    how = partial(listing, grid, heads, mapping, decide, with_hidden=hidden)
    taking = partial(Taking, ledger, mapping, decide, update=update)
    read, intake = _taken(settings, how, taking, is_first=is_first)
    settings.write("\n".join(visible(line) for line in reading_told(read, in_full=is_first or in_full or only_tell)))
    _tell(settings, intake, update=update, in_full=in_full or only_tell)
    if is_first and not only_tell:
        write(place, mapping_text(mapping))
        settings.say(f"对照表已拟定：{place.as_posix()}。请打开核对、修改，再运行一次同样的命令导入；台账没有改动。")
    elif not is_first:
        _write(settings, intake, only_tell=only_tell)
    if is_first:
        return 0
    left = [*intake.faulty, *intake.of("ambiguous")]
    if left and not only_tell:
        _send_back(settings, content, read, intake, output or going_back(file.with_suffix(".xlsx")))
    return 1 if left else 0


def _importable(ledger: Ledger, word: str) -> Kind:
    kind = kind_named(ledger.contract, word)
    if kind.layout != "list" or kind.name not in ledger.contract.kinds:
        listed = "、".join(one.title for one in ledger.contract.kinds.values() if one.layout == "list")
        raise ToolError(f"“{kind.title}”不是成列登记的，不能导入", f"可以导入的种类：{listed}")
    return kind


def _complete(mapping: Mapping, listed: dict[str, str], pairs: tuple[str, ...], target: str) -> None:
    """Add to a table what the command line says; the later word counts."""
    from ygt.administration.fields import field_named

    given = dict(listed)
    for pair in pairs:
        words, sign, value = pair.replace("＝", "=", 1).partition("=")
        if not sign or not value.strip():
            raise ToolError(f"“{pair}”应写成 字段=值", "如 --set 治疗类别=抗微生物药")
        given[words.strip()] = value.strip()
    known = {field_named(mapping.kind, words).keys: words for words in mapping.constants}
    for words, value in given.items():
        mapping.constants[known.get(field_named(mapping.kind, words).keys, words)] = value
    mapping.file = target or mapping.file


def _decider(ledger: Ledger, mapping: Mapping) -> Decide:
    """How decisions in words are understood: a drug's must be one of the 药事会, taken by the day it begins."""
    from ygt.administration.catalogue import meeting
    from ygt.administration.decision import decision
    from ygt.clock import today
    from ygt.ledger.time import start_of

    if mapping.kind.name != "drug":
        return lambda text: decision(ledger, text, today())
    return lambda text: meeting(ledger, text, start_of(mapping.constants.get("调入.日期")) or today())


def _taken(
    settings: Settings, read: Callable[[], Listing], taking: Callable[[], Taking], *, is_first: bool
) -> tuple[Listing, Intake]:
    """What becomes of the rows. On a terminal what is missing is asked for; a first look goes without it."""
    from ygt.importing.lacking import MissingError

    while True:
        found = read()
        mapping = found.mapping
        try:
            with settings.progress("正在核对…"):
                intake = taking().take(found.rows)
        except MissingError as error:
            if is_first:
                settings.say(f"{error.message}。{error.remedy}")
                found = read()
                return found, taking().look(found.rows)
            if not can_ask():
                raise
            for leaf in error.leaves:
                mapping.constants[str(leaf)] = _answer(f"{leaf}（各行相同）", error)
            continue
        if not intake.unplaced or mapping.file or is_first or not can_ask():
            return found, intake
        mapping.file = answer(f"{'、'.join(intake.unplaced)}在台账中没有相应的文件。写入哪个文件（不写的，不导入）")
        if not mapping.file:
            return found, intake


def _answer(question: str, error: ToolError) -> str:
    """What is typed. Raises the error where nothing is."""
    typed = answer(question)
    if not typed:
        raise error
    return typed


def _tell(settings: Settings, intake: Intake, *, update: bool, in_full: bool) -> None:
    from ygt.importing.account import intake_told

    for line in intake_told(intake, update=update, in_full=in_full):
        settings.write("\n".join(visible(part) for part in line.split("\n")))


def _write(settings: Settings, intake: Intake, *, only_tell: bool) -> None:
    from ygt.administration.trial import write_all
    from ygt.importing.account import notes_told

    if not intake.contents:
        settings.say("台账已是如此，没有需要改动的内容。")
    elif only_tell:
        settings.say(f"以上{len(intake.contents)}个文件的改动未写入。")
    else:
        write_all(settings.root, intake.contents)
        settings.say(f"已改动{len(intake.contents)}个文件，改后没有新的错误。")
    if told := notes_told(intake):
        settings.say("\n".join(visible(line) for line in told.split("\n")))


def _send_back(settings: Settings, content: bytes, read: Listing, intake: Intake, place: Path) -> None:
    from ygt.importing.returning import sent_back
    from ygt.writing import write

    write(place, sent_back(content, read.grid, intake))
    settings.say(f"未导入的行已在表中标红，原因写在批注里：{place.as_posix()}")
