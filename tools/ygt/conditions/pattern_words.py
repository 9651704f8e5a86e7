"""A pattern in words: 含“旗委”或“旗人民政府”字样, 以“镇人民政府”结尾."""

from __future__ import annotations

import re

from ygt.conditions.patterns import ANY_CHARACTER

_PLAIN = re.compile(r"[^\\.+*?()\[\]{}^$|]+")
"""Text that stands for itself."""

_ANYTHING = (f"{ANY_CHARACTER}+", f"{ANY_CHARACTER}*")


def pattern_words(pattern: str) -> str:
    """What a pattern, as `patterns.safe` gives it, asks of a text; one that is more than words is shown as it is."""
    begins, ends = pattern.startswith("^"), pattern.endswith("$")
    body = pattern.removeprefix("^").removesuffix("$")
    if body.startswith("(?:") and body.endswith(")"):
        body = body.removeprefix("(?:").removesuffix(")")
    for anything in _ANYTHING:
        body = body.replace(anything, "…")
    wanted = body.split("|")
    if not all(map(_PLAIN.fullmatch, wanted)):
        return f"写法符合“{pattern.replace(ANY_CHARACTER, '.')}”"
    named = "或".join(f"“{one}”" for one in wanted)
    if begins and ends:
        return f"为{named}"
    return f"以{named}开头" if begins else f"以{named}结尾" if ends else f"含{named}字样"
