"""From a condition as it stands in a file to a tree the engines can ask, with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ygt.conditions.condition import Condition
from ygt.conditions.faults import Faults
from ygt.conditions.keywords import COUNTS, GROUP, offered, possible, typed
from ygt.conditions.parts import Fields, Items, Part, Scalar
from ygt.conditions.patterns import UnsafePatternError, safe
from ygt.schema.contract import Contract, Kind, Node, Steps

Resolve = Callable[[str, tuple[str, ...]], str | None]
"""The official name of the one record of these kinds that a name means, or None where there is none."""


def as_written(name: str, _kinds: tuple[str, ...]) -> str:
    """Every name taken for an official one, where there is no ledger to ask."""
    return name


def compile(
    contract: Contract,
    kind: str | Kind,
    raw: Any,
    *,
    resolve: Resolve = as_written,
    groups: Mapping[str, str] | None = None,
) -> Condition:
    """The condition `raw` on records of `kind`: a mapping of fields to what is asked of them (JSON Schema keywords).

    `resolve` brings the names of records to official ones; `groups` are the known groups, each with the kind of its
    records. What is wrong is among the condition's `problems`. Raises KeyError for a kind there is not.
    """
    about = contract.record_kinds[kind] if isinstance(kind, str) else kind
    compiler = _Compiler(resolve, groups or {})
    root = compiler.fields(raw, about.record, ())
    return Condition(about, root, tuple(compiler.faults.found))


class _Compiler:
    def __init__(self, resolve: Resolve, groups: Mapping[str, str]) -> None:
        self.resolve = resolve
        self.groups = groups
        self.faults = Faults()

    def part(self, raw: Any, node: Node, steps: Steps) -> Part:
        """What is asked of a value of any type."""
        if node.type == "object":
            return self.fields(raw, node, steps)
        return self.listing(raw, node, steps) if node.type == "array" else self.scalar(raw, node, steps)

    def fields(self, raw: Any, node: Node, steps: Steps) -> Fields:
        """What is asked of the fields of a mapping."""
        if not isinstance(raw, dict):
            self.faults.not_fields(node, raw, steps)
            return Fields(node, {})
        found: dict[str, Part] = {}
        for key, asked in raw.items():
            sub = node.properties.get(key)
            if sub is None:
                self.faults.unknown_field(node, key, (*steps, key))
            else:
                found[key] = self.part(asked, sub, (*steps, key))
        return Fields(node, found)

    def listing(self, raw: Any, node: Node, steps: Steps) -> Items:
        """What is asked of a list: keywords, or simply what it must contain."""
        item = node.items or Node({})
        if isinstance(raw, list):
            return Items(node, each=tuple(self.part(one, item, (*steps, n)) for n, one in enumerate(raw)))
        if not isinstance(raw, dict):
            self.faults.not_list(node, raw, steps)
            return Items(node)
        known = self._known(raw, node, steps)
        counts = {key: self._count(raw[key], (*steps, key)) for key in known if key in COUNTS}
        keywords = {key: counts[key] for key in ("minItems", "maxItems") if counts.get(key) is not None}
        if "uniqueItems" in known:
            value = typed(raw["uniqueItems"], "boolean")
            if value is None:
                self.faults.operand((*steps, "uniqueItems"), "uniqueItems", "true 或 false", raw["uniqueItems"])
            keywords |= {"uniqueItems": True} if value else {}
        for least, most in (("minItems", "maxItems"), ("minContains", "maxContains")):
            self._in_order(counts, least, most, steps)
        if "contains" not in known:
            for key in ("minContains", "maxContains"):
                if key in known:
                    self.faults.without_contains(key, (*steps, key))
        contains, items = (
            self.part(raw[key], item, (*steps, key)) if key in known else None for key in ("contains", "items")
        )
        fewest = counts.get("minContains")
        return Items(node, keywords, contains, 1 if fewest is None else fewest, counts.get("maxContains"), items)

    def scalar(self, raw: Any, node: Node, steps: Steps) -> Scalar:
        """What is asked of a single value: the value itself, one of several, or keywords."""
        if isinstance(raw, list):
            return Scalar(node, {"enum": self._values(raw, node, steps)})
        if not isinstance(raw, dict):
            value = self._value(raw, node, steps)
            return Scalar(node, {} if value is None else {"const": value})
        keywords: dict[str, Any] = {}
        group, negated = "", None
        known = self._known(raw, node, steps)
        for key in known:
            value, at = raw[key], (*steps, key)
            if key == GROUP:
                group = self._group(value, node, at)
            elif key == "not":
                negated = self.scalar(value, node, at)
                if value == {}:
                    self.faults.operand(at, key, "至少一项要求", value)
            elif key == "enum":
                keywords[key] = self._values(value, node, at)
            elif key == "const":
                keywords[key] = self._value(value, node, at)
            elif key == "pattern":
                keywords[key] = self._pattern(value, at)
            elif key in COUNTS:
                keywords[key] = self._count(value, at)
            else:
                keywords[key] = self._limit(key, value, node, at)
        self._in_order(keywords, "minimum", "maximum", steps)
        # What could not be read is among the problems, and the condition is asked nothing.
        return Scalar(node, {key: value for key, value in keywords.items() if value is not None}, group, negated)

    def _known(self, raw: dict[str, Any], node: Node, steps: Steps) -> tuple[str, ...]:
        """The keywords of a mapping that fit the field; the others are reported."""
        fitting = offered(node)
        for key in raw:
            if key not in fitting:
                self.faults.unknown_keyword(node, key, fitting, (*steps, key))
        return tuple(key for key in raw if key in fitting)

    def _value(self, raw: Any, node: Node, steps: Steps) -> Any:
        value = typed(raw, node.type)
        if value is None or not self.faults.allowed(node, value, steps):
            if value is None:
                self.faults.mistyped(node, raw, steps)
            return None
        if node.references and "x-person" not in node.schema:
            official = self.resolve(value, node.references)
            if official is None:
                self.faults.unknown_name(value, node.references, steps)
            return official
        return value

    def _values(self, raw: Any, node: Node, steps: Steps) -> list[Any]:
        if not isinstance(raw, list) or not raw:
            self.faults.operand(steps, "enum", "一列取值", raw)
            return []
        found = dict.fromkeys(self._value(one, node, (*steps, index)) for index, one in enumerate(raw))
        return [one for one in found if one is not None]

    def _limit(self, keyword: str, raw: Any, node: Node, steps: Steps) -> Any:
        value = typed(raw, "number")
        if value is None:
            self.faults.operand(steps, keyword, "数字", raw)
        elif not possible(node, keyword, value):
            self.faults.impossible(node, keyword, value, steps)
        return value

    def _count(self, raw: Any, steps: Steps) -> int | None:
        value = typed(raw, "integer")
        if value is None or value < 0:
            self.faults.operand(steps, str(steps[-1]), "不小于0的整数", raw)
            return None
        return int(value)

    def _pattern(self, raw: Any, steps: Steps) -> str | None:
        if not isinstance(raw, str):
            self.faults.operand(steps, "pattern", "文字", raw)
            return None
        try:
            return safe(raw)
        except UnsafePatternError as error:
            self.faults.unsafe(raw, str(error), steps)
            return None

    def _group(self, raw: Any, node: Node, steps: Steps) -> str:
        kind = self.groups.get(raw) if isinstance(raw, str) else None
        if kind is None:
            self.faults.unknown_group(raw, self.groups, steps)
            return ""
        if kind not in node.references:
            self.faults.foreign_group(node, raw, steps)
        return str(raw)

    def _in_order(self, keywords: Mapping[str, Any], low: str, high: str, steps: Steps) -> None:
        least, most = keywords.get(low), keywords.get(high)
        if least is not None and most is not None and least > most:
            self.faults.crossed(low, high, (*steps, high))
