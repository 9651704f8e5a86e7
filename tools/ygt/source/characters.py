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
# Those of them, and two signs that stand for something lost, which Python takes for printable.
_PRINTABLE = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\ufffc\ufffd",
    "".join(map(chr, range(0xFE00, 0xFE10))),
    "".join(map(chr, range(0xE0100, 0xE01F0))),
)
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
    # To ask for these, and whether all is printable, is several times faster than to search.
    if text.replace("\n", "").isprintable() and not any(one in text for some in _PRINTABLE for one in some):
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
        or ("变体选择符" if _is_selector(character) else "")
        or _NAMES_OF_CATEGORIES.get(unicodedata.category(character), "不可见字符")
    )
    return f"{name}（U+{ord(character):04X}）"


def _is_selector(character: str) -> bool:
    return character in _PRINTABLE[1] or character in _PRINTABLE[2] or "\u180b" <= character <= "\u180f"
