"""Proposed changes of the drug catalogue, as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ygt.ledger.tiers import TIERS
from ygt.publish.papers.model import Column, Table

SIZE = 10.5
WORDS = {"增设配备层级": "增设配备", "取消配备层级": "取消配备"}
COLUMNS = (
    Column("序号", 2.4),
    Column("事项", 3.8),
    Column("药品通用名", 5.6, "left"),
    Column("剂型", 3.2),
    Column("规格", 5.4),
    Column("层级", 3),
    Column("理由", 7.6, "left"),
)


def proposals_table(proposals: Iterable[Mapping[str, Any]], size: float = SIZE) -> Table:
    """The proposals in the order of the data, each with its reason."""
    rows = tuple(
        (
            str(count),
            WORDS.get(str(one["field"]), str(one["field"])),
            str(one["drug"]) + ("（基药）" if "essential" in one else ""),
            str(one["form"]),
            str(one["strength"]),
            "、".join(tier for tier in TIERS if tier in one.get("stocked_at", ())) or "—",
            str(one["reason"]),
        )
        for count, one in enumerate(proposals, start=1)
    )
    return Table(columns=COLUMNS, rows=rows, size=size)
