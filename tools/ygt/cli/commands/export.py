"""`ygt export`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ygt.cli.command import Command
from ygt.cli.kinds import kind_named
from ygt.cli.parameters import Choice, as_of_option
from ygt.cli.settings import Settings
from ygt.errors import ToolError
from ygt.report.display import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ygt.publish.export.export import Export
    from ygt.schema.contract import Kind

FORMATS = ("xlsx", "csv", "json", "jsonl")
WHERE = Path("build", "export")
STANDARD_OUTPUT = "-"
FILES = {".xlsx", ".xls", ".et", ".csv", ".txt", ".tsv", ".json", ".jsonl", ".ndjson", ".zip"}


@click.command(
    cls=Command,
    help="""
    导出台账的记录，附数据性质的说明和字段说明：xlsx 供 Excel、WPS 打开，csv、json、jsonl 供程序读取。

    种类写英文名或中文名，可写多个，如 药品 机构；不写则导出全部种类。
    依申请公开、不予公开的文件和仅供内部使用的项目，写 --internal 才导出。
    有记录因写法有误未能导出的，其余照常导出，以代码1结束。
    """,
)
@click.argument("form", type=Choice(FORMATS), metavar="格式", help="xlsx、csv、json 或 jsonl")
@click.argument("words", nargs=-1, metavar="[种类]...", help="记录的种类，如 drug 或 药品")
@click.option(
    "-o",
    "--output",
    metavar="文件或目录",
    help="写成一个文件（.xlsx、.json、.jsonl，csv 为 .zip），或存入该目录；json、jsonl 写 - 为直接输出；"
    "默认存入台账目录下的 build/export/格式",
)
@as_of_option("导出该日的台账，如 2025-12-31；默认为现状")
@click.option("--internal", is_flag=True, help="含不公开的内容，仅供内部使用")
@click.pass_obj
def command(
    settings: Settings, form: str, words: tuple[str, ...], output: str | None, on: date | None, internal: bool
) -> int:
    """Write records to files, or to standard output."""
    from ygt.ledger.as_of import as_of
    from ygt.ledger.load import load
    from ygt.publish.export.export import Export
    from ygt.publish.site.day import build_time

    ledger, _ = load(settings.root)
    named = [kind_named(ledger.contract, one) for one in words]
    day = on or build_time(settings.root, [ledger]).date()
    export = Export(as_of(ledger, on) if on else ledger, day, internal)
    kinds = _chosen(export, named)
    if output == STANDARD_OUTPUT:
        _print(settings, export, form, kinds)
    else:
        _save(settings, export, form, kinds, output)
    faulty = sum(not record.sound for kind in kinds for record in export.ledger.all(kind.name))
    if faulty:
        settings.say(f"另有{faulty}条记录因写法有误未导出，用 ygt check 查看")
    return 1 if faulty else 0


def _chosen(export: Export, named: Sequence[Kind]) -> list[Kind]:
    """The kinds asked for, each once; where none are, all of which there are records."""
    known = [one.name for one in export.kinds]
    if hidden := next((one for one in named if one.name not in known), None):
        raise ToolError(f"“{hidden.title}”仅供内部使用，没有导出", "确需导出的，加写 --internal")
    found = list({one.name: one for one in named}.values()) if named else export.filled_kinds
    if not found:
        raise ToolError("台账中没有可以导出的记录", "用 ygt list 查看各种类的记录数")
    return found


def _print(settings: Settings, export: Export, form: str, kinds: Sequence[Kind]) -> None:
    from ygt.publish.export.formats import single

    if form not in {"json", "jsonl"}:
        raise ToolError(f"{form} 不能直接输出", "用 -o 指定文件或目录；直接输出用 json 或 jsonl")
    _alone(form, kinds)
    settings.write(single(export, form, kinds).decode().removesuffix("\n"))


def _save(settings: Settings, export: Export, form: str, kinds: Sequence[Kind], output: str | None) -> None:
    from ygt.publish.export.formats import SUFFIXES, beside_lines, folder, single
    from ygt.writing import own_place, write

    place = Path(output) if output else own_place(settings.root, WHERE / form)
    single_file = place.suffix.lower() in FILES and not place.is_dir()
    if single_file and place.suffix.lower() != SUFFIXES[form]:
        raise ToolError(f"“{place.name}”与格式 {form} 不符", _remedy(form))
    with settings.progress("正在导出…"):
        if not single_file:
            made = folder(export, form, kinds)
        else:
            _alone(form, kinds)
            made = {place.name: single(export, form, kinds)}
            if form == "jsonl":
                made[f"{place.stem}.README.txt"] = beside_lines(export, kinds[0], place.name)
        into = place.parent if single_file else place
        for name, content in made.items():
            write(into / name, content)
    for name in made:
        if "/" not in name:
            settings.write(visible((into / name).as_posix()))
    settings.say(_said(export, kinds))


def _said(export: Export, kinds: Sequence[Kind]) -> str:
    """What was let out, and what was kept back."""
    count = sum(len(export.records(one)) for one in kinds)
    kept_back = sum(len(export.ledger.sound(one.name)) for one in kinds) - count
    more = "；含不公开的内容，不得对外提供" if export.internal else ""
    more = f"；另有{kept_back}条不公开，未导出" if kept_back else more
    return f"已导出{len(kinds)}个种类，共{count}条记录{more}"


def _alone(form: str, kinds: Sequence[Kind]) -> None:
    if form == "jsonl" and len(kinds) != 1:
        raise ToolError("jsonl 的一个文件只写一个种类", "写明一个种类，如 药品；多个种类用 -o 指定目录")


def _remedy(form: str) -> str:
    if form == "csv":
        return "CSV 附有说明、字段说明和数据包描述，用 -o 指定一个目录，或以 .zip 结尾的文件"
    return f"文件名以 .{form} 结尾，或用 -o 指定一个目录"
