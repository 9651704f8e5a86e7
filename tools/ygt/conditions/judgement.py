"""The parts of a judgement verified: that its groups, kinds of record, fields and conditions are what they must be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ygt.conditions.compiling import Resolve, as_written, compile
from ygt.conditions.faults import Faults
from ygt.conditions.problem import Problem
from ygt.dates import day_fault
from ygt.schema.contract import Contract, Node, Steps

HOLDERS = ("unit", "institution", "body")
SELECTORS = ("of", "records")
ENOUGH: dict[str, tuple[tuple[str, ...], bool]] = {
    "每个": (SELECTORS, True),
    "数量": (SELECTORS, True),
    "比例": (SELECTORS, True),
    "关联": (SELECTORS, True),
    "覆盖": (SELECTORS, True),
    "时限": (SELECTORS, True),
    "名单": (("exactly", "includes"), True),
    "席位": (("minimum", "exactly", "held_by", "from_group", "drawn_from"), False),
}
"""Of which parts a way of judging needs one, and whether no more than one."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the words of a judgement may mean: the groups by name with their kinds, and the names of records."""

    contract: Contract
    groups: Mapping[str, str] = field(default_factory=dict)
    resolve: Resolve = as_written


def problems(judgement: Mapping[str, Any], terms: Terms, *, deadline: bool = True) -> list[Problem]:
    """Everything in a judgement of right shape that cannot be meant so; `deadline` tells whether its clause has one."""
    return _Judgement(judgement, terms).problems(deadline)


def group_problems(group: Mapping[str, Any], terms: Terms) -> list[Problem]:
    """Everything in a group of records of right shape that cannot be meant so; `terms` know the groups before it."""
    faults = Faults()
    if group["kind"] not in terms.contract.record_kinds:
        faults.unknown_kind(group["kind"], terms.contract.record_kinds, ("kind",))
        return faults.found
    return [_inside(one, ("where",)) for one in _condition(group["where"], group["kind"], terms)]


def _condition(raw: Any, kind: str, terms: Terms) -> tuple[Problem, ...]:
    return compile(terms.contract, kind, raw, resolve=terms.resolve, groups=terms.groups).problems


