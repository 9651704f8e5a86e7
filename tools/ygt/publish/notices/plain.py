"""A paper as plain text, for a look before it is printed."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.publish.papers.layout import lay_out_roster
from ygt.publish.papers.model import ArticleText, Block, Division, Heading, Paper, Paragraph, Roster, Table
from ygt.publish.papers.widths import width

INDENT = "\u3000\u3000"
BELOW_LABEL = "\u3000\u3000\u3000"
ROWS = 5
"""So many rows of a table are shown; how many more there are is said."""

ARTICLES = 3
"""So many articles of an annexed text are shown."""


def plain_text(paper: Paper) -> Iterator[str]:
    """The lines of a paper as it reads, long tables and texts by their beginning only."""
    yield paper.title if isinstance(paper.title, str) else "".join(paper.title)
    if paper.number and paper.format == "minutes":
        yield f"{''.join(paper.issuer_mark)}　{paper.number}"
    if paper.recipients:
        yield f"{paper.recipients.rstrip('：')}："
    for block in paper.body:
        yield from _block(block)
    for line in paper.attendance:
        yield f"{INDENT}{line.label}：{'，'.join(f'{one.office}　{one.name}'.strip() for one in line.members)}"
    labelled = [one for one in paper.annexes if one.labelled]
    for count, annex in enumerate(labelled, start=1):
        number = f"{count}." if len(labelled) > 1 else ""
        yield f"{INDENT}{'附件：' if count == 1 else BELOW_LABEL}{number}{_title(annex.title)}"
    yield from (f"{INDENT * 4}{name}" for name in paper.signature)
    if paper.signature:
        yield f"{INDENT * 4}{paper.date or '（成文日期签发后填写）'}"
    if paper.disclosure_note:
        yield f"{INDENT}（{paper.disclosure_note}）"
    for annex in paper.annexes:
        yield ""
        yield f"【{'附件' if annex.labelled else '所附'}】{_title(annex.title)}"
        if annex.note:
            yield annex.note
        yield from _blocks(annex.blocks)


def _title(title: str | tuple[str, ...]) -> str:
    return "".join(title)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The blocks of an annex; of a charter its first articles."""
    articles = 0
    for block in blocks:
        articles += isinstance(block, ArticleText)
        if articles > ARTICLES:
            total = sum(isinstance(one, ArticleText) for one in blocks)
            yield f"{INDENT}……（共{total}条）"
            return
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from (f"{INDENT}{line}" for line in block.text.splitlines())
        case Heading():
            yield f"{INDENT}{block.text}{block.run_on}"
        case Division():
            yield f"{INDENT * 2}{block.text}"
        case ArticleText():
            first, *rest = block.paragraphs
            yield f"{INDENT}{block.number}\u3000{first}"
            yield from (f"{INDENT}{line}" for line in rest)
        case Roster():
            below = ""
            for line in lay_out_roster(block).lines:
                # Half as wide a space, which a terminal would show as its code.
                post = line.post.replace("\u2002", " ")
                below = INDENT[0] * round(width(post)) if post else below
                yield f"{INDENT}{post or below}{line.name}\u3000{line.office}".rstrip()
        case Table():
            yield f"{INDENT}{'｜'.join(column.title for column in block.columns)}"
            yield from (f"{INDENT}{'｜'.join(row)}" for row in block.rows[:ROWS])
            if len(block.rows) > ROWS:
                yield f"{INDENT}……（共{len(block.rows)}行）"
        case _:
            pass
