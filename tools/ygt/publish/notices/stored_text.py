"""A stored text as the blocks of a paper: headings by their numbers, everything else as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ygt.numerals import HAN_NUMERAL
from ygt.publish.papers.model import ArticleText, Block, Division, Heading, Paragraph

CHAPTER = re.compile(rf"第{HAN_NUMERAL}(?P<unit>[章节])\s+\S.*")
ARTICLE = re.compile(rf"(?P<number>第{HAN_NUMERAL}条)\s+(?P<text>\S.*)")
FIRST = re.compile(rf"{HAN_NUMERAL}、[^。；：]+")
SECOND = re.compile(rf"（{HAN_NUMERAL}）[^。；：]+")
RUN_ON = re.compile(rf"(?P<head>（{HAN_NUMERAL}）[^。；：]{{1,24}}。)(?P<rest>.+)")


def blocks_of(text: str) -> Iterator[Block]:
    """The blocks of a text, a line each; blank lines separate and are not printed."""
    for line in (one.strip() for one in text.splitlines()):
        if line:
            yield _block(line)


def _block(line: str) -> Block:
    if match := CHAPTER.fullmatch(line):
        return Division(line, section=match["unit"] == "节")
    if match := ARTICLE.fullmatch(line):
        return ArticleText(match["number"], (match["text"],))
    if FIRST.fullmatch(line):
        return Heading(1, line)
    if SECOND.fullmatch(line):
        return Heading(2, line)
    if match := RUN_ON.fullmatch(line):
        return Heading(2, match["head"], run_on=match["rest"])
    return Paragraph(line)
