"""The XML of workbooks: texts made safe for it, and elements found by where they stand in the bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape

from ygt.forms.workbook.package import UnreadableError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("_x[0-9A-Fa-f]{4}_")
_TOUCHED = re.compile("[&<>\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_x")
"""What a text must have to be written otherwise than it is; most have nothing of it."""
MOST_DEPTH = 64


@dataclass(slots=True)
class Element:
    """An element by its name without prefix; `start` to `end` are its bytes, `open_end` is where its content begins."""

    name: str
    attributes: dict[str, str]
    start: int
    open_end: int = 0
    close: int = 0
    end: int = 0
    parent: Element | None = None
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self, name: str) -> list[Element]:
        """The children of that name."""
        return [one for one in self.children if one.name == name]

    def first(self, *names: str) -> Element | None:
        """The first child at the end of a way of names, or None."""
        found: Element | None = self
        for name in names:
            found = next((one for one in found.children if one.name == name), None) if found else None
        return found


def text_of(value: str) -> str:
    """A text between tags; what XML cannot hold is left out, and `_x0041_` stays the text it is."""
    if not _TOUCHED.search(value):
        return value
    return escape(_ESCAPED.sub(lambda match: f"_x005F{match[0]}", _UNWRITABLE.sub("", value)))


def attribute(value: str) -> str:
    """A text between the quotes of an attribute."""
    return escape(_UNWRITABLE.sub("", value), {'"': "&quot;", "\n": "&#10;"})


def elements(content: bytes, part: str) -> Element:
    """The root element of a part. Raises UnreadableError where it is no XML, declares entities or nests absurdly."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    root = Element("", {}, 0)
    open_ones = [root]

    def begin(name: str, attributes: dict[str, str]) -> None:
        if len(open_ones) > MOST_DEPTH:
            raise _unreadable(part)
        holder = open_ones[-1]
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        one = Element(name.rpartition(":")[2], plain, parser.CurrentByteIndex, parent=holder)
        holder.children.append(one)
        open_ones.append(one)

    def finish(_name: str) -> None:
        open_ones.pop().close = parser.CurrentByteIndex

    def characters(text: str) -> None:
        open_ones[-1].text += text

    def refuse(*_: Any) -> None:
        raise _unreadable(part)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begin, finish, characters
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise _unreadable(part) from error
    return root.children[0]


def ends(content: bytes, one: Element) -> Element:
    """The element with the ends of its tags found."""
    one.open_end = _tag_end(content, one.start)
    one.end = one.open_end if content[one.open_end - 2 : one.open_end] == b"/>" else _tag_end(content, one.close)
    return one


def _tag_end(content: bytes, start: int) -> int:
    """Where the tag that begins at `start` ends; `>` may stand inside quotes."""
    quote = 0
    for position in range(start, len(content)):
        byte = content[position]
        if quote:
            quote = 0 if byte == quote else quote
        elif byte in b"\"'":
            quote = byte
        elif byte == 0x3E:
            return position + 1
    return len(content)


def _unreadable(part: str) -> UnreadableError:
    return UnreadableError(f"文件内部（{part}）无法解读", "用 WPS 或 Excel 打开后另存为 .xlsx，重新报送")
