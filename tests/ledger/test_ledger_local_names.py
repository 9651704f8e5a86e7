"""Names and offices as papers within the county print them."""

from __future__ import annotations

import pytest

from workspaces import REPOSITORY, on_disk
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import local_name, office_of


@pytest.fixture(scope="module")
def demo_ledger() -> Ledger:
    return on_disk(REPOSITORY / "examples" / "demo").check().ledger


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("示例县财政局", "县财政局"),
        ("中共示例县委组织部", "县委组织部"),
        ("中共示例县委员会", "县委"),
        ("中共示例县卫生健康行业委员会", "县卫生健康行业党委"),
        ("示例县县域医共体管理委员会", "县域医共体管理委员会"),
        ("县医共委", "县域医共体管理委员会"),
        ("青河镇中心卫生院", "青河镇中心卫生院"),
        ("示例县", "示例县"),
        ("示例省人民医院", "示例省人民医院"),
    ],
)
def test_names_within_the_county(demo_ledger: Ledger, name: str, expected: str) -> None:
    assert local_name(demo_ledger, name) == expected


@pytest.mark.parametrize(
    ("member", "expected"),
    [
        ({"unit": "中共示例县委员会", "office": "县委书记"}, "县委书记"),
        ({"unit": "示例县人民政府", "office": "副县长"}, "县人民政府副县长"),
        ({"unit": "中共示例县卫生健康行业委员会", "office": "党委书记"}, "县卫生健康行业党委书记"),
        ({"unit": "示例县人民医院", "office": "院长"}, "县人民医院院长"),
        ({"unit": "示例县财政局", "office": "局长", "printed": "财政局局长 "}, "财政局局长 "),
        ({"office": "乡村医生"}, "乡村医生"),
        ({}, ""),
    ],
)
def test_offices_in_rosters(demo_ledger: Ledger, member: dict[str, str], expected: str) -> None:
    assert office_of(demo_ledger, member) == expected
