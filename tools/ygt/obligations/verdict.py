"""What judging one requirement gives: met or not, the sentence that says so, and what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from ygt.findings import Place
from ygt.ledger.record import Record
from ygt.schema.contract import Steps


class Outcome(Enum):
    """MET; UNMET: there is data, and it shows the contrary; UNKNOWN: data is missing; PENDING: not due yet."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    PENDING = "pending"


SEVERITY = (Outcome.UNMET, Outcome.UNKNOWN, Outcome.PENDING, Outcome.MET)
"""The outcomes, worst first: of several that must all be met the worst one stands for all."""


Words = str | Callable[[], str]
"""Words, or how to find them: most of them nobody reads."""


@dataclass(frozen=True, slots=True, eq=False)
class Cited:
    """A record with the words of what it shows, and the steps inside it to where it shows that."""

    record: Record
    words: Words
    steps: Steps = ()

    @property
    def said(self) -> str:
        """What the record shows, in Chinese."""
        return self.words if isinstance(self.words, str) else self.words()

    @property
    def place(self) -> Place:
        """Where it stands in the file."""
        return self.record.place(*self.steps) if self.steps else self.record.head()


@dataclass(frozen=True, slots=True)
class Missing:
    """Data to be supplied: by whom and what; `units` is empty where the duty holders of the clause are to do it."""

    what: str
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one judgement on a day.

    `sentence` says requirement and state in Chinese; `evidence` are the records it rests on, `short` those that fall
    short, with the words why; `missing` is the data without which nothing can be said. `met_on` is the day it came
    to be met, where the data tells; `due` the day it is to be met by, where that is not the clause's own. `reviewed`
    is about material: whether all that is needed has been confirmed. `remarks` say what does not weigh (more than the
    usual number).
    """

    outcome: Outcome
    sentence: str
    evidence: tuple[Cited, ...] = ()
    short: tuple[Cited, ...] = ()
    missing: tuple[Missing, ...] = ()
    met_on: date | None = None
    due: date | None = None
    reviewed: bool = False
    remarks: tuple[str, ...] = ()


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """The worst of several outcomes; MET where there is none."""
    return min(outcomes, key=SEVERITY.index, default=Outcome.MET)
