from __future__ import annotations

import pytest

from workspaces import Workspace, miniature
from ygt.ledger.slips import is_slip, slips

COMMITTEE = "org/bodies/management_committee.yaml"
GROUP = "org/bodies/working_group.yaml"


def changed(path: str, old: str, new: str) -> Workspace:
    text = miniature().files[path].decode()
    assert text.count(old) == 1
    return miniature().with_file(path, text.replace(old, new).encode())


def test_a_county_without_mistakes_has_none() -> None:
    assert slips(miniature().check().ledger) == []


def test_a_slip_is_told_from_another_person() -> None:
    ledger = changed(COMMITTEE, "person: 周允中", "person: 周允忠").check().ledger
    assert [(slip.name, meant.name) for slip, meant in slips(ledger)] == [("周允忠", "周允中")]
    assert is_slip(ledger, ["周允忠"], ["周允中"], "YGT205")
    assert not is_slip(ledger, ["周允忠"], ["李思齐"], "YGT205")


@pytest.mark.parametrize(
    "member",
    [
        "person: 周允忠, post: 成员, unit: 示例县人民医院",
        "person: 周允忠, post: 成员, unit: 示例县财政局, office: 副局长",
        "person: 郑允忠, post: 成员, unit: 示例县财政局",
        "person: 周允忠, post: 成员, unit: 示例县财政局, until: 2019-12-31",
    ],
    ids=["another unit", "another office", "two characters", "another time"],
)
def test_likeness_alone_is_no_slip(member: str) -> None:
    old = "person: 秦立本, post: 成员, unit: 示例县财政局, printed: 财政局社保股股长, from: 2024-07-01"
    assert slips(changed(GROUP, old, f"{member}, from: 2018-01-01").check().ledger) == []
