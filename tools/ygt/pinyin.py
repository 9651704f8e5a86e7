"""How Chinese words sound, in letters: what people type to find 阿莫西林 (amoxilin, amxl), and what ids are made of."""

from __future__ import annotations

import re
from functools import cache

_NEITHER = re.compile(r"[^a-z0-9]")


@cache
def syllables(text: str) -> tuple[str, ...]:
    """The sounds of `text` without tones, in lower-case letters and digits; letters and digits of its own stay."""
    # Loading its dictionaries costs most of a second: only who needs them pays.
    from pypinyin import Style, lazy_pinyin

    sounds = (_NEITHER.sub("", one.lower()) for one in lazy_pinyin(text, style=Style.NORMAL, v_to_u=False))
    return tuple(one for one in sounds if one)


def spelling(text: str) -> tuple[str, str]:
    """The whole pinyin of `text` and its initials."""
    sounds = syllables(text)
    return "".join(sounds), "".join(one if one.isdigit() else one[0] for one in sounds)


def slug(*words: str, longest: int = 80) -> str:
    """An ASCII id of the sounds of `words`, one part for each: 阿莫西林、胶囊 → amoxilin-jiaonang; empty for none.

    It ends with a whole sound and has at most `longest` characters.
    """
    made = ""
    for word in words:
        joint = "-" if made else ""
        for sound in syllables(word):
            if len(made) + len(joint) + len(sound) > longest:
                return made
            made, joint = made + joint + sound, ""
    return made
