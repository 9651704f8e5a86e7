"""Chinese numerals as laws and charters use them, and what they number: 章、节、条、款 and （项）."""

from __future__ import annotations

import re

from ygt.identifiers.fault import Fault

DIGITS = "零一二三四五六七八九"
UNITS = ("", "十", "百", "千")
MYRIAD = 10_000
LARGEST = MYRIAD * MYRIAD - 1
FIGURES = f"[{DIGITS[1:]}][{DIGITS}]{{1,7}}"
HAN_NUMERAL = "[〇零一二三四五六七八九十百千万两]{1,16}"
ITEM = re.compile(r"（(?P<numeral>[^（）]*)）")
LOOSE_ITEM = r"\s*[（(]?\s*(?P<numeral>[^（）()、．.\s]+)\s*[）)]?\s*[、．.]?\s*"


def numeral(number: int) -> str:
    """The numeral of 0 to 99999999 in the one form used here: 十、二十一、一百零七、一百一十、二千; else ValueError."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"no numeral for {number}")
    if number == 0:
        return DIGITS[0]
    myriads, rest = divmod(number, MYRIAD)
    text = _below_myriad(rest)
    if myriads:
        gap = DIGITS[0] if 0 < rest < MYRIAD // 10 else ""
        text = f"{_below_myriad(myriads)}万{gap}{text}"
    return text.removeprefix("一") if text.startswith("一十") else text


def parse_numeral(text: str) -> int | None:
    """The number a Chinese numeral writes, or None where it is none or could be read in two ways.

    Besides the canonical form are read 〇 for 零, 两 for 二 before a unit, 一十 for leading 十, and figures written one
    by one around a zero (一〇七、二〇二四). 一百七 (170 in speech, 107 by a slip) is not read.
    """
    plain = text.replace("〇", "零")
    if "两" in plain:
        plain = re.sub("两(?=[百千万])", "二", plain)
    if plain.startswith("一十"):
        plain = plain[1:]
    if "零" in plain and re.fullmatch(FIGURES, plain):
        return int("".join(str(DIGITS.index(character)) for character in plain))
    number = _sum(plain)
    return number if number is not None and numeral(number) == plain else None


def is_canonical(text: str) -> bool:
    """Whether `text` is a numeral in the one form that laws and charters use."""
    number = parse_numeral(text)
    return number is not None and numeral(number) == text


def numbered(number: int, unit: str) -> str:
    """`第一百零七条` of 107 and 条."""
    return f"第{numeral(number)}{unit}"


def numbered_item(number: int) -> str:
    """`（十二）` of 12."""
    return f"（{numeral(number)}）"


def parse_chapter(text: str) -> int | None:
    """12 of 第十二章; None where the text is not exactly that, canonically written."""
    return _parse_numbered(text, "章")


def parse_section(text: str) -> int | None:
    """2 of 第二节; None where the text is not exactly that, canonically written."""
    return _parse_numbered(text, "节")


def parse_article(text: str) -> int | None:
    """107 of 第一百零七条; None where the text is not exactly that, canonically written."""
    return _parse_numbered(text, "条")


def parse_item(text: str) -> int | None:
    """12 of （十二）; None where the text is not exactly that, canonically written."""
    match = ITEM.fullmatch(text)
    return _canonical(match["numeral"]) if match else None


def numbered_fault(text: str, unit: str) -> Fault | None:
    """What is wrong with the number of a 章, 节 or 条 (`unit`), or None (立法法 第六十五条: 序号用中文数字依次表述)."""
    if _parse_numbered(text, unit):
        return None
    example = f"如“{numbered(1, unit)}”“{numbered(12, unit)}”"
    loose = re.fullmatch(rf"\s*第?\s*(?P<numeral>[^第{unit}\s]+)\s*{unit}?\s*", text)
    meant = _meant(loose["numeral"]) if loose else None
    if meant:
        return Fault(f"{unit}号写法不规范", f"请写作“{numbered(meant, unit)}”")
    return Fault(f"不是{unit}号", f"{unit}号用汉字数字写作“第…{unit}”，{example}")


def item_fault(text: str) -> Fault | None:
    """What is wrong with the number of a 项, or None (立法法 第六十五条: 项的序号用中文数字加括号依次表述)."""
    if parse_item(text):
        return None
    loose = re.fullmatch(LOOSE_ITEM, text)
    meant = _meant(loose["numeral"]) if loose else None
    if meant:
        return Fault("项号写法不规范", f"请写作“{numbered_item(meant)}”")
    return Fault("不是项号", "项号用汉字数字加全角括号，如“（一）”“（十二）”")


def _parse_numbered(text: str, unit: str) -> int | None:
    if text.startswith("第") and text.endswith(unit) and len(text) > 2:
        return _canonical(text[1:-1])
    return None


def _canonical(text: str) -> int | None:
    number = parse_numeral(text)
    return number if number and numeral(number) == text else None


def _meant(text: str) -> int | None:
    """The number meant by a numeral of any script, if it is one that can be counted from 1."""
    if re.fullmatch(r"[0-9０-９]{1,4}", text):
        return int(text) or None
    return parse_numeral(text) or None


def _below_myriad(number: int) -> str:
    text = ""
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += DIGITS[digit] + UNITS[place]
        elif text and not text.endswith(DIGITS[0]):
            text += DIGITS[0]
    return text.rstrip(DIGITS[0])


def _sum(text: str) -> int | None:
    """The sum of digits and units, in any order; the caller checks the form by writing the number again."""
    total = group = digit = 0
    for character in text:
        if character in DIGITS:
            digit = DIGITS.index(character)
        elif character in UNITS[1:]:
            group += (digit or 1) * 10 ** UNITS.index(character)
            digit = 0
        elif character == "万":
            total, group, digit = (group + digit) * MYRIAD, 0, 0
        else:
            return None
    number = total + group + digit
    return number if text and number <= LARGEST else None
