"""What is to be filled in is counted once, and only what is not known."""

from __future__ import annotations

from datetime import date

from workspaces import REPOSITORY, miniature, on_disk
from ygt.findings import Example
from ygt.ledger.blanks import blanks
from ygt.ledger.membership import composition, has_ended, joined_on, members_of, said

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
        ("北安市", "县域医共体用药目录（待制定）"),
        (community, "章程文本"),
        ("县域医共体管理委员会", "组成人员11席"),
        ("县域医共体党委", "组成人员名单"),
        ("北安市中医医院", "级别"),
        ("各中心", "依托单位24个"),
    } <= found


def test_declared_and_listed() -> None:
    ledger = on_disk(REPOSITORY).check().ledger
    assert [(line.kind, line.said("公开文件")) for line in composition(ledger, DAY)] == [
        ("乡镇卫生院", "应11家，公开文件未列名"),
        ("社区卫生服务中心", "应6家，公开文件未列名"),
        ("村卫生室", "应85家，公开文件未列名"),
    ]
    assert said(6, 6, "台账") == "6家"
    assert said(6, 2, "台账") == "应6家，台账列名2家"


def test_members_of_a_day() -> None:
    files = miniature().laid_over(
        [
            Example(
                "members/township.yaml",
                "- name: 柳河镇卫生院\n  id: liuhe\n  kind: 乡镇卫生院\n"
                "  ended: {on: 2025-06-30, reason: 合并, successor: 松岭乡卫生院}\n"
                "  memberships:\n    - {community: 示例县紧密型县域医疗卫生共同体, role: 成员单位, from: 2024-09-01}\n",
            )
        ]
    )
    ledger = files.check().ledger
    gone = ledger.find("柳河镇卫生院", "institution")
    community = ledger.sound("community")[0]
    assert gone is not None
    assert [role for _, role in joined_on(ledger, gone, date(2025, 6, 30))] == ["成员单位"]
    assert joined_on(ledger, gone, date(2025, 7, 1)) == []
    assert joined_on(ledger, gone, date(2024, 8, 31)) == []
    assert has_ended(gone, date(2025, 7, 1))
    assert gone in members_of(ledger, community, date(2025, 6, 30))
    assert gone not in members_of(ledger, community, DAY)
