"""The clauses of all documents a county answers to: its own files first, then its packs, each in its order."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from ygt.ledger.ledger import Ledger
from ygt.ledger.packs import Pack, clauses_of, packs_of
from ygt.ledger.record import Record
from ygt.ledger.time import end_of
from ygt.obligations.holders import Holder, holder
from ygt.obligations.paper import Paper


@dataclass(eq=False)
class Obligation:
    """One document's clauses. `pack` is the id of the pack they come from, empty for the county's own file."""

    record: Record
    paper: Paper
    ledger: Ledger
    pack: str = ""
    clauses: list[Clause] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The short name for addresses."""
        return self.record.text("id")

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The groups of records this file defines beside those of all counties."""
        return [one for one in self.record.items("groups") if isinstance(one, dict)]


@dataclass(eq=False)
class Clause:
    """One clause. What the file has of it is read from `record`; `sound` tells whether its shape is right."""

    obligation: Obligation
    record: Record

    @property
    def id(self) -> str:
        """The clause's identifier, such as S000-080."""
        return self.record.text("id")

    @property
    def number(self) -> str:
        """The number as printed; of one printed twice with which of them it is: （三）（其2）."""
        ordinal = self.record.get("ordinal")
        return self.record.text("number") + (f"（其{ordinal}）" if ordinal else "")

    @property
    def topic(self) -> str:
        """The topic by which documents are compared."""
        return self.record.text("topic")

    @property
    def summary(self) -> str:
        """What the clause asks, in one sentence."""
        return self.record.text("summary")

    @property
    def strength(self) -> str:
        """必须, 应当, 目标, 鼓励 or 说明."""
        return self.record.text("strength")

    @property
    def quote(self) -> str:
        """A short phrase of the document."""
        return self.record.text("quote")

    @property
    def deadline(self) -> str:
        """The deadline as written, or an empty string."""
        return self.record.text("deadline")

    @cached_property
    def due(self) -> date | None:
        """The last day of the deadline."""
        return end_of(self.deadline) if self.deadline else None

    @property
    def recurrence(self) -> str:
        """每年, 每半年 …, or an empty string."""
        return self.record.text("recurrence")

    @cached_property
    def is_due_before_printed(self) -> bool:
        """Whether the deadline is earlier than the day the document bears."""
        dated = self.obligation.paper.dated
        return self.due is not None and dated is not None and self.due < dated

    @property
    def judged(self) -> list[dict[str, Any]]:
        """The judgements as the file has them; all must hold."""
        return [one for one in self.record.items("judged") if isinstance(one, dict)]

    @property
    def rules(self) -> list[str]:
        """The rules of `ygt check` that keep it."""
        return [one for one in self.record.items("rules") if isinstance(one, str)]

    @property
    def same_as(self) -> str:
        """The clause that is this one printed before."""
        return self.record.text("same_as")

    @property
    def restates(self) -> list[str]:
        """The clauses of the upper level that this one restates."""
        return [one for one in self.record.items("restates") if isinstance(one, str)]

    @property
    def stricter(self) -> bool:
        """Whether it asks more than those it restates."""
        return self.record.get("stricter") is True

    @property
    def interpretation(self) -> str:
        """How open wording is understood (口径)."""
        return str(self.record.part("interpretation").get("text", ""))

    @property
    def sound(self) -> bool:
        """Whether the clause could be read without fault."""
        return self.record.sound

    @cached_property
    def holders(self) -> tuple[Holder, ...]:
        """The duty holders in the document's order."""
        printed = [one for one in self.record.items("duty_holders") if isinstance(one, str)]
        one = self.obligation
        return tuple(holder(name, one.ledger, one.paper, self.record.data) for name in printed)


def obligations(ledger: Ledger) -> list[Obligation]:
    """What every document asks of the county: its own files first, then its packs, the clauses of each in order.

    Clauses of wrong shape are among them (`sound` is False); those without an identifier are not.
    """
    own = [Obligation(one, _registered(ledger, one.text("document")), ledger) for one in ledger.all("obligation")]
    for obligation in own:
        inside = (one for one in ledger.all("clause") if one.parent is obligation.record)
        obligation.clauses = [Clause(obligation, one) for one in inside if one.text("id")]
    folder = ledger.contract.folder
    return own + [found for pack in packs_of(folder, ledger.county) if (found := _of_pack(ledger, pack))]


def _of_pack(ledger: Ledger, pack: Pack) -> Obligation | None:
    records = clauses_of(ledger.contract.folder, pack).records
    if not records:
        return None
    about = pack.about.part("document")
    names = (about.get(key, "") for key in ("number", "title", "short_name"))
    registered = next((one for name in names if name and (one := ledger.find(name, "document"))), None)
    paper = Paper(registered.name, registered.data, registered) if registered else Paper(about.get("title", ""), about)
    obligation = Obligation(records[0], paper, ledger, pack.id)
    obligation.clauses = [Clause(obligation, one) for one in records[1:] if one.text("id")]
    return obligation


def _registered(ledger: Ledger, name: str) -> Paper:
    found = ledger.find(name, "document")
    return Paper(found.name, found.data, found) if found else Paper(name, {})
