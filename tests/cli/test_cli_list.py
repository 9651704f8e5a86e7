from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from cli_process import Run

from ygt.cli.columns import MOST, columns_of
from ygt.cli.kinds import all_kinds
from ygt.report.display import width
from ygt.schema.contract import Kind, contract


def test_a_table(ygt: Run, wrong: Path) -> None:
    done = ygt("-C", wrong, "list", "institution")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.removesuffix("\n").split("\n")
    assert lines[0].split() == ["名称", "标识", "机构类别", "级别", "行政区划代码"]
    assert [line.split()[0] for line in lines[2:-1]] == [
        "示例县人民医院",
        "松岭乡卫生院",
        "示例县人民医院",
        "柳河镇卫生院",
        "南岭乡卫生院",
        "北岭乡卫生院",
    ]
    assert lines[-1] == "共6条"
    ids = zip(lines[2:5], ("renmin", "songling", "renmin-2"), strict=True)
    starts = {width(line[: line.index(word)]) for line, word in ids}
    assert len(starts) == 1, "各列没有对齐"


@pytest.mark.parametrize("word", ["drug", "DRUG", "药品"])
def test_a_kind_by_its_name_or_title(ygt: Run, mini: Path, word: str) -> None:
    assert "阿莫西林" in ygt("-C", mini, "list", word).stdout


def test_records_inside_others_are_a_kind_too(ygt: Run, mini: Path) -> None:
    assert "示例县紧密型县域医疗卫生共同体" in ygt("-C", mini, "list", "community").stdout
    assert "M-001" in ygt("-C", mini, "list", "条款").stdout


def test_all_kinds_with_their_counts(ygt: Run, wrong: Path) -> None:
    lines = ygt("-C", wrong, "list").stdout.split("\n")
    assert any(line.split() == ["institution", "机构", "6"] for line in lines)
    listed = json.loads(ygt("-C", wrong, "list", "--format", "json").stdout)
    assert [one["kind"] for one in listed] == list(all_kinds(contract()))


def test_as_of(ygt: Run, mini: Path) -> None:
    (mini / "org" / "centres.yaml").write_text(
        "- {name: 甲中心, id: a, group: 资源共享, until: 2024-12-31}\n"
        "- {name: 乙中心, id: b, group: 资源共享, from: 2025-01-01}\n",
        encoding="utf-8",
    )
    with (mini / "members" / "township.yaml").open("a", encoding="utf-8") as file:
        file.write("- {name: 旧卫生院, id: old, kind: 乡镇卫生院, ended: {on: 2020-06-30, reason: 撤销}}\n")

    def names(kind: str, *options: str) -> list[str]:
        listed = json.loads(ygt("-C", mini, "list", kind, "--format", "json", *options).stdout)
        return [one["record"]["name"] for one in listed]

    assert names("centre") == ["甲中心", "乙中心"]
    assert names("centre", "--as-of", "2024-12-31") == ["甲中心"]
    assert names("centre", "--as-of", "2025-01-01") == ["乙中心"]
    assert "旧卫生院" in names("institution", "--as-of", "2020-06-30")
    assert "旧卫生院" not in names("institution", "--as-of", "2020-07-01")


def test_json_has_everything_and_says_where(ygt: Run, wrong: Path) -> None:
    [first, *_] = json.loads(ygt("-C", wrong, "list", "机构", "--format", "json").stdout)
    assert (first["path"], first["line"]) == ("members/hospitals.yaml", 1)
    assert first["record"]["memberships"][0]["role"] == "牵头医院"


def test_csv_opens_in_a_spreadsheet_and_holds_no_formula(ygt: Run, mini: Path) -> None:
    with (mini / "org" / "units.yaml").open("a", encoding="utf-8") as file:
        file.write('- {name: "=HYPERLINK(1)", id: x, kind: "+1", parent: "甲,\\"乙\\""}\n')
    done = ygt("-C", mini, "list", "unit", "--format", "csv")
    assert done.stdout.startswith("\ufeff名称,标识,单位类别,上级单位\n")
    rows = list(csv.reader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    assert rows[-1] == ["'=HYPERLINK(1)", "x", "'+1", '甲,"乙"']
    assert rows[1] == ["示例县人民政府", "zhengfu", "政府", ""]


def test_codes_stand_with_their_titles(ygt: Run, mini: Path) -> None:
    assert "fictional（虚构示例）" in ygt("-C", mini, "list", "县域").stdout


def test_a_misshapen_record_is_listed_all_the_same(ygt: Run, mini: Path) -> None:
    (mini / "org" / "centres.yaml").write_text("- {name: [甲], group: {乙: 丙}, 丁: 戊}\n- 己\n", encoding="utf-8")
    for form in ("table", "json", "csv"):
        assert ygt("-C", mini, "list", "centre", "--format", form).returncode == 0


@pytest.mark.parametrize("kind", all_kinds(contract()).values(), ids=lambda kind: kind.name)
def test_the_columns_of_every_kind_name_the_record_and_exist(kind: Kind) -> None:
    columns = columns_of(kind)
    assert columns[0] == kind.naming or kind.naming not in kind.record.properties
    assert 2 <= len(columns) <= MOST
    assert set(columns) <= set(kind.record.properties)
