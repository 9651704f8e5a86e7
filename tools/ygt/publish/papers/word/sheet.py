"""The sheet in DOCX: margins, line grid, and what stands on every page (stamp, page number, line of the mark)."""

from __future__ import annotations

from collections.abc import Mapping

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section
from docx.shared import Length, Mm, Twips

from ygt.publish.papers.layout import Layout
from ygt.publish.papers.page import PAGE, STAMP_GREY
from ygt.publish.papers.word.markup import Node, node, paragraph, run
from ygt.publish.papers.word.styles import CHARACTER, HEI, LINE, restyled
from ygt.publish.papers.word.turned import nothing, same_edges, strip

TEXT_WIDTH = round(PAGE.text_width / 25.4 * 1440)
LANDSCAPE_WIDTH = round(PAGE.text_height / 25.4 * 1440)
# 22 lines of exactly 29 points are a hair more than 225 mm, and a 22nd line that does not fit moves to the next page:
# the foot of the page gives the difference.
TEXT_HEIGHT = PAGE.lines * LINE + 8
# The dashes of the number stand 7 mm below the text block (7.5), in the middle of their line.
NUMBER_BELOW_TEXT = Mm(7)
LETTER_HEAD, LETTER_FOOT = Mm(30), Mm(20)
NUMBER_LINE, MARK_LINE = Twips(320), Twips(240)
STAMPS_UPRIGHT = 3


def set_up(document: Document, layout: Layout) -> None:
    """Give the first section its page, and all sections after it their headers and footers.

    The first page of a letter has no number (10.1).
    """
    section = document.sections[0]
    turn(section, layout, landscape=False)
    document.settings.odd_and_even_pages_header_footer = True
    pages = [
        (section.header, section.footer, "right"),
        (section.even_page_header, section.even_page_footer, "left"),
    ]
    if layout.letter:
        section.different_first_page_header_footer = True
        section.header_distance = LETTER_HEAD
        pages.append((section.first_page_header, section.first_page_footer, ""))
    for count, (header, footer, side) in enumerate(pages):
        for part in (header, footer):
            part.is_linked_to_previous = False
            for child in list(part._element):
                part._element.remove(child)
        header._element.append(paragraph("Header", [_stamp(layout.stamp, count)] if layout.stamp else []))
        lines = _foot(layout, side)
        if side and layout.letter:
            lines[-1].pPr.insert_element_before(
                node("w:spacing", {"w:after": round(_lifted(layout) / 635)}), "w:ind", "w:jc"
            )
        footer._element.extend(lines)


def add_section(document: Document, layout: Layout, *, landscape: bool) -> None:
    """Begin a new section on a new page; the paragraph that ends the one before takes no room."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = False
    turn(section, layout, landscape=landscape)
    if not same_edges(section, document):
        _lay_edges_across(section, layout)
    ended = document.element.body[-2]
    properties = ended.get_or_add_pPr()
    properties.insert(0, node("w:pStyle", {"w:val": "Anchor"}))


def _lay_edges_across(section: Section, layout: Layout) -> None:
    """The headers and footers of a page that lies across: number and lines run down its left."""
    width = NUMBER_LINE + len(layout.page_lines) * MARK_LINE
    from_edge = Twips(_text_foot()) - NUMBER_BELOW_TEXT + NUMBER_LINE // 2
    pages = ((section.header, section.footer, "right"), (section.even_page_header, section.even_page_footer, "left"))
    for count, (header, footer, side) in enumerate(pages, start=STAMPS_UPRIGHT):
        for part in (header, footer):
            part.is_linked_to_previous = False
            for child in list(part._element):
                part._element.remove(child)
        stamp = [_stamp(layout.stamp, count)] if layout.stamp else []
        header._element.extend(
            (strip(_foot(layout, side), round(width / 635), round(from_edge / 635)), paragraph("Header", stamp))
        )
        footer._element.append(nothing())


def _foot(layout: Layout, side: str) -> list[Node]:
    """What stands below the text of a page: its number, at that side of the line, and the lines of the mark."""
    return [*([_page_number(side)] if side else []), *(paragraph("PageLine", line) for line in layout.page_lines)]


def mark_every_page(document: Document, layout: Layout, styles: Mapping[str, str]) -> None:
    """Put stamp and lines of the page into every header and footer of an office's own template."""
    if not (layout.stamp or layout.page_lines):
        return
    count = 0
    for number, section in enumerate(document.sections):
        pairs = [(section.header, section.footer)]
        if document.settings.odd_and_even_pages_header_footer:
            pairs.append((section.even_page_header, section.even_page_footer))
        if section.different_first_page_header_footer:
            pairs.append((section.first_page_header, section.first_page_footer))
        for header, footer in pairs:
            for part, marks in (
                (header, [paragraph("Header", [_stamp(layout.stamp, count)])] if layout.stamp else []),
                (footer, [paragraph("PageLine", line) for line in layout.page_lines]),
            ):
                if number == 0 and marks and part.is_linked_to_previous:
                    part.is_linked_to_previous = False
                if not part.is_linked_to_previous:
                    part._element.extend(restyled(mark, styles) for mark in marks)
            count += 1


