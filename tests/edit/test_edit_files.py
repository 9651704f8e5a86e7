from __future__ import annotations

from pathlib import Path

import pytest

from ygt.edit.edits import Delete, Insert, Set, record
from ygt.edit.files import edited, save, shown
from ygt.errors import ToolError
from ygt.schema.contract import contract

INSTITUTION = contract().kind("institution")
SONGLING = record(INSTITUTION, "松岭乡卫生院")
TOWNSHIP = "members/township.yaml"


def test_files_change_together_and_only_where_meant(mini: Path) -> None:
    before = {path: path.read_bytes() for path in mini.rglob("*.yaml")}
    contents = edited(
        mini,
        {
            TOWNSHIP: [Set((*SONGLING, "beds"), 20)],
            "members/hospitals.yaml": [Set((record(INSTITUTION, "示例县人民医院")[0], "beds"), 300)],
            "members/others.yaml": [Insert((), {"name": "柳河镇卫生院", "id": "liuhe", "kind": "乡镇卫生院"})],
        },
    )
    assert list(contents) == [TOWNSHIP, "members/others.yaml"]
    assert {path: path.read_bytes() for path in mini.rglob("*.yaml")} == before
    save(mini, contents)
    old, new = before[mini / TOWNSHIP], (mini / TOWNSHIP).read_bytes()
    assert [line for line in shown(TOWNSHIP, old, new).split("\n")[2:] if line[0] in "+-"] == ["+  beds: 20"]
    assert (mini / "members/others.yaml").read_text(encoding="utf-8").startswith("- name: 柳河镇卫生院\n  id: liuhe\n")


def test_where_one_is_refused_none_is_made(mini: Path) -> None:
    with pytest.raises(ToolError, match=r"members/hospitals\.yaml第1行：没有 name 为“松岭乡卫生院” 的记录"):
        edited(mini, {TOWNSHIP: [Set((*SONGLING, "beds"), 20)], "members/hospitals.yaml": [Delete(SONGLING)]})


@pytest.mark.parametrize("path", ["members/a/b/c.yaml", "../members.yaml", "README.md", "members/../../a.yaml"])
def test_only_where_records_are_kept(mini: Path, path: str) -> None:
    with pytest.raises(ToolError, match="不是登记记录的位置"):
        edited(mini, {path: [Insert((), {"id": "a"})]})


def test_a_folder_is_no_file(mini: Path) -> None:
    (mini / "members" / "others.yaml").mkdir()
    with pytest.raises(ToolError, match=r"“members/others\.yaml”无法读取"):
        edited(mini, {"members/others.yaml": [Insert((), {"id": "a"})]})
