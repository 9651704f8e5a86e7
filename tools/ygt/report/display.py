"""How wide text stands on a terminal, and text that cannot harm one."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

TAB = " " * 4
_WIDE = frozenset("WF")
_MARKS = frozenset({"Mn", "Me"})
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_SPACES = frozenset(" \u3000")


def width(text: str) -> int:
    """The columns `text` takes: Chinese characters two, combining marks none (UAX #11, ambiguous ones as one)."""
    if text.isascii():
        return len(text)
    return sum(_character_width(character) for character in text)


def visible(text: str) -> str:
    """`text` in one line, with every character that would move the cursor or hide itself written out, as `\\x1b`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(shown(character) for character in text)


def shown(character: str) -> str:
    """One character as a terminal can safely show it; a tab as four spaces."""
    if character in _SPACES or character.isprintable():
        return character
    if character == "\t":
        return TAB
    if unicodedata.category(character) not in _HIDDEN and not character.isspace():
        # Rare characters of names stand in private or newly assigned ranges, unknown here but not harmful.
        return character
    return character.encode("unicode_escape").decode("ascii")


def padded(text: str, columns: int) -> str:
    """`text` with spaces behind it up to `columns`."""
    return text + " " * max(0, columns - width(text))


def wrapped(text: str, columns: int) -> list[str]:
    """`text` in lines of at most `columns`, broken between Chinese characters or at spaces, never before a stop."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in _words(paragraph):
            if line and width(line) + width(word.rstrip()) > columns:
                lines.append(line.rstrip())
                line = ""
            line += word
        lines.append(line.rstrip())
    return lines


def _words(text: str) -> list[str]:
    words: list[str] = []
    for character in text:
        narrow = words and _joins(words[-1][-1], character)
        if narrow:
            words[-1] += character
        else:
            words.append(character)
    return words


def _joins(before: str, character: str) -> bool:
    if character == " " or character in "，。、；：？！）》”〕】…":
        return True
    if before in "（《“〔【":
        return True
    return before != " " and _character_width(before) == 1 and _character_width(character) == 1


@lru_cache(maxsize=8192)
def _character_width(character: str) -> int:
    if unicodedata.category(character) in _MARKS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
