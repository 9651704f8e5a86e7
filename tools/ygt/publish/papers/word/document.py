"""A paper built as a DOCX document: head, body, annexes, imprint."""

from __future__ import annotations

import docx
from docx.document import Document

from ygt.publish.papers.layout import AnnexLayout, Layout
from ygt.publish.papers.model import Paper
from ygt.publish.papers.word.blocks import block_nodes
from ygt.publish.papers.word.closing import closing_nodes
from ygt.publish.papers.word.head import head_nodes, set_letter_head, space_before, titled
from ygt.publish.papers.word.markup import Node, cell, node, paragraph, row, table, value
from ygt.publish.papers.word.sheet import TEXT_WIDTH, add_section, set_up
from ygt.publish.papers.word.styles import write_styles

THICK, THIN = 8, 6  # 0.35 mm and 0.25 mm in eighths of a point


def build(paper: Paper, layout: Layout) -> Document:
    """The document of a paper, not yet packed."""
    document = docx.Document()
    write_styles(document)
    set_up(document, layout)
    if layout.head and layout.head.painted and layout.letter:
        set_letter_head(document, layout.head)
    body = document.element.body

    def add(*nodes: Node) -> None:
        for each in nodes:
            body.insert(len(body) - 1, each)

    add(*head_nodes(paper, layout))
    for block in paper.body:
        add(*block_nodes(block))
    closing = closing_nodes(layout)
    if closing and not layout.attendance:
        _keep_with_next(body[-2])
    add(*closing)
    landscape = False
    for annex in layout.annexes:
        turned = annex.landscape != landscape
        if turned:
            landscape = annex.landscape
            add_section(document, layout, landscape=landscape)
        add(*annex_nodes(annex, new_page=not turned))
    if paper.copied_to or paper.printed_by or paper.printed_on:
        if landscape:
            add_section(document, layout, landscape=False)
        add(_imprint(paper, layout), paragraph("Anchor", ""))
    return document


def _keep_with_next(element: Node) -> None:
    """署名, date and 附注 never stand alone: the end of the body goes with them."""
    if element.tag == node("w:p").tag and element.pPr.find(node("w:keepNext").tag) is None:
        element.pPr.insert(1, node("w:keepNext"))


def annex_nodes(annex: AnnexLayout, *, new_page: bool) -> list[Node]:
    """An annex with its label, title and blocks."""
    break_before = [node("w:pageBreakBefore")] if new_page else []
    nodes: list[Node] = []
    if annex.label:
        nodes += [paragraph("AnnexLabel", annex.label, *break_before), titled(annex.title, space_before(1))]
    else:
        nodes.append(titled(annex.title, *break_before))
    if annex.note:
        nodes.append(paragraph("AnnexNote", annex.note))
    nodes.append(paragraph("Body", ""))
    for block in annex.blocks:
        nodes += block_nodes(block, landscape=annex.landscape)
    return nodes


def _imprint(paper: Paper, layout: Layout) -> Node:
    """版记: a table held to the foot of the last page, its last rule on the edge of the text block (7.4)."""
    half = TEXT_WIDTH // 2
    rows = []
    if layout.copied_to:
        hanging = node(
            "w:ind",
            {
                "w:leftChars": 400,
                "w:left": 1120,
                "w:hangingChars": 300,
                "w:hanging": 840,
                "w:rightChars": 100,
                "w:right": 280,
            },
        )
        text = paragraph("Imprint", f"抄送：{layout.copied_to}", hanging)
        rows.append(row([cell(TEXT_WIDTH, [text], value("w:gridSpan", 2))]))
    if paper.printed_by or layout.printed_on:
        left = paragraph("Imprint", paper.printed_by, node("w:ind", {"w:leftChars": 100, "w:left": 280}))
        right = paragraph(
            "Imprint", layout.printed_on, node("w:ind", {"w:rightChars": 100, "w:right": 280}), value("w:jc", "right")
        )
        rows.append(row([cell(half, [left]), cell(TEXT_WIDTH - half, [right])]))
    # That of a letter has no rules (10.1).
    rules = (("top", THICK), ("bottom", THICK), ("insideH", THIN)) if paper.format != "letter" else ()
    borders = node(
        "w:tblBorders",
        None,
        *(
            node(f"w:{side}", {"w:val": "single", "w:sz": width, "w:space": 0, "w:color": "auto"})
            for side, width in rules
        ),
    )
    place = node(
        "w:tblpPr",
        {"w:vertAnchor": "margin", "w:horzAnchor": "margin", "w:tblpXSpec": "center", "w:tblpYSpec": "bottom"},
    )
    margins = node(
        "w:tblCellMar",
        None,
        *(
            node(f"w:{side}", {"w:w": width, "w:type": "dxa"})
            for side, width in (("top", 60), ("left", 0), ("bottom", 60), ("right", 0))
        ),
    )
    return table([half, TEXT_WIDTH - half], rows, place, borders, margins)
