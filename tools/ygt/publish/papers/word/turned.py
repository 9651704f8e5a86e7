"""Pages that lie across in DOCX: what stands at the foot of every page stays at that edge of the sheet, as it is bound.

GB/T 9704-2012, 8: the number of such a page is where that of the others is, so it runs down the left of the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from docx.document import Document
from docx.oxml.ns import qn
from docx.section import Section

from ygt.publish.papers.page import PAGE
from ygt.publish.papers.word.markup import Node, cell, no_margins, node, paragraph, row, table, value

REFERENCES = (qn("w:headerReference"), qn("w:footerReference"))
FIRST = "first"
TWIPS_IN_A_MM = 1440 / 25.4


def same_edges(section: Section, document: Document) -> bool:
    """Give a new section the headers and footers of an earlier one that lies as it does; whether there is one."""
    alike = [one for one in list(document.sections)[:-1] if one.orientation == section.orientation]
    if not alike:
        return False
    for found in reversed([one for one in alike[0]._sectPr if one.tag in REFERENCES]):
        if found.get(qn("w:type")) != FIRST:
            section._sectPr.insert(0, deepcopy(found))
    return True


def strip(lines: Iterable[Node], width: int, from_edge: int) -> Node:
    """Lines that run down the page, in a table laid on it: `from_edge` is that of their right, all in twips."""
    beside = node(
        "w:tblpPr",
        {
            "w:horzAnchor": "page",
            "w:vertAnchor": "page",
            "w:tblpX": from_edge - width,
            "w:tblpY": round(PAGE.left * TWIPS_IN_A_MM),
        },
    )
    height: dict[str, str | int | float] = {"w:val": round(PAGE.text_width * TWIPS_IN_A_MM), "w:hRule": "exact"}
    turned = cell(width, lines, value("w:textDirection", "tbRlV"))
    return table([width], [row([turned], node("w:trHeight", height))], beside, no_margins())


def nothing() -> Node:
    """What stands in a header or footer that is to be empty, since none may be without a paragraph."""
    return paragraph("Anchor", "")
