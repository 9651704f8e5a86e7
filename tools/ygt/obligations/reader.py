"""Reads the judgements of one document's clauses: names of groups, fields and records become what they mean."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from ygt.conditions.compiling import compile as compile_condition
from ygt.conditions.problem import Problem
from ygt.dates import first_day
from ygt.ledger.ledger import Ledger
from ygt.ledger.packaged import shared_groups
from ygt.obligations.criterion import Criterion
from ygt.obligations.paths import node_at
from ygt.obligations.selection import Selection
from ygt.obligations.titles import title_of
from ygt.obligations.words import measure_of
from ygt.schema.contract import Kind, Node
from ygt.schema.suggestion import nearest

DEEPEST = 32
"""How many groups may stand one upon another."""

PARTIES = ("unit", "institution", "body", "community")
"""The kinds of record that hold offices or send people."""


class FaultyError(ValueError):
    """A judgement that cannot be meant so; the message says why in Chinese."""


class Reader:
    """Reads judgements; equal conditions are compiled once."""

    def __init__(self, ledger: Ledger, own_groups: Iterable[dict[str, Any]] = ()) -> None:
        self.ledger = ledger
        shared = (one.data for one in shared_groups(ledger.contract.folder))
        self._raw = {str(one.get("name", "")): one for one in (*shared, *own_groups)}
        self._kinds = {name: str(one.get("kind", "")) for name, one in self._raw.items()}
        self._groups: dict[str, Selection | FaultyError] = {}
        self._entered: list[str] = []
        self._criteria: dict[tuple[str, str], Criterion] = {}
        self._selections: dict[tuple[str, str], Selection] = {}

    def selection(self, raw: dict[str, Any]) -> Selection:
        """The records a judgement is about, by its `of` or `records`."""
        if "of" in raw:
            return self.group(raw["of"])
        if "records" not in raw:
            raise FaultyError("未写明判断哪些记录（of 或 records）")
        return self._selected(raw["records"].get("kind", ""), raw["records"].get("where"))

    def through(self, raw: dict[str, Any]) -> Selection:
        """The linked records of a judgement, by its `through` and `where`."""
        return self._selected(raw["through"], raw.get("where"))

    def group(self, name: str) -> Selection:
        """A named group of records."""
        if name in self._entered:
            raise FaultyError(f"记录组“{name}”的条件最终指回自身")
        if name not in self._groups:
            if len(self._entered) >= DEEPEST:
                raise FaultyError(f"记录组“{name}”的条件层层引用其他组，超过{DEEPEST}层")
            self._entered.append(name)
            try:
                self._groups[name] = self._grouped(name)
            except FaultyError as fault:
                self._groups[name] = fault
            finally:
                self._entered.pop()
        found = self._groups[name]
        if isinstance(found, FaultyError):
            raise found
        return found

    def _grouped(self, name: str) -> Selection:
        raw = self._raw.get(name)
        if raw is None:
            raise FaultyError(f"未定义的记录组“{name}”{_meant(name, self._raw)}")
        kind = self._kind(self._kinds[name])
        criterion = self.criterion(kind.name, raw.get("where", {}))
        return Selection(kind, name, str(raw.get("measure", measure_of(kind.name))), criterion, name)

    def criterion(self, kind: str, raw: Any) -> Criterion:
        """A condition on records of a kind."""
        key = (kind, repr(raw))
        if key not in self._criteria:
            compiled = compile_condition(
                self.ledger.contract, self._kind(kind), raw, resolve=self._official, groups=self._kinds
            )
            if compiled.problems:
                raise FaultyError("；".join(_said(one) for one in compiled.problems))
            self._criteria[key] = Criterion(compiled, {name: self.group(name) for name in compiled.groups})
        return self._criteria[key]

    def path(self, kind: Kind, path: str) -> str:
        """A path of fields that the kind has."""
        if node_at(kind, path) is None:
            raise FaultyError(f"{kind.title}没有字段“{path}”{_meant(path, kind.record.properties)}")
        return path

    def value(self, printed: str, node: Node | None) -> str:
        """A value of a list, as the field `node` has it: where it names records, the official name."""
        if node is None or not node.references or "x-person" in node.schema:
            return printed
        found = self._official(printed, node.references)
        if found is None:
            raise FaultyError(f"未登记的名称“{printed}”")
        return found

    def official(self, printed: str) -> str:
        """The official name of a unit, an institution or a body."""
        found = self._official(printed, PARTIES)
        if found is None:
            raise FaultyError(f"未登记的单位“{printed}”")
        return found

    def names(self, raw: dict[str, Any], *keys: str) -> list[str]:
        """The list a judgement has under one of `keys`."""
        found = next((raw[key] for key in keys if isinstance(raw.get(key), list)), None)
        if found is None:
            raise FaultyError(f"未写明名单（{' 或 '.join(keys)}）")
        return [str(one) for one in found]

    def count(self, raw: dict[str, Any]) -> int | None:
        """The number a judgement has as `exactly`, or None."""
        exactly = raw.get("exactly")
        if isinstance(exactly, list):
            raise FaultyError("“恰为”应为数目")
        return None if exactly is None else int(exactly)

    def day(self, text: str) -> date:
        """A day as written."""
        found = first_day(text)
        if found is None:
            raise FaultyError(f"“{text}”不是日期")
        return found

    def _selected(self, kind: str, where: Any) -> Selection:
        key = (kind, repr(where))
        if key not in self._selections:
            about = self._kind(kind)
            criterion = self.criterion(kind, where) if where else None
            title = title_of(criterion.condition) if criterion else about.title
            self._selections[key] = Selection(about, title, measure_of(kind), criterion)
        return self._selections[key]

    def _kind(self, name: str) -> Kind:
        kinds = self.ledger.contract.record_kinds
        if name not in kinds:
            raise FaultyError(f"没有“{name}”这种记录{_meant(name, kinds)}")
        return kinds[name]

    def _official(self, name: str, kinds: tuple[str, ...]) -> str | None:
        found = self.ledger.find(name, *kinds)
        return found.name if found else None


def _said(problem: Problem) -> str:
    return f"未登记的名称“{problem.said}”" if problem.fault == "name" else problem.said


def _meant(word: str, known: Iterable[str]) -> str:
    meant = nearest(word, known)
    return f"，是否应为“{meant}”？" if meant else ""
