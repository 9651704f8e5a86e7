"""卫生机构（组织）代码 as printed on licences: 22 characters after WS 218-2002, or 12 digits for older clinics."""

from __future__ import annotations

import re
from typing import NamedTuple

from ygt.identifiers.code_text import COPYING_ERROR, code_text_fault, lower_case_fault
from ygt.identifiers.division import division_fault
from ygt.identifiers.fault import Fault
from ygt.identifiers.institution_class import ws218_fault
from ygt.identifiers.vocabulary import vocabulary

LONG, CLINIC = 22, 12
ORGANIZATION = re.compile(r"[0-9A-Z]{8}[0-9X]")


class InstitutionCode(NamedTuple):
    """What a 卫生机构代码 says of its institution; `ws218` and what follows are empty in the 12-digit form."""

    organization: str
    division: str
    economic_type: str = ""
    ws218: str = ""
    management: str = ""


def institution_code_fault(text: str) -> Fault | None:
    """What is wrong with a 卫生机构代码 of either form, or None. Hyphens are allowed between its parts."""
    if fault := code_text_fault(text, also="-") or lower_case_fault(text, "卫生机构代码"):
        return fault
    code = text.replace("-", "")
    if len(code) not in {LONG, CLINIC}:
        return Fault(f"应为{LONG}位（旧式村卫生室、诊所为{CLINIC}位数字），现为{len(code)}位", COPYING_ERROR)
    fault = _long_fault(code) if len(code) == LONG else _clinic_fault(code)
    if fault and code != text:
        # Offsets were counted without the hyphens that stand in the text.
        return Fault(fault.reason, fault.remedy)
    return fault


def read_institution_code(text: str) -> InstitutionCode | None:
    """The parts of a faultless 卫生机构代码; None where `institution_code_fault` finds something."""
    if institution_code_fault(text):
        return None
    code = text.replace("-", "")
    if len(code) == CLINIC:
        return InstitutionCode(organization=code[6:10], division=code[:6])
    return InstitutionCode(code[:9], code[9:15], code[15:17], code[17:21], code[21])


def _long_fault(code: str) -> Fault | None:
    if not ORGANIZATION.fullmatch(code[:9]):
        return Fault("第1至9位（组织机构代码）应为8位数字或大写字母加1位数字或 X", COPYING_ERROR, 0, 9)
    if not code[9:15].isdigit():
        return Fault("第10至15位（行政区划代码）应为6位数字", COPYING_ERROR, 9, 6)
    if code[15:17] not in {value[:2] for value in vocabulary("economic_type")}:
        return Fault(f"第16至17位（经济类型）{code[15:17]} 不在 GB/T 12402-2000 所列类型之中", COPYING_ERROR, 15, 2)
    if fault := ws218_fault(code[17:21]):
        return Fault(f"第18至21位（卫生机构类别）有误：{fault.reason}", COPYING_ERROR, 17, 4)
    if code[21] not in vocabulary("management_type"):
        return Fault("第22位（分类管理）应为 1（非营利性）、2（营利性）或 9（其他）", COPYING_ERROR, 21, 1)
    return None


def _clinic_fault(code: str) -> Fault | None:
    if not code.isdigit():
        return Fault("12位的登记号应全部为数字", COPYING_ERROR)
    fictional = code.startswith("99")
    if fault := division_fault(code[:6], fictional=fictional):
        return Fault(f"第1至6位（行政区划代码）有误：{fault.reason}", COPYING_ERROR, 0, 6)
    if code[10] not in "123":
        return Fault("第11位应为 1（诊所、医务室）、2（卫生站）或 3（村卫生室）", COPYING_ERROR, 10, 1)
    if code[11] == "0":
        return Fault("第12位（所有制形式）应为1至9", COPYING_ERROR, 11, 1)
    return None
