"""Material that proves clauses (YGT717)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Finding, Rule
from ygt.ledger.ledger import Ledger
from ygt.rules.examples import shown
from ygt.rules.rule import Entry

_MATERIAL = (
    "- name: 医共体绩效考核办法\n  id: kaohe\n  proves: [M-001]\n"
    "  items: [{name: 医疗质量, share: 60}, {name: 公共卫生, share: %s}]\n"
)

SHARES = Rule(
    code="YGT717",
    name="shares-not-whole",
    severity="error",
    title="权重合计不为100",
    why="同一份材料所定各项的权重合计应为100（%）。",
    message="“{name}”各项权重合计为{total:g}，应为100",
    help="对照材料核对各项权重；未写明权重的各项可以不填",
    bad=shown("org/materials.yaml", _MATERIAL % "30"),
    good=shown("org/materials.yaml", _MATERIAL % "40"),
)


def shares(ledger: Ledger) -> Iterator[Finding]:
    """Material whose shares do not sum to 100, where it gives any."""
    for material in ledger.sound("material"):
        given = [one["share"] for one in material.items("items") if "share" in one]
        total = sum(given)
        if given and abs(total - 100) > 1e-6:
            yield SHARES.at(material.place("items"), name=material.name, total=round(total, 6))


TABLE: tuple[Entry, ...] = ((SHARES, shares),)
