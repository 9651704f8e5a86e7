"""Codes of drugs: 国家药品编码本位码, 医保药品代码, ATC."""

from __future__ import annotations

import re
from functools import cache

from ygt.identifiers.code_text import code_text_fault, lower_case_fault
from ygt.identifiers.fault import Fault

BASE_LENGTH = 14
CHECK_PACKAGE = "通常为抄录有误，请对照药品包装或国家药监局公布的编码核对"
CHECK_INSURANCE = "请对照国家医保局公布的药品代码核对"

# Name, length and pattern of each part, in order.
Parts = tuple[tuple[str, int, str], ...]
WESTERN: Parts = (
    ("西药标识", 1, r"X"),
    ("药品分类", 5, r"[A-V][0-9]{2}[A-Z]{2}"),
    ("药品名称", 4, r"[A-Z][0-9]{3}"),
    ("剂型", 4, r"[A-Z][0-9]{3}"),
    ("规格包装", 3, r"[0-9]{3}"),
    ("生产企业", 6, r"[0-9]{6}"),
)
CHINESE: Parts = (
    ("中成药标识", 1, r"Z"),
    ("药品分类", 5, r"[A-Z][0-9]{2}[A-Z]{2}"),
    ("药品名称", 5, r"[A-Z][0-9]{4}"),
    ("规格包装", 3, r"[0-9]{3}"),
    ("生产企业", 6, r"[0-9]{6}"),
)
# The coding of 饮片 and 配方颗粒 is known by its letter only; nothing more is demanded of it.
HERBAL = r"T[0-9A-Z]{5,25}"

ATC = re.compile(r"[ABCDGHJLMNPRSV](?:[0-9]{2}(?:[A-Z](?:[A-Z](?:[0-9]{2})?)?)?)?")


def base_code_fault(text: str) -> Fault | None:
    """What is wrong with a 本位码 of 14 digits (86, 9, five of the maker, five of the product, GTIN check), or None."""
    if fault := code_text_fault(text):
        return fault
    if not text.isdigit():
        return Fault("本位码只含数字", CHECK_PACKAGE)
    if len(text) != BASE_LENGTH:
        return Fault(f"应为{BASE_LENGTH}位数字，现为{len(text)}位", CHECK_PACKAGE)
    if not text.startswith("86"):
        return Fault("第1至2位（国别码）应为86", CHECK_PACKAGE, 0, 2)
    if text[2] != "9":
        return Fault("第3位（药品类别码）应为9", CHECK_PACKAGE, 2, 1)
    if (3 * sum(map(int, text[::2])) + sum(map(int, text[1::2]))) % 10:
        return Fault("校验码与前13位不符", f"{CHECK_PACKAGE}，勿仅改末位")
    return None


def nhsa_code_fault(text: str) -> Fault | None:
    """What is wrong with a 医保药品代码, or None: 西药 of 23 characters, 中成药 of 20, herbs (T) freely."""
    if fault := code_text_fault(text) or lower_case_fault(text, "医保药品代码"):
        return fault
    match text[:1]:
        case "X":
            return _part_fault(text, WESTERN)
        case "Z":
            return _part_fault(text, CHINESE)
        case "T":
            return None if re.fullmatch(HERBAL, text) else Fault("中药饮片、配方颗粒代码长度不符", CHECK_INSURANCE)
        case "C":
            return Fault("C 开头的是医用耗材代码，不是药品代码", CHECK_INSURANCE, 0, 1)
    return Fault("应以 X（西药）、Z（中成药）或 T（中药饮片、配方颗粒）开头", CHECK_INSURANCE, 0, 1)


def atc_fault(text: str) -> Fault | None:
    """What is wrong with an ATC code of any of its five levels, or None. Whether WHO has assigned it is not judged."""
    if fault := code_text_fault(text) or lower_case_fault(text, "ATC 代码"):
        return fault
    if ATC.fullmatch(text):
        return None
    return Fault(
        "不是 ATC 代码的形式（1位字母、2位数字、2位字母、2位数字）", "请对照世界卫生组织 ATC 分类核对，如 J01CA04"
    )


def _part_fault(text: str, parts: Parts) -> Fault | None:
    if re.fullmatch(_whole(parts), text):
        return None
    total = sum(length for _, length, _ in parts)
    if len(text) != total:
        return Fault(f"{parts[0][0][:-2]}代码应为{total}位，现为{len(text)}位", CHECK_INSURANCE)
    start = 0
    for name, length, pattern in parts:
        end = start + length
        if not re.fullmatch(pattern, text[start:end]):
            place = f"第{start + 1}至{end}位" if length > 1 else f"第{end}位"
            return Fault(f"{place}（{name}）写法有误", CHECK_INSURANCE, start, length)
        start = end
    return None


@cache
def _whole(parts: Parts) -> str:
    return "".join(pattern for _, _, pattern in parts)
