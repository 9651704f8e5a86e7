"""What a text typed by a user means as the value of a field: typed, listed, chosen from what is allowed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from ygt.administration.fields import Leaf, is_decision, only_field
from ygt.dates import as_written, day_fault
from ygt.errors import ToolError
from ygt.schema.contract import Node
from ygt.schema.suggestion import nearest

Decide = Callable[[str], dict[str, Any]]
"""From a decision in words to what the ledger keeps of it."""

TRUTH = {"是": True, "否": False, "true": True, "false": False}
SHOWN = 12
"""So many of the allowed values are named."""
_BETWEEN = re.compile(r"\s*、\s*")


def typed(leaf: Leaf, text: str, decide: Decide) -> Any:
    """The value that `text` gives the field. Raises ToolError where it cannot be one."""
    text = text.strip()
    if not text:
        raise ToolError(f"“{leaf}”没有填写内容", "不知道的不填，去掉这一项")
    return _typed(leaf, leaf.node, text, decide)


def _typed(leaf: Leaf, node: Node, text: str, decide: Decide) -> Any:
    if is_decision(node):
        return decide(text)
    if node.items is not None:
        declared = node.schema.get("type")
        if isinstance(declared, list) and _plain(text).isdecimal():
            return int(_plain(text))
        # An item with 、 in it is told apart by ；.
        parts = text.split("；") if "；" in text else _BETWEEN.split(text)
        return [_typed(leaf, node.items, one.strip(), decide) for one in parts if one.strip()]
    if node.properties:
        key = only_field(node)
        if not key:
            titles = "、".join(f"{leaf}.{sub.title}" for sub in node.properties.values())
            raise ToolError(f"“{leaf}”由几项组成，应逐项填写", f"可填：{titles}")
        return {key: _typed(leaf, node.properties[key], text, decide)}
    match node.type:
        case "boolean":
            if text.lower() not in TRUTH:
                raise ToolError(f"“{leaf}”的值“{text}”既不是“是”也不是“否”", f"写 {leaf}=是 或 {leaf}=否")
            return TRUTH[text.lower()]
        case "integer" | "number":
            return _number(leaf, node, text)
        case "object":
            raise ToolError(f"“{leaf}”为判断条件，不能在命令中填写", "登记后打开文件填写")
    if node.format == "day":
        return _day(leaf, text)
    return _chosen(leaf, node, text)


def _number(leaf: Leaf, node: Node, text: str) -> int | float:
    figure = _plain(text).removesuffix(str(node.schema.get("x-unit", ""))).strip()
    if re.fullmatch("-?[0-9]+", figure):
        return int(figure)
    if node.type == "number" and re.fullmatch(r"-?[0-9]+[.][0-9]+", figure):
        return float(figure)
    what = "整数" if node.type == "integer" else "数"
    raise ToolError(f"“{leaf}”的值“{text}”不是{what}", f"写阿拉伯数字，如 {leaf}={sample(node)}")


def _day(leaf: Leaf, text: str) -> str:
    day = as_written(text)
    if fault := day_fault(day):
        raise ToolError(f"“{leaf}”的值“{text}”：{fault.reason}", fault.remedy)
    return day


def _chosen(leaf: Leaf, node: Node, text: str) -> str:
    allowed = node.schema.get("enum")
    if allowed is None or text in allowed:
        return text
    labels = {node.label_of(one): str(one) for one in allowed}
    if text in labels:
        return labels[text]
    meant = nearest(text, [*allowed, *labels])
    alike = [one for one in labels if text in one or one in text]
    asked = f"，是否应为“{meant}”？" if meant else f"，相近的有：{'、'.join(alike)}" if alike else ""
    raise ToolError(f"“{leaf}”的值“{text}”不在可选范围内{asked}", f"可选：{choices(node)}")


def choices(node: Node) -> str:
    """The allowed values, codes with their titles; of many the first ones. Empty where anything is allowed."""
    inner = node.items if node.items is not None else node
    allowed = inner.schema.get("enum", ("是", "否") if inner.type == "boolean" else ())
    titles = {one: inner.label_of(one) for one in allowed}
    # A word that its title repeats (甲类, 医保甲类) says what it means; a code has to be told.
    shown = [
        one if title == one or (one in title and not one.isascii()) else f"{one}（{title}）"
        for one, title in titles.items()
    ]
    return "、".join(shown[:SHOWN]) + (f"等{len(shown)}种" if len(shown) > SHOWN else "")


def sample(node: Node) -> str:
    """The first example of a field as it would be typed."""
    return _as_typed(node.schema["examples"][0])


def _as_typed(value: Any) -> str:
    match value:
        case bool():
            return "是" if value else "否"
        case list():
            return "、".join(map(_as_typed, value))
        case dict():
            return _as_typed(next(iter(value.values())))
    return str(value)


def _plain(text: str) -> str:
    """Full-width figures and letters as half-width ones."""
    return unicodedata.normalize("NFKC", text).strip()
