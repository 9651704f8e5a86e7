"""`ygt list`."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import click

from ygt.cli.columns import columns_of
from ygt.cli.command import Command
from ygt.cli.kinds import all_kinds, kind_named
from ygt.cli.parameters import Choice, as_of_option
from ygt.cli.settings import Settings
from ygt.cli.spreadsheet import csv_text
from ygt.cli.values import in_words, title_of
from ygt.ledger.as_of import as_of
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.ledger.record import Record
from ygt.ledger.time import in_force
from ygt.report.display import padded, visible, width


@click.command(
    cls=Command,
    help="""
    列出某一种类的全部记录，按文件中的顺序。

    种类写英文名或中文名，如 drug 或 药品；不写则列出全部种类。
    """,
)
@click.argument("word", required=False, metavar="[种类]", help="记录的种类，如 institution 或 机构")
@as_of_option("只列该日有效的记录，名称、配备层级等按该日，如 2026-03-01")
@click.option(
    "--format",
    "form",
    type=Choice(("table", "json", "csv")),
    default="table",
    help="table 表格（默认）；json 全部内容；csv 供电子表格打开",
)
@click.pass_obj
def command(settings: Settings, word: str | None, on: date | None, form: str) -> int:
    """List the records of one kind, or the kinds."""
    ledger, _ = load(settings.root)
    ledger = as_of(ledger, on) if on is not None else ledger
    if word is None:
        settings.write(_kinds(ledger, on, form))
        return 0
    kind = kind_named(ledger.contract, word)
    records = _listed(ledger, kind.name, on)
    if form == "json":
        settings.write(_json([_as_data(one) for one in records]))
        return 0
    nodes = {key: kind.record.properties[key] for key in columns_of(kind)}
    heads = [title_of(key, node) for key, node in nodes.items()]
    rows = [[in_words(one.get(key, ""), node) for key, node in nodes.items()] for one in records]
    settings.write(csv_text(heads, rows) if form == "csv" else _table(heads, rows))
    return 0


def _listed(ledger: Ledger, kind: str, on: date | None) -> list[Record]:
    return [one for one in ledger.all(kind) if on is None or in_force(one.data, on)]


def _kinds(ledger: Ledger, on: date | None, form: str) -> str:
    kinds = all_kinds(ledger.contract).values()
    rows = [[kind.name, kind.title, str(len(_listed(ledger, kind.name, on)))] for kind in kinds]
    if form == "json":
        return _json([{"kind": name, "title": title, "records": int(count)} for name, title, count in rows])
    heads = ["种类", "名称", "记录数"]
    return csv_text(heads, rows) if form == "csv" else _table(heads, rows)


def _as_data(record: Record) -> dict[str, Any]:
    place = record.head()
    return {"path": place.path, "line": place.line, "record": record.data}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _table(heads: list[str], rows: list[list[str]]) -> str:
    shown = [[visible(cell) for cell in row] for row in [heads, *rows]]
    columns = [max(width(row[number]) for row in shown) for number in range(len(heads))]
    lines = ["  ".join(padded(cell, room) for cell, room in zip(row, columns, strict=True)).rstrip() for row in shown]
    rule = "  ".join("-" * room for room in columns)
    return "\n".join([lines[0], rule, *lines[1:], f"共{len(rows)}条"])
