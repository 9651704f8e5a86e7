"""版头 of the DOCX: mark, number, 签发人, red rule, title, 主送机关."""

from __future__ import annotations

from math import ceil

from docx.document import Document
from docx.shared import Mm

from ygt.publish.papers.heads import DOUBLE_RULE, Head, Mark
from ygt.publish.papers.layout import Layout
from ygt.publish.papers.model import Paper
from ygt.publish.papers.page import PAGE, RED
from ygt.publish.papers.widths import width
from ygt.publish.papers.word.markup import Node, cell, no_margins, node, paragraph, row, run, table, value
from ygt.publish.papers.word.sheet import TEXT_WIDTH
from ygt.publish.papers.word.styles import CHARACTER, LINE, size

TWENTIETHS = 20  # of a point
TWIPS_PER_MM = 1440 / 25.4
EMU = 635  # in a twip
LETTER_RULE, LETTER_FOOT = 170, 20  # the width of the double rules, and how far the lower one is from the edge (10.1)
RULE_SPACE = 11  # 4 mm in points


def head_nodes(paper: Paper, layout: Layout) -> list[Node]:
    """All above the body, in order; the mark and rules of a letter stand in the header of its first page."""
    head = layout.head
    nodes = _head(paper, layout, head) if head else _plain_head(paper, layout)
    # Two free lines below the rule, one below a number that has none (7.3.1).
    above = 2 if head else 1 if nodes else 0
    nodes.append(titled(layout.title, space_before(above)))
    nodes.append(paragraph("Body", ""))
    if layout.recipients:
        nodes.append(paragraph("Recipients", layout.recipients))
    return nodes


def titled(lines: tuple[str, ...], *properties: Node) -> Node:
    """A title in its lines."""
    return paragraph("Title", "\n".join(lines), *properties)


def space_before(lines: float) -> Node:
    """Free lines of the grid above a paragraph."""
    return node("w:spacing", {"w:before": round(lines * LINE)})


def set_letter_head(document: Document, head: Head) -> None:
    """Mark and double rules of a letter, in header and footer of its first page only: the text flows below them."""
    section = document.sections[0]
    beyond = round((PAGE.width - LETTER_RULE) / 2 * TWIPS_PER_MM)
    sides = {
        "w:left": beyond - round(PAGE.left * TWIPS_PER_MM),
        "w:right": beyond - round(PAGE.right * TWIPS_PER_MM),
    }
    ruled = node("w:pBdr", None, node("w:bottom", _double("thickThinSmallGap", RULE_SPACE)))
    exact = node("w:spacing", {"w:line": round(head.mark.height * TWENTIETHS), "w:lineRule": "exact"})
    mark = paragraph("Mark", [_mark_run(head.mark, head.mark.names[0])], ruled, exact, node("w:ind", sides))
    section.first_page_header._element.append(mark)
    lower = node("w:pBdr", None, node("w:bottom", _double("thinThickSmallGap", 0)))
    above_edge = Mm(LETTER_FOOT) - (section.footer_distance or Mm(0))
    lifted = node("w:spacing", {"w:after": max(0, round(above_edge / EMU))})
    section.first_page_footer._element.append(paragraph("Anchor", "", lower, lifted, node("w:ind", sides)))


def _double(kind: str, space: int) -> dict[str, str | int | float]:
    return {"w:val": kind, "w:sz": 24, "w:space": space, "w:color": RED}


def _head(paper: Paper, layout: Layout, head: Head) -> list[Node]:
    nodes: list[Node] = []
    urgent = [paragraph("Urgency", paper.urgency)] if paper.urgency else []
    if paper.format == "letter":
        above = head.number_top - (head.rule + DOUBLE_RULE if head.painted else 0)
        return _number_rows(paper, layout, above * TWENTIETHS, ruled=False)
    nodes += urgent
    used = LINE * len(urgent)
    if head.painted:
        nodes += _mark(head.mark, head.mark_top * TWENTIETHS - used)
        above = head.number_top - head.mark_top - head.mark.height
        return [*nodes, *_number_rows(paper, layout, above * TWENTIETHS, ruled=True)]
    return [*nodes, *_number_rows(paper, layout, head.number_top * TWENTIETHS - used, ruled=False)]


def _plain_head(paper: Paper, layout: Layout) -> list[Node]:
    nodes = [paragraph("Urgency", paper.urgency)] if paper.urgency and paper.format != "letter" else []
    if paper.number or any(layout.kept) or (layout.letter and paper.urgency):
        nodes += _number_rows(paper, layout, 0, ruled=False)
    return nodes


