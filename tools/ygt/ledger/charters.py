"""The articles of a charter in order, and its text with its numbers filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ygt.ledger.record import Record
from ygt.schema.contract import Steps

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


@dataclass(slots=True, eq=False)
class Article:
    """One article, with where it stands: the steps of the record's data that lead to it."""

    charter: Record
    data: dict[str, Any]
    steps: Steps
    chapter: dict[str, Any]
    section: dict[str, Any] | None


def articles(charter: Record) -> Iterator[Article]:
    """Every article in the order of the text."""
    for c, chapter in enumerate(charter.items("chapters")):
        for s, section in enumerate(chapter.get("sections", ())):
            for a, article in enumerate(section["articles"]):
                yield Article(charter, article, ("chapters", c, "sections", s, "articles", a), chapter, section)
        for a, article in enumerate(chapter.get("articles", ())):
            yield Article(charter, article, ("chapters", c, "articles", a), chapter, None)


def texts(article: Article) -> Iterator[tuple[Steps, str]]:
    """Every piece of an article's text with its steps."""
    for p, paragraph in enumerate(article.data["paragraphs"]):
        base = (*article.steps, "paragraphs", p)
        yield (*base, "text"), paragraph["text"]
        for i, item in enumerate(paragraph.get("items", ())):
            yield (*base, "items", i, "text"), item["text"]
            for j, subitem in enumerate(item.get("subitems", ())):
                yield (*base, "items", i, "subitems", j, "text"), subitem["text"]


def filled(charter: Record, text: str) -> str:
    """`text` with each {number} replaced by its value; unknown ones stay as they are."""
    values = {number["key"]: str(number["value"]) for number in charter.items("numbers")}
    return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)
