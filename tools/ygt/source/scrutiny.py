"""The second look at keys and values that are not plain Chinese text on one line."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

from ygt.source import rules
from ygt.source.characters import FORBIDDEN, STAND_IN, cleaned, name_of
from ygt.source.dashes import Repetition
from ygt.source.document import Document, Plain
from ygt.source.positions import Steps
from ygt.source.report import Report
from ygt.source.scalars import plain_kind

_PROPERTY = r"[&!][^\s,\[\]{}]*"
_PADDING = r"[ \t]*"
_FOLD = r"(\S)[ \t]*(?:\r\n|\r|\n)[ \t]*(?=(\S))"
_CHINESE_MARKS = frozenset("“”‘’—…·")


class Scrutiny:
    """Judges single keys and values of one document; what is wrong goes to `report`.

    `text` is the document's as it was given to the parser. `careful` tells whether every key and value needs the
    second look: only where the two texts differ, or in files with one of a few rare signs.
    """

    def __init__(self, document: Document, text: str, report: Report) -> None:
        self._document = document
        self._text = text
        self._report = report
        self.repetitions: list[Repetition] = []
        self._hides = STAND_IN in text or "\\" in text
        self.careful = text != document.text or self._hides or any(sign in text for sign in ("&", "!", "<"))

    def scalar(self, event: Any, path: Steps, head: int) -> tuple[str, int, int]:
        """A value as it is to stand in the data, and the offsets where it starts and ends.

        `head` is where its entry begins (the key, the dash), which is shown where the value itself is nothing.
        """
        value: str = event.value
        start, end = event.start_mark.index, self.end_of(event)
        if self.careful:
            self.properties(event, path)
            value = self._visible(event, path)
        if event.implicit[0] and (kind := plain_kind(value)):
            self._document.plains.append(Plain(path, kind, value))
            if kind == "null":
                self._document.refused.append(path)
                if start == end:
                    # Nothing is written. Parsers differ in where, so it is right behind what precedes it.
                    head = max(head, 0)
                    start = end = head + len(self._text[head:start].rstrip())
                if start == end and (found := self._alone(path, head)):
                    self._report.add(rules.SYNTAX, *found[:2], path, what=found[2], remedy=found[3])
                    # What its mapping lacks, or has too many, follows from that.
                    self._document.refused.append(path[:-1])
                elif value == event.value:
                    what = f"字段“{path[-1]}”" if path and isinstance(path[-1], str) else "这一项"
                    self._report.add(rules.EMPTY_VALUE, head if start == end else start, end, path, what=what)
                value = ""
        elif event.style != "|":
            self._folded(value, start, end, path)
        return value, start, end

    def key(self, event: Any, path: Steps, data: Container[str], own: int) -> str | None:
        """A key of the mapping at mark `own` as it is to stand in the data; None where its entry is left out."""
        key: str = event.value
        start, end = event.start_mark.index, event.end_mark.index
        if self.careful:
            self.properties(event, path)
            key = self._visible(event, path)
        if key == "<<" and not event.style:
            self._report.add(rules.ANCHOR, start, end, (*path, key), kind="合并键", text=key)
        elif not key:
            if start == end:
                # As with values, parsers differ in where nothing stands; the sign before it is shown.
                before = self._text[max(0, start - 80) : start]
                end = start - len(before) + len(before.rstrip())
                start = max(0, end - 1)
            self._report.add(rules.STRANGE_KEY, start, end, path)
        elif key in data:
            self._duplicate(key, start, end, path, own)
        else:
            if self._document.text[start:end] != key:
                self._document.marks.quoted_keys[start] = key
            return key
        return None

    def alias(self, event: Any, path: Steps) -> tuple[int, int]:
        """Report an alias; its span."""
        start, end = event.start_mark.index, event.end_mark.index
        self._report.add(rules.ANCHOR, start, end, path, kind="引用", text=self._text[start:end])
        return start, end

    def properties(self, event: Any, path: Steps) -> None:
        """Report an anchor or a tag; the value itself is read as if it had none."""
        start = event.start_mark.index
        for present, sign, rule, kind in (
            (event.anchor, "&", rules.ANCHOR, "锚点"),
            (event.tag, "!", rules.TAG, "类型标签"),
        ):
            if present is not None and (where := self._text.find(sign, start)) >= 0:
                written = re.compile(_PROPERTY).match(self._text, where)
                end = written.end() if written else where + 1
                self._report.add(rule, where, end, path, kind=kind, text=self._text[where:end])

    def end_of(self, event: Any) -> int:
        """Where a scalar ends: a block with its last line of text, where libyaml's mark is past the blank lines."""
        start, end = event.start_mark.index, int(event.end_mark.index)
        if event.style in ("|", ">"):
            # Not by one pattern: for every blank line it would keep where it had been.
            last = start + len(self._text[start:end].rstrip(" \t\r\n"))
            line_end = re.compile(_PADDING).match(self._text, last, end)
            return line_end.end() if line_end and line_end.end() < end else end
        return end

    def _duplicate(self, key: str, start: int, end: int, path: Steps, own: int) -> None:
        self.repetitions.append(Repetition(path, own, key, start))
        marks, lines = self._document.marks, self._document.lines
        fields: dict[str, Any] = {}
        if not self._report.full(rules.DUPLICATE_KEY):
            first = next(index for name, index in marks.keys(own, self._document.text) if name == key)
            span = (marks.offsets[first], marks.offsets[first + 1])
            fields = {"related": ((*span, "首次出现在此"),), "line": lines.at(span[0])[0]}
        self._report.add(rules.DUPLICATE_KEY, start, end, (*path, key), key=key, **fields)

    def _visible(self, event: Any, path: Steps) -> str:
        """The scalar without forbidden characters; those written as escapes are reported here."""
        value: str = event.value
        found = re.findall(FORBIDDEN, value) if self._hides else []
        if not found:
            return value
        start, end = event.start_mark.index, event.end_mark.index
        escaped = len(found) - self._text.count(STAND_IN, start, end)
        if escaped > 0:
            character = next((one for one in found if one != STAND_IN), STAND_IN)
            name = f"{name_of(character)}的转义写法"
            self._report.add(rules.HIDDEN_CHARACTER, start, end, path, name=name, count=escaped)
        return cleaned(value)

    def _alone(self, path: Steps, head: int) -> tuple[int, int, str, str] | None:
        """Where and why a key stands alone between commas or braces, and what to do, if that can be told."""
        key = path[-1] if path else 0
        if not isinstance(key, str) or not self._text.startswith(key, head):
            return None
        end = head + len(key)
        if self._text[end : end + 80].lstrip()[:1] not in {",", "}"}:
            return None
        from ygt.source.brackets import alone

        found = alone(key)
        return (head + found[0], head + found[1], found[2], found[3]) if found else None

    def _folded(self, value: str, start: int, end: int, path: Steps) -> None:
        for match in re.compile(_FOLD).finditer(self._text, start, end):
            if f"{match[1]} {match[2]}" in value and (_is_chinese(match[1]) or _is_chinese(match[2])):
                self._report.add(rules.FOLDED_CHINESE, match.start(), match.start() + 1, path)
                return


def _is_chinese(character: str) -> bool:
    return "\u2e80" <= character < "\ua000" or character >= "\uf900" or character in _CHINESE_MARKS
