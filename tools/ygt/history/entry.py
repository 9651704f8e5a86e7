"""One commit told: its changes in sentences under headings, and as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

from ygt.changes.change import Fact

Outcome = Literal["changed", "format", "same", "first", "unread"]
"""Changed; only the writing; nothing of the content; the workspace begins; it cannot be known what was changed."""


@dataclass(frozen=True, slots=True)
class Told:
    """One change of a commit.

    `kind` and `title` are those of `ygt.changes.kinds`; `record_names` are all names the record has borne by then,
    the official one first; `persons` are those it concerns, `facts` the fields that changed, `entails` what hangs on
    it.
    """

    kind: str
    title: str
    group: str
    sentence: str
    record_kind: str
    record_id: str
    record_names: tuple[str, ...]
    day: str = ""
    persons: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    entails: tuple[str, ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        """The numbers of the articles of a charter it is about, as they are after it: 第八条."""
        if self.record_kind != "charter":
            return ()
        is_move = self.kind == "article-renumbered"
        return tuple(one.after if is_move else one.title for one in self.facts if one.field == "articles")

    @property
    def record_name(self) -> str:
        """The official name of the record, or an empty string."""
        return self.record_names[0] if self.record_names else ""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and the sentences under it, as `ygt diff` has them."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What a commit changed in the ledger; nothing in it tells who made it."""

    outcome: Outcome
    title: str
    groups: tuple[Group, ...] = ()
    changes: tuple[Told, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One commit of the history: who, when (the author's day in Beijing), in what words, and what it changed.

    `title` is one line for a list, `groups` hold the sentences, `changes` the same as data; `notes` say what could
    not be compared. `is_merge` tells a merge: it tells only what it changed beyond the branches it brought together.
    """

    commit: str
    author: str
    day: date
    subject: str
    outcome: Outcome
    title: str
    groups: tuple[Group, ...]
    changes: tuple[Told, ...]
    notes: tuple[str, ...] = ()
    is_merge: bool = False

    @property
    def short(self) -> str:
        """The first characters of the commit, as people write it."""
        return self.commit[:8]


def as_data(account: Account) -> dict[str, Any]:
    """An account as plain data."""
    return asdict(account)


def from_data(data: Mapping[str, Any]) -> Account:
    """The account that `as_data` made this of. KeyError, TypeError or ValueError where it is something else."""
    outcome = data["outcome"]
    if outcome not in ("changed", "format", "same", "first"):
        raise ValueError(outcome)
    return Account(
        outcome,
        _text(data["title"]),
        tuple(Group(_text(one["title"]), _texts(one["sentences"])) for one in data["groups"]),
        tuple(_told(one) for one in data["changes"]),
        _texts(data["notes"]),
    )


def _told(data: Mapping[str, Any]) -> Told:
    return Told(
        kind=_text(data["kind"]),
        title=_text(data["title"]),
        group=_text(data["group"]),
        sentence=_text(data["sentence"]),
        record_kind=_text(data["record_kind"]),
        record_id=_text(data["record_id"]),
        record_names=_texts(data["record_names"]),
        day=_text(data["day"]),
        persons=_texts(data["persons"]),
        facts=tuple(Fact(*(_text(one[key]) for key in ("field", "title", "before", "after"))) for one in data["facts"]),
        entails=_texts(data["entails"]),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise TypeError(value)
    return tuple(_text(one) for one in value)
