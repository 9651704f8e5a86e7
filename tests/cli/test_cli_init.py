from __future__ import annotations

from pathlib import Path

import pytest
from cli_process import Run

from requirements import TERMINAL
from ygt.check import check
from ygt.cli.newcomer import county_id


@pytest.mark.parametrize(
    ("options", "name", "standing"),
    [
        (["--division", "231181"], "北安市", "own"),
        (["--division", "150625", "--standing", "compiled"], "杭锦旗", "compiled"),
        (["--division", "990101", "--name", "某某县", "--standing", "fictional"], "某某县", "fictional"),
        (["--division", "990101", "--name", "某某:[县", "--standing", "fictional"], "某某:[县", "fictional"),
    ],
)
def test_a_new_county_passes_the_check(ygt: Run, tmp_path: Path, options: list[str], name: str, standing: str) -> None:
    done = ygt("init", "新的/台账", *options)
    assert done.returncode == 0
    assert "已写入 org/county.yaml\n" in done.stdout
    assert "下一步：" in done.stderr
    result = check(tmp_path / "新的" / "台账")
    assert result.findings == []
    assert result.ledger.county is not None
    assert result.ledger.county.name == name
    assert result.ledger.standing == standing
    assert ygt("-C", "新的/台账", "check", "--strict").returncode == 0
    assert [path.name for path in (tmp_path / "新的").iterdir()] == ["台账"]


def test_the_editor_knows_the_new_county(ygt: Run) -> None:
    ygt("init", "a", "--division", "231181")
    assert ygt("-C", "a", "schema", "--check").returncode == 0


def test_the_commented_sample_is_a_record(ygt: Run, tmp_path: Path) -> None:
    ygt("init", "a", "--division", "231181")
    for name in ("members/hospitals.yaml", "org/documents.yaml"):
        file = tmp_path / "a" / name
        lines = file.read_text(encoding="utf-8").split("\n")
        sample = [line.removeprefix("# ") for line in lines if line.startswith(("# - ", "#   "))]
        assert sample
        file.write_text("\n".join([*sample, ""]), encoding="utf-8")
    assert [one.message for one in check(tmp_path / "a").errors] == []


def test_an_empty_folder_is_taken(ygt: Run, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert ygt("init", "a", "--division", "231181").returncode == 0
    assert (tmp_path / "a" / "README.md").is_file()


@pytest.mark.parametrize("inside", ["x.txt", ".git/config"])
def test_a_folder_with_anything_in_it_is_left_alone(ygt: Run, tmp_path: Path, inside: str) -> None:
    file = tmp_path / "a" / inside
    file.parent.mkdir(parents=True)
    file.write_text("x", encoding="utf-8")
    done = ygt("init", "a", "--division", "231181")
    assert done.returncode == 2
    assert done.stderr.startswith("错误：“a”已有内容，没有改动\n")
    assert [path for path in (tmp_path / "a").rglob("*") if path.is_file()] == [file]


def test_a_file_in_the_way_is_left_alone(ygt: Run, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x", encoding="utf-8")
    assert ygt("init", "a", "--division", "231181").returncode == 2
    assert (tmp_path / "a").read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--division", "990101", "--name", "某某县"], "以99开头的代码专用于虚构示例"),
        (["--division", "231181", "--standing", "fictional"], "以99开头"),
        (["--division", "12", "--name", "某某县"], "行政区划代码“12”"),
        (["--division", "２３１１８１", "--name", "某某县"], "行政区划代码"),
        (["--division", '1"2', "--name", "某某县"], ""),
        (["--division", "990101"], "缺少县域名称"),
        (["--name", "某某县"], "缺少县级行政区划代码"),
        (["--division", "231181", "--name", "市" * 200], "名称"),
        (["--division", "231181", "--name", "甲\x1b[2J"], ""),
    ],
)
def test_what_cannot_be_a_county_leaves_nothing_behind(
    ygt: Run, tmp_path: Path, options: list[str], sentence: str
) -> None:
    done = ygt("init", "a", *options)
    assert done.returncode == 2
    assert done.stderr.startswith("错误：") and sentence in done.stderr
    assert "\x1b" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@TERMINAL
@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("231181\n", 0, "县级行政区划代码（六位）：下一步："),
        ("990101\n某某县\n", 0, "县级行政区划代码（六位）：县域名称：下一步："),
        ("\n", 2, "县级行政区划代码（六位）：错误：没有填写县级行政区划代码（六位）\n处理办法："),
    ],
)
def test_what_is_not_given_is_asked_for_on_a_terminal(
    ygt_typing: Run, tmp_path: Path, typed: str, code: int, said: str
) -> None:
    standing = "fictional" if typed.startswith("99") else "own"
    done = ygt_typing("init", "a", "--standing", standing, typed=typed)
    assert done.returncode == code
    assert done.stderr.startswith(said)
    assert (tmp_path / "a").exists() == (code == 0)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("北安市", "beian"),
        ("杭锦旗", "hangjin"),
        ("万源市", "wanyuan"),
        ("南岗区", "nangang"),
        ("阜新蒙古族自治县", "fuxinmengguzu"),
        ("县", "xian"),
        ("?!", "county"),
    ],
)
def test_the_id_of_a_county(name: str, expected: str) -> None:
    assert county_id(name) == expected
