"""Changes of a part's bytes at places found beforehand; what lies between stays as it is."""

from __future__ import annotations

import re

from ygt.forms.workbook.markup import Element, ends

_PREFIX = re.compile(rb"<([A-Za-z_][\w.-]*:)?")


class Splices:
    """The bytes of a part, and what is to be put where; those for one place stand in the order they were asked for."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._wanted: list[tuple[int, int, int, bytes]] = []

    def put(self, start: int, end: int, text: str) -> None:
        """Put `text` in the place of what stands from `start` to `end`."""
        self._wanted.append((start, len(self._wanted), end, text.encode("utf-8")))

    def append(self, holder: Element, text: str) -> None:
        """Put `text` behind the last child of an element; of one without content too."""
        ends(self.content, holder)
        if holder.end == holder.open_end:
            name = _name(self.content, holder)
            before = [one for one in self._wanted if one[0] == holder.end - 2 and one[2] == holder.end]
            if before:
                start, order, end, old = before[0]
                closing = f"</{name}>".encode()
                self._wanted.remove(before[0])
                self._wanted.append((start, order, end, old.removesuffix(closing) + text.encode() + closing))
            else:
                self.put(holder.end - 2, holder.end, f">{text}</{name}>")
        else:
            self.put(holder.close, holder.close, text)

    def attribute(self, one: Element, name: str, value: str) -> None:
        """Give an attribute of an element a value."""
        ends(self.content, one)
        tag = self.content[one.start : one.open_end]
        match = re.search(rb"""\s%s\s*=\s*("[^"]*"|'[^']*')""" % name.encode(), tag)
        if match:
            self.put(one.start + match.start(), one.start + match.end(), f' {name}="{value}"')
        else:
            at = one.open_end - (2 if tag.endswith(b"/>") else 1)
            self.put(at, at, f' {name}="{value}"')

    def made(self) -> bytes:
        """The part with everything put in."""
        pieces, position = [], 0
        for start, _, end, text in sorted(self._wanted):
            pieces += [self.content[position:start], text]
            position = max(position, end)
        return b"".join([*pieces, self.content[position:]])


def prefix(content: bytes, one: Element) -> str:
    """What stands before the colon in an element's name, colon included; mostly nothing."""
    match = _PREFIX.match(content, one.start)
    return match[1].decode() if match and match[1] else ""


def _name(content: bytes, one: Element) -> str:
    return prefix(content, one) + one.name
