"""How one clause stands on a day, with everything a reader asks next: what shows it, what falls short, who supplies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ygt.dates import printed_day
from ygt.obligations.clauses import Clause
from ygt.obligations.status import Status
from ygt.obligations.verdict import Cited, Verdict
from ygt.obligations.words import listed


@dataclass(frozen=True, slots=True)
class Need:
    """Data to be supplied: by whom, what, and by when; `by` is None where there is no deadline or it is past."""

    who: tuple[str, ...]
    what: str
    by: date | None = None

    @property
    def said(self) -> str:
        """In words: 待补充资料：示例乡卫生院补救护车，2026年12月31日前."""
        when = f"，{printed_day(self.by)}前" if self.by else ""
        return f"待补充资料：{listed(self.who, '家')}补{self.what}{when}"


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A clause with its status on a day.

    `verdicts` are those of its judgements in order; `twin` is the clause it was judged by, where it is printed before
    or restated by a local one; `fault` says why it could not be judged; `remarks` are to be said beside the status;
    `materials` are all materials in force that prove it, whatever it is judged by; `needs` what is to be supplied.
    """

    clause: Clause
    status: Status
    verdicts: tuple[Verdict, ...] = ()
    twin: Clause | None = None
    fault: str = ""
    remarks: tuple[str, ...] = ()
    materials: tuple[Cited, ...] = ()
    needs: tuple[Need, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What each judgement asks and how it stands, in Chinese."""
        return tuple(one.sentence for one in self.verdicts)

    @property
    def evidence(self) -> tuple[Cited, ...]:
        """The records it rests on, each once, material last."""
        return _once([*(cited for one in self.verdicts for cited in one.evidence), *self.materials])

    @property
    def short(self) -> tuple[Cited, ...]:
        """The records that fall short, with the words why."""
        return _once([cited for one in self.verdicts for cited in one.short])


@dataclass(frozen=True, slots=True, eq=False)
class Judgements:
    """Every clause on a day, in the order of documents and clauses."""

    day: date
    judged: tuple[Judged, ...]

    def __iter__(self) -> Iterator[Judged]:
        return iter(self.judged)

    def __len__(self) -> int:
        return len(self.judged)

    def of(self, clause: str) -> Judged | None:
        """The clause with this identifier, or None."""
        return next((one for one in self.judged if one.clause.id == clause), None)

    def counts(self) -> dict[Status, int]:
        """How many clauses stand how, in the order in which the states come up."""
        found: dict[Status, int] = {}
        for one in self.judged:
            found[one.status] = found.get(one.status, 0) + 1
        return found


def _once(cited: list[Cited]) -> tuple[Cited, ...]:
    found: dict[tuple[int, str], Cited] = {}
    for one in cited:
        found.setdefault((id(one.record), one.said), one)
    return tuple(found.values())
