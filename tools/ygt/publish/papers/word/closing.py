"""What follows the text in the DOCX: 附件说明, 出席 of minutes, 署名 and 成文日期, 附注."""

from __future__ import annotations

from ygt.publish.papers.closings import RightSet, Signed
from ygt.publish.papers.layout import Layout
from ygt.publish.papers.word.blocks import characters
from ygt.publish.papers.word.head import space_before
from ygt.publish.papers.word.markup import Node, cell, no_margins, node, paragraph, row, run, table, value
from ygt.publish.papers.word.sheet import TEXT_WIDTH
from ygt.publish.papers.word.styles import CHARACTER


def closing_nodes(layout: Layout) -> list[Node]:
    """All between the body and the annexes, in order."""
    return [*_attachments(layout), *_attendance(layout), *_signed(layout), *_note(layout)]


def _attachments(layout: Layout) -> list[Node]:
    nodes: list[Node] = []
    for count, attachment in enumerate(layout.attachments):
        number_width = len(attachment.number) * 0.5 + 0.25 if attachment.number else 0.0
        label = "附件：" if count == 0 else ""
        text = f"{label}{attachment.number}\t{attachment.name}" if attachment.number else label + attachment.name
        indent = characters(5 + number_width, number_width + (3 if label else 0))
        nodes.append(paragraph("Attachments", text, node("w:keepNext"), space_before(1 if label else 0), indent))
    return nodes


def _attendance(layout: Layout) -> list[Node]:
    return [
        paragraph(
            "Attendance",
            [run(line.label, style="HeiText"), run(f"：{''.join(line.parts)}")],
            space_before(0 if count else 1),
            characters(5, 3),
        )
        for count, line in enumerate(layout.attendance)
    ]


def _signed(layout: Layout) -> list[Node]:
    signed = layout.signed
    if signed.seals:
        return [_seals(signed), paragraph("Anchor", "")]
    nodes = [
        paragraph("Signature", line.text, space_before(0 if count else signed.above), _from_right(line))
        for count, line in enumerate(signed.lines)
    ]
    if signed.date:
        above = space_before(0 if signed.lines else signed.above)
        kept = [node("w:keepNext")] if layout.note else []
        nodes.append(paragraph("Date", signed.date.text, *kept, above, _from_right(signed.date)))
    return nodes


def _seals(signed: Signed) -> Node:
    """A table without rules: a cell for each seal, so that an office can move none of them by accident."""
    columns = len(signed.seals[0].cells)
    widths = [TEXT_WIDTH // columns] * columns
    rows = []
    for seals in signed.seals:
        cells = []
        for room, lines in zip(widths, seals.cells, strict=True):
            content = [
                paragraph("Signature", line, space_before(0 if count else seals.above), value("w:jc", "center"))
                for count, line in enumerate(lines)
            ]
            cells.append(cell(room, content or [paragraph("Signature", "")]))
        rows.append(row(cells))
    return table(widths, rows, no_margins())


def _note(layout: Layout) -> list[Node]:
    return [paragraph("Note", layout.note)] if layout.note else []


def _from_right(line: RightSet) -> Node:
    return node("w:ind", {"w:rightChars": round(line.gap * 100), "w:right": round(line.gap * CHARACTER)})
