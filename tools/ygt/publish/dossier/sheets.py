"""依据记录: the sheet of a clause, with every record that stands behind it printed from the data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.dates import printed
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.obligations.words import number
from ygt.publish.dossier.contents import Entry, Item
from ygt.publish.obligations.facts import NO_HOLDER
from ygt.publish.papers.model import Annex, Block, Column, Heading, Paper, Paragraph, Table
from ygt.schema.contract import Node

LEFT_OUT = frozenset({"id", "exceptions"})
"""What tells an inspector nothing."""

SIZE = 10.5

MANY = 20
"""So many records of a kind have a table each; of more, each is a row of one table, for inspectors to leaf through."""

FIELDS = (Column("项目", 1.0), Column("内容", 4.0, "left"))
EVIDENCE = (
    Column("序号", 0.6),
    Column("种类", 1.2),
    Column("载明内容", 4.0, "left"),
    Column("登记位置", 2.2, "left"),
    Column("所附文件", 2.2, "left"),
)

RECORDS = (Column("序号", 0.8), Column("名称", 1.8, "left"), Column("内容", 5.0, "left"))


def sheet(ledger: Ledger, entry: Entry, day: str) -> Paper:
    """The sheet of a clause with evidence; `day` is the day of the judging in words."""
    one = entry.facts
    about = (
        ("条款", f"{one.id}　{one.paper.title}{one.number}"),
        ("任务要求", one.summary),
        ("责任部门（按文件排序）", one.holders_said or NO_HOLDER),
        ("时限、频次", one.due_words),
        ("口径", one.interpretation),
        ("状态", f"{one.status}，截至{day}"),
        ("判定", "\n".join(one.sentences)),
        ("说明", "\n".join((*one.twin_words, *one.remarks))),
        ("待补充资料", "\n".join(need.said.removeprefix("待补充资料：") for need in one.needs)),
    )
    blocks: list[Block] = [
        Table(FIELDS, tuple(row for row in about if row[1]), size=SIZE),
        Heading(1, "依据目录"),
        Table(EVIDENCE, tuple(_listed(item) for item in entry.items), size=SIZE),
    ]
    return Paper(
        title=f"{one.id}依据记录",
        body=tuple(blocks),
        standing=ledger.standing,
        format="plain",
        annexes=(Annex(title="依据记录内容", blocks=tuple(_contents(entry)), labelled=False),),
        record=one.id,
    )


def _listed(item: Item) -> tuple[str, ...]:
    place = item.cited.place
    files = [name if held.file else f"{held.name}（文件未存放）" for name, held in item.files.items()]
    kind = item.cited.record.kind.title
    return str(item.number), kind, item.cited.said, f"{place.path}第{place.line}行", "\n".join(files)


def _contents(entry: Entry) -> Iterator[Block]:
    """Every record with its fields; one that is cited several times is printed once."""
    numbers: dict[int, list[int]] = {}
    records: dict[int, Record] = {}
    for item in entry.items:
        record = item.cited.record
        records[id(record)] = record
        numbers.setdefault(id(record), []).append(item.number)
    kinds: dict[str, list[Record]] = {}
    for record in records.values():
        kinds.setdefault(record.kind.name, []).append(record)
    for alike in kinds.values():
        if len(alike) > MANY:
            yield Heading(3, f"{alike[0].kind.title}（共{len(alike)}条）")
            yield Table(RECORDS, tuple(_row(one, numbers[id(one)]) for one in alike), size=SIZE)
            continue
        for record in alike:
            rows = tuple(_rows(record.data, record.kind.record))
            yield Heading(3, f"{'、'.join(map(str, numbers[id(record)]))}. {record.subject()}")
            yield Table(FIELDS, rows, size=SIZE) if rows else Paragraph("没有其他内容。")


def _row(record: Record, numbers: list[int]) -> tuple[str, str, str]:
    """A record as one row: all it says but its name, field after field."""
    more = {key: value for key, value in record.data.items() if key != record.kind.naming}
    said = "；".join(f"{title}：{text}" for title, text in _rows(more, record.kind.record))
    return "、".join(map(str, numbers)), record.name or record.kind.title, said.replace("\n", "，")


def _rows(data: dict[str, Any], node: Node) -> Iterator[tuple[str, str]]:
    for key, value in data.items():
        inner = node.properties.get(key)
        if key not in LEFT_OUT and (text := _words(value, inner)):
            yield (inner.title if inner else key), text


def _words(value: Any, node: Node | None) -> str:
    """A value in words: of a list of entries each in a line of its own, a day as offices print it."""
    match value:
        case bool():
            return "是" if value else "否"
        case int() | float():
            return number(value)
        case str():
            return printed(value) if node and node.format == "day" else node.label_of(value) if node else value
        case list():
            parts = [_words(one, node.items if node else None) for one in value]
            # Whole sentences, each of which may list things itself, are not run together.
            apart = any(isinstance(one, dict) for one in value) or any("、" in one for one in parts)
            return ("\n" if apart else "、").join(filter(None, parts))
        case dict() if node:
            return "；".join(f"{title}：{text}" for title, text in _rows(value, node))
        case _:
            return str(value)
