"""Tasks judged on a day, with what every format says of the whole list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ygt.dates import printed_day
from ygt.ledger.ledger import Ledger
from ygt.ledger.standing import disclaimer
from ygt.obligations.paper import Paper
from ygt.publish.obligations.facts import ClauseFacts, counts_by_status


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """The clauses to show, of the ledger they were judged in, on `day`; `path` is the workspace's in its repository."""

    ledger: Ledger
    day: date
    facts: list[ClauseFacts]
    path: str = "."

    @property
    def county(self) -> str:
        """The county's name, or an empty string."""
        return self.ledger.county.name if self.ledger.county else ""

    @property
    def disclaimer(self) -> str:
        """What must be said of the data, beside whose task it is; empty where the office itself keeps it."""
        return disclaimer(self.ledger)

    @property
    def as_of(self) -> str:
        """截至2026年6月30日."""
        return f"截至{printed_day(self.day)}"

    def papers(self) -> Iterator[tuple[Paper, list[ClauseFacts]]]:
        """The documents in order, each with its clauses."""
        for _, group in groupby(self.facts, key=lambda one: id(one.paper)):
            clauses = list(group)
            yield clauses[0].paper, clauses

    def counted(self) -> str:
        """The counts in words: 共154条：已落实100条，待核实54条."""
        counts = "，".join(f"{status}{count}条" for status, count in counts_by_status(self.facts).items())
        return f"共{len(self.facts)}条：{counts}" if self.facts else "没有符合条件的条款"


def chapters(clauses: list[ClauseFacts]) -> Iterator[tuple[str, list[ClauseFacts]]]:
    """The clauses of a document by chapter, in order; the chapter is empty where the numbers have none."""
    for chapter, group in groupby(clauses, key=lambda one: one.chapter):
        yield chapter, list(group)


def said_holders(one: ClauseFacts, most: int = 2) -> str:
    """The duty holders in one short cell: of many the first, and how many they are."""
    names = [holder.present if holder.successor else holder.name for holder in one.holders]
    return f"{'、'.join(names[:most])}等{len(names)}家" if len(names) > most else "、".join(names)


def headline(paper: Paper) -> str:
    """A document's title and number in one line."""
    number = f"（{paper.number}）" if paper.number else ""
    title = paper.title if "《" in paper.title else f"《{paper.title}》"
    return f"{title}{number}"
