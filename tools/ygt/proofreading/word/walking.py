"""The text of a Word document as it will read once its tracked changes are accepted, with where each piece stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ygt.proofreading.word.xml import COMPATIBILITY, Element, local, w

SKIPPED = frozenset({"del", "moveFrom", "delText", "instrText", "rPr", "pPr", "sectPr", "rt", "oMath", "oMathPara"})
"""Elements whose content is not read: what was deleted, codes of fields, properties, phonetic guides, formulas."""

SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "\ufffc"}
"""Elements that stand for one character."""

CONTENTS = ("TOC", "INDEX")
"""Fields whose result repeats headings of the document."""


@dataclass(slots=True, eq=False)
class Piece:
    """A stretch of text: the element that holds it, the run that holds that, and its offset in the paragraph."""

    node: Element
    run: Element
    start: int
    length: int


@dataclass(slots=True, eq=False)
class Passage:
    """A paragraph as it was found: its elements (several where a deleted mark joins them), text and pieces.

    `breaks` are offsets at which Word last began a new page, `rigid` those of page breaks put in by hand, `boxes`
    the text boxes anchored in it with the run of each, `notes` its footnotes: kind, id, run.
    """

    elements: list[Element]
    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    rigid: list[int] = field(default_factory=list)
    boxes: list[tuple[Element, Element]] = field(default_factory=list)
    notes: list[tuple[str, str, Element]] = field(default_factory=list)
    label: str = ""
    contents: bool = False


class Walker:
    """Reads one story (body, note, margin, box) paragraph by paragraph; fields may run over several of them."""

    def __init__(self) -> None:
        self._fields: list[list[str]] = []
        self._shown: list[bool] = []
        self._open: Passage | None = None
        self._tables = 0

    def passages(self, container: Element, label: str = "") -> Iterator[Passage]:
        """The paragraphs inside `container`, those of tables included, in reading order."""
        for element in container:
            match local(element):
                case "p":
                    yield from self._paragraph(element, label)
                case "tbl":
                    yield from self._table(element, label)
                case "sdt" | "sdtContent" | "customXml" | "smartTag" | "ins" | "moveTo":
                    yield from self.passages(element, label)
                case "AlternateContent":
                    yield from self.passages(_chosen(element), label)

    def _table(self, table: Element, label: str) -> Iterator[Passage]:
        self._tables += 1
        name = label or f"表{self._tables}"
        row_number = 0
        for row in _inside(table, "tr"):
            properties = row.find(w("trPr"))
            if properties is not None and properties.find(w("del")) is not None:
                continue
            row_number += 1
            for column, cell in enumerate(_inside(row, "tc"), 1):
                yield from self.passages(cell, label or f"{name}第{row_number}行第{column}列")

    def _paragraph(self, element: Element, label: str) -> Iterator[Passage]:
        passage = self._open or Passage([], label=label)
        self._open = None
        passage.elements.append(element)
        passage.contents = passage.contents or self._in_contents()
        self._inline(element, None, passage)
        properties = element.find(w("pPr"))
        if properties is not None and properties.find(f"{w('rPr')}/{w('del')}") is not None:
            # The mark that ends the paragraph is deleted: it goes on in the next.
            self._open = passage
            return
        yield passage

    def _inline(self, parent: Element, run: Element | None, passage: Passage) -> None:
        for element in parent:
            name = local(element)
            if name == "instrText" and self._fields:
                self._fields[-1].append(element.text or "")
            if name in SKIPPED or not name:
                continue
            if name == "r":
                if not _is_hidden(element):
                    self._inline(element, element, passage)
            elif name == "fldChar":
                self._field(element, passage)
            elif name == "AlternateContent":
                self._inline(_chosen(element), run, passage)
            elif name in {"drawing", "pict", "object"} and run is not None:
                passage.boxes += [(box, run) for box in element.iter(w("txbxContent")) if not _is_nested(box, element)]
            elif name in {"footnoteReference", "endnoteReference"} and run is not None:
                passage.notes.append((name.removesuffix("Reference"), str(element.get(w("id"))), run))
            elif name == "lastRenderedPageBreak":
                passage.breaks.append(len(passage.text))
            elif run is not None and (name == "t" or name in SIGNS):
                self._text(element, name, run, passage)
            else:
                self._inline(element, run, passage)

    def _text(self, element: Element, name: str, run: Element, passage: Passage) -> None:
        if name == "br" and element.get(w("type")) == "page":
            passage.rigid.append(len(passage.text))
        if not all(self._shown):
            return
        text = (element.text or "") if name == "t" else SIGNS[name]
        if text:
            passage.pieces.append(Piece(element, run, len(passage.text), len(text)))
            passage.text += text

    def _field(self, element: Element, passage: Passage) -> None:
        match element.get(w("fldCharType")):
            case "begin":
                self._fields.append([])
                self._shown.append(False)
            case "separate" if self._shown:
                self._shown[-1] = True
                passage.contents = passage.contents or self._in_contents()
            case "end" if self._shown:
                self._fields.pop()
                self._shown.pop()

    def _in_contents(self) -> bool:
        return any("".join(code).strip().upper().startswith(CONTENTS) for code in self._fields)


def _inside(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, through the wrappers that may stand around them."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in {"sdt", "sdtContent", "customXml", "ins", "moveTo"}:
            yield from _inside(element, name)


def _chosen(alternate: Element) -> Element:
    """The branch of an alternate content that newer programs show; both hold the same text."""
    choice = alternate.find(f"{{{COMPATIBILITY}}}Choice")
    fallback = alternate.find(f"{{{COMPATIBILITY}}}Fallback")
    return choice if choice is not None else fallback if fallback is not None else ()


def _is_nested(box: Element, drawing: Element) -> bool:
    """Whether a text box lies in another one, or in the older copy of one already read."""
    for ancestor in box.iterancestors():
        if ancestor is drawing:
            return False
        if local(ancestor) in {"txbxContent", "Fallback"}:
            return True
    return False


def _is_hidden(run: Element) -> bool:
    properties = run.find(w("rPr"))
    hidden = properties.find(w("vanish")) if properties is not None else None
    return hidden is not None and hidden.get(w("val"), "true") not in {"0", "false", "off"}
