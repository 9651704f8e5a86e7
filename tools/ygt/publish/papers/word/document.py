"""A paper built as a DOCX document: head, body, annexes, imprint."""

from __future__ import annotations

import docx
from docx.document import Document

from ygt.publish.papers.layout import AnnexLayout, Layout, Mark, RightSet
from ygt.publish.papers.model import Paper
from ygt.publish.papers.page import RED
from ygt.publish.papers.word.blocks import block_nodes, characters
from ygt.publish.papers.word.markup import Node, cell, node, paragraph, row, run, table, value
from ygt.publish.papers.word.sheet import TEXT_WIDTH, add_section, set_up
from ygt.publish.papers.word.styles import CHARACTER, LINE, size, write_styles

TWIPS_PER_MM = 1440 / 25.4
MARK_TOP = 35  # from the top of the text block, in mm (7.2.4)
THICK, THIN = 8, 6  # 0.35 mm and 0.25 mm in eighths of a point


def build(paper: Paper, layout: Layout) -> Document:
    """The document of a paper, not yet packed."""
    document = docx.Document()
    write_styles(document)
    set_up(document, layout)
    body = document.element.body

    def add(*nodes: Node) -> None:
        for each in nodes:
            body.insert(len(body) - 1, each)

    add(*_head(paper, layout))
    for block in paper.body:
        add(*block_nodes(block))
    if layout.attachments or layout.signature or layout.date or layout.note:
        _keep_with_next(body[-2])
    add(*_closing(layout))
    landscape = False
    for annex in layout.annexes:
        turned = annex.landscape != landscape
        if turned:
            landscape = annex.landscape
            add_section(document, layout, landscape=landscape)
        add(*_annex(annex, new_page=not turned))
    if paper.copied_to or paper.printed_by or paper.printed_on:
        if landscape:
            add_section(document, layout, landscape=False)
        add(_imprint(paper, layout), paragraph("Anchor", ""))
    return document


def _before(lines: float) -> Node:
    return node("w:spacing", {"w:before": round(lines * LINE)})


def _keep_with_next(element: Node) -> None:
    """署名, date and 附注 never stand alone: the end of the body goes with them."""
    if element.tag == node("w:p").tag and element.pPr.find(node("w:keepNext").tag) is None:
        element.pPr.insert(1, node("w:keepNext"))


def _head(paper: Paper, layout: Layout) -> list[Node]:
    nodes: list[Node] = []
    if paper.urgency:
        nodes.append(paragraph("Urgency", paper.urgency))
    if layout.mark:
        top = MARK_TOP * TWIPS_PER_MM - (LINE if paper.urgency else 0)
        nodes += _mark(layout.mark, top)
        nodes.append(_number(paper, 2, ruled=True))
    elif paper.number:
        nodes.append(_number(paper, 0, ruled=False))
    # Two free lines below the rule, one below a number that has none (7.3.1).
    above = 2 if layout.mark else 1 if nodes else 0
    nodes.append(_titled(layout.title, _before(above)))
    nodes.append(paragraph("Body", ""))
    if layout.recipients:
        nodes.append(paragraph("Recipients", layout.recipients))
    return nodes


def _titled(lines: tuple[str, ...], *properties: Node) -> Node:
    return paragraph("Title", "\n".join(lines), *properties)


def _mark(mark: Mark, top: float) -> list[Node]:

    def name_run(text: str) -> Node:
        return run(text, value("w:w", round(mark.stretch * 100)), *size(mark.size))

    if not mark.suffix:
        return [paragraph("Mark", [name_run(mark.names[0])], node("w:spacing", {"w:before": round(top)}))]
    suffix_width = round(2.5 * mark.size * mark.stretch * 20)
    widths = [TEXT_WIDTH - suffix_width, suffix_width]
    rows = []
    for count, name in enumerate(mark.names):
        merged = node("w:vMerge", {"w:val": "restart"} if count == 0 else {})
        suffix = [name_run(mark.suffix)] if count == 0 else []
        rows.append(
            row(
                [
                    cell(widths[0], [paragraph("Mark", [name_run(name)], value("w:jc", "distribute"))]),
                    cell(widths[1], [paragraph("Mark", suffix)], merged, value("w:vAlign", "center")),
                ]
            )
        )
    # Room above a table is an empty paragraph; a table has no space of its own.
    room = paragraph("Anchor", "", node("w:spacing", {"w:before": round(top) - 20}))
    return [room, table(widths, rows)]


def _number(paper: Paper, before: float, *, ruled: bool) -> Node:
    # The rule stands 4 mm (11 points) below the number and is as wide as the text block (7.2.7).
    rule = node("w:pBdr", None, node("w:bottom", {"w:val": "single", "w:sz": 12, "w:space": 11, "w:color": RED}))
    properties = [_before(before), *([rule] if ruled else [])]
    if not paper.signer:
        return paragraph("Number", paper.number, *properties)
    stop = node("w:tabs", None, node("w:tab", {"w:val": "right", "w:pos": TEXT_WIDTH - CHARACTER}))
    content = [run(f"{paper.number}\t签发人："), run(paper.signer, style="KaiText")]
    return paragraph("Number", content, *properties, stop, value("w:jc", "left"), characters(1))


def _closing(layout: Layout) -> list[Node]:
    nodes: list[Node] = []
    for count, attachment in enumerate(layout.attachments):
        number_width = len(attachment.number) * 0.5 + 0.25 if attachment.number else 0.0
        label = "附件：" if count == 0 else ""
        text = f"{label}{attachment.number}\t{attachment.name}" if attachment.number else label + attachment.name
        indent = characters(5 + number_width, number_width + (3 if label else 0))
        nodes.append(paragraph("Attachments", text, node("w:keepNext"), _before(1 if label else 0), indent))
    for count, line in enumerate(layout.signature):
        nodes.append(paragraph("Signature", line.text, _before(0 if count else 1), _from_right(line)))
    if layout.date:
        above = _before(0 if layout.signature else 1)
        kept = [node("w:keepNext")] if layout.note else []
        nodes.append(paragraph("Date", layout.date.text, *kept, above, _from_right(layout.date)))
    if layout.note:
        nodes.append(paragraph("Note", layout.note))
    return nodes


def _from_right(line: RightSet) -> Node:
    return node("w:ind", {"w:rightChars": round(line.gap * 100), "w:right": round(line.gap * CHARACTER)})


def _annex(annex: AnnexLayout, *, new_page: bool) -> list[Node]:
    break_before = [node("w:pageBreakBefore")] if new_page else []
    nodes: list[Node] = []
    if annex.label:
        nodes += [paragraph("AnnexLabel", annex.label, *break_before), _titled(annex.title, _before(1))]
    else:
        nodes.append(_titled(annex.title, *break_before))
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
    rules = (("top", THICK), ("bottom", THICK), ("insideH", THIN))
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
