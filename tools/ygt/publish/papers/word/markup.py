"""Elements of WordprocessingML. Text enters as text nodes only, and properties stand in the order the schema wants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import OxmlElement

# An lxml element; python-docx publishes no type for the ones it makes.
Node: TypeAlias = Any

# Kept here only for what python-docx does not know: the text art of watermarks (ECMA-376 part 4, VML).
nsmap.setdefault("v", "urn:schemas-microsoft-com:vml")
nsmap.setdefault("o", "urn:schemas-microsoft-com:office:office")
nsmap.setdefault("w10", "urn:schemas-microsoft-com:office:word")

# ECMA-376 part 1, 17.3.1.26, 17.3.2.28, 17.4.59, 17.4.69, 17.4.81: these are sequences, not sets.
ORDER = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl pBdr tabs kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN adjustRightInd snapToGrid spacing ind jc textAlignment outlineLvl rPr sectPr",
    "w:rPr": "rStyle rFonts b bCs noProof color spacing w kern sz szCs lang",
    "w:tblPr": "tblStyle tblpPr tblOverlap tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "w:trPr": "cantSplit trHeight tblHeader",
    "w:tcPr": "tcW gridSpan vMerge tcBorders textDirection vAlign",
}
RANK = {tag: {qn(f"w:{name}"): rank for rank, name in enumerate(names.split())} for tag, names in ORDER.items()}


def node(tag: str, attributes: Mapping[str, str | int | float] | None = None, *children: Node | None) -> Node:
    """An element `w:…` (`v:…`) with attributes and children; a child of None is left out."""
    made: Node = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        made.set(qn(name) if ":" in name else name, str(value))
    present = [child for child in children if child is not None]
    if tag in RANK:
        present.sort(key=lambda child: RANK[tag][child.tag])
    made.extend(present)
    return made


def value(tag: str, setting: str | int) -> Node:
    """An element with one `w:val`."""
    return node(tag, {"w:val": setting})


def run(text: str, *properties: Node, style: str = "") -> Node:
    """A run of text: tabs and line ends become their elements, everything else is text."""
    made = node("w:r")
    if style or properties:
        made.append(node("w:rPr", None, value("w:rStyle", style) if style else None, *properties))
    for line_number, line in enumerate(text.splitlines() or [""]):
        if line_number:
            made.append(node("w:br"))
        for piece_number, piece in enumerate(line.split("\t")):
            if piece_number:
                made.append(node("w:tab"))
            if piece:
                written = node("w:t", {"xml:space": "preserve"})
                written.text = piece
                made.append(written)
    return made


def paragraph(style: str, content: str | Iterable[Node], *properties: Node) -> Node:
    """A paragraph of a named style; `content` is its text or its runs."""
    made = node("w:p", None, node("w:pPr", None, value("w:pStyle", style), *properties))
    if isinstance(content, str):
        content = [run(content)] if content else []
    made.extend(content)
    return made


def cell(width: int, content: Iterable[Node], *properties: Node) -> Node:
    """A table cell of `width` twips."""
    measured = node("w:tcW", {"w:w": width, "w:type": "dxa"})
    made = node("w:tc", None, node("w:tcPr", None, measured, *properties))
    made.extend(content)
    return made


def table(widths: Iterable[int], rows: Iterable[Node], *properties: Node) -> Node:
    """A table of fixed column widths in twips."""
    columns = list(widths)
    made = node(
        "w:tbl",
        None,
        node(
            "w:tblPr",
            None,
            node("w:tblW", {"w:w": sum(columns), "w:type": "dxa"}),
            node("w:tblLayout", {"w:type": "fixed"}),
            *properties,
        ),
        node("w:tblGrid", None, *(node("w:gridCol", {"w:w": width}) for width in columns)),
    )
    made.extend(rows)
    return made


def row(cells: Iterable[Node], *properties: Node) -> Node:
    """A table row that no page end splits."""
    made = node("w:tr", None, node("w:trPr", None, node("w:cantSplit"), *properties))
    made.extend(cells)
    return made


def no_margins() -> Node:
    """The property of a table whose cells have no margins."""
    sides = ("top", "left", "bottom", "right")
    return node("w:tblCellMar", None, *(node(f"w:{side}", {"w:w": 0, "w:type": "dxa"}) for side in sides))
