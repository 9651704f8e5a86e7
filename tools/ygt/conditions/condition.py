"""A condition on records of one kind, and the question whether a record meets it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ygt.conditions.engines import Holds, holds
from ygt.conditions.parts import Fields, Members, Path, absent, groups, paths
from ygt.conditions.problem import Problem
from ygt.conditions.wording import words
from ygt.schema.contract import Kind


def nobody(_group: str) -> tuple[str, ...]:
    """The members of every group where nothing is known of groups."""
    return ()


@dataclass(eq=False)
class Test:
    """A condition on a day, to be called with the data of a record.

    True where it is met, False where the data show that it is not, None where what it asks for is absent.
    """

    wanted: tuple[str, ...]
    strict: Holds
    lenient: Holds
    faulty: bool = False

    def __call__(self, data: Mapping[str, Any]) -> bool | None:
        """Whether a record with `data` meets the condition."""
        if self.faulty:
            return None
        # An engine copies what it is given: of a large record only what is asked for.
        asked = {key: data[key] for key in self.wanted if key in data}
        if self.strict(asked):
            return True
        return None if self.lenient(asked) else False


@dataclass(eq=False)
class Condition:
    """A compiled condition on records of `kind`. One with `problems` is never met and never not met."""

    kind: Kind
    root: Fields
    problems: tuple[Problem, ...] = ()
    _tests: dict[bool, Test] = field(default_factory=dict, repr=False)

    @cached_property
    def fields(self) -> tuple[Path, ...]:
        """The fields it asks for, each with those that lead to it, in the order of the condition."""
        return tuple(dict.fromkeys(paths(self.root)))

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups of records it names; with any, a test holds for one day only."""
        return tuple(dict.fromkeys(groups(self.root)))

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of a record that certainly meets it, where no group has members."""
        return self.root.schema(strict=True, members=nobody)

    def said(self) -> str:
        """The condition in Chinese: 机构类别为乡镇卫生院，救护车不少于1辆. Empty where it asks for nothing."""
        return words(self.root)

    def test(self, members: Members = nobody, *, portable: bool = False) -> Test:
        """The question for one day; `members` gives the official names of a group's records on that day.

        A condition without groups has one test for all days. `portable` asks the engine in pure Python.
        """
        if self.groups:
            return self._test(members, portable)
        if portable not in self._tests:
            self._tests[portable] = self._test(members, portable)
        return self._tests[portable]

    def missing(self, data: Mapping[str, Any]) -> tuple[Path, ...]:
        """The fields it asks for that `data` does not have."""
        return tuple(dict.fromkeys(absent(self.root, data)))

    def titles(self, path: Path) -> str:
        """A path of field names in the reader's words: 成员资格·角色."""
        node, found = self.kind.record, []
        for key in path:
            while node.items is not None:
                node = node.items
            node = node.properties[key]
            found.append(node.title)
        return "·".join(found)

    def _test(self, members: Members, portable: bool) -> Test:
        strict, lenient = (holds(self.root.schema(one, members), portable=portable) for one in (True, False))
        return Test(tuple(self.root.fields), strict, lenient, faulty=bool(self.problems))
