"""On which page a paragraph begins, where the document lets that be known; a false page is worse than none."""

from __future__ import annotations

from ygt.proofreading.word.package import Package
from ygt.proofreading.word.walking import Passage
from ygt.proofreading.word.xml import local

TOLERANCE = 0.02
"""How far the count of characters Word saved may be from what is there, for its count of pages to be believed."""


class Pages:
    """The pages of a document, as Word last laid it out, or as one page where that is all it has."""

    def __init__(self, package: Package, passages: list[Passage]) -> None:
        self._places: dict[int, tuple[int, int]] = {}
        if any(one.breaks for one in passages) or _is_one_page(package, passages):
            self._count(passages)

    def of(self, passage: Passage) -> tuple[int | None, int]:
        """The page a paragraph begins on, and its ordinal among those that begin there; None where it is unknown."""
        return self._places.get(id(passage), (None, 0))

    def _count(self, passages: list[Passage]) -> None:
        page, ordinal = 1, 0
        for passage in passages:
            # A break before the first character: the paragraph itself begins on the new page.
            leading = sum(offset == 0 for offset in passage.breaks)
            if leading:
                page, ordinal = page + leading, 0
                passage.breaks = [offset for offset in passage.breaks if offset]
            if passage.text.strip() and not passage.label:
                ordinal += 1
            self._places[id(passage)] = (page, ordinal)
            if passage.breaks:
                page, ordinal = page + len(passage.breaks), 0


def _is_one_page(package: Package, passages: list[Passage]) -> bool:
    """Whether the program that saved the document counted one page, and counted the text that is there now."""
    if any(passage.rigid for passage in passages):
        return False
    for part in ("docProps/app.xml",):
        if part in package.parts:
            said = {local(one): (one.text or "").strip() for one in package.xml(part)}
            characters = sum(len("".join(passage.text.split())) for passage in passages)
            counted = said.get("Characters", "")
            if said.get("Pages") == "1" and counted.isdecimal():
                return abs(int(counted) - characters) <= max(1, TOLERANCE * characters)
    return False
