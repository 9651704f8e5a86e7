"""A history on a terminal: dates and what happened, then commits and what they changed; a screen where it can be."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.changes.articles import wording
from ygt.changes.words import named
from ygt.cli.history.told import Biography
from ygt.dates import printed_day
from ygt.history.entry import Told
from ygt.history.event import Event
from ygt.ledger.standing import disclaimer
from ygt.report.colour import Paint
from ygt.report.display import padded, visible, width, wrapped

COLUMNS = 80
MOST_EVENTS = 40
MOST_EDITS = 12
MOST_SENTENCES = 4
AUTHOR = 10
UNDATED = "未载明"
UNKNOWN = "……"


def text(found: Biography, paint: Paint) -> Iterator[str]:
    """The lines of a history."""
    title = found.subject.title + (f"（截至{printed_day(found.on)}）" if found.on else "")
    yield paint(visible(title), "strong")
    if found.place is not None:
        yield "登记于 " + paint(visible(f"{found.place.path}:{found.place.line}:{found.place.column}"), "path")
    if said := disclaimer(found.ledger):
        yield from wrapped(visible(said), COLUMNS)
    yield ""
    yield paint("经历（据台账记录）", "strong")
    yield from _events(found.events) if found.events else ["  没有载明日期的经历"]
    yield ""
    yield paint("登记变更（据版本记录）", "strong")
    yield from _edits(found, paint) if found.edits else [_without_edits(found)]
    if found.notes:
        yield ""
        yield from (row for note in found.notes for row in wrapped(visible(note), COLUMNS))


def _without_edits(found: Biography) -> str:
    """Why no commit is told: what is in the files at hand and in no commit was entered since the last."""
    if found.notes:
        return "  无"
    return "  没有涉及它的提交" if found.on else "  尚未提交：所载内容登记在最近一次提交之后"


def _events(events: list[Event]) -> Iterator[str]:
    shown = events[:MOST_EVENTS]
    columns = max(width(when(one)) for one in shown) + 4
    for one in shown:
        yield from _beside(padded(f"  {when(one)}", columns), one.words)
    if len(events) > MOST_EVENTS:
        yield f"  另有{len(events) - MOST_EVENTS}项，用 --format json 查看全部"


def when(event: Event) -> str:
    """The time of an event: a day, a span, its beginning alone, or that none is stated."""
    if event.is_moment:
        return visible(event.since)
    if not event.since and not event.until:
        return UNDATED
    return visible(f"{event.since or UNKNOWN} 至 {event.until}" if event.until else f"{event.since} 起")


def _edits(found: Biography, paint: Paint) -> Iterator[str]:
    shown = found.edits[:MOST_EDITS]
    authors = min(AUTHOR, max(width(visible(entry.author)) for entry, _ in shown))
    for entry, told in shown:
        lead = f"  {entry.day.isoformat()}  {padded(_cut(visible(entry.author), authors), authors)}  {entry.short}  "
        rows = [row for one in _sentences(found, told) for row in _wrapped(lead, one)]
        for index, row in enumerate(rows):
            before = lead if index == 0 else " " * width(lead)
            yield (before.replace(entry.short, paint(entry.short, "path")) if index == 0 else before) + row
    if len(found.edits) > MOST_EDITS:
        yield f"  另有{len(found.edits) - MOST_EDITS}次，用 --format json 查看全部"


def _sentences(found: Biography, told: list[Told]) -> Iterator[str]:
    """What a commit changed of the subject, and of an article both of its wordings."""
    for one in told[:MOST_SENTENCES]:
        yield sentence(found, one)
        for fact in one.facts if found.subject.article and one.kind == "article-changed" else ():
            yield f"　　{marked(fact.before, fact.after)}"
    if len(told) > MOST_SENTENCES:
        yield f"另有{len(told) - MOST_SENTENCES}项变更"


def sentence(found: Biography, one: Told) -> str:
    """A change, and of a person what hangs on it and names them."""
    person = "" if found.subject.record is not None else named(*found.subject.person)
    inside = [line for line in one.entails if person and person in line and person not in one.sentence]
    return one.sentence.removesuffix("。") + "".join(f"；{line}" for line in inside) + "。"


def marked(before: str, after: str) -> str:
    """Both wordings in one, as an amendment is printed: [-struck-]{+put in+}."""
    signs = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return "".join(signs[part.sign].format(part.text) for part in wording(before, after))


def _beside(lead: str, words: str) -> Iterator[str]:
    for index, row in enumerate(_wrapped(lead, words)):
        yield (lead if index == 0 else " " * width(lead)) + row


def _wrapped(lead: str, words: str) -> list[str]:
    return wrapped(visible(words), COLUMNS - width(lead))


def _cut(name: str, columns: int) -> str:
    """A name in so many columns."""
    while width(name) > columns:
        name = name[:-2].rstrip() + "…" if name.endswith("…") else name[:-1].rstrip() + "…"
    return name
