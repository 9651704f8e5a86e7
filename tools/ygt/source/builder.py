"""From YAML events to plain data, noting where everything stands."""

from __future__ import annotations

from typing import Any

from yaml import events

from ygt.source import rules
from ygt.source.dashes import Repetition
from ygt.source.document import Document, Plain
from ygt.source.events import NextEvent
from ygt.source.positions import Steps
from ygt.source.report import Report
from ygt.source.scalars import SUSPECT_STARTS, plain_kind
from ygt.source.scrutiny import Scrutiny

MAX_DEPTH = 64
"""Containers within containers. Real files need seven; the engines behind this reader crash at some thousands."""

# Untyped on purpose: the marks of these events are never absent, and no check of that may stand in the inner loop.
_SCALAR: Any = events.ScalarEvent
_MAPPING: Any = events.MappingStartEvent
_MAPPING_END: Any = events.MappingEndEvent
_SEQUENCE: Any = events.SequenceStartEvent
_SEQUENCE_END: Any = events.SequenceEndEvent
_STREAM_END: Any = events.StreamEndEvent
_QUOTES = ("'", '"')


class TooDeepError(Exception):
    """The nesting limit is passed; the finding is recorded."""


class Builder:
    """Reads one stream of events into `document`, and what is wrong with it into `report`.

    `text` is the document's with a stand-in for each forbidden character. The two loops below take most of the
    time of reading; whatever is not the rule (a quoted value, a number, a duplicate key) leaves them for `Scrutiny`.
    They tell them apart by what costs least: a plain value on one line is as long as its span, one in quotes two
    longer, and whatever another reader would retype is ASCII.
    """

    def __init__(self, document: Document, text: str, next_event: NextEvent, report: Report) -> None:
        self._document = document
        self._next = next_event
        self._report = report
        self._offsets = document.marks.offsets
        self._plains = document.plains
        self._scrutiny = Scrutiny(document, text, report)
        self._careful = self._scrutiny.careful

    @property
    def repetitions(self) -> list[Repetition]:
        """The fields that came twice, as far as the text is read."""
        return self._scrutiny.repetitions

    def build(self) -> None:
        """Read the stream's first document; a second one is a finding.

        Raises yaml.YAMLError where the text is no YAML, and TooDeepError.
        """
        self._next()
        start = self._next()
        if type(start) is _STREAM_END:
            self._report.add(rules.EMPTY_FILE, 0, 0)
            return
        if start.version or start.tags:
            self._report.add(rules.TAG, *self._line_at(start), kind="指令", text="%")
        data = self._root(self._next())
        self._next()
        after = self._next()
        if type(after) is not _STREAM_END:
            self._report.add(rules.SEVERAL_DOCUMENTS, *self._line_at(after))
        self._document.data = data

    def _root(self, event: Any) -> Any:
        if type(event) is not _SCALAR:
            return self._node(event, ())[0]
        start, end = event.start_mark.index, event.end_mark.index
        if event.implicit[0] and plain_kind(event.value) == "null":
            self._report.add(rules.EMPTY_FILE, start if end > start else 0, end if end > start else 0)
            return None
        value, start, end = self._scrutiny.scalar(event, (), start)
        self._offsets += (start, end)
        return value

    def _mapping(self, event: Any, path: Steps) -> tuple[dict[str, Any], int]:
        """The mapping that begins with `event`, and the offset where it ends."""
        scrutiny, careful, suspect = self._scrutiny, self._careful, SUSPECT_STARTS
        if careful or len(path) >= MAX_DEPTH:
            self._open(event, path)
        data: dict[str, Any] = {}
        next_event, offsets, plains = self._next, self._offsets, self._plains
        own = len(offsets)
        offsets += (~event.start_mark.index, 0, 0)
        flow, end = event.flow_style, event.end_mark.index
        while True:
            event = next_event()
            if type(event) is not _SCALAR:
                if type(event) is _MAPPING_END:
                    break
                end = self._strange_key(event, path)
                continue
            key = event.value
            key_start, key_end = event.start_mark.index, event.end_mark.index
            if key in data or careful or key_end - key_start != len(key) or not key:
                admitted = scrutiny.key(event, path, data, own)
                if admitted is None:
                    end = self._discard(next_event(), path)
                    continue
                key = admitted
            event = next_event()
            if type(event) is _SCALAR:
                value = event.value
                start, end = event.start_mark.index, event.end_mark.index
                if end - start != len(value) or careful:
                    if careful or end - start != len(value) + 2 or event.style not in _QUOTES:
                        value, start, end = scrutiny.scalar(event, (*path, key), key_start)
                elif value.isascii() and value[:1] in suspect and (kind := plain_kind(value)):
                    if kind == "null":
                        value, start, end = scrutiny.scalar(event, (*path, key), key_start)
                    else:
                        plains.append(Plain((*path, key), kind, value))
                data[key] = value
                offsets += (key_start, key_end, start, end)
            else:
                offsets += (key_start, key_end)
                if type(event) is _SEQUENCE:
                    data[key], end = self._sequence(event, (*path, key))
                else:
                    data[key], end = self._node(event, (*path, key))
        # A mapping of one pair without braces inside brackets, [a: 1], ends without a sign of its own.
        if flow and event.end_mark.index > event.start_mark.index:
            end = event.end_mark.index
        offsets[own + 1] = end
        offsets[own + 2] = len(offsets)
        return data, end

    def _sequence(self, event: Any, path: Steps) -> tuple[list[Any], int]:
        """The sequence that begins with `event`, and the offset where it ends."""
        scrutiny, careful, suspect = self._scrutiny, self._careful, SUSPECT_STARTS
        if careful or len(path) >= MAX_DEPTH:
            self._open(event, path)
        data: list[Any] = []
        next_event, offsets, plains = self._next, self._offsets, self._plains
        own = len(offsets)
        offsets += (~event.start_mark.index, 0, 0)
        flow, end = event.flow_style, event.end_mark.index
        while True:
            event = next_event()
            if type(event) is _SCALAR:
                value = event.value
                start, end = event.start_mark.index, event.end_mark.index
                if end - start != len(value) or careful:
                    if careful or end - start != len(value) + 2 or event.style not in _QUOTES:
                        value, start, end = scrutiny.scalar(event, (*path, len(data)), start - 1)
                elif value.isascii() and value[:1] in suspect and (kind := plain_kind(value)):
                    if kind == "null":
                        value, start, end = scrutiny.scalar(event, (*path, len(data)), start - 1)
                    else:
                        plains.append(Plain((*path, len(data)), kind, value))
                data.append(value)
                offsets += (start, end)
            elif type(event) is _SEQUENCE_END:
                break
            else:
                value, end = self._node(event, (*path, len(data)))
                data.append(value)
        if flow:
            end = event.end_mark.index
        offsets[own + 1] = end
        offsets[own + 2] = -len(offsets)
        return data, end

    def _node(self, event: Any, path: Steps) -> tuple[Any, int]:
        if type(event) is _MAPPING:
            return self._mapping(event, path)
        if type(event) is _SEQUENCE:
            return self._sequence(event, path)
        start, end = self._scrutiny.alias(event, path)
        self._offsets += (start, end)
        self._document.refused.append(path)
        return "", end

    def _open(self, event: Any, path: Steps) -> None:
        if len(path) >= MAX_DEPTH:
            self._report.add(rules.TOO_DEEP, event.start_mark.index, event.end_mark.index, path, limit=MAX_DEPTH)
            raise TooDeepError
        self._scrutiny.properties(event, path)

    def _strange_key(self, event: Any, path: Steps) -> int:
        if type(event) in (_MAPPING, _SEQUENCE):
            start, before = event.start_mark.index, len(self._report)
            end = self._discard(event, path)
            # Brackets in the place of a key are one fault, whatever they hold.
            self._report.withdraw(before, start)
            self._report.add(rules.STRANGE_KEY, start, end, path)
        else:
            self._scrutiny.alias(event, path)
        return self._discard(self._next(), path)

    def _discard(self, event: Any, path: Steps) -> int:
        """Read past a value that is left out of the data, keeping what is wrong inside it; where it ends."""
        if type(event) is _SCALAR:
            return self._scrutiny.end_of(event)
        kept: tuple[list[Any], ...] = (self._offsets, self._plains, self._document.refused)
        lengths = [len(entries) for entries in kept]
        _, end = self._node(event, (*path, ""))
        for entries, length in zip(kept, lengths, strict=True):
            del entries[length:]
        return end

    def _line_at(self, event: Any) -> tuple[int, int]:
        lines = self._document.lines
        return lines.span(lines.at(event.start_mark.index)[0])
