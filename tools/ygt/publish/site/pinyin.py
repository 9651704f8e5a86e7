"""Pinyin of names, whole and by initials: what people type to find 阿莫西林 (amoxilin, amxl)."""

from __future__ import annotations

import re
from functools import cache

_NAME = re.compile(r"[^a-z0-9]")


@cache
def spelling(text: str) -> tuple[str, str]:
    """The whole pinyin of `text` and its initials, without tones, in lower-case letters and digits."""
    # Loading its dictionaries costs most of a second: only who needs them pays.
    from pypinyin import Style, lazy_pinyin

    syllables = [_NAME.sub("", one.lower()) for one in lazy_pinyin(text, style=Style.NORMAL, v_to_u=False)]
    syllables = [one for one in syllables if one]
    initials = "".join(one if one.isdigit() else one[0] for one in syllables)
    return "".join(syllables), initials


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
