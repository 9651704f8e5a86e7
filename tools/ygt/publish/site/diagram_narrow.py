"""The tree drawn for a phone: one box under the other, each hung from the one above it by its depth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from ygt.ledger.composition import AUXILIARY, LEAD
from ygt.publish.site.boxes import BOX, DASHED, Box, drawn, head_lines
from ygt.publish.site.tree import Community, alliances, communities, governing
from ygt.publish.site.workspace import Workspace

WIDTH = 320
STEP = 16
GAP = 8
TOP = 4

Item = tuple[int, Sequence[str], str]
"""Depth, lines and style of a box."""


def narrow_diagram(workspace: Workspace) -> Markup:
    """The drawing; empty where the county has no community."""
    found = communities(workspace)
    if not found:
        return Markup("")
    boxes: list[Box] = []
    edges: list[str] = []
    above: list[Box] = []
    top = float(TOP)
    for depth, lines, style in _items(workspace, found):
        box = Box(lines, depth * STEP, top, WIDTH - depth * STEP, style)
        if depth:
            parent = above[depth - 1]
            spine = parent.left + STEP / 2
            edges.append(f"M{spine:.0f} {parent.top + parent.height:.0f}V{box.top + 14:.0f}H{box.left:.0f}")
        above[depth:] = [box]
        boxes.append(box)
        top += box.height + GAP
    return drawn(workspace.name, boxes, edges, (WIDTH, top), "narrow")


def _items(workspace: Workspace, found: Sequence[Community]) -> Iterator[Item]:
    over = governing(workspace)
    if over:
        yield 0, head_lines(workspace, over[0]), BOX
    depth = 1 if over else 0
    for one in found:
        bodies = " · ".join(body.text("function") for body in one.bodies if body["level"] == "医共体")
        yield depth, [one.record.name, *([bodies] if bodies else [])], BOX
        for role, members in ((LEAD, one.leads), (AUXILIARY, one.auxiliaries)):
            for member in members:
                yield depth + 1, [member.name, role], BOX
        if one.centres:
            total = sum(len(centres) for centres in one.centres.values())
            groups = " · ".join(f"{name}{len(centres)}" for name, centres in one.centres.items())
            yield depth + 1, [f"中心{total}个", groups], BOX
        for kind in one.kinds:
            yield depth + 1, [kind.name, kind.said(workspace.naming_source)], BOX
    if partners := alliances(workspace):
        yield depth, ["联盟与协作", *(one.name for one in partners)], DASHED
