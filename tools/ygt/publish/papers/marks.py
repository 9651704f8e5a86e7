"""What every page must bear so that nobody takes the paper for something it is not."""

from __future__ import annotations

from math import floor

from ygt.publish.papers.model import Paper
from ygt.publish.papers.page import IMPRINT_SIZE, PAGE, PAGE_LINE_SIZE, POINTS_PER_MM
from ygt.publish.papers.wrapping import wrapped

FICTIONAL_STAMP = "示例"
FICTIONAL_LINE = "示例数据，纯属虚构"
COMPILED_LINE = "据公开文件重排，非正式公文"

# The number of a page stands right or left of the line, one character from the edge: “— 999 —” and a space take six.
LINE_ROOM = floor((PAGE.text_width * POINTS_PER_MM - 2 * 6 * IMPRINT_SIZE) / PAGE_LINE_SIZE)
MOST_LINES, MOST_LINES_OF_A_LETTER = 5, 2


def most_lines(paper: Paper) -> int:
    """How many lines find room below the text; of a letter, above the double rule at the foot of its first page."""
    return MOST_LINES_OF_A_LETTER if paper.format == "letter" and paper.red_head else MOST_LINES


def stamp(paper: Paper) -> str:
    """The text set large and slanted across every page; empty where there is none."""
    own = (FICTIONAL_STAMP,) if paper.standing == "fictional" else ()
    return _joined((*own, paper.stamp))


def page_lines(paper: Paper) -> tuple[str, ...]:
    """The lines under the text block of every page, short enough to stand beside the page number; or none."""
    own = {"fictional": FICTIONAL_LINE, "compiled": COMPILED_LINE, "own": ""}[paper.standing]
    parts = _distinct((own, paper.footer_mark))
    together = wrapped(_joined(parts), LINE_ROOM)
    return together if len(together) <= 1 else tuple(line for part in parts for line in wrapped(part, LINE_ROOM))


def _distinct(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _joined(texts: tuple[str, ...]) -> str:
    return "\u3000".join(_distinct(texts))
