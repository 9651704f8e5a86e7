"""The catalogues beside the drugs: consumables, diseases, techniques, prices, mutual recognition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.ledger.record import Record
from ygt.ledger.tiers import TIERS
from ygt.ledger.time import holds_on
from ygt.publish.site.addresses import ITEM_FILES, item_page
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import joined
from ygt.publish.site.people import period
from ygt.publish.site.pinyin import keys
from ygt.publish.site.tiers import tier_cells
from ygt.publish.site.workspace import Workspace

TITLES = dict(
    zip(
        ITEM_FILES,
        ("医用耗材目录", "疾病诊疗目录", "适宜技术目录", "医疗服务价格目录", "检查检验结果互认项目"),
        strict=True,
    )
)


def present(workspace: Workspace) -> dict[str, list[Record]]:
    """The catalogues the workspace has, by the name of their file."""
    found: dict[str, list[Record]] = {}
    for one in workspace.sound("catalogue_item"):
        found.setdefault(one.path.rpartition("/")[2].removesuffix(".yaml"), []).append(one)
    return {name: found[name] for name in ITEM_FILES if name in found}


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """A page for each catalogue there is."""
    for name, records in present(workspace).items():
        title = TITLES[name]
        frame = Frame(
            workspace,
            f"{workspace.name}{title}",
            workspace.addresses.page(f"catalogue/{item_page(name)}"),
            [workspace.to("catalogue/index", "用药目录")],
            here=title,
            contents=False,
        )
        now = [one for one in records if holds_on(one.data, workspace.day)]
        columns = [
            key
            for key in ("code", "specification", "price", "providers", "remark")
            if any(key in one.data for one in now)
        ]
        yield framed(
            frame,
            "items.md",
            title=title,
            columns=columns,
            heads=[_HEADS[key] for key in columns],
            groups=_groups(workspace, now, columns),
            facets="; ".join([f"tier=适用层级:{','.join(TIERS)}", "class=类别", *_same_price(now)]),
            over=[_over(one) for one in records if one not in now],
        )


_HEADS = {"code": "编码", "specification": "规格", "price": "价格", "providers": "开展机构", "remark": "说明"}


def _same_price(records: list[Record]) -> list[str]:
    return ["same=同城同价:是,否"] if any("same_price" in one.data for one in records) else []


def _groups(workspace: Workspace, records: list[Record], columns: list[str]) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in records:
        groups.setdefault(one.text("category") or "未分类", []).append(
            {
                "name": one.name,
                "anchor": workspace.addresses.anchor(one),
                "found_by": keys(one.name),
                "tier": " ".join(one["levels"]),
                "tiers": tier_cells(one["levels"]),
                "class": one.text("category").replace(" ", ""),
                "same": "" if "same_price" not in one.data else "是" if one["same_price"] else "否",
                "cells": [_cell(workspace, one, key) for key in columns],
            }
        )
    return [{"title": title, "rows": rows} for title, rows in groups.items()]


def _cell(workspace: Workspace, one: Record, key: str) -> Any:
    if key == "price":
        unit = f"元/{one['price_unit']}" if one.text("price_unit") else "元"
        same = "（同城同价）" if one.get("same_price") is True else ""
        return f"{one['price']:.10g}{unit}{same}" if "price" in one.data else ""
    if key == "providers":
        return workspace.names(one.items("providers"), "institution")
    if key == "remark":
        return joined([text for text in (one.text("remark"), *workspace.sources(one)) if text], "；")
    return one.text(key)


def _over(one: Record) -> str:
    reason = f"：{one['reason']}" if one.text("reason") else ""
    return f"{one.name}（{period(one.data)}）{reason}"
