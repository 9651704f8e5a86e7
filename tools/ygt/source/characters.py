"""Characters that have no place in a ledger: control characters and those no reader can see."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

STAND_IN = "\u200b"
"""What takes the place of a forbidden character before the YAML is read; it is forbidden itself, hence unmistakable."""

# All that Unicode calls default ignorable, and the blank of braille.
# Zero-width joiners are spelling in Mongolian and in the Arabic script, the selectors from U+180B on in Mongolian; both
# are in official use.
FORBIDDEN = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    "|(?<![\u0600-\u06ff\u1800-\u18af])[\u200c\u200d]|(?<![\u1800-\u18af])[\u180b-\u180f]"
)
# What nearly every ledger is written in, and nothing of it is forbidden: to match it is many times faster than to
# search for the others. Those that ledgers have most of come first.
_USUAL = (
    "[\n -~\u3000-\u3163\u3165-\u9fff\uff01-\uff9f\u2010-\u2027\u2030-\u205e\u2100-\u27ff\t\r"
    "\xa0-\xac\xae-\u034e\u0350-\u061b]*"
)
_SELECTORS = "[\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_NAMES = {
    "\0": "空字符",
    "\x1b": "转义控制字符",
    "\x7f": "删除控制字符",
    "\x85": "下一行控制字符",
    "\xad": "软连字符",
    "\u200b": "零宽空格",
    "\u200c": "零宽断字符",
    "\u200d": "零宽连字符",
    "\u200e": "从左到右标记",
    "\u200f": "从右到左标记",
    "\u061c": "阿拉伯文方向标记",
    "\u2028": "行分隔符",
    "\u2029": "段分隔符",
    "\u2060": "零宽连接符",
    "\u034f": "不可见组合符",
    "\u2800": "盲文空白",
    **dict.fromkeys("\u115f\u1160\u3164\uffa0", "谚文填充符"),
    "\ufeff": "零宽不换行空格（BOM）",
    "\ufffc": "对象占位符",
    "\ufffd": "乱码占位符",
    **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "文字方向控制符"),
}
_NAMES_OF_CATEGORIES = {"Cc": "控制字符", "Cs": "残缺字符（半个代理对）", "Cf": "不可见格式字符"}


def forbidden(text: str) -> Counter[str]:
    """The forbidden characters of `text` and how often each stands in it, in the order of their first place."""
    if re.fullmatch(_USUAL, text):
        return Counter()
    return Counter(re.findall(FORBIDDEN, text))


def sightings(text: str, character: str, most: int) -> list[int]:
    """The offsets of the first `most` places where `character` stands in `text` and is forbidden there."""
    found: list[int] = []
    offset = text.find(character)
    while offset >= 0 and len(found) < most:
        if re.compile(FORBIDDEN).match(text, offset):
            found.append(offset)
        offset = text.find(character, offset + 1)
    return found


def masked(text: str) -> str:
    """`text` at the same length, with a stand-in for every forbidden character."""
    return re.sub(FORBIDDEN, STAND_IN, text)


def cleaned(text: str) -> str:
    """`text` without its forbidden characters."""
    return re.sub(FORBIDDEN, "", text)


def name_of(character: str) -> str:
    """What a forbidden character is called in Chinese, with its code: 零宽空格（U+200B）."""
    name = (
        _NAMES.get(character)
        or ("变体选择符" if re.match(_SELECTORS, character) else "")
        or _NAMES_OF_CATEGORIES.get(unicodedata.category(character), "不可见字符")
    )
    return f"{name}（U+{ord(character):04X}）"
