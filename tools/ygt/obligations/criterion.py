"""A condition as judging asks it: once for each state of a record, with the words of what is there and what is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ygt.conditions.condition import Condition, Test
from ygt.obligations.paths import node_at, values_at
from ygt.obligations.snapshot import State
from ygt.obligations.tally import subject
from ygt.obligations.verdict import Outcome
from ygt.obligations.words import listed, shown

if TYPE_CHECKING:
    from ygt.obligations.selection import Selection
    from ygt.obligations.view import View

Answers = dict[State, Outcome]
OUTCOMES = {True: Outcome.MET, False: Outcome.UNMET, None: Outcome.UNKNOWN}


@dataclass(eq=False)
class Criterion:
    """A condition and the groups it names. Answers are kept: a state never changes."""

    condition: Condition
    groups: dict[str, Selection] = field(default_factory=dict)
    _asked: dict[tuple[tuple[str, ...], ...], tuple[Test, Answers]] = field(default_factory=dict, repr=False)

    def outcome(self, state: State, view: View) -> Outcome:
        """MET, UNMET, or UNKNOWN where the record does not have what is asked for."""
        return self.outcomes((state,), view)[0]

    def outcomes(self, states: Iterable[State], view: View) -> list[Outcome]:
        """The outcome for each of several records."""
        test, answers = self._on(view)
        found = []
        for state in states:
            known = answers.get(state)
            if known is None:
                known = answers[state] = OUTCOMES[test(state.data)]
            found.append(known)
        return found

    @cached_property
    def said(self) -> str:
        """The condition in Chinese."""
        return self.condition.said()

    def lacking(self, state: State) -> str:
        """The titles of the fields it asks for that the record does not have."""
        titles = (self.condition.titles(path) for path in self.condition.missing(state.data))
        return listed(titles) or "有关情况"

    def shown(self, state: State) -> str:
        """What the record has in the fields it asks for: 示例乡卫生院：救护车0辆."""
        found = [text for path in self._paths if (text := self._value(state, path))]
        named = subject(state)
        return f"{named}：{'，'.join(found)}" if found else named

    @cached_property
    def _paths(self) -> tuple[str, ...]:
        """The fields asked for, without those that only lead to others."""
        fields = self.condition.fields
        longer = {one[:end] for one in fields for end in range(1, len(one))}
        return tuple(".".join(one) for one in fields if one not in longer)

    def _value(self, state: State, path: str) -> str:
        node = node_at(self.condition.kind, path)
        values = [shown(value, node) for _, value in values_at(state.data, path)]
        title = node.title if node else path
        if not values:
            return ""
        match node.type if node else "":
            case "boolean":
                return f"“{title}”为{listed(values)}"
            case "integer" | "number":
                return f"{title}{listed(values)}"
        return f"{title}{'' if title.endswith('在') else '为'}{listed(values)}"

    def _on(self, view: View) -> tuple[Test, Answers]:
        names = {name: view.names(group) for name, group in self.groups.items()}
        key = tuple(names.values())
        if key not in self._asked:
            self._asked[key] = (self.condition.test(lambda group: names.get(group, ())), {})
        return self._asked[key]
