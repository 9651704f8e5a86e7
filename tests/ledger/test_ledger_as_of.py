"""The ledger of a day: what had begun, under the names of then, without what was decided later."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from workspaces import REPOSITORY, miniature, on_disk
from ygt.ledger.as_of import as_of
from ygt.ledger.ledger import Ledger

UNITS = "org/units.yaml"
COMMITTEE = "org/bodies/management_committee.yaml"
MERGED = "members/former.yaml"
DRUGS = "catalogues/drugs/anti_infective.yaml"


def ledger(**changes: tuple[str, str]) -> Ledger:
    """The miniature county with replacements made in files, whose names are given with __ for / and . for ~."""
    workspace = miniature()
    for path, (old, new) in changes.items():
        content = workspace.files[path].decode()
        assert old in content
        workspace = workspace.with_file(path, content.replace(old, new).encode())
    return workspace.check().ledger


def people(found: Ledger, body: str) -> list[str]:
    record = found.find(body, "body")
    assert record is not None
    return [one["person"] for one in record.items("memberships") if "until" not in one]


@pytest.mark.parametrize(
    ("day", "sitting"),
    [("2025-02-28", "孙立言"), ("2025-03-01", "李思齐"), ("2030-01-01", "李思齐")],
)
def test_who_sits(day: str, sitting: str) -> None:
    found = as_of(ledger(), date.fromisoformat(day))
    record = found.find("医共委", "body")
    assert record is not None
    of_bureau = [one for one in record["memberships"] if one["unit"] == "示例县卫生健康局"]
    assert of_bureau[-1]["person"] == sitting


def test_an_end_decided_later_is_not_known_yet() -> None:
    before, last = (as_of(ledger(), date(2025, 2, day)) for day in (27, 28))
    assert "孙立言" in people(before, "医共委")
    assert "孙立言" not in people(last, "医共委")


def test_what_had_not_begun_is_not_there() -> None:
    early = as_of(ledger(), date(2024, 6, 27))
    # A body of which nobody has written down when it was set up is there on every day, without anybody in it.
    assert all("established_on" not in one.data and not one.items("memberships") for one in early.all("body"))
    assert early.find("医共委", "body") is None
    assert as_of(ledger(), date(2024, 6, 28)).find("医共委", "body") is not None
    assert early.county is not None and early.county.items("communities")
    assert all(one.text("date") <= "2024-06-27" for one in early.all("document"))


def test_an_institution_had_not_ended_yet() -> None:
    for day, has_ended in ((date(2025, 6, 29), False), (date(2025, 6, 30), True)):
        found = as_of(ledger(), day).find("白杨乡卫生院", "institution")
        assert found is not None and ("ended" in found.data) is has_ended
        assert ("until" in found["memberships"][0]) is has_ended


def test_the_name_of_the_day() -> None:
    new = "- name: 示例县财政和国资局\n  former_names: [{name: 示例县财政局, until: 2026-10-31}]\n"
    whole = ledger(**{UNITS: ("- name: 示例县财政局\n", new)})
    for day, name in ((date(2026, 10, 31), "示例县财政局"), (date(2026, 11, 1), "示例县财政和国资局")):
        found = as_of(whole, day)
        for called in ("示例县财政局", "示例县财政和国资局"):
            record = found.find(called, "unit")
            assert record is not None and record.name == name
        assert ("former_names" in found.find(name, "unit").data) is (name == "示例县财政和国资局")  # type: ignore[union-attr]


def test_references_bear_the_name_of_the_day() -> None:
    new = "- name: 示例县财政和国资局\n  former_names: [{name: 示例县财政局, until: 2026-10-31}]\n"
    workspace = miniature()
    for path, old, put in ((UNITS, "- name: 示例县财政局\n", new), (COMMITTEE, "示例县财政局", "示例县财政和国资局")):
        workspace = workspace.with_file(path, workspace.files[path].decode().replace(old, put).encode())
    whole = workspace.check().ledger
    for day, name in ((date(2026, 10, 31), "示例县财政局"), (date(2026, 11, 1), "示例县财政和国资局")):
        found = as_of(whole, day)
        body, unit = found.find("医共委", "body"), found.find(name, "unit")
        assert body is not None and unit is not None
        assert name in [one["unit"] for one in body["memberships"]]
        assert name in [one["unit"] for one in body["seats"][2]["of_offices"]]
        assert any(one.field.record is body for one in found.referrers(unit))
    body = whole.find("医共委", "body")
    assert body is not None and "示例县财政局" not in [one["unit"] for one in body["memberships"]]


def test_a_drug_as_it_was() -> None:
    change = "  changes:\n    - {on: 2026-06-01, kind: 取消配备层级, before: 县、乡、村, after: 县、乡, "
    change += "reason: 用量小, decided_by: {meeting: 县药事会2026年第1次会议}}\n"
    old = "  stocked_at: [县, 乡, 村]\n"
    whole = ledger(**{DRUGS: (old, "  stocked_at: [县, 乡]\n" + change)})
    for day, tiers in ((date(2026, 5, 31), ["县", "乡", "村"]), (date(2026, 6, 1), ["县", "乡"])):
        found = as_of(whole, day).find("阿莫西林", "drug")
        assert found is not None and found["stocked_at"] == tiers
        assert bool(found.items("changes")) is (len(tiers) == 2)


def test_places_lead_to_where_things_stand() -> None:
    """Items before one that is left out are found where they are, and those after it as well."""
    whole = ledger()
    body = whole.find("医共委", "body")
    now = as_of(whole, date(2024, 7, 1)).find("医共委", "body")
    assert body is not None and now is not None
    there = {one["person"]: body.place("memberships", index) for index, one in enumerate(body["memberships"])}
    assert len(now["memberships"]) == len(body["memberships"]) - 1
    for index, one in enumerate(now["memberships"]):
        assert now.place("memberships", index) == there[one["person"]]
    assert there["王示例"].line == now.place("memberships", len(now["memberships"]) - 1).line


def test_references_lead_to_the_records_of_the_day() -> None:
    found = as_of(ledger(), date(2025, 1, 1))
    targets = {id(one) for records in found.records.values() for one in records}
    assert all(id(target) in targets for reference in found.references for target in reference.targets)


def test_the_day_on_which_nothing_is_later_changes_nothing() -> None:
    whole = ledger()
    found = as_of(whole, date(2100, 1, 1))
    assert {kind: [one.data for one in records] for kind, records in found.records.items()} == {
        kind: [one.data for one in records] for kind, records in whole.records.items()
    }


@pytest.mark.parametrize("name", ["tests/fixtures/mini", "examples/demo"])
def test_what_names_no_later_day_is_as_it_stands(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such records are not gone through; were they, the same would come of it."""
    whole = on_disk(REPOSITORY / name).check().ledger
    days = (date(2024, 1, 31), date(2025, 3, 1), date(2026, 2, 28))
    found = [as_it_stood(whole, day) for day in days]
    monkeypatch.setattr("ygt.ledger.as_of._last_written", lambda _: date.max)
    assert found == [as_it_stood(whole, day) for day in days]
    assert found[0] != found[1] != found[2]


def as_it_stood(whole: Ledger, day: date) -> list[tuple[str, dict[str, Any]]]:
    return [(kind, one.data) for kind, records in as_of(whole, day).records.items() for one in records]


def test_a_charter_says_that_its_text_is_later() -> None:
    whole = ledger()
    early, late = (
        as_of(whole, date(2026, 2, day)).find("示例县县域医共体药事管理与药物治疗学委员会工作规则", "charter")
        for day in (4, 5)
    )
    assert early is not None and "按该日以后的修正改动" in early.text("remark")
    assert late is not None and "按该日以后的修正改动" not in late.text("remark")


def test_it_is_the_files_that_stay(tmp_path: Path) -> None:
    whole = ledger()
    before = {one.name: dict(one.data) for one in whole.all("body")}
    as_of(whole, date(2024, 7, 1))
    assert {one.name: dict(one.data) for one in whole.all("body")} == before
    assert list(tmp_path.iterdir()) == []
