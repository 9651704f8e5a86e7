"""目录调整: drugs taken in, taken out and changed by a decision, as tables with the reasons the ledger records."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ygt.dates import printed
from ygt.errors import ToolError
from ygt.ledger.announced import DELISTED, DRUG_FIELDS, LISTED, announced, drug_event
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.tiers import TIERS
from ygt.ledger.time import start_of
from ygt.publish.notices.catalogue_table import SIZE, YES, remarks
from ygt.publish.notices.content import Content
from ygt.publish.notices.wording import on_day, opening, titled
from ygt.publish.papers.model import Annex, Column, Paragraph, Table

EDITION = re.compile(r"（[^（）]*版）$")
LINE = 42.0
DAY = 6
"""The width of a column of days."""

"""Characters of the table's size on a line of an upright page."""


class Row(NamedTuple):
    """A drug with what the ledger says of its change."""

    word: str
    drug: Record
    told: dict[str, Any]


def adjust_catalogue(ledger: Ledger, notice: Record) -> Content:
    """The content of a notice that adjusts the catalogue; `ToolError` where the ledger has none of what it lists."""
    rows = [
        Row(one.field, drug, told)
        for one in announced(notice)
        if one.field in DRUG_FIELDS and (drug := one.record(ledger)) and (told := drug_event(drug, one))
    ]
    if not rows:
        raise ToolError(
            f"{notice.path}：公文“{notice.name}”公布的目录调整在台账中没有登记，不能成文",
            "请先运行 ygt check，按提示补正后再印制",
        )
    listed = [row for row in rows if row.word == LISTED]
    delisted = [row for row in rows if row.word == DELISTED]
    changed = [row for row in rows if row.word not in (LISTED, DELISTED)]
    effective = str(notice["effective_from"])
    annexes = [
        Annex(title=title, blocks=(table,))
        for title, table in (
            ("调入药品表", _listed(listed, effective)),
            ("调出药品表", _delisted(delisted, effective)),
            ("调整事项表", _changed(changed, effective)),
        )
        if table.rows
    ]
    parts = _parts(listed, delisted, changed, numbered=len(annexes) > 1)
    name = titled(catalogue_adjusted(ledger, str(notice["effective_from"])))
    start = f"{opening(ledger, notice, '审议通过')}现对{name}作如下调整，{on_day(notice['effective_from'])}执行。"
    if _apart(rows, effective):
        start = start.removesuffix("。") + "（附件中另列日期的，按所列日期）。"
    body = (Paragraph(start), *(Paragraph(text) for text in parts), Paragraph("请认真贯彻执行。"))
    return Content(body=body, annexes=tuple(annexes))


def catalogue_adjusted(ledger: Ledger, on: str) -> str:
    """The name of the catalogue on a day; without its edition where the ledger has that of a later day."""
    catalogue = ledger.county.part("catalogue") if ledger.county else {}
    name = str(catalogue.get("name", "")) or "统一用药目录"
    begins, day = start_of(catalogue.get("effective_from")), start_of(on)
    return EDITION.sub("", name) if begins and day and begins > day else name


def _parts(listed: list[Row], delisted: list[Row], changed: list[Row], *, numbered: bool) -> list[str]:
    """One line an annex: how many are taken in, taken out, changed and in what."""
    texts = []
    if listed:
        texts.append(f"调入{len(listed)}个品规")
    if delisted:
        texts.append(f"调出{len(delisted)}个品规")
    if changed:
        words = dict.fromkeys(row.word for row in changed)
        texts.append("，".join(f"{word}{sum(row.word == word for row in changed)}个品规" for word in words))
    if not numbered:
        return [f"{texts[0]}（见附件）。"]
    return [f"{number}.{text}（见附件{number}）。" for number, text in enumerate(texts, start=1)]


def _listed(rows: list[Row], effective: str) -> Table:
    makers = any("maker" in row.drug.data for row in rows)
    notes = any(remarks(row.drug.data) for row in rows)
    columns = [Column("生产企业", 9, "left")] if makers else []
    columns += [Column(tier, 1.8) for tier in TIERS]
    columns += [Column("备注", 6, "left")] if notes else []
    apart = _apart(rows, effective)
    columns += [Column("调入日期", DAY)] if apart else []
    return _table(
        _columns(*columns),
        [
            (
                *_drug(number, row),
                *((row.drug.text("maker"),) if makers else ()),
                *(YES if tier in _levels_then(row.drug) else "" for tier in TIERS),
                *((remarks(row.drug.data),) if notes else ()),
                *(_day(row) if apart else ()),
                str(row.told.get("reason", "")),
            )
            for number, row in enumerate(rows, start=1)
        ],
    )


def _levels_then(drug: Record) -> str:
    """The levels a drug was first stocked at, as one text."""
    first = next((one for one in drug.items("changes") if one["kind"].endswith("配备层级") and "before" in one), None)
    return str(first["before"]) if first else "、".join(drug["stocked_at"])


def _delisted(rows: list[Row], effective: str) -> Table:
    apart = _apart(rows, effective)
    return _table(
        _columns(*([Column("停止使用日期", DAY)] if apart else [])),
        [
            (*_drug(number, row), *(_day(row) if apart else ()), str(row.told.get("reason", "")))
            for number, row in enumerate(rows, start=1)
        ],
    )


def _apart(rows: list[Row], effective: str) -> bool:
    """Whether one of the changes counts from another day than the paper."""
    return any(start_of(row.told.get("on")) != start_of(effective) for row in rows)


def _day(row: Row) -> tuple[str, ...]:
    return (printed(str(row.told.get("on", ""))),)


def _changed(rows: list[Row], effective: str) -> Table:
    apart = _apart(rows, effective)
    columns = [Column("调整事项", 8, "left"), Column("调整前", 5.5, "left"), Column("调整后", 5.5, "left")]
    columns += [Column("执行日期", DAY)] if apart else []
    return _table(
        _columns(*columns),
        [
            (
                *_drug(number, row),
                row.word,
                str(row.told.get("before", "")),
                str(row.told.get("after", "")),
                *(_day(row) if apart else ()),
                str(row.told.get("reason", "")),
            )
            for number, row in enumerate(rows, start=1)
        ],
    )


def _columns(*more: Column) -> tuple[Column, ...]:
    first = (Column("序号", 2.8), Column("通用名", 7, "left"), Column("剂型", 4.5), Column("规格", 5, "left"))
    rest = LINE - sum(column.width for column in (*first, *more))
    return (*first, *more, Column("理由", max(rest, 6.0), "left"))


def _drug(number: int, row: Row) -> tuple[str, ...]:
    return str(number), row.drug.name, row.drug.text("form"), row.drug.text("strength")


def _table(columns: tuple[Column, ...], rows: list[tuple[str, ...]]) -> Table:
    return Table(columns, tuple(rows), size=SIZE)
