"""The patterns a condition may use: a part of regular expressions that both engines read alike and in bounded time."""

from __future__ import annotations

LONGEST_PATTERN = 200
LONGEST_TEXT = 200
"""Texts beyond this length match no pattern, so that matching takes bounded time in every engine."""

MOST_STEPS = 400_000
"""How many ways through a text a pattern may leave open; two unlimited repetitions are about a tenth of it."""

ANY_CHARACTER = r"[^\n]"
"""What `.` stands for; engines do not agree on what else ends a line."""

_ESCAPABLE = frozenset(r"\.+*?()[]{}^$|-")
_DIGITS = frozenset("0123456789")


class UnsafePatternError(ValueError):
    """The pattern is outside the part; the message says in Chinese what is not offered."""


def safe(pattern: str) -> str:
    """The pattern as both engines are to have it.

    Offered are characters, classes, `.`, groups, `|`, `^` at the beginning, `$` at the end, and repetition of a single
    character or class; not offered are repeated groups, back references, assertions and `\\d \\w \\s`, which engines
    understand differently. Raises UnsafePatternError.
    """
    if not pattern:
        raise UnsafePatternError("为空")
    if len(pattern) > LONGEST_PATTERN:
        raise UnsafePatternError(f"超过{LONGEST_PATTERN}个字符")
    return _Pattern(pattern).read()


class _Pattern:
    def __init__(self, pattern: str) -> None:
        self.text = pattern
        self.at = 0
        self.end = len(pattern)
        self.out: list[str] = []
        self.split = False

    def read(self) -> str:
        if self.text.startswith("^"):
            self._take("^")
        anchored = self.text.endswith("$") and not self._is_escaped(self.end - 1) and self.end > self.at
        if anchored:
            self.end -= 1
        steps = self._alternatives(depth=0)
        if self.at < self.end:
            raise UnsafePatternError("括号不成对")
        if steps > MOST_STEPS:
            raise UnsafePatternError("重复过多，匹配可能极慢")
        body = "".join(self.out)
        if self.split:
            # The anchors are to hold for every alternative.
            start, body = ("^", body[1:]) if body.startswith("^") else ("", body)
            body = f"{start}(?:{body})"
        return body + ("$" if anchored else "")

    def _alternatives(self, depth: int) -> int:
        """The ways through alternatives up to the end of their group."""
        steps, ways = 1, 0
        while self.at < self.end and self.text[self.at] != ")":
            if self.text[self.at] == "|":
                self._take("|")
                self.split = self.split or depth == 0
                ways, steps = ways + steps, 1
            else:
                steps = min(steps * self._piece(depth), MOST_STEPS + 1)
        return ways + steps

    def _piece(self, depth: int) -> int:
        """The ways through one character, class or group with its repetition."""
        character = self.text[self.at]
        if character == "(":
            steps = self._group(depth)
            if self._repeats() and self.text[self.at] != "?":
                raise UnsafePatternError("括号内的部分不可重复")
            return 2 * steps if self._optional() else steps
        if character == "[":
            self._class()
        elif character == "\\":
            self._escape()
        elif character == ".":
            self._take(".", ANY_CHARACTER)
        elif character in "^$":
            raise UnsafePatternError("“^”只可在开头，“$”只可在末尾")
        elif character in "*+?{}]":
            raise UnsafePatternError(f"“{character}”之前没有可重复的字符，或括号不成对")
        else:
            self._take(character)
        return self._repetition()

    def _group(self, depth: int) -> int:
        if depth >= 5:
            raise UnsafePatternError("括号层数过多")
        self._take("(", "(?:")
        if self.text.startswith("?:", self.at):
            self.at += 2
        elif self._next() == "?":
            raise UnsafePatternError("不提供“(?…”写法")
        steps = self._alternatives(depth + 1)
        if self._next() != ")":
            raise UnsafePatternError("括号不成对")
        self._take(")")
        return steps

    def _class(self) -> None:
        self._take("[")
        if self._next() == "^":
            self._take("^")
        first, low = self.at, ""
        while self._next() not in ("", "]"):
            character = self._member()
            if low and self._code(character) < self._code(low):
                raise UnsafePatternError(f"“{low}-{character}”的先后颠倒")
            low = ""
            if self._next() == "-" and self.text[self.at + 1 : self.at + 2] not in ("", "]"):
                self._take("-")
                low = character
        if self._next() != "]" or self.at == first:
            raise UnsafePatternError("方括号不成对，或其中为空")
        self._take("]")

    def _member(self) -> str:
        character = self._next()
        if character == "\\":
            return self._escape(in_class=True)
        if character in "[&~^-":
            raise UnsafePatternError(f"方括号中的“{character}”须写作“\\{character}”，“&”“~”不可用")
        self._take(character)
        return character

    def _escape(self, *, in_class: bool = False) -> str:
        escaped = self.text[self.at + 1 : self.end][:1]
        if escaped not in _ESCAPABLE or not escaped:
            raise UnsafePatternError(f"不提供“\\{escaped}”写法")
        # `\\$` at the very end would be taken for the end of the text by those who look for one there.
        self._take("\\" + escaped, "[$]" if escaped == "$" and not in_class else None)
        return escaped

    def _repetition(self) -> int:
        if not self._repeats():
            return 1
        if self._optional():
            return 2
        if self.text[self.at] in "*+":
            self._take(self.text[self.at])
            ways = LONGEST_TEXT
        else:
            ways = self._counted()
        if self._repeats():
            raise UnsafePatternError("重复之后不可再重复")
        return ways

    def _counted(self) -> int:
        close = self.text.find("}", self.at)
        low, comma, high = self.text[self.at + 1 : close].partition(",") if close > 0 else ("", "", "")
        if not low or not _DIGITS.issuperset(low + high) or len(low + high) > 6:
            raise UnsafePatternError("“{ }”中应为次数，如 {4} 或 {1,3}")
        least, most = int(low), int(high) if high else LONGEST_TEXT if comma else int(low)
        if not least <= most <= LONGEST_TEXT:
            raise UnsafePatternError(f"重复次数应不超过{LONGEST_TEXT}，且先小后大")
        self._take(self.text[self.at : close + 1])
        return most - least + 1

    def _optional(self) -> bool:
        if self._next() != "?":
            return False
        self._take("?")
        if self._repeats():
            raise UnsafePatternError("重复之后不可再重复")
        return True

    def _repeats(self) -> bool:
        return self._next() in ("*", "+", "?", "{")

    def _next(self) -> str:
        return self.text[self.at] if self.at < self.end else ""

    def _take(self, written: str, meant: str | None = None) -> None:
        self.out.append(written if meant is None else meant)
        self.at += len(written)

    def _is_escaped(self, position: int) -> bool:
        before = self.text[:position]
        return (len(before) - len(before.rstrip("\\"))) % 2 == 1

    @staticmethod
    def _code(character: str) -> int:
        return ord(character)
