"""What every page must bear so that nobody takes the paper for something it is not."""

from __future__ import annotations

from ygt.publish.papers.model import Paper

FICTIONAL_STAMP = "示例"
FICTIONAL_LINE = "示例数据，纯属虚构"
COMPILED_LINE = "据公开文件重排，非正式公文"


def stamp(paper: Paper) -> str:
    """The text set large and slanted across every page; empty where there is none."""
    own = (FICTIONAL_STAMP,) if paper.standing == "fictional" else ()
    return _joined((*own, paper.stamp))


def page_line(paper: Paper) -> str:
    """The line under the text block of every page; empty where there is none."""
    own = {"fictional": FICTIONAL_LINE, "compiled": COMPILED_LINE, "own": ""}[paper.standing]
    return _joined((own, paper.footer_mark))


def _joined(texts: tuple[str, ...]) -> str:
    return "\u3000".join(dict.fromkeys(text for text in texts if text))
