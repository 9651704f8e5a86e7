from __future__ import annotations

from pathlib import Path

import pytest

from workspaces import MINI, miniature
from ygt.errors import ToolError
from ygt.findings import Example
from ygt.ledger.load import files, load


def test_a_folder_without_data_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="不是台账目录"):
        load(tmp_path)


def test_files_are_sorted_and_yaml_only(tmp_path: Path) -> None:
    for path in ("org/b.yaml", "org/a.YAML", "org/notes.txt", "members/villages/c.yml", "site/x.yaml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    assert files(tmp_path) == ["members/villages/c.yml", "org/a.YAML", "org/b.yaml"]


def test_every_record_of_the_miniature_county_is_entered() -> None:
    ledger, findings = load(MINI)
    assert findings == []
    assert len(ledger.all("institution")) == 8
    assert [one.name for one in ledger.all("community")] == ["示例县紧密型县域医疗卫生共同体"]
    assert [one.name for one in ledger.all("clause")] == ["M-001", "M-002", "M-003"]
    assert ledger.all("clause")[0].parent is ledger.all("obligation")[0]
    assert list(ledger.texts) == ["org/texts/shishi-fangan.txt"]
    assert ledger.partial == set() and ledger.whole(*ledger.records)


def test_plain_scalars_take_the_type_of_their_field() -> None:
    ledger = miniature().check().ledger
    hospital = ledger.find("县医院", "institution")
    assert hospital is not None
    assert (hospital["beds"], hospital["division"]) == (300, "990101001")


CLINIC = "- name: 柳河镇卫生院\n  id: liuhe\n  kind: 乡镇卫生院\n"


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        (CLINIC, True),
        (CLINIC + "  fax: 无\n", True),  # an unknown field says nothing of the others
        (CLINIC + "  division: 990101101\n", True),  # a code without quotes is still the text it is
        (CLINIC.replace("liuhe", "LiuHe"), True),
        (CLINIC.replace("kind: 乡镇卫生院", "kind: 乡镇卫生所"), False),
        (CLINIC + "  beds: 二十\n", False),
        (CLINIC + "  beds: -1\n", False),
        (CLINIC + "  beds:\n", False),
        (CLINIC + "  memberships: [{role: 成员单位}]\n", False),
        (CLINIC.replace("id: ", "ids: "), False),
    ],
)
def test_soundness(text: str, sound: bool) -> None:
    ledger = miniature().laid_over([Example("members/others.yaml", text)]).check().ledger
    (record,) = [one for one in ledger.all("institution") if one.path == "members/others.yaml"]
    assert record.sound is sound
    assert (ledger.find(record.name, "institution") is record) == sound
    assert ledger.names.find(record.name, ["institution"]) == [record]


def test_soundness_of_a_part_does_not_depend_on_its_siblings() -> None:
    more = "  - {name: 第二医共体, id: er, kind: 联合体}\nmodel:\n  name"
    text = miniature().files["org/county.yaml"].decode().replace("model:\n  name", more)
    ledger = miniature().with_file("org/county.yaml", text.encode()).check().ledger
    assert [one.sound for one in ledger.all("community")] == [True, False]
    assert ledger.county is not None and not ledger.county.sound


@pytest.mark.parametrize(
    ("path", "content", "kinds"),
    [
        ("members/others.yaml", "- name: [\n", {"institution"}),
        ("members/others.yaml", "name: 甲\n", {"institution"}),
        ("members/others.yaml", "- {id: jia, kind: 乡镇卫生院}\n", {"institution"}),
        ("members/others.yaml", "[]\n", set()),
        ("org/county.yaml", "# 待填\n", {"county", "community"}),
        ("org/obligations/more.yaml", "- 1\n", {"obligation", "clause"}),
    ],
)
def test_partial_kinds(path: str, content: str, kinds: set[str]) -> None:
    assert miniature().with_file(path, content.encode()).check().ledger.partial == kinds
