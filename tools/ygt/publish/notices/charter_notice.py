"""印发章程: the charter's text with its numbers filled in, and the note of its adoption and amendments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ygt.dates import printed
from ygt.ledger.charters import filled
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import official
from ygt.ledger.record import Record
from ygt.ledger.time import start_of
from ygt.numerals import numbered
from ygt.publish.notices.content import Content, day_of, named
from ygt.publish.notices.wording import on_day, opening, titled
from ygt.publish.papers.model import Annex, ArticleText, Block, Division, Paragraph

AMENDED_SINCE = "所附章程已经修正，非印发时文本"


def issue_charter(ledger: Ledger, notice: Record) -> Content:
    """The content of a notice that issues a charter.

    The ledger keeps one text. Where it was amended after the day of the notice, the paper says so on every page.
    """
    charter = named(ledger, notice, "charter", "charter")
    day = day_of(notice)
    title = titled(charter.name)
    preface = opening(ledger, notice, "审议通过")
    subject = "现" if title in preface else f"现将{title}"
    start = f"，{on_day(notice['effective_from'])}施行" if "effective_from" in notice.data else ""
    text = f"{preface}{subject}印发给你们{start}，请认真贯彻执行。"
    annex, caution = charter_text(ledger, charter, day)
    return Content(body=(Paragraph(text),), annexes=(annex,), caution=caution)


def charter_text(ledger: Ledger, charter: Record, day: date) -> tuple[Annex, str]:
    """The text of a charter as an annex, and what must be said on every page where it was amended after `day`."""
    later = [one for one in charter.items("amendments") if _after(one, day)]
    annex = Annex(
        title=charter.name,
        note=_note_of_adoption(ledger, charter, day),
        blocks=(*_later_amendments(ledger, charter, later), *charter_blocks(charter)),
        labelled=False,
    )
    return annex, AMENDED_SINCE if later else ""


def _after(amendment: dict[str, Any], day: date) -> bool:
    made = start_of(amendment["date"])
    return made is not None and made > day


def _note_of_adoption(ledger: Ledger, charter: Record, day: date) -> str:
    """题注: when and by whom it was adopted, and every amendment up to `day` (立法法 第六十一条 by analogy)."""
    if charter.text("status") == "参考文本":
        return "（参考文本）"
    parts = []
    if "adopted_on" in charter.data:
        parts.append(f"{decided_in(ledger, charter.text('adopted_on'), charter.part('adopted_by'))}通过")
    made = [one for one in charter.items("amendments") if not _after(one, day)]
    parts += [f"{decided_in(ledger, one['date'], one['decided_by'])}{_which(one, made)}" for one in made]
    return f"（{'　'.join(parts)}）" if parts else ""


def _which(amendment: dict[str, Any], made: list[dict[str, Any]]) -> str:
    number = numbered(amendment["number"], "次") if len(made) > 1 or amendment["number"] > 1 else ""
    return f"{number}{amendment['kind']}"


def decided_in(ledger: Ledger, on: str, decided: dict[str, Any]) -> str:
    """When and by whom: 2026年11月10日县医共委2026年第2次会议."""
    if "meeting" in decided:
        return f"{printed(on)}{official(ledger, decided['meeting'], 'meeting')}"
    organ = official(ledger, decided["organ"]) if "organ" in decided else ""
    return f"{printed(on)}{organ}"


def _later_amendments(ledger: Ledger, charter: Record, later: list[dict[str, Any]]) -> tuple[Block, ...]:
    if not later:
        return ()
    made = "；".join(
        f"{decided_in(ledger, one['date'], one['decided_by'])}{_which(one, charter.items('amendments'))}"
        + (f"（{'、'.join(one['articles'])}）" if "articles" in one else "")
        for one in later
    )
    return (Paragraph(f"［排印说明：本文为台账现存文本，含印发之后的修正：{made}。印发时的文本以存档原件为准。］"),)


def charter_blocks(charter: Record) -> Iterator[Block]:
    """Chapters, sections and articles as printed, the numbers filled in."""
    for chapter in charter.items("chapters"):
        yield Division(f"{chapter['number']}　{chapter['title']}")
        for section in chapter.get("sections", ()):
            yield Division(f"{section['number']}　{section['title']}", section=True)
            yield from (_article(charter, article) for article in section["articles"])
        yield from (_article(charter, article) for article in chapter.get("articles", ()))


def _article(charter: Record, article: dict[str, Any]) -> ArticleText:
    paragraphs = [filled(charter, text) for paragraph in article["paragraphs"] for text in _lines(paragraph)]
    if "title" in article:
        paragraphs[0] = f"【{article['title']}】{paragraphs[0]}"
    return ArticleText(article["number"], tuple(paragraphs))


def _lines(paragraph: dict[str, Any]) -> Iterator[str]:
    """A 款, its 项 and their 目, each a line (立法法 第六十五条)."""
    yield paragraph["text"]
    for item in paragraph.get("items", ()):
        yield f"{item['number']}{item['text']}"
        yield from (f"{subitem['number']}.{subitem['text']}" for subitem in item.get("subitems", ()))