class _Judgement:
    def __init__(self, data: Mapping[str, Any], terms: Terms) -> None:
        self.data = data
        self.terms = terms
        self.way = str(data["kind"])
        clauses = terms.contract.kind("obligation").record.at(("clauses", 0, "judged", 0))
        self.node = clauses or Node({})
        self.faults = Faults()
        self.found: list[Problem] = []

    def problems(self, deadline: bool) -> list[Problem]:
        self._parts(deadline)
        for key in ("of", "from_group"):
            if key in self.data and self.data[key] not in self.terms.groups:
                self.faults.unknown_group(self.data[key], self.terms.groups, (key,))
        for steps in (("records", "kind"), ("through",)):
            name = _at(self.data, steps)
            if name is not None and name not in self.terms.contract.record_kinds:
                self.faults.unknown_kind(str(name), self.terms.contract.record_kinds, steps)
        self._conditions(self.node, self.data, ())
        self._paths()
        self._names()
        return [*self.faults.found, *self.found]

    def _parts(self, deadline: bool) -> None:
        vocabulary = self.terms.contract.vocabulary("judgement_kind")["x-values"]
        takes = tuple(vocabulary[self.way]["takes"])
        for key in self.data:
            if key != "kind" and key not in takes:
                said = f"“{self.way}”的判断不用“{key}”（{self._title(key)}）"
                listed = "、".join(f"{one}（{self._title(one)}）" for one in takes)
                self.faults.part((key,), said, f"删去，或改用其他判断方式；可用：{listed}", key=True)
        needed, single = ENOUGH.get(self.way, ((), False))
        given = [key for key in needed if key in self.data]
        listed = "、".join(f"{key}（{self._title(key)}）" for key in needed)
        if needed and not given:
            self.faults.part(("kind",), f"“{self.way}”的判断缺少对象或要求", f"填写其中之一：{listed}")
        elif single and len(given) > 1:
            self.faults.part((given[1],), f"“{given[0]}”与“{given[1]}”只可填一项", "保留其中一项", key=True)
        if self.way == "数量" and not {"minimum", "maximum", "exactly"} & self.data.keys():
            self.faults.part(
                ("kind",), "“数量”的判断未写数量", "填写 minimum（不少于）、maximum（不多于）或 exactly（恰为）"
            )
        if "exactly" in self.data and isinstance(self.data["exactly"], list) != (self.way == "名单"):
            wanted = "一列名称" if self.way == "名单" else "整数"
            self.faults.operand(("exactly",), "exactly", wanted, self.data["exactly"])
        if self.way == "比例" and self.data["minimum"] > 100:
            self.faults.operand(("minimum",), "minimum", "不大于100的百分比", self.data["minimum"])
        if self.way == "时限" and not deadline and "by" not in self.data:
            self.faults.part(("kind",), "“时限”的判断没有时限可依", "填写条款的 deadline（时限），或此处的 by")

    def _conditions(self, node: Node, data: Any, steps: Steps) -> None:
        """Every condition in the judgement, against the kind of record it is about."""
        for key, sub in node.properties.items():
            value = data.get(key) if isinstance(data, dict) else None
            if value is None:
                continue
            how = sub.schema.get("x-condition")
            if how is None:
                self._conditions(sub, value, (*steps, key))
                continue
            kind = how.get("kind") or next(filter(None, (self._kind(data, named) for named in how["named_by"])), None)
            if kind in self.terms.contract.record_kinds:
                inner = _condition(value, str(kind), self.terms)
                self.found += (_inside(one, (*steps, key)) for one in inner)

    def _kind(self, data: Mapping[str, Any], named: str) -> str | None:
        """The kind of record that a field beside a condition names, by itself or as that of a group."""
        value = _at(data, tuple(named.split(".")))
        return self.terms.groups.get(value, value) if isinstance(value, str) else None

    def _paths(self) -> None:
        """The fields a judgement names by their path."""
        selected = self._kind(self.data, "of") or self._kind(self.data, "records.kind")
        through = self._kind(self.data, "through")
        linking = self.way in ("关联", "覆盖")
        for key, kind in (("field", selected), ("distinct", through if linking else selected), ("date", selected)):
            self._path((key,), kind)
        if linking:
            by = self._path(("by",), through)
            if by is not None and not by.references:
                self.faults.part(("by",), f"“{by.title}”不是写明单位的字段", "改用引用单位、机构的字段")
            self._among(self._path(("covers", "field"), through), ("covers", "values"))
        elif "by" in self.data and day_fault(str(self.data["by"])):
            self.faults.operand(("by",), "by", "日期", self.data["by"])
        day = self._path(("date",), selected, quiet=True)
        if day is not None and day.format != "day":
            self.faults.part(("date",), f"“{day.title}”不是日期", "改用日期字段")
        listed = self._path(("field",), selected, quiet=True)
        for key in ("exactly", "includes"):
            self._among(listed, (key,))

    def _path(self, steps: Steps, kind: str | None, *, quiet: bool = False) -> Node | None:
        """The contract's node for the field a path names, or None where it names none, or nothing is known."""
        path, about = _at(self.data, steps), self.terms.contract.record_kinds.get(kind or "")
        if not isinstance(path, str) or about is None:
            return None
        node = about.record
        for key in path.split("."):
            node = _item(node)
            if key not in node.properties:
                if not quiet:
                    self.faults.unknown_field(node, key, steps, key=False)
                return None
            node = node.properties[key]
        return _item(node)

    def _among(self, node: Node | None, steps: Steps) -> None:
        """Values a field can have."""
        values = _at(self.data, steps)
        if node is not None and isinstance(values, list):
            for index, value in enumerate(values):
                if node.type == "string":
                    self.faults.allowed(node, value, (*steps, index))

    def _names(self) -> None:
        """Units and indicators that are named outside conditions."""
        for steps, name, kinds in self._named():
            if self.terms.resolve(name, kinds) is None:
                self.faults.unknown_name(name, kinds, steps)

    def _named(self) -> Iterator[tuple[Steps, str, tuple[str, ...]]]:
        for index, office in enumerate(self.data.get("held_by", ())):
            yield ("held_by", index, "unit"), office["unit"], HOLDERS
        for index, unit in enumerate(self.data.get("drawn_from", ())):
            yield ("drawn_from", index), unit, HOLDERS
        if "indicator" in self.data:
            yield ("indicator",), self.data["indicator"], ("indicator",)

    def _title(self, key: str) -> str:
        sub = self.node.properties.get(key)
        return sub.title if sub else key


def _inside(problem: Problem, steps: Steps) -> Problem:
    return replace(problem, steps=(*steps, *problem.steps))


def _item(node: Node) -> Node:
    while node.items is not None:
        node = node.items
    return node


def _at(data: Any, steps: Steps) -> Any:
    for step in steps:
        if not isinstance(data, dict) or step not in data:
            return None
        data = data[step]
    return data
