"""Numbers of private persons that must never enter the ledger: 身份证号 and mobile numbers, in any text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ygt.identifiers.credit_code import credit_code_fault, registered_division
from ygt.identifiers.division import name_of
from ygt.identifiers.fault import Fault

# GB 11643: 6 digits of division, 8 of birth, 3 of order, 1 check character; people write it with spaces between.
PROVINCE = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
IDENTITY = rf"(?<![0-9A-Za-z])({PROVINCE}[0-9]{{4}})[ -]?([0-9]{{8}})[ -]?([0-9]{{3}}[0-9Xx])(?![0-9A-Za-z])"
MOBILE = (
    r"(?<![0-9A-Za-z])(?<![0-9][.,])(?:(?:\+|00)86[ -]?)?1[3-9][0-9](?:[0-9]{8}|[ -][0-9]{4}[ -][0-9]{4})"
    r"(?![0-9A-Za-z])(?!\.[0-9])"
)
URL = r"https?://[^\s，。；、（）“”《》]+"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
FIRST_YEAR, LAST_YEAR = 1900, 2099
HALF_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF38: "X", 0xFF58: "x", 0x3000: " ", 0xA0: " "}
# Every such number has a run of eleven figures, spaces and hyphens among them; other texts need no closer look.
TRIGGER = r"[0-9０-９](?:[ 　\xa0-]?[0-9０-９]){10}"
WIDE = "[０-９Ｘｘ　\xa0]"
REMEDY = "请删除；已经提交的请立即告知维护人员，号码仍留在历史中。台账只登记姓名、单位和职务"


def find_personal_numbers(text: str) -> list[Fault]:
    """The 身份证号 and mobile numbers in `text`, by place. No reason repeats one: findings are printed in logs."""
    if not re.search(TRIGGER, text):
        return []
    plain = text.translate(HALF_WIDTH) if re.search(WIDE, text) else text
    found = [*_identities(plain), *_mobiles(plain)]
    return sorted(found, key=lambda fault: fault.offset)


def _identities(text: str) -> Iterator[Fault]:
    for match in re.finditer(IDENTITY, text):
        number = "".join(match.groups()).upper()
        if _is_identity(number) and not _is_credit_code(number):
            yield Fault("含有居民身份证号码", REMEDY, match.start(), match.end() - match.start())


def _mobiles(text: str) -> Iterator[Fault]:
    links = [match.span() for match in re.finditer(URL, text)]
    for match in re.finditer(MOBILE, text):
        # Round sums (13500000000 yuan) and serial numbers in web addresses are no telephone numbers.
        if match[0].endswith("000000") or any(start <= match.start() < end for start, end in links):
            continue
        yield Fault("含有手机号码", REMEDY, match.start(), match.end() - match.start())


def _is_identity(number: str) -> bool:
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return FIRST_YEAR <= born.year <= LAST_YEAR and CHECKS[total % 11] == number[17]


def _is_credit_code(number: str) -> bool:
    """Whether the same 18 digits are the 统一社会信用代码 of a unit registered in a county that exists."""
    return credit_code_fault(number) is None and name_of(registered_division(number)) is not None
