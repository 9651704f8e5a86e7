"""Drugs against the national essential list (YGT507)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ygt.findings import Finding, Rule
from ygt.ledger.ledger import Ledger
from ygt.ledger.reference_list import EDITIONS
from ygt.rules.examples import drug, shown
from ygt.rules.rule import Entry

_FILE = "catalogues/drugs/cardiovascular.yaml"

NO_SUCH_ENTRY = Rule(
    code="YGT507",
    name="no-such-essential-entry",
    severity="error",
    title="国家基本药物目录中没有此条",
    why="标为基本药物的品种，须与目录的部分、序号和品种名称对应，否则基药占比无从计算。",
    basis="国家基本药物目录（2026年版），国卫药政发〔2026〕17号",
    certainty="read",
    message="{drug}标为{edition}年版目录“{part}”第{number}号，{problem}",
    help="对照目录核对部分和序号；不是基本药物的，删去 essential",
    bad=shown(_FILE, drug("  essential: {edition: 2026, number: 999, part: 化学药品和生物制品}\n")),
    good=shown(_FILE, drug()),
)


_ALTERNATIVES = re.compile(r"[（(]([^（）()]*)[）)]")
# A form that ends with another goes before it.
_FORMS = ("软胶囊", "口服液", "注射液", "胶囊", "颗粒", "滴丸", "合剂", "糖浆", "软膏", *"片丸膏散饮水露栓酊茶剂液")


def no_such_entries(ledger: Ledger) -> Iterator[Finding]:
    """Drugs said to be an entry of an essential list that has no such entry, or one of another name, or is none."""
    latest = max(EDITIONS)
    for one in ledger.sound("drug"):
        entry = one.get("essential")
        if entry is None:
            continue
        edition = entry["edition"]
        known = ledger.essential_list(edition)
        field = "number"
        if known is None:
            # Of an edition after this tool's time nothing is known, but that it cannot lie after all that is recorded.
            newest = ledger.latest_day.year if ledger.latest_day else latest
            field, problem = "edition", "" if edition in EDITIONS or latest < edition <= newest else "该年版不存在"
        else:
            printed = known.get((entry["part"], entry["number"]))
            if printed is None:
                problem = "目录中没有该序号"
            else:
                problem = (
                    ""
                    if printed.is_range or one.name == printed.name or _alike(one.name, printed.name)
                    else f"该序号为“{printed.name}”"
                )
        if problem:
            yield NO_SUCH_ENTRY.at(
                one.place("essential", field),
                drug=one.name,
                edition=edition,
                part=entry["part"],
                number=entry["number"],
                problem=problem,
            )


def _alike(name: str, printed: str) -> bool:
    """Whether a drug's name is that of an entry, but for salt, form and the alternatives printed in brackets.

    二甲双胍 covers 盐酸二甲双胍, 银翘解毒丸（颗粒、片） covers 银翘解毒片, 低分子量肝素 covers 依诺肝素.
    """
    own = _stem(_ALTERNATIVES.sub("", name))
    for form in (_ALTERNATIVES.sub("", printed), *_ALTERNATIVES.findall(printed)):
        entry = _stem(form)
        if entry and (entry in own or own in entry or own[-2:] == entry[-2:]):
            return True
    return False


def _stem(name: str) -> str:
    """A name without its dosage form, where something of it remains."""
    if not name.endswith(_FORMS):
        return name
    stem = next(name.removesuffix(form) for form in _FORMS if name.endswith(form))
    return stem if len(stem) > 1 else name


TABLE: tuple[Entry, ...] = ((NO_SUCH_ENTRY, no_such_entries),)
