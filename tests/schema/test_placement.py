"""Files that are not read: what is said of copies, leftovers, backups and files in the wrong place."""

from __future__ import annotations

from pathlib import Path

import pytest

from workspaces import MINI
from ygt.ledger.load import files, load
from ygt.schema.contract import contract
from ygt.schema.placement import concerns, is_stray, unplaced


@pytest.mark.parametrize(
    ("path", "message", "remedy"),
    [
        ("org/bodies/党委 - 副本.yaml", "像是“党委.yaml”的副本，没有读取", "将其删除"),
        ("org/bodies/党委 - 副本 (2).yaml", "像是“党委.yaml”的副本", "将其删除"),
        ("org/bodies/Copy of council.yaml", "像是“council.yaml”的副本", "将其删除"),
        ("members/township_backup.yaml", "像是“township.yaml”的副本", "将其删除"),
        ("members/township（1）.yaml", "像是“township.yaml”的副本", "将其删除"),
        ("members/副本.yaml", "像是副本", "将其删除"),
        ("members/~$township.yaml", "临时文件", "关闭打开它的软件"),
        ("members/._township.yaml", "临时文件", "将其删除"),
        ("members/township.yaml.bak", "不以 .yaml 结尾", "文件名改为“township.yaml”"),
        ("members/township.yaml.txt", "不以 .yaml 结尾", "文件名改为“township.yaml”"),
        ("members/township.yml", "是否应为“members/township.yaml”？", "改名为“members/township.yaml”"),
        ("org/documets.yaml", "是否应为“org/documents.yaml”？", "改名为“org/documents.yaml”"),
        ("org/body/council.yaml", "是否应为“org/bodies/council.yaml”？", "移到"),
        ("catalogues/county.yaml", "是否应为“org/county.yaml”？", "移到"),
        ("catalogues/xiyao.yaml", "未定义的文件位置“catalogues/xiyao.yaml”", "catalogues/drugs/*.yaml"),
    ],
)
def test_what_is_said_of_a_file_that_is_not_read(path: str, message: str, remedy: str) -> None:
    assert contract().kind_at(path) is None
    found = unplaced(contract().files, path)
    assert (found.code, found.path) == ("YGT115", path)
    assert message in found.message
    assert remedy in found.help


def test_an_empty_file_in_the_wrong_place_is_to_be_deleted() -> None:
    found = unplaced(contract().files, "org/新建文本文档.yaml", empty=True)
    assert found.message.endswith("也没有内容")
    assert found.help == "将其删除"


@pytest.mark.parametrize("name", ["township.yaml", "photocopy.yaml", "xiyao-01-kangweishengwu.yaml", "2024-3.yaml"])
def test_ordinary_names_are_no_copies(name: str) -> None:
    assert concerns(name)
    assert not is_stray(f"members/{name}")


@pytest.mark.parametrize("name", ["notes.txt", "township.yaml~", ".township.yaml.swp", "yaml", "x.yamlx", "a.y"])
def test_names_that_do_not_concern_the_ledger(name: str) -> None:
    assert not concerns(name)


def test_a_copy_on_the_disk_is_one_finding_and_adds_no_record(mini: Path) -> None:
    (mini / "members" / "township - 副本.yaml").write_bytes((MINI / "members" / "township.yaml").read_bytes())
    (mini / "members" / "新建.yaml.bak").touch()
    ledger, findings = load(mini)
    assert [(one.code, one.path) for one in findings] == [
        ("YGT115", "members/township - 副本.yaml"),
        ("YGT115", "members/新建.yaml.bak"),
    ]
    assert "没有内容" in findings[1].message
    assert len(ledger.all("institution")) == len(load(MINI)[0].all("institution"))
    assert "members/township - 副本.yaml" in files(mini)
