"""Names misspelt where they are registered (YGT305): said once there, not at every reference."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Example, Finding, Related, Rule
from ygt.ledger.ledger import Ledger
from ygt.ledger.misnamed import distinction, misnamed_persons
from ygt.rules.examples import CLINIC, TOWNSHIPS
from ygt.rules.rule import Entry

_TWICE = (
    "- {supporter: 县医院, supported: 柳河镇卫生院, stage: 已建立}\n"
    "- {supporter: 青河镇中心卫生院, supported: 柳河镇卫生院, stage: 拟推进}\n"
)

MISNAMED = Rule(
    code="YGT305",
    name="misspelt-where-registered",
    severity="error",
    title="登记的名称疑有误",
    why="登记的名称没有一处引用，而几处引用的都是与它相近、却没有登记的名称，通常是登记时误写。",
    message="登记的{by}“{name}”疑有误：有{count}处引用为“{meant}”",
    help="如为误写，改为“{meant}”；如确为另一{kind}，先在 {files} 中登记“{meant}”",
    label="是否应为“{meant}”？",
    bad=(Example(TOWNSHIPS, CLINIC.replace("柳河镇", "柳合镇")), Example("org/support.yaml", _TWICE)),
    good=(Example(TOWNSHIPS, CLINIC), Example("org/support.yaml", _TWICE)),
    exceptable=False,
)


def names_misspelt(ledger: Ledger) -> Iterator[Finding]:
    """Records taken to be meant by references to a name nearly theirs, and namesakes registered under a near name."""
    for match in ledger.presumed:
        written = match.record.data
        for step in match.steps:
            written = written[step]  # type: ignore[index]
        places = [one.field for one in ledger.referrers(match.record) if one.field.value == match.name]
        yield MISNAMED.at(
            match.record.place(*match.steps),
            related=[Related(field.place(), "引用在此") for field in places],
            by=match.by,
            name=written,
            meant=match.name,
            count=len(places),
            kind=match.record.kind.title,
            files="、".join(ledger.contract.places_of(match.record.kind.name)),
        )
    for person, meant in misnamed_persons(ledger):
        distinct = person.text("distinct")
        fields = [one for one in ledger.persons if one.value == meant and distinction(one) == distinct]
        yield MISNAMED.at(
            person.head(),
            related=[Related(field.place(), "引用在此") for field in fields],
            by="姓名",
            name=person.name,
            meant=meant,
            count=len(fields),
            kind="人员",
            files="、".join(ledger.contract.places_of("person")),
        )


TABLE: tuple[Entry, ...] = ((MISNAMED, names_misspelt),)
