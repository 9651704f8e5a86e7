"""One clause on a terminal: what it asks, of whom, how it stands, and how we know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ygt.cli.command import COLUMNS
from ygt.cli.obligations.listing import Listing, headline
from ygt.cli.obligations.table import ROLES
from ygt.obligations.verdict import Cited
from ygt.publish.obligations.facts import NO_HOLDER, ClauseFacts
from ygt.report.colour import Paint
from ygt.report.display import padded, visible, wrapped

TITLES = 14
"""The columns for the title of a field; its text stands behind it."""

INSET = "  "


def page(one: ClauseFacts, listing: Listing, paint: Paint) -> Iterator[str]:
    """The lines for one clause."""
    yield paint(visible(f"{one.id}  {headline(one.paper)} {one.number}"), "strong")
    if listing.disclaimer:
        yield visible(listing.disclaimer)
    yield ""
    yield from _field("任务要求", one.summary)
    yield from _field("原文", f"“{one.quote}”" if one.quote else "")
    yield from _field("要求程度", one.strength)
    yield from _field("责任部门", *([holder.said for holder in one.holders] or [NO_HOLDER]))
    yield from _field("时限、频次", one.due_words)
    if one.next_due and listing.ledger.standing != "compiled":
        yield from _field("下次到期", one.next_due.isoformat())
    yield from _field("口径", one.interpretation)
    yield from _field("有关条款", *one.twin_words)
    yield ""
    role = ROLES.get(one.status.tone)
    words = visible(f"{one.status.word}，{listing.as_of}")
    yield padded("状态", TITLES) + (paint(words, role) if role else words)
    yield from _field("", one.status.meaning)
    yield from _field("说明", *one.remarks)
    yield from _field("判定", *one.sentences, *([one.fault] if one.fault else []))
    if one.rules:
        yield from _field("核对规则", f"{'、'.join(one.rules)}（用 ygt explain 查看各条规则）")
    yield from _cited("依据记录", one.evidence, paint)
    yield from _cited("未满足的记录", one.short, paint)
    yield from _listed("待补充资料", (need.said.removeprefix("待补充资料：") for need in one.needs))
    place = one.clause.record.head()
    folder = "schema/" if one.clause.obligation.pack else ""
    yield ""
    yield f"登记于 {paint(visible(f'{folder}{place.path}:{place.line}:{place.column}'), 'path')}"


def _field(title: str, *texts: str) -> Iterator[str]:
    """The texts behind their title, each beginning a line of its own; nothing where there is no text."""
    lead = padded(title, TITLES)
    for text in filter(None, texts):
        for line in wrapped(visible(text), COLUMNS - TITLES):
            yield f"{lead}{line}"
            lead = " " * TITLES


def _cited(title: str, cited: tuple[Cited, ...], paint: Paint) -> Iterator[str]:
    yield from _heading(title, len(cited))
    for number, one in enumerate(cited, start=1):
        place = one.place
        yield from _numbered(number, f"{one.record.kind.title} {one.said}")
        yield f"{INSET}    {paint(visible(f'{place.path}:{place.line}:{place.column}'), 'path')}"


def _listed(title: str, texts: Iterable[str]) -> Iterator[str]:
    known = list(texts)
    yield from _heading(title, len(known))
    for number, text in enumerate(known, start=1):
        yield from _numbered(number, text)


def _heading(title: str, count: int) -> Iterator[str]:
    if count:
        yield from ("", f"{title}（{count}项）")


def _numbered(number: int, text: str) -> Iterator[str]:
    first, *others = wrapped(visible(text), COLUMNS - 6)
    yield f"{INSET}{padded(f'{number}.', 4)}{first}"
    yield from (f"{INSET}    {line}" for line in others)
