"""The problems of a condition in the words of the office, each with what it should probably be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ygt.conditions.keywords import LIST
from ygt.conditions.problem import Fault, Problem
from ygt.dates import day_fault
from ygt.schema.contract import Kind, Node, Steps
from ygt.schema.shape import LISTED, field_meant
from ygt.schema.suggestion import nearest, ranked

_SHOWN = 40
"""How much of a long value a message shows."""


class Faults:
    """Collects the problems of one condition or judgement."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def unknown_field(self, node: Node, name: str, steps: Steps, *, key: bool = True) -> None:
        """A field the kind of record does not have, as the key of a condition or named by a value."""
        meant = field_meant(name, node.properties)
        if meant is not None:
            said = f"未定义的字段“{name}”，是否应为“{meant}”（{node.properties[meant].title}）？"
            self._add("field", steps, said, f"改为“{meant}”", key=key, meant=meant)
            return
        listed = _likeliest(name, {one: sub.title for one, sub in node.properties.items()})
        self._add("field", steps, f"未定义的字段“{name}”", f"可用的字段：{listed}", key=key)

    def unknown_keyword(self, node: Node, name: str, offered: Iterable[str], steps: Steps) -> None:
        """A keyword there is not, or one that does not fit the field."""
        offered = tuple(offered)
        listed = "、".join(offered)
        meant = nearest(name, offered)
        if meant is not None:
            said = f"“{node.title}”的条件中未定义的关键字“{name}”，是否应为“{meant}”？"
            self._add("keyword", steps, said, f"改为“{meant}”", key=True, meant=meant)
        elif node.items is not None and name in node.items.properties:
            said = f"“{node.title}”是列表，“{name}”是其中各项的字段"
            self._add("keyword", steps, said, f"写成  contains: {{{name}: …}}", key=True, meant="contains")
        else:
            said = f"“{node.title}”的条件不能用关键字“{name}”"
            self._add("keyword", steps, said, f"可用的关键字：{listed}", key=True)

    def without_contains(self, keyword: str, steps: Steps) -> None:
        """A count of contained items without the condition on them."""
        self._add("keyword", steps, f"“{keyword}”须与 contains 同用", "补充 contains（列表须含哪些项）", key=True)

    def not_fields(self, node: Node, raw: Any, steps: Steps) -> None:
        """A value where there should be fields."""
        title = f"“{node.title}”的条件" if node.title else "条件"
        self._add("value", steps, f"{title}应为若干“字段: 要求”，现为“{_short(raw)}”", "写成  {字段: 要求}")

    def not_list(self, node: Node, raw: Any, steps: Steps) -> None:
        """A single value where a list is asked about."""
        said = f"“{node.title}”是列表，不能等于“{_short(raw)}”"
        self._add("value", steps, said, f"写成  contains: {_short(raw)}，或用 {'、'.join(LIST[3:])}")

    def mistyped(self, node: Node, raw: Any, steps: Steps) -> None:
        """A value the field can never have, by its type."""
        wanted = {"integer": "整数", "number": "数字", "boolean": "true 或 false"}.get(node.type, "文字")
        self._add("value", steps, f"“{node.title}”是{wanted}，不会是“{_short(raw)}”", f"改为{wanted}")

    def allowed(self, node: Node, value: Any, steps: Steps) -> bool:
        """Whether the field can have the value at all; a problem where it cannot."""
        schema = node.schema
        options = schema.get("enum")
        if options is not None and value not in options:
            titles = {node.label_of(one): one for one in options}
            meant = titles.get(value) or nearest(str(value), options)
            listed = _likeliest(str(value), {one: node.label_of(one) for one in options})
            asked = f"，是否应为“{meant}”？" if meant else ""
            said = f"“{node.title}”没有取值“{_short(value)}”{asked}"
            self._add("value", steps, said, f"可选：{listed}", meant=str(meant or ""))
            return False
        if isinstance(value, str):
            fits = re.search(schema.get("pattern", ""), value) and len(value) <= schema.get("maxLength", len(value))
            fits = fits and not (node.format == "day" and day_fault(value))
        else:
            low, high = schema.get("minimum", value), schema.get("maximum", value)
            fits = low <= value <= high and value > schema.get("exclusiveMinimum", value - 1)
        if not fits:
            example = next(iter(schema.get("examples", ())), "")
            remedy = f"参照示例：{example}" if isinstance(example, str) and example else "核对取值"
            self._add("value", steps, f"“{node.title}”不会是“{_short(value)}”", remedy)
        return bool(fits)

    def operand(self, steps: Steps, keyword: str, wanted: str, raw: Any) -> None:
        """A keyword with a value of the wrong type."""
        self._add("value", steps, f"“{keyword}”应为{wanted}，现为“{_short(raw)}”", f"改为{wanted}")

    def impossible(self, node: Node, keyword: str, value: float, steps: Steps) -> None:
        """A limit no value of the field can keep to."""
        low, high = node.schema.get("minimum", "不限"), node.schema.get("maximum", "不限")
        said = f"“{node.title}”不会满足 {keyword}: {value:g}"
        self._add("value", steps, said, f"该字段的取值范围：{low} 至 {high}")

    def crossed(self, low: str, high: str, steps: Steps) -> None:
        """An upper limit under the lower one."""
        self._add("value", steps, f"{high} 小于 {low}，没有取值能同时满足", "核对上限和下限")

    def unknown_name(self, name: str, kinds: tuple[str, ...], steps: Steps) -> None:
        """A name no record bears; what is near it, the ledger knows."""
        self.found.append(Problem("name", steps, name, "", kinds=kinds))

    def unsafe(self, raw: Any, why: str, steps: Steps) -> None:
        """A pattern outside the part that is offered."""
        said = f"写法“{_short(raw)}”不可用：{why}"
        self._add("pattern", steps, said, "可用普通字符、方括号、.、|、^、$，以及单个字符之后的 *、+、?")

    def unknown_group(self, raw: Any, known: Iterable[str], steps: Steps) -> None:
        """A group nobody defined."""
        known = tuple(known)
        meant = nearest(raw, known) if isinstance(raw, str) else None
        asked = f"，是否应为“{meant}”？" if meant else ""
        remedy = f"可用的记录组：{'、'.join(known) or '无'}"
        self._add("group", steps, f"未定义的记录组“{_short(raw)}”{asked}", remedy, meant=meant or "")

    def foreign_group(self, node: Node, name: str, steps: Steps) -> None:
        """A group of records the field never names."""
        self._add("group", steps, f"“{node.title}”所指的不是记录组“{name}”中的记录", "改用同一种记录的记录组")

    def unknown_kind(self, name: str, known: Mapping[str, Kind], steps: Steps) -> None:
        """A kind of record there is not."""
        words = {word: kind.name for kind in known.values() for word in (kind.name, kind.title)}
        meant = words.get(nearest(name, words) or "", "")
        asked = f"，是否应为“{meant}”（{known[meant].title}）？" if meant else ""
        listed = _likeliest(name, {kind.name: kind.title for kind in known.values()})
        self._add("kind", steps, f"未定义的记录种类“{name}”{asked}", f"可用的种类：{listed}", meant=meant)

    def part(self, steps: Steps, said: str, remedy: str, *, key: bool = False) -> None:
        """A part of a judgement that is out of place, or is wanting."""
        self._add("part", steps, said, remedy, key=key)

    def _add(self, fault: Fault, steps: Steps, said: str, remedy: str, *, key: bool = False, meant: str = "") -> None:
        self.found.append(Problem(fault, steps, said, remedy, key, meant))


def _likeliest(word: str, known: Mapping[str, str]) -> str:
    """The choices most like a word, each with its title, and how many there are where not all are listed."""
    first = ranked(word, {key: (title,) for key, title in known.items()})[:LISTED]
    listed = "、".join(key if known[key] in ("", key) else f"{key}（{known[key]}）" for key in first)
    return f"{listed}等{len(known)}项" if len(known) > len(first) else listed or "无"


def _short(raw: Any) -> str:
    text = raw if isinstance(raw, str) else "…" if isinstance(raw, (dict, list)) else str(raw)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
