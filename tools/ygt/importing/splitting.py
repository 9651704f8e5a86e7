"""Cells that say two things at once: strength and pack (0.25g*24粒/盒), name and form (阿莫西林胶囊)."""

from __future__ import annotations

import re
from functools import cache

from ygt.identifiers.vocabulary import vocabulary

_NO_ENDINGS = frozenset({"素片", "普通片"})
"""阿奇霉素片 is 阿奇霉素, in 片; plain tablets are not named so."""
_SHORT = frozenset("片丸散栓酊贴")
_BETWEEN = r"\s*[*×✕✖＊xX╳]\s*"
_COUNTED = "片粒支袋瓶板盒丸贴枚条包只个套丹锭揿喷吸滴剂管罐桶听份付副板"
_PACK = re.compile(rf"[0-9]+\s*[{_COUNTED}]")
_STRENGTH = re.compile(
    r"[0-9.]+\s*(?:[kmuμµn]?g|m?[lL]|毫克|克|微克|毫升|升|万?单位|万?IU|U|%|mol|MBq|∶|:|：)", re.IGNORECASE
)
_FULL_WIDTH = {**{0xFF10 + one: 0x30 + one for one in range(10)}, **{0xFF21 + one: 0x41 + one for one in range(26)}}
_FULL_WIDTH |= {0xFF41 + one: 0x61 + one for one in range(26)} | {0xFF0E: 0x2E, 0xFF05: 0x25, 0xFF0F: 0x2F}


def half_width(text: str) -> str:
    """Full-width figures and letters as half-width ones; brackets and stops stay Chinese."""
    return text.translate(_FULL_WIDTH)


def strength_and_pack(text: str) -> tuple[str, str]:
    """A combined 规格 in its two parts; the second is empty where nothing tells them apart."""
    text = half_width(text).strip()
    for match in re.finditer(_BETWEEN, text):
        before, after = text[: match.start()].strip(), text[match.end() :].strip()
        if before and _PACK.match(after):
            return (before, _pack(after)) if not _PACK.match(before) or _STRENGTH.match(before) else (text, "")
        if before and _PACK.match(before) and _STRENGTH.match(after):
            return after, _pack(before)
    spaced = re.fullmatch(rf"(?P<strength>\S*?[0-9]\S*)\s+(?P<pack>[0-9]+\s*[{_COUNTED}]\S*)", text)
    if spaced and _STRENGTH.match(spaced["strength"]):
        return spaced["strength"], _pack(spaced["pack"])
    return text, ""


def name_and_form(text: str) -> tuple[str, str]:
    """A name that ends with its dosage form in its two parts; the second is empty where it ends with none.

    The part before must be a name still: 颗粒 alone is none.
    """
    for word, form in _endings():
        if text.endswith(word) and len(text) - len(word) >= 2:
            return text[: -len(word)], form
    return text, ""


def without_form(name: str, form: str) -> str:
    """A name without the form at its end, where that is the form it has."""
    bare, found = name_and_form(name)
    return bare if found and (not form or found == canonical_form(form)) else name


def canonical_form(text: str) -> str:
    """A dosage form as the vocabulary has it: 薄膜衣片 is 片剂, 胶囊剂 is 胶囊; unknown ones stay."""
    return _forms().get(text.strip(), text.strip())


@cache
def _forms() -> dict[str, str]:
    found: dict[str, str] = {}
    for form, about in vocabulary("dosage_form").items():
        for word in (form, *about.get("includes", ())):
            for written in (word, word.removesuffix("剂"), f"{word.removesuffix('剂')}剂"):
                found.setdefault(written, form)
    found |= {form: form for form in vocabulary("dosage_form")}
    return {word: form for word, form in found.items() if word}


@cache
def _endings() -> list[tuple[str, str]]:
    """The words that names end with and the forms they mean, the longest first."""
    held = ((word, form) for word, form in _forms().items() if word not in _NO_ENDINGS)
    return sorted((one for one in held if len(one[0]) > 1 or one[0] in _SHORT), key=lambda one: -len(one[0]))


def _pack(text: str) -> str:
    """A pack in one manner of writing: 12片×2板/盒."""
    return re.sub(_BETWEEN, "×", text).replace(" ", "")
