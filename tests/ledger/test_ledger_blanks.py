"""What is to be filled in is counted once, and only what is not known."""

from __future__ import annotations

from datetime import date

from workspaces import REPOSITORY, on_disk
from ygt.ledger.blanks import blanks

DAY = date(2026, 11, 21)


def test_the_complete_county_has_none() -> None:
    assert blanks(on_disk(REPOSITORY / "examples/demo").check().ledger, DAY) == []


def test_the_root_says_what_the_paper_does_not() -> None:
    found = {(one.unit, one.said) for one in blanks(on_disk(REPOSITORY).check().ledger, DAY)}
    community = "北安市紧密型县域医疗卫生共同体"
    assert {
        ("北安市", "乡镇卫生院名册11家"),
        ("北安市", "社区卫生服务中心名册6家"),
        ("北安市", "村卫生室名册85家"),
        ("北安市", "县域医共体用药目录（未见公开文本）"),
        (community, "章程文本"),
        ("县域医共体管理委员会", "组成人员11席"),
        ("县域医共体党委", "组成人员名单"),
        ("北安市中医医院", "级别"),
        ("各中心", "依托单位24个"),
    } <= found
