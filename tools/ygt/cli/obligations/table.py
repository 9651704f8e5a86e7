"""The list of tasks for a terminal: columns by display width, what each clause asks below it."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.cli.command import COLUMNS
from ygt.cli.obligations.listing import Listing, chapters, headline, said_holders
from ygt.obligations.status import Tone
from ygt.publish.obligations.facts import ClauseFacts
from ygt.report.colour import Paint, Role
from ygt.report.display import padded, visible, width, wrapped

ROLES: dict[Tone, Role] = {"done": "help", "late": "note", "open": "related", "short": "error", "unknown": "note"}
"""The colour of a status, by its tone; one that is not judged has none."""

GAP = "  "


def table(listing: Listing, paint: Paint) -> Iterator[str]:
    """The lines of the list, grouped by document and chapter, counts by status at the end."""
    yield paint(visible(f"{listing.county}任务落实情况（{listing.as_of}）"), "strong")
    if listing.disclaimer:
        yield visible(listing.disclaimer)
    columns = [
        max((width(cell) for cell in column), default=0) for column in zip(*map(_cells, listing.facts), strict=True)
    ]
    for paper, clauses in listing.papers():
        yield ""
        yield paint(visible(headline(paper)), "strong") + f"  {len(clauses)}条"
        beside = paper.remarks(listing.day)
        yield from (f"注：{visible(remark)}" for remark in beside)
        for chapter, part in chapters(clauses):
            yield from [paint(visible(f"〔{chapter}〕"), "strong")] if chapter else []
            for one in part:
                yield from _clause(one, columns, paint, beside)
    yield ""
    yield listing.counted()


def _cells(one: ClauseFacts) -> tuple[str, ...]:
    return tuple(map(visible, (one.id, one.number, one.status.word, one.due_words)))


def _clause(one: ClauseFacts, columns: list[int], paint: Paint, beside: tuple[str, ...]) -> Iterator[str]:
    cells = [padded(cell, room) for cell, room in zip(_cells(one), columns, strict=True)]
    word = one.status.word
    role = ROLES.get(one.status.tone)
    cells[2] = (paint(word, role) if role else word) + " " * (columns[2] - width(word))
    yield GAP.join([*cells, visible(said_holders(one))]).rstrip()
    inset = " " * (columns[0] + len(GAP))
    remarks = [remark for remark in one.remarks if remark not in beside]
    for text in (one.summary, *(f"注：{remark}" for remark in remarks)):
        yield from (f"{inset}{line}" for line in wrapped(visible(text), COLUMNS - len(inset)))
