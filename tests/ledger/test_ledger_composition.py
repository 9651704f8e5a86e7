from __future__ import annotations

from datetime import date

import pytest

from workspaces import REPOSITORY, miniature, on_disk
from ygt.findings import Example
from ygt.identifiers.vocabulary import vocabulary
from ygt.ledger.composition import (
    AUXILIARY,
    LEAD,
    MEMBER,
    composition,
    members_of,
    participations,
    present_participations,
    said,
)
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record

LEDGER = miniature().check().ledger
GONE = """\
- name: 柳河镇卫生院
  id: liuhe
  kind: 乡镇卫生院
  ended: {on: 2025-06-30, reason: 合并, successor: 松岭乡卫生院}
  memberships:
    - {community: %s, role: 成员单位, from: 2024-09-01}
"""


def institution(ledger: Ledger, name: str) -> Record:
    found = ledger.find(name, "institution")
    assert found is not None
    return found


def with_one_gone(community: str = "示例县紧密型县域医疗卫生共同体") -> Ledger:
    return miniature().laid_over([Example("members/township.yaml", GONE % community)]).check().ledger


def test_the_roles_are_those_of_the_vocabulary() -> None:
    assert tuple(vocabulary("member_role")) == (LEAD, AUXILIARY, MEMBER)


def test_the_end_of_an_institution_ends_its_part() -> None:
    (part,) = participations(LEDGER, institution(LEDGER, "白杨乡卫生院"))
    assert (part.role, part.bounds.last) == ("成员单位", date(2025, 6, 30))


@pytest.mark.parametrize(
    ("day", "takes_part"),
    [
        (date(2024, 8, 31), False),
        (date(2024, 9, 1), True),
        (date(2025, 6, 30), True),
        (date(2025, 7, 1), False),
        (None, False),
    ],
)
def test_members_of_a_day(day: date | None, takes_part: bool) -> None:
    ledger = with_one_gone()
    gone, community = institution(ledger, "柳河镇卫生院"), ledger.sound("community")[0]
    assert [part.community for part in present_participations(ledger, gone, day)] == [community] * takes_part
    assert (gone in members_of(ledger, community, day)) is takes_part
    assert (gone in members_of(ledger, community, day, MEMBER)) is takes_part
    assert gone not in members_of(ledger, community, day, LEAD)
    counts = {line.kind: gone in line.listed for line in composition(ledger, day)}
    assert counts["乡镇卫生院"] is takes_part


def test_a_community_nobody_knows_has_no_members() -> None:
    ledger = with_one_gone("无名医共体")
    assert participations(ledger, institution(ledger, "柳河镇卫生院")) == []


def test_declared_and_listed() -> None:
    assert [(line.kind, line.count, line.missing, line.extra) for line in composition(LEDGER)] == [
        ("牵头医院（综合医院）", 1, 0, 0),
        ("乡镇卫生院", 2, 0, 0),
        ("社区卫生服务中心", 1, 0, 0),
        ("村卫生室", 2, 0, 0),
    ]


def test_more_listed_than_declared() -> None:
    line = composition(with_one_gone(), date(2025, 6, 1))[1]
    assert (line.kind, line.missing, line.extra) == ("乡镇卫生院", 0, len(line.listed) - 2)
    assert line.extra > 0


def test_declared_and_not_listed() -> None:
    lines = composition(on_disk(REPOSITORY).check().ledger, date(2026, 11, 21))
    assert [(line.kind, line.said("公开文件"), line.missing) for line in lines] == [
        ("乡镇卫生院", "应11家，公开文件未列名", 11),
        ("社区卫生服务中心", "应6家，公开文件未列名", 6),
        ("村卫生室", "应85家，公开文件未列名", 85),
    ]


@pytest.mark.parametrize(
    ("count", "listed", "words"), [(6, 6, "6家"), (6, 2, "应6家，台账列名2家"), (6, 0, "应6家，台账未列名")]
)
def test_said(count: int, listed: int, words: str) -> None:
    assert said(count, listed, "台账") == words


def test_answers_kept_are_those_of_the_ledger_as_it_is_now() -> None:
    ledger = miniature().check().ledger
    hospital = ledger.sound("institution")[0]
    asked: list[int] = []

    def institutions(of: Ledger) -> int:
        asked.append(1)
        return len(of.sound("institution"))

    before = ledger.answer(institutions)
    assert ledger.answer(institutions) == before
    assert len(asked) == 1
    assert participations(ledger, hospital)
    ledger.add(Record(hospital.kind, hospital.data, hospital.document, hospital.base))
    assert ledger.answer(institutions) == before + 1
    assert [one.index for one in participations(ledger, ledger.sound("institution")[-1])] == [
        one.index for one in participations(ledger, hospital)
    ]
