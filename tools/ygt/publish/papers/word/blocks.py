"""The blocks of a paper as paragraphs and tables of the DOCX."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.publish.papers.layout import lay_out_roster
from ygt.publish.papers.model import ArticleText, Block, Division, Heading, Paragraph, Roster, Table
from ygt.publish.papers.word.markup import Node, cell, node, paragraph, row, run, table, value
from ygt.publish.papers.word.sheet import LANDSCAPE_WIDTH, TEXT_WIDTH
from ygt.publish.papers.word.styles import CHARACTER, size

STYLED_SIZE = 12  # what the styles of tables say
RULE: dict[str, str | int | float] = {"w:val": "single", "w:sz": 4, "w:space": 0, "w:color": "auto"}


def block_nodes(block: Block, *, landscape: bool = False) -> Iterator[Node]:
    """The elements of one block, in order."""
    match block:
        case Paragraph():
            yield from (_paragraph(block, line) for line in block.text.splitlines() or [""])
        case Heading(level=level, text=text, run_on=run_on):
            yield _run_on_heading(level, text, run_on) if run_on else paragraph(f"Heading{level}", text)
        case Division(text=text, section=section):
            yield paragraph("Section" if section else "Chapter", text)
        case ArticleText():
            yield from _article(block)
        case Table():
            if block.caption:
                yield paragraph("Caption", block.caption)
            yield _table(block, LANDSCAPE_WIDTH if landscape else TEXT_WIDTH)
            # Two tables without a paragraph between them would become one.
            yield paragraph("Anchor", "")
        case Roster():
            yield from _roster(block)


def characters(left: float, hanging: float = 0.0) -> Node:
    """An indent in characters; its first line begins `hanging` characters further left."""
    return node(
        "w:ind",
        {
            "w:leftChars": round(left * 100),
            "w:left": round(left * CHARACTER),
            "w:hangingChars": round(hanging * 100),
            "w:hanging": round(hanging * CHARACTER),
        },
    )


def _paragraph(block: Paragraph, text: str) -> Node:
    if block.align == "both":
        return paragraph("Body", text)
    flush = node("w:ind", {"w:firstLineChars": 0, "w:firstLine": 0})
    return paragraph("Body", text, flush, value("w:jc", block.align))


def _run_on_heading(level: int, text: str, run_on: str) -> Node:
    style = {1: "HeiText", 2: "KaiText"}.get(level, "")
    return paragraph("Body", [run(text, style=style), run(run_on)])


def _article(article: ArticleText) -> Iterator[Node]:
    first, *rest = article.paragraphs or ("",)
    yield paragraph("Body", [run(article.number, style="HeiText"), run("\u3000" + first)])
    yield from (paragraph("Body", text) for text in rest)


def _table(block: Table, room: int) -> Node:
    shares = sum(column.width for column in block.columns)
    widths = [int(room * column.width / shares) for column in block.columns]
    widths[-1] += room - sum(widths)

    def text_cell(width: int, style: str, text: str, align: str) -> Node:
        letters = () if block.size == STYLED_SIZE else size(block.size)
        content = paragraph(style, [run(text, *letters)], value("w:jc", align))
        return cell(width, [content], value("w:vAlign", "center"))

    head = row(
        (
            text_cell(width, "TableHead", column.title, "center")
            for width, column in zip(widths, block.columns, strict=True)
        ),
        node("w:tblHeader"),
    )
    body = (
        row(
            text_cell(width, "TableText", text, column.align)
            for width, column, text in zip(widths, block.columns, texts, strict=True)
        )
        for texts in block.rows
    )
    borders = node(
        "w:tblBorders",
        None,
        *(node(f"w:{side}", RULE) for side in ("top", "left", "bottom", "right", "insideH", "insideV")),
    )
    margins = node(
        "w:tblCellMar",
        None,
        *(
            node(f"w:{side}", {"w:w": width, "w:type": "dxa"})
            for side, width in (("top", 60), ("left", 85), ("bottom", 60), ("right", 85))
        ),
    )
    return table(widths, [head, *body], borders, margins)


def _roster(roster: Roster) -> Iterator[Node]:
    """Lines with tab stops, not a table: an office can add a name by typing a line."""
    layout = lay_out_roster(roster)
    name_at = 2 + layout.post_width
    office_at = name_at + layout.name_width
    for line in layout.lines:
        stops = node(
            "w:tabs",
            None,
            *(node("w:tab", {"w:val": "left", "w:pos": round(at * CHARACTER)}) for at in (name_at, office_at)),
        )
        text = "\t".join((line.post, line.name, line.office)).rstrip("\t")
        yield paragraph("Roster", text, node("w:keepLines"), stops, characters(office_at, office_at - 2))
