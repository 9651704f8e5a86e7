from __future__ import annotations

import pytest

from workspaces import miniature
from ygt.findings import Example
from ygt.identifiers.vocabulary import vocabulary
from ygt.ledger.record import Record
from ygt.ledger.tiers import TIERS, VILLAGE, is_grassroots, is_grassroots_kind, tier_of

LEDGER = miniature().check().ledger


def institution(name: str) -> Record:
    found = LEDGER.find(name, "institution")
    assert found is not None
    return found


def of_kind(kind: str) -> Record:
    files = miniature().laid_over([Example("members/others.yaml", f"- name: 新设机构\n  id: xin\n  kind: {kind}\n")])
    found = files.check().ledger.find("新设机构", "institution")
    assert found is not None
    return found


def test_the_words_are_those_of_the_vocabularies() -> None:
    assert tuple(vocabulary("tier")) == TIERS
    assert VILLAGE in vocabulary("institution_kind")


@pytest.mark.parametrize(("name", "is_one"), [("青河镇中心卫生院", True), ("县医院", False), ("白杨乡卫生院", True)])
def test_grassroots(name: str, is_one: bool) -> None:
    assert is_grassroots(institution(name)) is is_one


@pytest.mark.parametrize(
    ("kind", "tier", "grassroots"),
    [
        ("综合医院", "县", False),
        ("社区卫生服务中心", "乡", True),
        ("社区卫生服务站", "村", True),
        ("村卫生室", "村", True),
        ("门诊部", "", False),
    ],
)
def test_tiers_by_kind(kind: str, tier: str, grassroots: bool) -> None:
    one = of_kind(kind)
    assert (tier_of(one), is_grassroots_kind(one)) == (tier, grassroots)
