"""From a Word document to a draft, remembering for each paragraph where a comment on it can be put."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ygt.proofreading.draft import Draft, Kind, Paragraph, Where
from ygt.proofreading.word.package import Package
from ygt.proofreading.word.pages import Pages
from ygt.proofreading.word.walking import Passage, Piece, Walker
from ygt.proofreading.word.xml import Element, w

NOTE_WORDS = {"footnote": "脚注", "endnote": "尾注"}
MARGIN_WORDS = {"header": "页眉", "footer": "页脚"}


@dataclass(slots=True, eq=False)
class Source:
    """Where a paragraph of the draft comes from: its pieces in the document part, or the run it hangs on.

    Comments belong to the document part (ISO/IEC 29500-1, 11.3.2): what stands in a note, a box or a margin is
    commented on at the run that refers to it, or at the first paragraph.
    """

    pieces: list[Piece] = field(default_factory=list)
    anchor: Element | None = None


@dataclass(slots=True, eq=False)
class WordDraft:
    """A draft with the document it was read from; `sources` goes with `draft.paragraphs`."""

    draft: Draft
    package: Package
    root: Element
    sources: list[Source]
    first: Element | None


def read_draft(package: Package) -> WordDraft:
    """The draft that a document holds. Raises ToolError where a part cannot be read."""
    root = package.xml(package.main)
    body = root.find(w("body"))
    walker = Walker()
    passages = [] if body is None else list(walker.passages(body))
    collector = _Collector(package, Pages(package, passages), _numbered_styles(package))
    for passage in passages:
        collector.add_body(passage)
    collector.add_notes(passages)
    collector.add_margins()
    first = passages[0].elements[0] if passages else None
    return WordDraft(Draft(collector.paragraphs), package, root, collector.sources, first)


class _Collector:
    """Gathers the paragraphs of all stories, the running text first."""

    def __init__(self, package: Package, pages: Pages, numbered: frozenset[str]) -> None:
        self.paragraphs: list[Paragraph] = []
        self.sources: list[Source] = []
        self._package = package
        self._pages = pages
        self._numbered = numbered
        self._ordinal = 0

    def add_body(self, passage: Passage) -> None:
        """A paragraph of the running text or of a table, and after it the text boxes that hang on it."""
        page, page_ordinal = self._pages.of(passage)
        if passage.text.strip() and not passage.label:
            self._ordinal += 1
        if passage.text.strip() and not passage.contents:
            breaks = tuple(passage.breaks) if page is not None else ()
            kind: Kind = "cell" if passage.label else "body"
            where = Where(kind, self._ordinal, passage.label, page, page_ordinal, breaks)
            self._add(passage, where, Source(passage.pieces))
        for box, run in passage.boxes:
            label = f"文本框（在第{max(self._ordinal, 1)}段处）"
            for inner in Walker().passages(box, label):
                self._add(inner, Where("box", self._ordinal, label), Source(anchor=run))

    def add_notes(self, passages: list[Passage]) -> None:
        """The notes that the text refers to, in the order of their references."""
        for kind, word in NOTE_WORDS.items():
            references = [(id_, run) for one in passages for found, id_, run in one.notes if found == kind]
            parts = list(self._package.related(self._package.main, f"/{kind}s").values())
            notes = {}
            for part in parts[:1]:
                notes = {one.get(w("id")): one for one in self._package.xml(part).iter(w(kind))}
            for number, (id_, run) in enumerate(references, 1):
                for inner in Walker().passages(notes.get(id_, ()), f"{word}{number}"):
                    self._add(inner, Where("note", number, f"{word}{number}"), Source(anchor=run))

    def add_margins(self) -> None:
        """Headers and footers, each text once."""
        seen: set[str] = set()
        for kind, word in MARGIN_WORDS.items():
            for part in self._package.related(self._package.main, f"/{kind}").values():
                for inner in Walker().passages(self._package.xml(part), word):
                    if inner.text.strip() not in seen:
                        seen.add(inner.text.strip())
                        self._add(inner, Where("margin", 0, word), Source())

    def _add(self, passage: Passage, where: Where, source: Source) -> None:
        if passage.text.strip():
            numbered = any(_is_numbered(element, self._numbered) for element in passage.elements)
            self.paragraphs.append(Paragraph(passage.text, where, numbered))
            self.sources.append(source)


def _is_numbered(element: Element, styles: frozenset[str]) -> bool:
    """Whether Word puts a number before the paragraph, of its own or of its style's."""
    properties = element.find(w("pPr"))
    if properties is None:
        return False
    own = properties.find(w("numPr"))
    if own is not None:
        number = own.find(w("numId"))
        return number is None or number.get(w("val")) != "0"
    style = properties.find(w("pStyle"))
    return style is not None and style.get(w("val")) in styles


def _numbered_styles(package: Package) -> frozenset[str]:
    """The styles that number their paragraphs, those built on such a style included."""
    found: set[str] = set()
    for part in package.related(package.main, "/styles").values():
        styles = {str(one.get(w("styleId"))): one for one in package.xml(part).iter(w("style"))}
        found |= {name for name in styles if _numbers(styles, name)}
    return frozenset(found)


def _numbers(styles: dict[str, Element], name: str) -> bool:
    return any(style.find(f"{w('pPr')}/{w('numPr')}") is not None for style in _lineage(styles, name))


def _lineage(styles: dict[str, Element], name: str) -> Iterator[Element]:
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        yield styles[name]
        base = styles[name].find(w("basedOn"))
        name = "" if base is None else str(base.get(w("val")))
