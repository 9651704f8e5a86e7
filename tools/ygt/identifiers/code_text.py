"""Characters that look right in a code and are not: full-width forms, spaces, invisible ones, other alphabets."""

from __future__ import annotations

import unicodedata

from ygt.identifiers.fault import Fault

COPYING_ERROR = "通常为抄录有误，请对照证书核对"

# Letters of the Greek and Cyrillic alphabets that print like Latin capitals.
LOOK_ALIKES = str.maketrans("АВЕКМНОРСТХУΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTXYABEZHIKMNOPTYX")


def code_text_fault(text: str, *, also: str = "", start: int = 0) -> Fault | None:
    """The first character from `start` on that is no ASCII letter or digit nor one of `also`, explained; or None."""
    if text.isascii() and text.isalnum():
        return None
    for offset, character in enumerate(text):
        if offset < start or (character.isascii() and character.isalnum()) or character in also:
            continue
        return Fault(*_explained(character, offset + 1), offset, 1)
    return None


def lower_case_fault(text: str, name: str) -> Fault | None:
    """The first lower-case letter in a code whose letters are all capitals; `name` is the Chinese name of the code."""
    if text == text.upper():
        return None
    for offset, character in enumerate(text):
        if "a" <= character <= "z":
            reason = f"第{offset + 1}位为小写字母 {character}，{name}的字母均为大写"
            return Fault(reason, "请改为大写字母", offset, 1)
    return None


def _explained(character: str, position: int) -> tuple[str, str]:
    if character.isspace():
        return f"第{position}位为空格", "请删除空格"
    category = unicodedata.category(character)
    if category in {"Cf", "Cc", "Mn"}:
        return f"第{position}位为不可见字符（U+{ord(character):04X}）", "请删除该字符，或改用手工录入"
    half = unicodedata.normalize("NFKC", character)
    if half != character and len(half) == 1 and half.isascii():
        return f"第{position}位为全角字符“{character}”", f"请改为半角“{half}”"
    latin = character.translate(LOOK_ALIKES)
    if latin != character:
        return f"第{position}位的“{character}”与英文字母 {latin} 同形，但不是英文字母", f"请改为英文字母 {latin}"
    return f"第{position}位的“{character}”不是字母或数字", "请对照证书核对"
