"""Annexes that lie across in an office's own template: its page turned for them, and turned back behind them."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import replace

from docx.oxml.ns import qn

from ygt.publish.papers.layout import AnnexLayout
from ygt.publish.papers.word.document import annex_nodes
from ygt.publish.papers.word.markup import Node, paragraph

OF_THE_FIRST = (qn("w:headerReference"), qn("w:footerReference"), qn("w:titlePg"), qn("w:pgNumType"), qn("w:type"))
"""What only the first of the sections made of one may keep: the others go on from it."""

TURNED = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}


def annexes_at(place: Node | None, annexes: Iterable[AnnexLayout]) -> list[Node]:
    """The annexes as elements to stand at `place`, a paragraph of the template's text.

    In a section of the template that lies across already, and where there is no such place, as they come.
    """
    listed = list(annexes)
    section = _section_of(place)
    if section is None or _lies_across(section) or not any(one.landscape for one in listed):
        return [each for one in listed for each in annex_nodes(replace(one, landscape=False), new_page=True)]
    nodes: list[Node] = []
    upright = deepcopy(section)
    _go_on(section)
    across = False
    for one in listed:
        turned = one.landscape != across
        if turned:
            nodes.append(_end(upright, across=across))
            _go_on(upright)
            across = one.landscape
        nodes += annex_nodes(one, new_page=not turned)
    if across and _is_last_of(section, place):
        _turn(section)
    elif across:
        nodes.append(_end(upright, across=True))
    return nodes


def _section_of(place: Node | None) -> Node | None:
    """The properties of the section a paragraph of the text stands in: those at its end."""
    if place is None or place.getparent().tag != qn("w:body"):
        return None
    for element in (place, *place.itersiblings()):
        found = element if element.tag == qn("w:sectPr") else element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if found is not None:
            return found if found.find(qn("w:pgSz")) is not None and found.find(qn("w:pgMar")) is not None else None
    return None


def _is_last_of(section: Node, place: Node | None) -> bool:
    """Whether nothing follows the place in its section."""
    following = [] if place is None else list(place.itersiblings())
    until = section if section.getparent().tag == qn("w:body") else section.getparent().getparent()
    if until is place:
        return True
    between = following[: following.index(until)]
    texts = until.iter(qn("w:t")) if until is not section else iter(())
    return not between and not any(each.text for each in texts)


def _lies_across(section: Node) -> bool:
    size = section.find(qn("w:pgSz"))
    return int(size.get(qn("w:w"), 0)) > int(size.get(qn("w:h"), 0))


def _end(section: Node, *, across: bool) -> Node:
    """A paragraph without height that ends a section like this one."""
    made = deepcopy(section)
    if across:
        _turn(made)
    ended = paragraph("Anchor", "")
    ended.pPr.append(made)
    return ended


def _go_on(section: Node) -> None:
    for found in [each for each in section if each.tag in OF_THE_FIRST]:
        section.remove(found)


def _turn(section: Node) -> None:
    """The upright page turned (GB/T 9704-2012, 8): what was its left edge is on top."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    width, height = size.get(qn("w:w")), size.get(qn("w:h"))
    size.set(qn("w:w"), height)
    size.set(qn("w:h"), width)
    size.set(qn("w:orient"), "landscape")
    edges = {edge: margins.get(qn(f"w:{edge}")) for edge in TURNED}
    for edge, former in TURNED.items():
        if edges[former] is not None:
            margins.set(qn(f"w:{edge}"), edges[former])
