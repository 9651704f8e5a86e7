"""One change: what it is, in a sentence and as data, what hangs on it, and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ygt.changes.kinds import KINDS, ChangeKind
from ygt.findings import Place
from ygt.ledger.record import Record

NO_PAPER = "不另行文"
PAPER_ISSUED = "已发文"
PAPER_DUE = "待发文"
"""Whether a change calls for a paper: none by the rule of succession, one already cited, one yet to be issued."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One field that changed, in words: its name and Chinese title, and what it was and is; empty for nothing."""

    field: str
    title: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a change rests on: in words, and the reference as the record has it; empty words where nothing is cited."""

    words: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parties:
    """The official names of who is consulted, who is told, and with whom a change is filed."""

    consulted: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()
    filed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """One change of the ledger.

    `group` is the heading it stands under, `sentence` says it to a reviewer, `brief` in a title; `bulk` tells how
    many of its kind are told in one line (调入{count}种), with `label` for each. `hanging` is what else it entails.
    """

    kind: ChangeKind
    group: str
    record: Record
    sentence: str
    brief: str = ""
    label: str = ""
    bulk: str = ""
    day: str = ""
    decision: Decision | None = None
    facts: tuple[Fact, ...] = ()
    hanging: tuple[str, ...] = ()
    parties: Parties = Parties()
    paper: str = ""
    topics: tuple[str, ...] = ()
    steps: tuple[str | int, ...] = ()

    @property
    def is_undecided(self) -> bool:
        """Whether it needs a decision and cites none."""
        return self.kind.decided and self.decision is not None and not self.decision.words

    @property
    def place(self) -> Place:
        """Where it stands in its file."""
        return self.record.place(*self.steps) if self.steps else self.record.head()


def change(kind: str, group: str, record: Record, sentence: str, *, tail: str = "", **rest: Any) -> Change:
    """A change of the kind of that name; where it lacks the decision it needs, its sentence says so, before `tail`."""
    made = Change(KINDS[kind], group, record, sentence + tail, **rest)
    if not made.is_undecided:
        return made
    return Change(KINDS[kind], group, record, f"{sentence.removesuffix('。')}（决定依据待补充）。{tail}", **rest)


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Names without repetition, in the order they come: no list of units is ever sorted."""
    return tuple(dict.fromkeys(name for name in names if name))
