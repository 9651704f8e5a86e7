"""The check as a whole: what a day narrows, what an exception sets aside, and that the answer stays the same."""

from __future__ import annotations

from datetime import date

import pytest

from workspaces import MINI, REPOSITORY, WORKSPACES, miniature, on_disk
from ygt.check import check, examine
from ygt.findings import Example
from ygt.ledger.load import load

GAP = (
    "- name: 示例县民政局\n  id: minzheng\n  kind: 政府部门\n  offices:\n    - title: 局长\n      role: 主要负责同志\n"
    "      holders:\n"
    "        - {person: 陈一鸣, from: 2022-01-01, until: 2024-06-30, decided_by: {document: 示政任〔2023〕9号}}\n"
)


@pytest.mark.parametrize(
    ("day", "codes"),
    [(None, ["YGT301"]), (date(2023, 1, 1), ["YGT301"]), (date(2021, 12, 31), []), (date(2024, 7, 1), [])],
)
def test_a_day_narrows_to_what_holds_on_it(day: date | None, codes: list[str]) -> None:
    workspace = miniature().laid_over([Example("org/units.yaml", GAP)])
    found = workspace.check()
    assert [one.code for one in found.findings] == ["YGT301"]
    (dangling,) = found.findings
    assert [one.code for one in examine(found.ledger, [dangling], on=day).findings] == codes


def test_an_exception_sets_its_finding_aside() -> None:
    result = check(MINI)
    assert result.findings == []
    assert [(one.finding.code, one.record.name) for one in result.excepted] == [("YGT442", "示例县博爱骨科医院")]


def test_an_exception_expires_with_the_day_asked_for() -> None:
    assert [one.code for one in check(MINI, on=date(2028, 1, 1)).findings] == ["YGT902"]


def test_errors_and_notes() -> None:
    text = "- name: 柳河镇卫生院\n  id: liuhe\n  kind: 乡镇卫生院\n  beds: 20\n  fax: 无\n"
    result = miniature().laid_over([Example("members/others.yaml", text)]).check()
    assert [one.code for one in result.errors] == ["YGT101"]
    assert [one.code for one in result.notes] == ["YGT442"]


@pytest.mark.parametrize("name", WORKSPACES)
def test_every_workspace_passes(name: str) -> None:
    assert check(REPOSITORY / name).errors == []


def test_the_fictional_county_has_not_even_notes() -> None:
    assert check(REPOSITORY / "examples" / "demo").findings == []


def test_the_true_gap_of_hangjin_is_seen() -> None:
    """The plan seats the office of the banner's committee; the roster annexed to it has nobody from there."""
    notes = on_disk(REPOSITORY / "examples" / "hangjin").check().notes
    assert [one.message for one in notes if one.code == "YGT432"] == [
        "管委会“成员”由中共杭锦旗委办公室负责同志担任，名单中没有该单位的人"
    ]


def test_findings_are_in_order_and_without_repetition() -> None:
    ledger, found = load(REPOSITORY / "tests" / "fixtures" / "wrong_county")
    result = examine(ledger, [*found, *found])
    assert result.findings == sorted(set(result.findings))