def turn(section: Section, layout: Layout, *, landscape: bool) -> None:
    """Page size, margins and line grid; a landscape page is the upright one turned (8: the binding edge on top)."""
    foot = Twips(_text_foot())
    edges: list[Length] = [Mm(PAGE.top), Mm(PAGE.right), foot, Mm(PAGE.left)]
    width, height = Mm(PAGE.width), Mm(PAGE.height)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        width, height = height, width
        edges = [edges[3], edges[0], edges[1], edges[2]]
    else:
        section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = edges
    section.gutter = Mm(0)
    section.footer_distance = Twips(round((_footer_distance(layout) - _lifted(layout)) / 635))
    section.header_distance = Mm(15)
    _grid(section, landscape=landscape)


def _text_foot() -> int:
    """The margin below the text in twips."""
    return round(PAGE.height / 25.4 * 1440) - round(PAGE.top / 25.4 * 1440) - TEXT_HEIGHT


def _footer_distance(layout: Layout) -> int:
    """How far the last line below the text is from the edge of the sheet when the number is 7 mm below the text."""
    foot = Mm(PAGE.height - PAGE.top) - Twips(TEXT_HEIGHT)
    return foot - NUMBER_BELOW_TEXT - NUMBER_LINE // 2 - len(layout.page_lines) * MARK_LINE


def _lifted(layout: Layout) -> int:
    """How much higher the number of a letter stands than the double rule at the foot of its first page."""
    return max(0, _footer_distance(layout) - LETTER_FOOT) if layout.letter else 0


def _grid(section: Section, *, landscape: bool) -> None:
    # A grid of characters too would be by the book, but LibreOffice then gives each character two cells. Across, whole
    # lines do not fill the page, and LibreOffice sets the rest of one half above them and half below.
    for grid in section._sectPr.findall(f"{{{section._sectPr.nsmap['w']}}}docGrid"):
        section._sectPr.remove(grid)
    section._sectPr.append(node("w:docGrid", {"w:type": "default" if landscape else "lines", "w:linePitch": LINE}))


def _page_number(side: str) -> Node:
    field = (
        node("w:r", None, node("w:fldChar", {"w:fldCharType": "begin"})),
        _instruction(" PAGE "),
        node("w:r", None, node("w:fldChar", {"w:fldCharType": "separate"})),
        run("1"),
        node("w:r", None, node("w:fldChar", {"w:fldCharType": "end"})),
    )
    indent = node("w:ind", {f"w:{side}Chars": 100, f"w:{side}": CHARACTER - 35})
    return paragraph("Footer", [run("— "), *field, run(" —")], node("w:jc", {"w:val": side}), indent)


def _instruction(text: str) -> Node:
    made = node("w:instrText", {"xml:space": "preserve"})
    made.text = text
    return node("w:r", None, made)


def _stamp(text: str, count: int) -> Node:
    """Text art slanted across the page behind the text, as word processors write their own watermarks."""
    height = min(150, 480 // len(text))
    look = {
        "position": "absolute",
        "margin-left": "0",
        "margin-top": "0",
        "width": f"{height * len(text)}pt",
        "height": f"{height}pt",
        "rotation": "315",
        "z-index": "-251658752",
        "mso-position-horizontal": "center",
        "mso-position-horizontal-relative": "page",
        "mso-position-vertical": "center",
        "mso-position-vertical-relative": "page",
    }
    shape = node(
        "v:shape",
        {
            "id": f"YgtStamp{count + 1}",
            "o:spid": f"_x0000_s{2049 + count}",
            "type": "#_x0000_t136",
            "alt": text,
            "style": ";".join(f"{name}:{setting}" for name, setting in look.items()),
            "o:allowincell": "f",
            "fillcolor": f"#{STAMP_GREY.lower()}",
            "stroked": "f",
        },
        node("v:textpath", {"style": f'font-family:"{HEI}";font-size:1pt', "string": text}),
        node("w10:wrap", {"anchorx": "page", "anchory": "page"}),
    )
    kind = node(
        "v:shapetype",
        {
            "id": "_x0000_t136",
            "coordsize": "21600,21600",
            "o:spt": "136",
            "adj": "10800",
            "path": "m@7,l@8,m@5,21600l@6,21600e",
        },
        node("v:formulas", None, *(node("v:f", {"eqn": formula}) for formula in TEXT_ART)),
        node(
            "v:path",
            {
                "textpathok": "t",
                "o:connecttype": "custom",
                "o:connectlocs": "@9,0;@10,10800;@11,21600;@12,10800",
                "o:connectangles": "270,180,90,0",
            },
        ),
        node("v:textpath", {"on": "t", "fitshape": "t"}),
        node("o:lock", {"v:ext": "edit", "text": "t", "shapetype": "t"}),
    )
    return node("w:r", None, node("w:rPr", None, node("w:noProof")), node("w:pict", None, kind, shape))


# The formulas of “plain text” art (shape type 136), as every word processor writes them.
TEXT_ART = (
    "sum #0 0 10800",
    "prod #0 2 1",
    "sum 21600 0 @1",
    "sum 0 0 @2",
    "sum 21600 0 @3",
    "if @0 @3 0",
    "if @0 21600 @1",
    "if @0 0 @2",
    "if @0 @4 21600",
    "mid @5 @6",
    "mid @8 @5",
    "mid @7 @8",
    "mid @6 @7",
    "sum @6 0 @5",
)
