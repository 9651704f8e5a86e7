"""The tree drawn as a static SVG: boxes in rows, one column a community, alliances beside."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ygt.ledger.composition import AUXILIARY, LEAD
from ygt.ledger.tiers import VILLAGE
from ygt.publish.site.boxes import DASHED, PADDING, SIZE, Box, drawn, head_lines, width_of
from ygt.publish.site.tree import Community, alliances, communities, governing
from ygt.publish.site.workspace import Workspace

WIDTH = 860
WIDEST = 420
SIDE = 216
GAP = 26


def diagram(workspace: Workspace) -> Markup:
    """The drawing; empty where the county has no community."""
    found = communities(workspace)
    if not found:
        return Markup("")
    partners = alliances(workspace)
    right = WIDTH - (SIDE + GAP if partners else 0)
    boxes: list[Box] = []
    edges: list[str] = []
    top = 4.0
    root: Box | None = None
    if above := governing(workspace):
        width = min(right, WIDEST)
        root = Box(head_lines(workspace, above[0]), (right - width) / 2, top, width)
        boxes.append(root)
        top += root.height + GAP
    room = (right - GAP * (len(found) - 1)) / len(found)
    columns = [_column(workspace, one, index * (room + GAP), room, top) for index, one in enumerate(found)]
    for rows in columns:
        above_row = root
        for row in rows:
            edges += _edges(above_row, row)
            boxes += row
            above_row = row[0] if len(row) == 1 else _span(row)
    if partners:
        first = columns[-1][0][0]
        side = Box(["联盟与协作", *(one.name for one in partners)], WIDTH - SIDE, first.top, SIDE, DASHED)
        boxes.append(side)
        level = first.top + min(first.height, side.height) / 2
        edges.append(f"M{first.left + first.width:.0f} {level:.0f}H{side.left:.0f}")
    height = max(box.top + box.height for box in boxes) + 4
    return drawn(workspace.name, boxes, edges, (WIDTH, height), "wide")


def _column(workspace: Workspace, one: Community, left: float, room: float, top: float) -> list[list[Box]]:
    bodies = " · ".join(body.text("function") for body in one.bodies if body["level"] == "医共体")
    short = one.record.name if width_of(one.record.name) * SIZE < room - 2 * PADDING else one.record.text("short_name")
    rows = [[[short or one.record.name, *([bodies] if bodies else [])]]]
    hospitals = [
        [member.name, role] for role, members in ((LEAD, one.leads), (AUXILIARY, one.auxiliaries)) for member in members
    ]
    if hospitals:
        rows.append(hospitals)
    if one.centres:
        total = sum(len(found) for found in one.centres.values())
        groups = " · ".join(f"{name}{len(found)}" for name, found in one.centres.items())
        rows.append([[f"中心{total}个", groups]])
    ordinary = [[kind.name, kind.said(workspace.naming_source)] for kind in one.kinds if kind.name != VILLAGE]
    village = [[kind.name, kind.said(workspace.naming_source)] for kind in one.kinds if kind.name == VILLAGE]
    rows += [row for row in (ordinary, village) if row]
    placed = []
    for row in rows:
        boxes = _row(row, left, room, top)
        placed.append(boxes)
        top += max(box.height for box in boxes) + GAP
    return placed


def _row(texts: list[list[str]], left: float, room: float, top: float) -> list[Box]:
    """Boxes side by side over the width of the column, a single one in its middle."""
    gap = 12.0
    width = min((room - gap * (len(texts) - 1)) / len(texts), WIDEST)
    start = left + (room - width * len(texts) - gap * (len(texts) - 1)) / 2
    boxes = [Box(text, start + index * (width + gap), top, width) for index, text in enumerate(texts)]
    tallest = max(box.height for box in boxes)
    for box in boxes:
        box.height = tallest
    return boxes


def _span(row: list[Box]) -> Box:
    """The row as one box, for what hangs below it."""
    return Box((), row[0].left, row[0].top, row[-1].left + row[-1].width - row[0].left)


def _edges(above: Box | None, row: list[Box]) -> Iterator[str]:
    """Down from the middle of what is above, along, and down to each box of the row."""
    if above is None:
        return
    bus = row[0].top - GAP / 2
    yield f"M{above.middle:.0f} {row[0].top - GAP:.0f}V{bus:.0f}"
    for box in row:
        yield f"M{above.middle:.0f} {bus:.0f}H{box.middle:.0f}V{box.top:.0f}"
