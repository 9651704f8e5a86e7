from __future__ import annotations

import pytest

from workspaces import miniature
from ygt.findings import Example

LEDGER = miniature().check().ledger


@pytest.mark.parametrize(
    ("name", "kinds", "official"),
    [
        ("示例县人民医院", ["institution"], "示例县人民医院"),
        ("县医院", ["institution"], "示例县人民医院"),  # an alias
        ("示例县卫生和计划生育局", ["unit"], "示例县卫生健康局"),  # a former name
        (
            "实施方案",
            ["document"],
            "示例县人民政府关于印发示例县紧密型县域医疗卫生共同体建设实施方案的通知",
        ),  # a short name
        ("示政任〔2025〕2号", ["document"], "示例县人民政府关于李思齐同志任职的通知"),  # a number
        ("示例县人民政府", ["issuer", "unit"], "示例县人民政府"),
        ("县医共体", ["community"], "示例县紧密型县域医疗卫生共同体"),
    ],
)
def test_find(name: str, kinds: list[str], official: str) -> None:
    (record,) = LEDGER.names.find(name, kinds)
    assert record.name == official
    assert record.kind.name == kinds[0]


@pytest.mark.parametrize("name", ["县医元", "", "示例县"])
def test_find_nothing(name: str) -> None:
    assert LEDGER.names.find(name, ["institution", "unit"]) == []
    assert LEDGER.find(name, "institution", "unit") is None


def test_an_official_name_goes_before_an_alias_of_an_earlier_kind() -> None:
    text = "- {name: 甲, id: jia, kind: 其他, aliases: [{name: 松岭乡卫生院, usage: 俗称}]}\n"
    ledger = miniature().laid_over([Example("org/units.yaml", text)]).check().ledger
    found = ledger.find("松岭乡卫生院", "unit", "institution")
    assert found is not None and found.kind.name == "institution"


def test_a_name_of_several_is_found_with_all_and_is_nobody() -> None:
    text = "- {name: 甲, id: jia, kind: 其他, aliases: [{name: 县政府, usage: 俗称}]}\n"
    ledger = miniature().laid_over([Example("org/units.yaml", text)]).check().ledger
    assert len(ledger.names.find("县政府", ["unit"])) == 2
    assert ledger.find("县政府", "unit") is None


def test_a_name_written_twice_for_a_record_counts_once() -> None:
    aliases = "[{name: 县甲, usage: 俗称}, {name: 县甲, usage: 简称}]"
    rows = (("甲", "jia"), ("乙", "yi"))
    text = "".join(f"- {{name: {name}, id: {short}, kind: 其他, aliases: {aliases}}}\n" for name, short in rows)
    ledger = miniature().laid_over([Example("org/units.yaml", text)]).check().ledger
    assert [one.name for one in ledger.names.find("县甲", ["unit"])] == ["甲", "乙"]


def test_names_of_a_record() -> None:
    bureau = LEDGER.find("示例县卫生健康局", "unit")
    assert bureau is not None
    assert [(match.name, match.by, match.steps) for match in LEDGER.names.of(bureau)] == [
        ("县卫健局", "别名", ("aliases", 0, "name")),
        ("示例县卫生和计划生育局", "曾用名", ("former_names", 0, "name")),
    ]


def test_references_and_referrers() -> None:
    council = LEDGER.find("理事会", "body")
    assert council is not None
    kinds = sorted({one.field.record.kind.name for one in LEDGER.referrers(council)})
    assert kinds == ["charter", "meeting"]
    assert all(len(one.targets) == 1 and one.target is one.targets[0] for one in LEDGER.references)


def test_fields_know_their_place_and_holder() -> None:
    (field,) = [one for one in LEDGER.formatted(["division"]) if one.record.kind.name == "county"]
    assert (field.value, field.steps, field.place().line) == ("990101", ("division",), 4)
    nested = next(one for one in LEDGER.persons if one.record.name == "示例县县域医共体监事会")
    assert nested.holder["post"] == "监事长"
    assert nested.steps == ("memberships", 0, "person")


def test_latest_day_is_what_happened_and_not_what_is_planned() -> None:
    assert str(LEDGER.latest_day) == "2026-03-01"
