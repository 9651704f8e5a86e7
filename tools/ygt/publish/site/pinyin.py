"""What the names on a page can be found by: their pinyin whole and by initials (amoxilin, amxl)."""

from __future__ import annotations

from ygt.pinyin import spelling


def keys(*names: str) -> str:
    """Everything the names can be found by besides their own characters, without repetition."""
    words: dict[str, None] = {}
    for index, name in enumerate(names):
        if index:
            words[name] = None
        for word in spelling(name):
            if len(word) > 1:
                words[word] = None
    return " ".join(words)
