"""One file as read: its text, its data, and where each part of it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ygt.findings import Finding, Place
from ygt.source.positions import Lines, Marks, Steps
from ygt.source.scalars import Kind


class Plain(NamedTuple):
    """A value written without quotes that some YAML reader takes for something else than text."""

    path: Steps
    kind: Kind
    text: str


@dataclass(slots=True)
class Document:
    """A file of the workspace. `data` holds only dict, list and str, and is None where the file could not be read.

    `text` is the file's, without a byte order mark, line ends untouched. `refused` are the paths where `data` has
    an empty string in place of what was written (an empty value, an alias): it is reported already, and whatever
    else is wrong with that string follows from it.
    """

    path: str
    text: str = ""
    data: Any = None
    findings: list[Finding] = field(default_factory=list)
    plains: list[Plain] = field(default_factory=list)
    refused: list[Steps] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks, repr=False)
    _lines: Lines | None = field(default=None, repr=False, compare=False)

    def place(self, path: Steps, *, key: bool = False) -> Place:
        """The span of the value at `path`, or of its key.

        Where `path` leads to nothing, the span of the nearest value around it. A block ends with its last value.
        """
        start, end = self.marks.find(self.text, path, key=key)
        return self.span(start, end, path)

    def span(self, start: int, end: int, path: Steps = ()) -> Place:
        """The place from one offset of the text to another."""
        line, column = self.lines.at(start)
        end_line, end_column = self.lines.at(max(start, end))
        return Place(self.path, line, column, end_line, end_column, pointer(path))

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end; empty where there is none."""
        start, end = self.lines.span(number)
        return self.text[start:end]

    @property
    def lines(self) -> Lines:
        """The lines of the text."""
        if self._lines is None:
            self._lines = Lines(self.text)
        return self._lines


def pointer(path: Steps) -> str:
    """The JSON pointer (RFC 6901) of a path."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)
