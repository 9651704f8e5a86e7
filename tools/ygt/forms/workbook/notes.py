"""Notes on cells: their texts (ECMA-376 part 1, 18.7) and the boxes office programs draw for them (part 4, VML)."""

from __future__ import annotations

from collections.abc import Iterable

from ygt.forms.workbook.markup import HEADER, MAIN, attribute, text_of

AUTHOR = "ygt"
_NAMES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
VML = (
    f"<xml {_NAMES}>"
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>{}</xml>'
)
_WIDE = 24
"""Characters on a line of a note's box."""


def comments(notes: Iterable[tuple[str, str]]) -> str:
    """The part that holds the texts of notes, each with the cell it is on."""
    listed = "".join(comment(cell, text, 0) for cell, text in notes)
    return (
        f'{HEADER}<comments xmlns="{MAIN}"><authors><author>{AUTHOR}</author></authors>'
        f"<commentList>{listed}</commentList></comments>"
    )


def comment(cell: str, text: str, author: int, prefix: str = "") -> str:
    """One note; `author` is its number among the authors, `prefix` that of the names of elements."""
    return (
        f'<{prefix}comment ref="{attribute(cell)}" authorId="{author}"><{prefix}text><{prefix}t xml:space="preserve">'
        f"{text_of(text)}</{prefix}t></{prefix}text></{prefix}comment>"
    )


def drawing(boxes: Iterable[str]) -> str:
    """The part that draws the boxes."""
    return VML.format("".join(boxes))


def box(number: int, row: int, column: int, text: str) -> str:
    """The box of the note on a cell, beside it and as large as its text; `number` is its own in the drawing."""
    height = 1 + sum(1 + len(line) // _WIDE for line in text.split("\n"))
    anchor = f"{column + 1}, 12, {row}, 4, {column + 4}, 60, {row + height}, 4"
    return (
        f'<v:shape {_NAMES} id="_x0000_s{number}" type="#_x0000_t202" fillcolor="#ffffe1" o:insetmode="auto"'
        ' style="position:absolute;visibility:hidden"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/>'
        f'</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
