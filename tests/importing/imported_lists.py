"""Lists as hospitals keep them, made up for the tests: drugs of several makers and packs, sheets of every layout."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl

CLASSES = ("抗微生物药", "心血管系统用药")
_NAMES = (
    "头孢呋辛酯", "头孢克洛", "阿奇霉素", "克拉霉素", "左氧氟沙星", "甲硝唑", "替硝唑", "阿昔洛韦", "氟康唑",
    "缬沙坦", "厄贝沙坦", "美托洛尔", "比索洛尔", "硝苯地平", "非洛地平", "依那普利", "瑞舒伐他汀",
)  # fmt: skip
_STRENGTHS = ("0.25g", "0.5g", "100mg", "10mg:2mg", "50mg")
_PACKS = ("12片/盒", "24片/盒", "6片×4板/盒", "100片/瓶")
_MAKERS = ("青河制药有限公司", "柳泉药业股份有限公司", "远山（示例）制药厂")


@dataclass(frozen=True)
class Drug:
    """One row of a list."""

    name: str
    strength: str
    pack: str
    maker: str
    approval: str
    code: str
    category: str
    insurance: str
    levels: str


def drugs(count: int) -> list[Drug]:
    """So many drugs, no two the same; every name has several makers, strengths and packs."""
    found = []
    ways = [(n, m, s, p) for n in range(len(_NAMES)) for m in range(3) for s in range(5) for p in range(4)]
    for number, (n, m, s, p) in enumerate(ways[:count]):
        approval = f"国药准字H{98000000 + n * 1000 + m * 100 + s:08}"
        category = CLASSES[n > 8]
        levels = ("县乡村", "县乡", "县")[number % 3]
        fields = _NAMES[n], _STRENGTHS[s], _PACKS[p], _MAKERS[m], approval, base_code(number), category
        found.append(Drug(*fields, "甲乙"[number % 2], levels))
    return found


def base_code(number: int) -> str:
    """A code of 14 digits with its check digit (GTIN)."""
    digits = f"86998{number:08}"
    total = sum(int(one) * (3 if at % 2 == 0 else 1) for at, one in enumerate(digits))
    return digits + str(-total % 10)


HEADS: dict[str, Callable[[Drug], str]] = {
    "通用名": lambda one: f"{one.name}片",
    "剂型": lambda one: "片",
    "规格": lambda one: f"{one.strength}*{one.pack}",
    "生产厂家": lambda one: one.maker,
    "批准文号": lambda one: one.approval,
    "本位码": lambda one: one.code,
    "药理分类": lambda one: one.category,
    "医保类别": lambda one: one.insurance,
    "县": lambda one: "√" if "县" in one.levels else "",
    "乡": lambda one: "√" if "乡" in one.levels else "",
    "村": lambda one: "√" if "村" in one.levels else "",
    "单价": lambda one: "3.60",
}
"""The heads of a usual list, and what stands below each."""


def cells_of(listed: Sequence[Drug], heads: Sequence[str] = tuple(HEADS)) -> list[list[str]]:
    """Rows of cells below these heads."""
    return [[HEADS[head](one) for head in heads] for one in listed]


def workbook(
    rows: Sequence[Sequence[object]], path: Path, merged: Sequence[str] = (), hidden: Sequence[int] = ()
) -> Path:
    """A workbook of one sheet; rows are numbered from 1 in `hidden`."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "目录"
    for row in rows:
        sheet.append([None if one == "" else one for one in row])
    for area in merged:
        sheet.merge_cells(area)
    for row_number in hidden:
        sheet.row_dimensions[row_number].hidden = True
    held = io.BytesIO()
    book.save(held)
    path.write_bytes(held.getvalue())
    return path
