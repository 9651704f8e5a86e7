"""What is counted of a catalogue, and what proposals would make of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ygt.dates import Period
from ygt.ledger.formulary import Share, excesses, only_above, route_of, shares
from ygt.ledger.governance import Membership
from ygt.ledger.load import load
from ygt.ledger.proposed import applied, must_abstain, objection

DAY = date(2026, 11, 20)


def drug(name: str, tiers: str = "县", strength: str = "1mg", **more: Any) -> dict[str, Any]:
    base = {"name": name, "form": "片剂", "strength": strength, "kind": "化学药品", "stocked_at": list(tiers)}
    return {**base, **more}


def essential(edition: int = 2026) -> dict[str, Any]:
    return {"essential": {"edition": edition, "number": 1, "part": "化学药品和生物制品"}}


CATALOGUE = [
    drug("甲", "县乡村", **essential()),
    drug("甲", "县", "2mg", maker="一厂"),
    drug("乙", "县乡", **essential(2018)),
    drug("丙", "县", diseases=["高血压"]),
    drug("丁", "县乡", kind="中药饮片"),
]


def proposal(field: str, name: str, **more: Any) -> dict[str, Any]:
    return {"field": field, "drug": name, "form": "片剂", "strength": "1mg", "reason": "需要", **more}


def test_shares_count_names_and_leave_out_slices() -> None:
    # 乙 is essential by an edition that was replaced on 2026-09-01.
    assert shares(CATALOGUE, DAY) == [
        Share("县", 3, 1, 4), Share("乡", 2, 1, 2), Share("村", 1, 1, 1), Share("医共体", 3, 1, 4)
    ]  # fmt: skip
    assert shares(CATALOGUE, date(2026, 8, 31))[0] == Share("县", 3, 2, 4)


@pytest.mark.parametrize(
    ("share", "target", "short"),
    [(Share("乡", 10, 9, 12), 90, 0), (Share("乡", 11, 9, 12), 90, 1), (Share("村", 0, 0, 0), 90, 0)],
)
def test_what_is_short_of_a_target(share: Share, target: float, short: int) -> None:
    assert share.short_of(target) == short


def test_third_strength_is_an_excess_unless_exempt() -> None:
    assert excesses(CATALOGUE) == []
    more = [*CATALOGUE, drug("甲", strength="3mg")]
    assert [(one.name, one.route, len(one.strengths), one.exempt) for one in excesses(more)] == [
        ("甲", "口服", 3, False)
    ]
    free = [*CATALOGUE, *(drug("丙", strength=strength, diseases=["高血压"]) for strength in ("2mg", "3mg"))]
    assert [(one.name, one.exempt) for one in excesses(free)] == [("丙", True)]
    # The same strength of another maker is no further one.
    assert excesses([*CATALOGUE, drug("甲", strength="2mg", maker="二厂")]) == []


@pytest.mark.parametrize(
    ("form", "route"), [("片剂", "口服"), ("控释片", "口服"), ("注射液", "注射"), ("吸入气雾剂", "")]
)
def test_routes(form: str, route: str) -> None:
    assert route_of({"form": form}) == route


def test_gaps_between_tiers_look_at_every_strength_of_a_name() -> None:
    drugs = [drug("丙", "县乡", diseases=["高血压"]), drug("丙", "村", "2mg", diseases=["高血压"]), *CATALOGUE[2:3]]
    assert only_above(drugs, "高血压", "乡", "村") == []
    assert only_above(CATALOGUE, "高血压", "县", "乡") == ["丙"]


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (proposal("调入", "戊", stocked_at=["县"]), ""),
        (proposal("调入", "甲", stocked_at=["县"]), "目录中已有该品规"),
        (proposal("调入", "甲", stocked_at=["县"], maker="三厂"), ""),
        (proposal("调出", "戊"), "目录中没有该品规"),
        (proposal("调出", "乙"), ""),
        (proposal("增设配备层级", "乙", stocked_at=["乡", "村"]), "该品规已配备到乡级"),
        (proposal("取消配备层级", "乙", stocked_at=["乡"]), ""),
        (proposal("取消配备层级", "乙", stocked_at=["村"]), "该品规没有配备到村级"),
    ],
)
def test_what_can_be_proposed(one: dict[str, Any], why: str) -> None:
    assert objection(one, CATALOGUE) == why


def test_two_makers_must_be_told_apart() -> None:
    drugs = [drug("甲", maker="一厂"), drug("甲", maker="二厂")]
    assert objection(proposal("调出", "甲"), drugs) == "目录中有2条该品规的登记，须写明生产企业"
    assert applied([proposal("调出", "甲", maker="二厂")], drugs) == [drugs[0]]


def test_proposals_are_applied_one_after_another_and_the_catalogue_stays() -> None:
    before = [dict(one) for one in CATALOGUE]
    after = applied(
        [
            proposal("调入", "戊", kind="化学药品", stocked_at=["县"], essential=2026),
            proposal("增设配备层级", "戊", stocked_at=["乡"]),
            proposal("调出", "乙"),
        ],
        CATALOGUE,
    )
    assert before == CATALOGUE
    assert [(one["name"], one["stocked_at"]) for one in after][-1] == ("戊", ["县", "乡"])
    assert shares(after, DAY)[0] == Share("县", 3, 2, 4)


def test_who_must_abstain(mini: Path) -> None:
    body = load(mini)[0].find("县药事会", "body")
    assert body is not None
    members = [Membership(body, 0, {"person": name, "post": "委员"}, Period()) for name in ("甲某", "乙某", "丙某")]
    interests = [
        {"person": "乙某", "maker": "一厂", "relation": "配偶任职"},
        {"person": "丙某", "maker": "无关厂"},
        {"person": "局外人", "maker": "一厂"},
    ]
    proposals = [proposal("调出", "甲", strength="2mg"), proposal("调入", "戊", applied_by="甲某")]
    assert must_abstain(members, proposals, interests, CATALOGUE) == [
        ("甲某", "戊的申请人"),
        ("乙某", "与甲生产企业有关联：配偶任职"),
    ]
