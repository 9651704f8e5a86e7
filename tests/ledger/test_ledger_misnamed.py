from __future__ import annotations

import pytest

from workspaces import Workspace, miniature
from ygt.ledger.misnamed import differ_tellingly, misnamed

UNITS = "org/units.yaml"


def changed(path: str, old: str, new: str) -> Workspace:
    text = miniature().files[path].decode()
    assert text.count(old) == 1
    return miniature().with_file(path, text.replace(old, new).encode())


@pytest.mark.parametrize(
    ("name", "meant", "figures", "tells"),
    [
        ("示例县财证局", "示例县财政局", (), False),
        ("第二人民医院", "第三人民医院", (), True),
        ("第坤人民医院", "第三人民医院", (), False),
        ("县人民医院", "县第二人民医院", (), True),
        ("药事会2027年第1次会议", "药事会2025年第1次会议", (), True),
        ("药事会2027年第1次会议", "药事会2025年第1次会议", ("2025", "1"), False),
        ("药事会2025年第2次会议", "药事会2025年第1次会议", ("2025", "2"), True),
    ],
)
def test_what_tells_two_names_apart(name: str, meant: str, figures: tuple[str, ...], tells: bool) -> None:
    assert differ_tellingly(name, meant, frozenset(figures)) is tells


def test_nothing_is_presumed_of_a_county_without_mistakes() -> None:
    ledger = miniature().check().ledger
    assert (ledger.presumed, misnamed(ledger)) == ([], [])


def test_a_misspelt_record_is_found_under_the_name_it_was_meant_to_bear() -> None:
    ledger = changed(UNITS, "- name: 示例县财政局", "- name: 示例县财证局").check().ledger
    found = ledger.find("示例县财政局", "unit")
    assert found is not None
    assert (found.name, ledger.meant(found, "name")) == ("示例县财证局", "示例县财政局")
    assert [one.field.value for one in ledger.referrers(found)] == ["示例县财政局"] * 5
    assert misnamed(ledger) == []


def test_one_reference_alone_proves_nothing() -> None:
    ledger = changed(UNITS, "- name: 示例县人民政府办公室", "- name: 示例县人民政府力公室").check().ledger
    assert ledger.presumed == []
