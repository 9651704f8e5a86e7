"""行政区划代码: GB/T 2260 of six digits and the statistical codes of nine and twelve (2023 edition)."""

from __future__ import annotations

from functools import cache, lru_cache

from ygt.identifiers.code_text import code_text_fault
from ygt.identifiers.fault import Fault
from ygt.resources import schema_dir

FICTIONAL_PREFIX = "99"
LENGTHS = (6, 9, 12)
TOWNSHIP_BAND = range(1, 600)
VILLAGE_BAND = range(1, 600)


def division_fault(code: str, *, fictional: bool = False) -> Fault | None:
    """What is wrong with a division code of 6, 9 or 12 digits, or None.

    `fictional` says that the code belongs to fictional data, which must use the reserved 99xxxx, as others must not.
    Counties are looked up in the 2023 list; townships too where the list of their county is held, else by band.
    """
    if fault := code_text_fault(code):
        return fault
    if not code.isdigit():
        return Fault("行政区划代码只含数字", "请对照民政部门或统计部门公布的代码核对")
    if len(code) not in LENGTHS:
        return Fault(f"应为6位（县）、9位（乡）或12位（村），现为{len(code)}位", "请对照统计用区划代码核对")
    return _county_fault(code[:6], fictional=fictional) or _township_fault(code) or _village_fault(code)


def county_of(code: str) -> str:
    """The six-digit code of the county that a code of 6, 9 or 12 digits lies in."""
    return code[:6]


def name_of(code: str) -> str | None:
    """The name of a county, or of a township of the counties whose townships are held (`…000` is the township)."""
    if len(code) == 6:
        return _county_name(code)
    row = _row("township", f",{code[:9]},")
    return row[6] if row and code[9:] in {"", "000"} else None


def _county_fault(county: str, *, fictional: bool) -> Fault | None:
    reserved = county.startswith(FICTIONAL_PREFIX)
    if fictional:
        if reserved:
            return None
        return Fault("虚构的数据应使用以99开头的代码", "请改用以99开头、实际未使用的代码", 0, 6)
    if reserved:
        return Fault("以99开头的代码专用于虚构示例", "请填写实际的行政区划代码", 0, 6)
    if _county_name(county) is not None:
        return None
    return _upper_level_fault(county) or Fault(
        f"2023年版县级行政区划代码中没有 {county}", "请对照民政部门公布的代码核对", 0, 6
    )


def _upper_level_fault(code: str) -> Fault | None:
    """The code of a province or prefecture where a county's is wanted."""
    if not code.endswith("00"):
        return None
    province = code.endswith("0000")
    row = _row("county", f"\n{code[:2] if province else code[:4]}")
    if row is None:
        return None
    level, name = ("省级", row[3]) if province else ("地级", row[2])
    return Fault(f"{code} 是{level}代码（{name}），应为县级代码", "请填写县（市、区、旗）的六位代码", 0, 6)


def _township_fault(code: str) -> Fault | None:
    if len(code) == 6:
        return None
    county, township = code[:6], code[6:9]
    if township == "000":
        return Fault("第7至9位为000，不指任何乡镇、街道", f"如指县级，请写6位代码 {county}", 6, 3)
    if int(township) not in TOWNSHIP_BAND:
        return Fault(f"第7至9位（乡级代码）{township} 不在001至599之间", "请对照统计用区划代码核对", 6, 3)
    if _row("township", f"\n{county},") is None or name_of(code[:9]):
        return None
    name = _county_name(county)
    return Fault(f"2023年版统计用区划代码中，{name}没有 {code[:9]}", "请对照统计用区划代码核对", 6, 3)


def _village_fault(code: str) -> Fault | None:
    village = code[9:]
    if village in {"", "000"} or int(village) in VILLAGE_BAND:
        return None
    return Fault(f"第10至12位（村级代码）{village} 不在001至599之间", "请对照统计用区划代码核对", 9, 3)


def _county_name(county: str) -> str | None:
    row = _row("county", f"\n{county},") if len(county) == 6 else None
    return row[1] if row else None


@cache
def _table(name: str) -> str:
    path = schema_dir() / "vocabularies" / "divisions" / f"{name}.csv"
    return "\n" + path.read_text(encoding="utf-8")


@lru_cache(maxsize=4096)
def _row(table: str, key: str) -> tuple[str, ...] | None:
    """The cells of the first line that holds `key`; a search in the text, since one run asks for a few codes only."""
    text = _table(table)
    found = text.find(key)
    if found < 0:
        return None
    start = found + 1 if key.startswith("\n") else text.rindex("\n", 0, found) + 1
    return tuple(text[start : text.index("\n", start)].split(","))
