"""药品批准文号: 国药准字 in its old and new forms, import certificates, preparations of medical institutions."""

from __future__ import annotations

import re

from ygt.identifiers.code_text import code_text_fault
from ygt.identifiers.fault import Fault

NATIONAL = re.compile(r"国药准字(?P<kind>[HZS][CJ]?|[CBTFJ])(?P<digits>[0-9]{8})")
CERTIFICATE = re.compile(r"(?P<bulk>B?)(?P<kind>[HZS])C?[0-9]{8}")
PREPARATION = re.compile(r"(?P<province>.)药制字(?P<kind>[HZSM])[0-9]{8}")
FILED_PREPARATION = re.compile(r"(?P<province>.)药制备字Z[0-9]{11}")
# Both abbreviations where a province has two; 内 and 蒙 are both printed on preparations of Inner Mongolia.
PROVINCES = frozenset("京津冀晋内蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新")

KINDS = {"H": "化学药品", "Z": "中成药", "S": "生物制品", "C": "中成药"}
UNUSUAL_NATIONAL = {
    "B": "B 为保健药品整顿换发的旧文号",
    "T": "T 为体外化学诊断试剂的旧文号",
    "F": "F 为药用辅料的旧文号",
    "C": "C 用于按古代经典名方目录管理的中药复方制剂",
}
PREFIXES = ("国药准字", "药制备字", "药制字")
FORMS = "如 国药准字H20064705、国药准字HJ20140344；医院制剂如 黑药制字Z20200001、黑药制备字Z20190001000"


def approval_number_fault(text: str) -> Fault | None:
    """What is wrong with a 批准文号, or None.

    Read are 国药准字 of the 2020 rules (药品注册管理办法 第一百二十三条) and the forms before them, 进口药品注册证 and
    医药产品注册证, 医疗机构制剂批准文号 (药制字) and 传统中药制剂备案号 (药制备字). 饮片 and 配方颗粒 have none.
    """
    if NATIONAL.fullmatch(text) or CERTIFICATE.fullmatch(text):
        return None
    preparation = PREPARATION.fullmatch(text) or FILED_PREPARATION.fullmatch(text)
    if preparation is None:
        return _explained(text)
    province = preparation["province"]
    if province in PROVINCES:
        return None
    return Fault(f"“{province}”不是省、自治区、直辖市的简称", "请对照制剂批件或备案凭证核对", 0, 1)


def unusual_approval_number(text: str) -> Fault | None:
    """What a pharmacist should look at again in a 批准文号 whose form is allowed, or None."""
    if (national := NATIONAL.fullmatch(text)) and (meaning := UNUSUAL_NATIONAL.get(national["kind"])):
        return Fault(f"文号字母 {meaning}，目录中少见", "请对照药品说明书核对", national.start("kind"), 1)
    if CERTIFICATE.fullmatch(text):
        return Fault("为进口注册证号的形式", "如为国产药品，请在前面补写“国药准字”")
    if (preparation := PREPARATION.fullmatch(text)) and preparation["kind"] == "M":
        return Fault("文号字母 M 为个别自治区对民族药制剂所用", "请对照制剂批件核对", preparation.start("kind"), 1)
    return None


def approved_kind(text: str) -> str | None:
    """The drug kind that a faultless 批准文号 tells by its letter (H 化学药品, Z 中成药, S 生物制品), if any."""
    if approval_number_fault(text):
        return None
    if PREPARATION.fullmatch(text) or FILED_PREPARATION.fullmatch(text):
        return "医疗机构制剂"
    numbered = NATIONAL.fullmatch(text) or CERTIFICATE.fullmatch(text)
    return KINDS.get(numbered["kind"][0]) if numbered else None


def _explained(text: str) -> Fault:
    prefix = next((known for known in PREFIXES if known in text), "")
    start = text.find(prefix) + len(prefix) if prefix else 0
    code = text[start:]
    if not prefix:
        return Fault("不是已知的批准文号形式", f"请写全文号，{FORMS}")
    if fault := code_text_fault(text, start=start):
        return fault
    letters = re.match(r"[A-Za-z]*", code)
    length = letters.end() if letters else 0
    if code[:length] != code[:length].upper():
        return Fault("文号中的字母应为大写", "请改为大写字母", start, length)
    wanted = 11 if prefix == "药制备字" else 8
    digits = len(code) - length
    if code[length:].isdigit() and digits != wanted:
        remedy = "请对照药品说明书或批件核对"
        return Fault(f"字母后应为{wanted}位数字，现为{digits}位", remedy, start + length, digits)
    if length and not _letters_allowed(prefix, code[:length]):
        said = f"有误：“{prefix}”之后不使用字母 {code[:length]}"
        return Fault(said, f"请对照药品说明书或批件核对，{FORMS}", start, length)
    return Fault(f"“{prefix}”之后应为字母加{wanted}位数字", f"请写全文号，{FORMS}", start, len(code))


def _letters_allowed(prefix: str, letters: str) -> bool:
    if prefix == "国药准字":
        return bool(re.fullmatch(r"[HZS][CJ]?|[CBTFJ]", letters))
    return letters == "Z" if prefix == "药制备字" else letters in {"H", "Z", "S", "M"}
