"""Conditions in Chinese, as a judgement's sentence and the page of a clause say them."""

from __future__ import annotations

import re
from typing import Any

from ygt.conditions.parts import Fields, Items, Part, Scalar
from ygt.conditions.patterns import ANY_CHARACTER
from ygt.schema.contract import Node

_ORDER = ("const", "enum", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "minLength", "pattern")


_PLAIN = re.compile("[0-9A-Za-z㐀-鿿]+")
"""A pattern that is just the words looked for."""


def words(part: Fields) -> str:
    """What a condition on a mapping asks, in the order in which it asks it."""
    return "，".join(_field(inner) for inner in part.fields.values())


def _field(part: Part) -> str:
    title = part.node.title
    if isinstance(part, Scalar):
        asked = _scalar(part)
        return f"{title}{asked}" if asked else f"载明{title}"
    if isinstance(part, Items):
        asked = "，".join(_list(part))
        return f"{title}{asked}" if asked else f"载明{title}"
    asked = words(part)
    return f"{title}（{asked}）" if asked else f"载明{title}"


def _scalar(part: Scalar) -> str:
    found = [_keyword(part.node, key, part.keywords[key]) for key in _ORDER if key in part.keywords]
    if part.group:
        found.append(f"为{part.group}")
    if part.negated is not None:
        inner = _scalar(part.negated)
        found.append(f"不{inner}" if inner.startswith("为") and "且" not in inner else f"不是“{inner}”")
    return "且".join(found)


def _keyword(node: Node, keyword: str, value: Any) -> str:
    unit = str(node.schema.get("x-unit", ""))
    least, most = ("不低于", "不高于") if unit == "%" else ("不少于", "不多于")
    match keyword:
        case "const":
            return f"为{shown(node, value)}"
        case "enum":
            return f"为{_any_of([shown(node, one) for one in value])}"
        case "minimum":
            return f"{least}{value:g}{unit}"
        case "maximum":
            return f"{most}{value:g}{unit}"
        case "exclusiveMinimum":
            return f"大于{value:g}{unit}"
        case "exclusiveMaximum":
            return f"小于{value:g}{unit}"
        case "minLength":
            return f"不少于{value}个字"
        case _ if _PLAIN.fullmatch(value):
            return f"含“{value}”字样"
        case _:
            return f"写法符合“{value.replace(ANY_CHARACTER, '.')}”"


def _list(part: Items) -> list[str]:
    found = []
    if "minItems" in part.keywords:
        found.append(f"不少于{part.keywords['minItems']}项")
    if "maxItems" in part.keywords:
        found.append(f"不多于{part.keywords['maxItems']}项")
    if part.each:
        found.append(f"含{'、'.join(_item(one) for one in part.each)}")
    if part.contains is not None:
        found.append(_contains(part, part.contains))
    if part.items is not None and (asked := _inner(part.items)):
        found.append(f"各项均{asked}")
    if part.keywords.get("uniqueItems"):
        found.append("各项不重复")
    return found


def _contains(part: Items, inner: Part) -> str:
    most = part.most
    if most is None and part.least == 1:
        return f"含{_item(inner)}" if isinstance(inner, Scalar) else f"中有一项{_inner(inner)}"
    if part.least == most:
        count = f"恰有{most}项"
    elif most is None:
        count = f"至少有{part.least}项"
    else:
        count = f"至多有{most}项" if part.least == 0 else f"有{part.least}至{most}项"
    asked = _inner(inner)
    return f"中{count}{asked}" if asked else f"中{count}"


def _item(part: Part) -> str:
    """An item that is contained: 中医馆, or 角色为牵头医院的一项."""
    if isinstance(part, Scalar):
        asked = _scalar(part)
        return asked.removeprefix("为") if asked.startswith("为") else f"{asked}的一项" if asked else "任何一项"
    return f"{_inner(part)}的一项" if _inner(part) else "任何一项"


def _inner(part: Part) -> str:
    if isinstance(part, Fields):
        return words(part)
    return _scalar(part) if isinstance(part, Scalar) else "，".join(_list(part))


def shown(node: Node, value: Any) -> str:
    """A value as a reader knows it: an enumerated one by its title, a number with its unit, true as 是."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (int, float)):
        return f"{value:.10g}{node.schema.get('x-unit', '')}"
    return node.label_of(str(value))


def _any_of(values: list[str]) -> str:
    return "或".join(("、".join(values[:-1]), values[-1])) if len(values) > 1 else "".join(values)
