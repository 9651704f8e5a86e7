"""The headings of a document's chapters, read from its kept text."""

from __future__ import annotations

import re
from functools import lru_cache

from ygt.ledger.ledger import Ledger
from ygt.obligations.paper import Paper

_HEADING = re.compile(r"\s*([一二三四五六七八九十]+)\s*、\s*([^。；]{1,60}?)[。：\s]*")
_CHINESE = re.compile(r"[一二三四五六七八九十]+")


def chapter_title(ledger: Ledger, paper: Paper, chapter: str) -> str:
    """A chapter as a heading: 三、提升服务能力 where the text is kept, else 第三部分; a word like 文头 as it is."""
    if not _CHINESE.fullmatch(chapter):
        return chapter or "全文"
    text = ledger.texts.get(paper.record.text("text"), "") if paper.record else ""
    heading = _headings(text).get(chapter)
    return f"{chapter}、{heading}" if heading else f"第{chapter}部分"


@lru_cache(maxsize=16)
def _headings(text: str) -> dict[str, str]:
    """The headings by their numeral; of several lines with one numeral the first."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        if match := _HEADING.fullmatch(line):
            found.setdefault(match[1], match[2].strip())
    return found
