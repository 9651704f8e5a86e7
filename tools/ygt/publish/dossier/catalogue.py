"""目录: every clause with its status and the numbered list of its material."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ygt.ledger.ledger import Ledger
from ygt.numerals import numeral
from ygt.publish.dossier.contents import Entry
from ygt.publish.obligations.facts import NO_HOLDER, counts_by_status
from ygt.publish.papers.model import Block, Column, Heading, Paper, Paragraph, Table

SIZE = 10.5
MOST = 12
"""So much evidence of a clause is listed here; the sheet in its folder has all of it."""

COUNTS = (Column("状态"), Column("条款数"))
CLAUSES = (
    Column("条款", 1.5),
    Column("任务要求、责任部门", 3.4, "left"),
    Column("状态", 1.4),
    Column("材料目录", 4.0, "left"),
)


def catalogue(ledger: Ledger, entries: Sequence[Entry], day: str) -> Paper:
    """The list of contents of a dossier; `day` is the day of the judging in words."""
    county = ledger.county.name if ledger.county else ""
    facts = [one.facts for one in entries]
    counts = tuple((str(status), str(count)) for status, count in counts_by_status(facts).items())
    files = sum(bool(held.file) for one in entries for item in one.items for held in item.files.values())
    folders = sum(bool(one.folder) for one in entries)
    blocks: list[Block] = [
        Paragraph(
            f"截至{day}，共列条款{len(entries)}条，其中{folders}条有依据材料，材料分条存放，附有文件{files}份。"
            "责任部门按文件排序，不分主次。状态依据台账登记的资料判断，没有登记的列为待补充资料。"
        ),
    ]
    if counts:
        blocks.append(Table(COUNTS, counts, "各状态条款数", SIZE))
    documents = [list(group) for _, group in groupby(entries, key=lambda one: id(one.facts.paper))]
    for place, group in enumerate(documents, start=1):
        paper = group[0].facts.paper
        blocks.append(Heading(1, f"{numeral(place)}、{paper.title}{f'（{paper.number}）' if paper.number else ''}"))
        blocks += _chapters(group)
    title = f"{county}县域医共体建设迎检资料目录"
    return Paper(title=title, body=tuple(blocks), standing=ledger.standing, format="plain", record="目录")


def _chapters(group: Sequence[Entry]) -> Iterator[Block]:
    for chapter, part in groupby(group, key=lambda one: one.facts.chapter):
        rows = tuple(_row(one) for one in part)
        yield Table(CLAUSES, rows, f"〔{chapter}〕" if chapter else "", SIZE)


def _row(entry: Entry) -> tuple[str, ...]:
    one = entry.facts
    words = (f"（{remark}）" for remark in one.remarks)
    return (
        f"{one.id}\n{one.number}",
        f"{one.summary}\n责任部门：{one.holders_said or NO_HOLDER}",
        "\n".join((str(one.status), *words)),
        "\n".join(_materials(entry)),
    )


def _materials(entry: Entry) -> Iterator[str]:
    one = entry.facts
    for item in entry.items[:MOST]:
        files = [name if held.file else f"{held.name}（文件未存放）" for name, held in item.files.items()]
        yield f"{item.number}. {item.cited.said}" + (f"【{'、'.join(files)}】" if files else "")
    if len(entry.items) > MOST:
        yield f"共{len(entry.items)}项，其余见“依据记录”"
    yield from one.twin_words if one.twin else ()
    yield from (need.said for need in one.needs)
    if not entry.items and not one.twin and not one.needs:
        yield "由台账核对规则保证" if one.rules else "无"
