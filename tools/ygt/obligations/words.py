"""The words of verdicts: counts, lists, ranges and dates in the register of offices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ygt.dates import printed
from ygt.schema.contract import Node

LISTED = 5
"""How many names a sentence lists before it counts the rest."""

MEASURES = {
    "institution": "家",
    "community": "个",
    "unit": "个",
    "body": "个",
    "centre": "个",
    "alliance": "个",
    "person": "名",
    "assignment": "人次",
    "document": "份",
    "material": "份",
    "charter": "份",
    "notice": "份",
    "meeting": "次",
    "drug": "种",
}
"""The measure words of records that are no named group; all others are counted as 项."""


def measure_of(kind: str) -> str:
    """The measure word for records of a kind."""
    return MEASURES.get(kind, "项")


def listed(names: Iterable[str], measure: str = "项") -> str:
    """Names joined by 、, of many the first few and how many they are: 甲、乙、丙、丁、戊等12家."""
    known = list(dict.fromkeys(names))
    shown = "、".join(known[:LISTED])
    return f"{shown}等{len(known)}{measure}" if len(known) > LISTED else shown


def number(value: float) -> str:
    """A number without needless zeros: 90, 82.35."""
    return f"{value:.10g}"


def percent(part: int, whole: int) -> str:
    """The share of a part in a whole with at most two decimals: 82.35%."""
    return f"{number(round(part / whole * 100, 2))}%" if whole else "0%"


def in_range(minimum: float | None, maximum: float | None, measure: str) -> str:
    """A range in words: 应为11家, 不少于2家, 不多于3名, 为1至3名."""
    if minimum is not None and minimum == maximum:
        return f"应为{number(minimum)}{measure}"
    if minimum is not None and maximum is not None:
        return f"应为{number(minimum)}至{number(maximum)}{measure}"
    if maximum is not None:
        return f"不多于{number(maximum)}{measure}"
    return f"不少于{number(minimum or 0)}{measure}"


def shown(value: Any, node: Node | None) -> str:
    """A value as a reader knows it: an enumerated one by its title, a day as printed, a list by its items."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (int, float)):
        return f"{number(value)}{node.schema.get('x-unit', '') if node else ''}"
    if isinstance(value, str):
        if node is None:
            return value
        return printed(value) if node.format == "day" else node.label_of(value)
    if isinstance(value, list):
        items = node.items if node else None
        plain = [shown(one, items) for one in value if not isinstance(one, (dict, list))]
        return listed(plain) if plain and len(plain) == len(value) else f"{len(value)}项"
    return ""


def quoted(names: Sequence[str], measure: str = "项") -> str:
    """Names in quotation marks: “医学检验”“医学影像”."""
    known = list(dict.fromkeys(names))
    text = "".join(f"“{one}”" for one in known[:LISTED])
    return f"{text}等{len(known)}{measure}" if len(known) > LISTED else text
