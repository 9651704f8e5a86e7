"""Conditions in Chinese, as a judgement's sentence and the page of a clause say them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ygt.conditions.parts import Fields, Items, Part, Scalar
from ygt.conditions.pattern_words import pattern_words
from ygt.schema.contract import Node

_ORDER = ("const", "enum", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "minLength", "pattern")

_WRITTEN = "载明"
"""A field of which no more is asked than that it has been entered."""

_ENTERED = "登记为"
"""What is said of a yes or no: 登记为“独立法人”."""

_JOINED = "参加"
"""How the title of a field begins that is itself said of somebody: 参加医共体."""


def words(part: Fields) -> str:
    """What a condition on a mapping asks, in the order in which it asks it."""
    return "，".join(_field(inner) for inner in part.fields.values())


def of_each(said: str) -> str:
    """What is asked, to stand behind those of whom it is asked: 的床位数不少于300张, 登记为“独立法人”."""
    return said if said.startswith((_WRITTEN, _ENTERED, _JOINED)) else f"的{said}"


def of_which(said: str) -> str:
    """What is asked, to stand before those who meet it: 级别为二级的, 组成人员中有单位为示例局的."""
    return said if said.endswith("的") else f"{said}的"


def attribute(part: Fields) -> str:
    """What a condition asks, to stand before the kind of record; empty where it asks nothing."""
    asked = _together(part)
    return of_which(asked) if asked else ""


def _together(part: Fields) -> str:
    """What is asked of one and the same thing: 职务为成员、单位为示例局且角色为分管负责同志."""
    *others, last = [_field(inner).removesuffix("的") for inner in part.fields.values()] or [""]
    return f"{'、'.join(others)}且{last}" if others else last


def _field(part: Part) -> str:
    title = part.node.title
    if isinstance(part, Scalar):
        asked = _scalar(part)
        if part.node.type == "boolean":
            return asked
        # 设在某局, and not 设在为某局.
        asked = asked.removeprefix("为") if title.endswith("在") else asked
        return f"{title}{asked}" if asked else f"{_WRITTEN}{title}"
    if isinstance(part, Items):
        asked = "，".join(_list(part))
        return f"{title}{asked}" if asked else f"{_WRITTEN}{title}"
    asked = words(part)
    return f"{title}（{asked}）" if asked else f"{_WRITTEN}{title}"


def _scalar(part: Scalar) -> str:
    found = _limits(part)
    if part.group:
        found.append(f"为{part.group}")
    if part.negated is not None:
        inner = _scalar(part.negated)
        if part.node.type == "boolean":
            found.append(f"未{inner}")
        else:
            found.append(f"不{inner}" if inner.startswith(("为", "含")) and "且" not in inner else f"不是“{inner}”")
    return "且".join(found)


def _limits(part: Scalar) -> list[str]:
    """What the keywords ask one by one; a least of nothing, or of one character, asks only for an entry."""
    node, keywords = part.node, part.keywords
    if keywords.get("minimum") is not None and keywords.get("minimum") == keywords.get("maximum"):
        return [f"为{shown(node, keywords['minimum'])}"]
    asked = {key: keywords[key] for key in _ORDER if key in keywords}
    idle = (("minimum", 0), ("minLength", 1))
    return [_keyword(node, key, value) for key, value in asked.items() if (key, value) not in idle]


def _keyword(node: Node, keyword: str, value: Any) -> str:
    unit = str(node.schema.get("x-unit", ""))
    least, most = ("不低于", "不高于") if unit == "%" else ("不少于", "不多于")
    match keyword:
        case "const" if isinstance(value, bool):
            return f"{_ENTERED}“{node.title}”" if value else f"“{node.title}”{_ENTERED}否"
        case "const":
            return f"为{shown(node, value)}"
        case "enum":
            return f"为{any_of([shown(node, one) for one in value])}"
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
        case _:
            return pattern_words(value)


def _list(part: Items) -> list[str]:
    found = []
    least, most = part.keywords.get("minItems"), part.keywords.get("maxItems")
    if least is not None and least == most:
        found.append(f"为{most}项")
    else:
        found += [f"不少于{least}项"] if least is not None else []
        found += [f"不多于{most}项"] if most is not None else []
    if part.each:
        found.append(_held(part.each))
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
        return _held((inner,))
    if part.least == most:
        count = f"恰有{most}项"
    elif most is None:
        count = f"至少有{part.least}项"
    else:
        count = f"至多有{most}项" if part.least == 0 else f"有{part.least}至{most}项"
    asked = _inner(inner)
    return f"中{count}{asked}" if asked else f"中{count}"


def _held(parts: Sequence[Part]) -> str:
    """What a list holds: 含中医馆、发热门诊; 写明“规划建设”“投入保障”; 中有角色为牵头医院的."""
    asked = [_inner(one) for one in parts]
    if not all(isinstance(one, Scalar) for one in parts):
        return f"中有{'，'.join(of_which(one) if one else '任何一项' for one in asked)}"
    if all(one.startswith("含“") for one in asked):
        return f"写明{''.join(one.removeprefix('含').removesuffix('字样') for one in asked)}"
    named = (one.removeprefix("为") if one.startswith("为") else f"{one}的一项" if one else "任何一项" for one in asked)
    return f"含{'、'.join(named)}"


def _inner(part: Part) -> str:
    if isinstance(part, Fields):
        return _together(part)
    return _scalar(part) if isinstance(part, Scalar) else "，".join(_list(part))


def shown(node: Node, value: Any) -> str:
    """A value as a reader knows it: an enumerated one by its title, a number with its unit, true as 是."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (int, float)):
        return f"{value:.10g}{node.schema.get('x-unit', '')}"
    return node.label_of(str(value))


def any_of(values: list[str]) -> str:
    """Values of which one is enough: 综合医院、中医医院或蒙医医院."""
    return "或".join(("、".join(values[:-1]), values[-1])) if len(values) > 1 else "".join(values)
