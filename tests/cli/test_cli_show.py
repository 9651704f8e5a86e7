from __future__ import annotations

import re
from pathlib import Path

import pytest
from cli_process import Run


@pytest.mark.parametrize("name", ["示例县人民医院", "县医院", "renmin"])
def test_a_record_by_any_of_its_names(ygt: Run, mini: Path, name: str) -> None:
    done = ygt("-C", mini, "show", name)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.split("\n")
    assert lines[:2] == ["机构“示例县人民医院”", "登记于 members/hospitals.yaml:1:9"]
    assert "卫生机构类别代码  A100（综合医院）" in lines
    assert "级别              二级" in lines
    assert any(line.startswith("  1. 医共体 示例县紧密型县域医疗卫生共同体，角色 牵头医院，") for line in lines)


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("示例县卫生和计划生育局", "单位“示例县卫生健康局”"),
        ("示政发〔2024〕8号", "文件“示例县人民政府关于印发"),
        ("实施方案", "文件“示例县人民政府关于印发"),
        ("理事会", "组织“示例县县域医共体理事会”"),
        ("县医共体", "医共体“示例县紧密型县域医疗卫生共同体”"),
    ],
)
def test_former_names_numbers_and_short_names(ygt: Run, mini: Path, name: str, subject: str) -> None:
    assert ygt("-C", mini, "show", name).stdout.startswith(subject)


def test_who_refers_to_it_and_where(ygt: Run, mini: Path) -> None:
    shown = ygt("-C", mini, "show", "县医院", "--all").stdout
    uses = shown.partition("\n被引用")[2].split("\n")
    assert re.fullmatch(rf"{len(uses) - 2}处（(\w+\d+处，)*\w+\d+处）：", uses[0])
    assert "  县域“示例县” 医共体·牵头医院  org/county.yaml:13:13" in uses
    for line in uses[1:-1]:
        path, row, column = line.rpartition("  ")[2].split(":")
        text = (mini / path).read_text(encoding="utf-8").split("\n")[int(row) - 1]
        assert re.match(r"示例县人民医院|县医院", text[int(column) - 1 :].lstrip('"'))


def test_of_many_references_the_first_of_each_kind_are_listed(ygt: Run, mini: Path) -> None:
    clinics = "".join(
        f"- {{name: 第{number}卫生室, id: clinic-{number}, kind: 村卫生室, managed_by: 县医院}}\n"
        for number in range(12)
    )
    (mini / "members" / "more.yaml").write_text(clinics, encoding="utf-8")
    shown = ygt("-C", mini, "show", "县医院").stdout
    uses = [line for line in shown.split("\n") if line.startswith("  机构“第")]
    assert len(uses) == 10
    assert re.search(r"被引用\d+处（.*机构12处.*）：", shown)
    assert shown.endswith("\n另有2处没有列出；加 --all 列出全部\n")
    everything = ygt("-C", mini, "show", "县医院", "--all").stdout
    assert len([line for line in everything.split("\n") if line.startswith("  机构“第")]) == 12
    assert "没有列出" not in everything


def test_namesakes_of_one_kind_are_told_apart_by_id(ygt: Run, mini: Path) -> None:
    more = "".join(f"- {{name: 柳河卫生室, id: clinic-{number}, kind: 村卫生室}}\n" for number in (1, 2))
    (mini / "members" / "more.yaml").write_text(more, encoding="utf-8")
    lines = ygt("-C", mini, "show", "柳河卫生室").stderr.split("\n")
    commands = [line.split()[-1] for line in lines if line.startswith("  ygt ")]
    assert commands == ["clinic-1", "clinic-2"]
    assert ygt("-C", mini, "show", "clinic-2").stdout.startswith("机构“柳河卫生室”")


def test_what_nobody_refers_to(ygt: Run, mini: Path) -> None:
    assert ygt("-C", mini, "show", "医学检验中心").stdout.endswith("\n\n被引用0处\n")


def test_an_ambiguous_name_lists_what_it_may_mean(ygt: Run, mini: Path) -> None:
    done = ygt("-C", mini, "show", "示例县人民政府")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.split("\n") == [
        "错误：“示例县人民政府”对应2条记录：",
        "  发文机关  示例县人民政府  zhengfu  org/issuers.yaml:1",
        "  单位  示例县人民政府  zhengfu  org/units.yaml:1",
        "处理办法：按所指的一条，执行",
        f"  ygt -C {mini} show zhengfu --kind 发文机关",
        f"  ygt -C {mini} show zhengfu --kind 单位",
        "",
    ]
    for kind in ("unit", "单位"):
        assert ygt("-C", mini, "show", "示例县人民政府", "--kind", kind).stdout.startswith("单位“示例县人民政府”")


def test_a_person_is_shown_by_where_the_name_occurs(ygt: Run, mini: Path) -> None:
    lines = ygt("-C", mini, "show", "李思齐").stdout.split("\n")
    uses = [line for line in lines if re.fullmatch(r"  .+  \S+\.yaml:\d+:\d+", line)]
    assert lines[:2] == ["人员“李思齐”", ""]
    assert lines[2].startswith(f"出现{len(uses)}处（")
    assert any("单位“示例县卫生健康局” 职位·姓名  org/units.yaml:" in line for line in uses)


def test_namesakes_are_told_apart(ygt: Run, mini: Path) -> None:
    shown = ygt("-C", mini, "show", "王示例").stdout
    assert "区分：县人民医院" in shown and "区分：青河镇中心卫生院" in shown


def test_part_of_a_name_lists_the_names_that_contain_it(ygt: Run, mini: Path) -> None:
    done = ygt("-C", mini, "show", "乡卫生院")
    assert done.returncode == 2
    assert re.search(
        r"名称中含有它的有：\n(  .*\n)*  机构  松岭乡卫生院  songling  members/township.yaml:\d+\n", done.stderr
    )


def test_many_candidates_are_counted(ygt: Run, mini: Path) -> None:
    for number in range(12):
        path = mini / "members" / f"more{number}.yaml"
        path.write_text(f"- {{name: 第{number}卫生所, id: clinic-{number}, kind: 卫生所}}\n", encoding="utf-8")
    errors = ygt("-C", mini, "show", "卫生所").stderr.split("\n")
    assert len([line for line in errors if line.startswith("  机构  ")]) == 10
    assert "  等12条" in errors


def test_a_name_of_a_person_misspelt(ygt: Run, mini: Path) -> None:
    assert "是否应为“李思齐”？" in ygt("-C", mini, "show", "李思奇").stderr


def test_a_record_with_mistakes_is_shown_as_it_stands(ygt: Run, mini: Path) -> None:
    with (mini / "members" / "township.yaml").open("a", encoding="utf-8") as file:
        file.write('- name: 柳河镇卫生院\n  类别: {甲: [乙, {丙: "\\e[2J"}]}\n  beds: 很多\n')
    done = ygt("-C", mini, "show", "柳河镇卫生院")
    assert done.returncode == 0
    assert re.search(r"^类别    甲（乙；丙 (\\x1b)?\[2J）$", done.stdout, re.MULTILINE)
    assert "\x1b" not in done.stdout
