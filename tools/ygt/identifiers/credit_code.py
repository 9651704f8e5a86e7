"""统一社会信用代码 (GB 32100-2015): alphabet, layout and check character."""

from __future__ import annotations

from ygt.identifiers.code_text import COPYING_ERROR, code_text_fault, lower_case_fault
from ygt.identifiers.fault import Fault

LENGTH = 18
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = tuple(pow(3, place, 31) for place in range(LENGTH - 1))
LOOK_ALIKES = {"I": "数字 1", "O": "数字 0", "S": "数字 5", "Z": "数字 2", "V": "字母 U 或 Y"}
DIVISION = slice(2, 8)


def credit_code_fault(text: str) -> Fault | None:
    """What is wrong with a 统一社会信用代码, or None (GB 32100-2015, 4 and 5)."""
    return (
        code_text_fault(text)
        or lower_case_fault(text, "统一社会信用代码")
        or _forbidden_letter(text)
        or _length(text)
        or _division(text)
        or _check_character(text)
    )


def registered_division(text: str) -> str:
    """The 行政区划代码 of the registering authority (characters 3–8); it need not be where the unit is."""
    return text[DIVISION]


def _forbidden_letter(text: str) -> Fault | None:
    for offset, character in enumerate(text):
        if character not in LOOK_ALIKES:
            continue
        reason = f"第{offset + 1}位为字母 {character}，统一社会信用代码不使用 I、O、S、V、Z"
        # At the last place a hint would give the check character away and invite mending that alone.
        last = offset == LENGTH - 1
        hint = "请对照证书核对" if last else f"可能为{LOOK_ALIKES[character]} 之误，请对照证书核对"
        return Fault(reason, hint, offset, 1)
    return None


def _length(text: str) -> Fault | None:
    if len(text) == LENGTH:
        return None
    return Fault(f"应为{LENGTH}位，现为{len(text)}位", COPYING_ERROR)


def _division(text: str) -> Fault | None:
    if text[DIVISION].isdigit():
        return None
    return Fault("第3至8位应为登记管理机关行政区划码（6位数字）", COPYING_ERROR, DIVISION.start, 6)


def _check_character(text: str) -> Fault | None:
    total = sum(ALPHABET.index(character) * weight for character, weight in zip(text, WEIGHTS, strict=False))
    if ALPHABET[-total % 31] == text[-1]:
        return None
    return Fault("校验码与前17位不符", f"{COPYING_ERROR}，勿仅改末位")
