"""A paper as DOCX: the version an office edits, prints and seals."""

from __future__ import annotations

from datetime import datetime

from ygt.publish.papers.checks import require_printable
from ygt.publish.papers.glyphs import require_known_characters
from ygt.publish.papers.layout import lay_out
from ygt.publish.papers.model import Paper


def render_docx(paper: Paper, *, on: datetime) -> bytes:
    """The paper as DOCX, dated `on`; `ToolError` where it may not be printed.

    Its fonts are those of the office's computer, so only a character that none can have is refused.
    """
    require_printable(paper)
    require_known_characters(paper)
    from ygt.publish.papers.word.document import build
    from ygt.publish.papers.word.package import pack

    return pack(build(paper, lay_out(paper)), paper, on=on)
