"""Items of the other catalogues and who provides them (YGT538)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Finding, Related, Rule
from ygt.ledger.ledger import Ledger
from ygt.ledger.tiers import tier_of
from ygt.rules.examples import shown
from ygt.rules.rule import Entry

_ITEM = "- {name: 超声检查, id: chaosheng, levels: [%s], providers: [松岭乡卫生院]}\n"

PROVIDER_LEVEL = Rule(
    code="YGT538",
    name="provider-outside-levels",
    severity="note",
    title="开展机构的层级不在适用层级之内",
    why="适用层级说明哪一级机构可以开展。由其他层级的机构开展的，可能是层级漏填，也可能是机构填错。",
    message="{item}适用于{levels}级，开展机构{provider}为{tier}级",
    help="核对适用层级和开展机构",
    bad=shown("catalogues/techniques.yaml", _ITEM % "县"),
    good=shown("catalogues/techniques.yaml", _ITEM % "县, 乡"),
)


def provider_levels(ledger: Ledger) -> Iterator[Finding]:
    """Items provided by an institution of a level they are not meant for."""
    for one in ledger.sound("catalogue_item"):
        for index, name in enumerate(one.items("providers")):
            provider = ledger.find(name, "institution")
            tier = tier_of(provider) if provider else ""
            if provider is not None and tier and tier not in one["levels"]:
                yield PROVIDER_LEVEL.at(
                    one.place("providers", index),
                    related=[Related(provider.head(), "机构登记在此")],
                    unit=provider.name,
                    item=one.name,
                    levels="、".join(one["levels"]),
                    provider=provider.name,
                    tier=tier,
                )


TABLE: tuple[Entry, ...] = ((PROVIDER_LEVEL, provider_levels),)
