"""What both drawings of the tree are made of: boxes with lines of text, and the SVG that holds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ygt.ledger.record import Record
from ygt.publish.site.markup import escaped
from ygt.publish.site.workspace import Workspace

LINE = 20
PADDING = 9
SIZE = 14
BOX = "fill:var(--ygt-soft);stroke:var(--md-primary-fg-color)"
DASHED = "fill:none;stroke:var(--ygt-wait);stroke-dasharray:4 3"
EDGE = "fill:none;stroke:var(--ygt-wait)"


@dataclass(slots=True)
class Box:
    """A rectangle with a title line and smaller lines below it."""

    lines: Sequence[str]
    left: float
    top: float
    width: float
    style: str = BOX

    height: float = 0

    def __post_init__(self) -> None:
        self.height = LINE * len(self.wrapped) + 2 * PADDING - 4

    @property
    def wrapped(self) -> list[tuple[str, bool]]:
        """The lines cut to the width, and whether each belongs to the title."""
        room = self.width - 2 * PADDING
        return [
            (part, index == 0)
            for index, line in enumerate(self.lines)
            for part in cut(line, room / (SIZE if index == 0 else SIZE - 1))
        ]

    @property
    def middle(self) -> float:
        """Where lines from above and below meet it."""
        return self.left + self.width / 2


def width_of(text: str) -> float:
    """The width of a text in ems."""
    return sum(1 if ord(character) > 0x2E7F else 0.56 for character in text)


def cut(text: str, room: float) -> Iterator[str]:
    """A text in pieces no wider than `room` ems."""
    piece = ""
    for character in text:
        if piece and width_of(piece + character) > room:
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def head_lines(workspace: Workspace, body: Record) -> list[str]:
    """What the box of the body above the communities says: its name, and where its office is."""
    lines = [body.text("short_name") or body.name]
    if office := body.get("office"):
        lines.append(f"{office['name']}设在{workspace.named(office['host'], 'unit', 'institution').text}")
    return lines


def drawn(name: str, boxes: Sequence[Box], edges: Sequence[str], size: tuple[int, float], kind: str) -> Markup:
    """The finished SVG of a width and height; of two kinds (wide, narrow) the style sheet shows the one that fits."""
    frame = Markup(
        '<figure class="ygt-figure" data-kind="{0}">'
        '<svg role="img" aria-labelledby="diagram-{0}" viewBox="0 0 {1} {2:.0f}" xmlns="http://www.w3.org/2000/svg" '
        'style="width:{1}px;max-width:100%">'
        '<title id="diagram-{0}">{3}</title><path d="{4}" style="{5}"/>{6}</svg></figure>'
    )
    title = escaped(f"{name}组织框架图，文字版见下")
    shapes = Markup("").join(_box(box) for box in boxes)
    return frame.format(kind, *size, title, Markup("").join(edges), EDGE, shapes)


def _box(box: Box) -> Markup:
    pieces = [
        Markup('<rect x="{:.0f}" y="{:.0f}" width="{:.0f}" height="{:.0f}" rx="3" style="{}"/>').format(
            box.left, box.top, box.width, box.height, box.style
        )
    ]
    for number, (text, title) in enumerate(box.wrapped):
        y = box.top + PADDING + LINE * number + SIZE - 2
        style = f"fill:currentColor;font-size:{SIZE if title else SIZE - 1}px" + (";font-weight:700" if title else "")
        pieces.append(
            Markup('<text x="{:.0f}" y="{:.0f}" text-anchor="middle" style="{}">{}</text>').format(
                box.middle, y, style, escaped(text)
            )
        )
    return Markup("").join(pieces)