def _mark(mark: Mark, top: float) -> list[Node]:
    if not mark.suffix:
        return [paragraph("Mark", [_mark_run(mark, mark.names[0])], node("w:spacing", {"w:before": round(top)}))]
    character = mark.size * mark.stretch * TWENTIETHS
    widths = [ceil(max(map(width, mark.names)) * character), ceil((width(mark.suffix) + 0.5) * character)]
    rows = []
    for count, name in enumerate(mark.names):
        merged = node("w:vMerge", {"w:val": "restart"} if count == 0 else {})
        suffix = [_mark_run(mark, mark.suffix)] if count == 0 else []
        rows.append(
            row(
                [
                    cell(widths[0], [paragraph("Mark", [_mark_run(mark, name)], value("w:jc", "distribute"))]),
                    cell(
                        widths[1],
                        [paragraph("Mark", suffix, value("w:jc", "right"))],
                        merged,
                        value("w:vAlign", "center"),
                    ),
                ]
            )
        )
    # Room above a table is an empty paragraph; a table has no space of its own.
    room = paragraph("Anchor", "", node("w:spacing", {"w:before": round(top) - 20}))
    return [room, table(widths, rows, value("w:jc", "center"), no_margins())]


def _mark_run(mark: Mark, text: str) -> Node:
    # A hundredth narrower than fits: another program may round the other way, and break the line.
    return run(text, value("w:w", round(mark.stretch * 100) - 1), *size(mark.size))


def _number_rows(paper: Paper, layout: Layout, above: float, *, ruled: bool) -> list[Node]:
    """The number and what stands beside it; the last row bears the rule, as wide as the text block (7.2.7)."""
    # The rule stands 4 mm (11 points) below the number.
    bottom = node("w:bottom", {"w:val": "single", "w:sz": 12, "w:space": RULE_SPACE, "w:color": RED})
    rule = [node("w:pBdr", None, bottom)] if ruled else []
    first = node("w:spacing", {"w:before": round(above)})
    if any(layout.kept):
        office, day = layout.kept
        numbered = [paragraph("Number", paper.number, first)] if paper.number else []
        before = [] if numbered else [first]
        return [*numbered, _both_ends([run(f"\t{office}\t{day}")], *before, *rule)]
    if paper.format == "letter":
        flush = (value("w:jc", "left"), node("w:tabs", None, _stop("right", TEXT_WIDTH)))
        return [paragraph("Number", [run(paper.urgency, style="HeiText"), run(f"\t{paper.number}")], first, *flush)]
    if not layout.signers:
        return [paragraph("Number", paper.number, first, *rule)]
    if len(layout.signers) == 1:
        names = [run(f"\t{paper.number}\t签发人："), run("　".join(layout.signers[0]), style="KaiText")]
        return [_both_ends(names, first, *rule)]
    return _signer_rows(paper, layout, first, rule)


def _signer_rows(paper: Paper, layout: Layout, first: Node, rule: list[Node]) -> list[Node]:
    """签发人 two a row, the names below each other; the number stands in the row of the last one (7.2.6)."""
    columns = max(map(len, layout.signers))
    widest = [max(width(names[at]) for names in layout.signers if at < len(names)) + 1 for at in range(columns)]
    label_at = TEXT_WIDTH - (4 + sum(widest)) * CHARACTER
    name_at = [label_at + (4 + sum(widest[:at])) * CHARACTER for at in range(columns)]
    made: list[Node] = []
    for count, names in enumerate(layout.signers):
        last = count == len(layout.signers) - 1
        # What fills its column to the end needs no tab: it might jump over the next one.
        begin = ("\t" + paper.number if last else "") + ("\t签发人：" if count == 0 else "\t")
        stops = [_stop("left", CHARACTER)] if last else []
        stops += [_stop("left", at) for at in ((label_at, *name_at[1:]) if count == 0 else name_at)]
        properties = [*([first] if count == 0 else []), *(rule if last else [])]
        properties += [node("w:tabs", None, *stops), value("w:jc", "left")]
        made.append(paragraph("Number", [run(begin), run("\t".join(names), style="KaiText")], *properties))
    return made


def _both_ends(content: list[Node], *properties: Node) -> Node:
    """A row whose parts stand one character from the left and from the right; its rule reaches from edge to edge."""
    stops = node("w:tabs", None, _stop("left", CHARACTER), _stop("right", TEXT_WIDTH - CHARACTER))
    return paragraph("Number", content, *properties, stops, value("w:jc", "left"))


def _stop(kind: str, at: float) -> Node:
    return node("w:tab", {"w:val": kind, "w:pos": round(at)})
