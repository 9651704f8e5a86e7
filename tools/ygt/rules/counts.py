"""Declared numbers against what is listed (YGT416, YGT418, YGT420, YGT441)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ygt.findings import Finding, Related, Rule
from ygt.ledger.composition import Declared, composition
from ygt.ledger.ledger import Ledger
from ygt.numerals import parse_numeral
from ygt.rules.examples import clinic, county, member
from ygt.rules.rule import Entry
from ygt.schema.contract import Steps

_LINE = "composition:\n  - {kind: 乡镇卫生院, count: %d, complete: false}\n"

MORE_THAN_DECLARED = Rule(
    code="YGT416",
    name="more-than-declared",
    severity="error",
    title="列名机构多于申报数量",
    why="文件载明的数量与名册是同一件事的两种说法，名册多于数量时必有一处不对。",
    message="{kind}申报{declared}家，名册列有{listed}家，多{extra}家",
    help="核对名册是否重复、类别是否有误；数量确已调整的，更正 org/county.yaml 的申报构成并注明出处",
    bad=clinic("  memberships:\n" + member()),
    good=clinic(),
)


def more_than_declared(ledger: Ledger) -> Iterator[Finding]:
    """Kinds of institution of which more are listed than the document declares."""
    for line in composition(ledger):
        if ledger.county is not None and line.extra:
            yield MORE_THAN_DECLARED.at(
                ledger.county.place("composition", line.index, "count"),
                related=[Related(line.listed[line.count].head(), "名册中超出的一家")],
                kind=line.kind,
                declared=line.count,
                listed=len(line.listed),
                extra=line.extra,
            )


DECLARED_TWICE = Rule(
    code="YGT418",
    name="declared-twice",
    severity="error",
    title="申报构成重复",
    why="同一医共体中同一类别、同一角色的机构数量只能有一个。",
    message="申报构成中“{kind}”写了两次",
    help="保留正确的一条；分属两个医共体的，写明 community（医共体）",
    label="第二次申报",
    bad=county(_LINE % 2 + "  - {kind: 乡镇卫生院, count: 3, complete: false}\n"),
    good=county(_LINE % 2 + "  - {kind: 村卫生室, count: 2, complete: true}\n"),
)


def declared_twice(ledger: Ledger) -> Iterator[Finding]:
    """Lines of the declared composition for the same kind, role and community."""
    seen: dict[tuple[str, ...], Declared] = {}
    for line in composition(ledger):
        key = tuple(str(line.data.get(field, "")) for field in ("kind", "role", "community"))
        first = seen.setdefault(key, line)
        if ledger.county is not None and first is not line:
            yield DECLARED_TWICE.at(
                ledger.county.place("composition", line.index, "kind"),
                related=[Related(ledger.county.place("composition", first.index, "kind"), "首次申报在此")],
                kind=line.kind,
            )


_UNIFIED = "unified_management: {name: 七统一, items: [行政, 人事, 财务, 业务, 用药, 信息%s]}\n"

COUNTED_NAME = Rule(
    code="YGT420",
    name="count-against-items",
    severity="error",
    title="名称中的数目与列项不符",
    why="“七统一”列七项，“3个培训基地”列三个。数目与列项不符的，通常为漏录或多录。",
    message="“{name}”列有{listed}项，应为{wanted}项",
    help="对照文件补全或删去列项；文件本身不符的，登记有据例外并在 org/collation.yaml 作校勘记录",
    bad=county(_UNIFIED % ""),
    good=county(_UNIFIED % ", 后勤"),
)
_NUMBERED = re.compile("[一二三四五六七八九十]{1,3}(?=个?统一)")


def counted_names(ledger: Ledger) -> Iterator[Finding]:
    """Unified management named by a number, and complete sets of the model, with more or fewer items than that."""
    home = ledger.county
    if home is None or not home.sound:
        return
    unified = home.part("unified_management")
    numbered = _NUMBERED.match(unified.get("name", ""))
    counted: list[tuple[Steps, str, int | None, dict[str, Any]]] = []
    if numbered:
        counted.append((("unified_management", "items"), unified["name"], parse_numeral(numbered[0]), unified))
    for index, part in enumerate(home.part("model").get("sets", ())):
        if part["complete"] and part["symbol"].isdecimal() and "items" in part:
            counted.append((("model", "sets", index, "items"), part["title"], int(part["symbol"]), part))
    for steps, name, wanted, holder in counted:
        if wanted is not None and wanted != len(holder["items"]):
            place = home.place(*steps)
            yield COUNTED_NAME.at(place, name=name, listed=len(holder["items"]), wanted=wanted)


FEWER_THAN_DECLARED = Rule(
    code="YGT441",
    name="fewer-than-declared",
    severity="note",
    title="列名机构少于申报数量",
    why="文件载明了数量而未逐一列名的，缺额为待填报，不以虚设的记录充数。",
    message="{kind}应{declared}家，{state}{listed}家，待填报{missing}家",
    help="收到名单后在 members/ 逐家登记",
    bad=county(_LINE % 11),
    good=county(_LINE % 2),
)


def fewer_than_declared(ledger: Ledger) -> Iterator[Finding]:
    """Kinds of institution of which fewer are listed than the document declares, where the whole list was read."""
    county = ledger.county
    if county is None or not ledger.whole("institution"):
        return
    for line in composition(ledger):
        if line.missing:
            yield FEWER_THAN_DECLARED.at(
                county.place("composition", line.index, "count"),
                unit=county.name,
                kind=line.kind,
                declared=line.count,
                state="名册列有" if line.data["complete"] else "公开文件列名",
                listed=len(line.listed),
                missing=line.missing,
            )


TABLE: tuple[Entry, ...] = (
    (MORE_THAN_DECLARED, more_than_declared),
    (DECLARED_TWICE, declared_twice),
    (COUNTED_NAME, counted_names),
    (FEWER_THAN_DECLARED, fewer_than_declared),
)
