"""The blocks of a paper as paragraphs and tables of the DOCX."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.publish.papers.layout import lay_out_roster
from ygt.publish.papers.model import ArticleText, Block, Division, Form, FormRow, Heading, Paragraph, Roster, Table
from ygt.publish.papers.page import FORM_LABEL, FORM_LINE, PAIRED_LABEL, TABLE_INSET, TABLE_LEADING
from ygt.publish.papers.widths import width
from ygt.publish.papers.word.markup import Node, cell, node, paragraph, row, run, table, value
from ygt.publish.papers.word.sheet import LANDSCAPE_WIDTH, TEXT_WIDTH
from ygt.publish.papers.word.styles import CHARACTER, size

STYLED_SIZE = 12  # what the styles of tables say
FORM_INSET = (4.25, 3.0)
RULE_WIDTH = 0.5
RULE: dict[str, str | int | float] = {"w:val": "single", "w:sz": round(RULE_WIDTH * 8), "w:space": 0, "w:color": "auto"}


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
        case Form():
            yield _form(block)
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

    # Exact, or each program would make the rows as high as its own font asks, and the pages of a long table differ.
    line: dict[str, str | int | float] = {"w:line": round((1 + TABLE_LEADING) * block.size * 20), "w:lineRule": "exact"}

    def text_cell(width: int, style: str, text: str, align: str) -> Node:
        letters = () if block.size == STYLED_SIZE else size(block.size)
        content = paragraph(style, [run(text, *letters)], node("w:spacing", line), value("w:jc", align))
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
    across, down = TABLE_INSET
    # Half of the room between two lines lies above the first of them already, and here rules take room of their own.
    edges = (across * block.size, (down - TABLE_LEADING / 2) * block.size - RULE_WIDTH / 2)
    return table(widths, [head, *body], _ruled(), _inset(*edges))


def _ruled() -> Node:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return node("w:tblBorders", None, *(node(f"w:{side}", RULE) for side in sides))


def _inset(across: float, down: float) -> Node:
    """The room within the cells of a table, in points."""
    sides = (("top", down), ("left", across), ("bottom", down), ("right", across))
    return node(
        "w:tblCellMar", None, *(node(f"w:{side}", {"w:w": round(room * 20), "w:type": "dxa"}) for side, room in sides)
    )


def _form(form: Form) -> Node:
    label = round((PAIRED_LABEL if form.paired else FORM_LABEL) * 20)
    parts = 2 if form.paired else 1
    text = TEXT_WIDTH // parts - label
    return table(
        [label, text] * parts,
        [_form_row(line, label, text, parts) for line in form.lines()],
        _ruled(),
        _inset(*FORM_INSET),
    )


def _form_row(line: tuple[FormRow, ...], label: int, text: int, parts: int) -> Node:
    """A row at least as high as it says, so that a box is left to write in."""
    lines = max(one.lines for one in line)
    height = node("w:trHeight", {"w:val": round((lines * FORM_LINE + 6) * 20), "w:hRule": "atLeast"})
    if len(line) == parts:
        return row([cell for one in line for cell in _form_cells(one, lines, label, text)], height)
    spanned = TEXT_WIDTH - label
    return row(_form_cells(line[0], lines, label, spanned, value("w:gridSpan", 2 * parts - 1)), height)


def _form_cells(one: FormRow, high: int, label: int, room: int, *span: Node) -> list[Node]:
    """The label and what stands beside it; its foot at the bottom of a row `high` lines high."""
    exact: dict[str, str | int | float] = {"w:line": round(FORM_LINE * 20), "w:lineRule": "exact"}
    content = [paragraph("TableText", text, node("w:spacing", exact)) for text in one.text.splitlines()]
    if one.foot:
        above = max(0, high - len(content) - 1) * FORM_LINE * 20 if content else 0
        spacing = node("w:spacing", {"w:before": round(above), **exact})
        content.append(paragraph("TableText", one.foot, spacing, value("w:jc", "right")))
    head = paragraph("TableHead", one.label, node("w:spacing", exact))
    beside = content or [paragraph("TableText", "", node("w:spacing", exact))]
    return [
        cell(label, [head], value("w:vAlign", "center")),
        cell(room, beside, value("w:vAlign", _upright(one)), *span),
    ]


def _upright(one: FormRow) -> str:
    return "center" if not one.foot else "top" if one.text else "bottom"


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
        # A post that fills its column needs no tab: it might jump over the name's.
        after_post = "" if line.post and width(line.post) == layout.post_width else "\t"
        text = f"{line.post}{after_post}{line.name}\t{line.office}".rstrip("\t")
        yield paragraph("Roster", text, node("w:keepLines"), stops, characters(office_at, office_at - 2))
