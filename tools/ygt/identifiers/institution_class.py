"""卫生机构类别 (WS 218-2002): the code itself, and its agreement with the kind and the name of an institution."""

from __future__ import annotations

import re
from functools import cache

from ygt.identifiers.code_text import code_text_fault, lower_case_fault
from ygt.identifiers.fault import Fault
from ygt.identifiers.vocabulary import title_of, vocabulary

SHAPE = re.compile(r"[A-Z][0-9]{3}")
NEIGHBOURS_SHOWN = 6


def ws218_fault(code: str) -> Fault | None:
    """What is wrong with a WS 218-2002 code of four characters, or None."""
    if fault := code_text_fault(code) or lower_case_fault(code, "卫生机构类别代码"):
        return fault
    if not SHAPE.fullmatch(code):
        return Fault("应为1位大写字母加3位数字", "例如 A100（综合医院）、D600（村卫生室）")
    classes = vocabulary("institution_class")
    if code in classes:
        return None
    return Fault(f"WS 218-2002 中没有 {code}", _neighbours(code, list(classes)))


def kind_fault(kind: str, code: str) -> Fault | None:
    """Why an institution of `kind` cannot bear the WS 218 `code`, or None; unknown kinds and codes are not judged."""
    known = vocabulary("institution_kind").get(kind)
    if known is None or code not in vocabulary("institution_class") or code in known["ws218"]:
        return None
    return Fault(f"类别代码 {_titled(code)}与机构类别“{kind}”不符", f"“{kind}”可用：{_listed(known['ws218'])}")


def name_fault(name: str, code: str) -> Fault | None:
    """Why the `code` is unlikely for an institution called `name`, judged by how the name ends, or None."""
    if code not in vocabulary("institution_class"):
        return None
    ending, codes = _by_ending(name)
    if not codes or code in codes:
        return None
    reason = f"名称以“{ending}”结尾，类别代码为 {_titled(code)}，二者不一致"
    return Fault(reason, f"以“{ending}”为名的机构，类别代码通常为：{_listed(codes)}，请对照执业许可证核对")


def level_fault(level: str | None, grade: str | None) -> Fault | None:
    """Why a hospital cannot have this 级 together with this 等, or None."""
    if grade is None or grade == "未评":
        return None
    if level is None:
        return Fault(f"已填等次“{grade}”，未填级别", "请补填级别")
    if level == "未定级":
        return Fault(f"未定级的机构没有等次，现填“{grade}”", "请删除等次，或改填已评定的级别")
    if grade == "特等" and level != "三级":
        return Fault(f"只有三级医院设特等，现填“{level}{grade}”", "请对照评审结论核对级别和等次")
    return None


def _neighbours(code: str, classes: list[str]) -> str:
    """The codes that begin most like the unknown one."""
    for prefix in (code[:3], code[:2], code[:1]):
        near = [known for known in classes if known.startswith(prefix)]
        if near:
            more = "等" if len(near) > NEIGHBOURS_SHOWN else ""
            return f"相近代码：{_listed(near[:NEIGHBOURS_SHOWN])}{more}"
    return "请对照 WS 218-2002 核对"


def _by_ending(name: str) -> tuple[str, list[str]]:
    """The longest known ending of the name and the codes that go with it."""
    endings, lengths = _endings()
    longest = next((name[-length:] for length in lengths if name[-length:] in endings), "")
    return longest, endings.get(longest, [])


@cache
def _endings() -> tuple[dict[str, list[str]], list[int]]:
    """The codes by ending, and the lengths of the endings, the longest first."""
    endings: dict[str, list[str]] = {}
    for kind in vocabulary("institution_kind").values():
        endings |= kind.get("endings", {})
    return endings, sorted({len(ending) for ending in endings}, reverse=True)


def _titled(code: str) -> str:
    return f"{code}（{title_of('institution_class', code)}）"


def _listed(codes: list[str]) -> str:
    return "、".join(_titled(code) for code in codes)
