"""`ygt rename` and `ygt retire`: references follow, what ended stays, comments survive."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cli_process import ROOT, Run

OLD, NEW = "示例县财政局", "示例县财政和国资局"
ORGAN = "示例县人民政府 2026-06-20"


def changed(stdout: str) -> list[str]:
    """The lines taken away and added."""
    return [line for line in stdout.splitlines() if line[:1] in "-+" and line[:3] not in ("---", "+++")]


def retire(name: str, reason: str = "撤销", decided: str = ORGAN, *more: str) -> list[str]:
    return ["retire", name, "--date", "2026-06-30", "--reason", reason, "--decided-by", decided, *more]


@pytest.mark.parametrize("county", ["tests/fixtures/mini", "examples/demo"])
def test_every_reference_follows_a_renaming(ygt: Run, tmp_path: Path, county: str) -> None:
    root = Path(shutil.copytree(ROOT / county, tmp_path / "county"))
    units = root / "org" / "units.yaml"
    units.write_text(units.read_text(encoding="utf-8").replace(OLD + "\n", OLD + " # 主管财政\n", 1), encoding="utf-8")
    # After the last paper that was signed with the old name.
    done = ygt("-C", root, "rename", OLD, NEW, "--date", "2026-12-01")
    assert done.returncode == 0, done.stderr
    lines = changed(done.stdout)
    gone = [line[1:] for line in lines if line[0] == "-"]
    come = [line[1:] for line in lines if line[0] == "+"]
    former = ["  former_names:", f"    - {{name: {OLD}, until: 2026-11-30}}"]
    assert len(gone) > 5
    assert sorted(come) == sorted([*(line.replace(OLD, NEW) for line in gone), *former])
    assert f"- name: {NEW} # 主管财政\n" in units.read_text(encoding="utf-8")
    assert ygt("-C", root, "check").returncode == 0
    shown = ygt("-C", root, "show", OLD, "--kind", "单位")
    assert NEW in shown.stdout
    back = ygt("-C", root, "rename", NEW, OLD, "--date", "2026-11-01")
    assert back.returncode == 2
    assert "不晚于上一次更名" in back.stderr


def test_names_in_other_texts_are_told(ygt: Run, mini: Path) -> None:
    done = ygt("-C", mini, "rename", "示例县人民政府", "示例市人民政府", "--date", "2026-01-01")
    assert done.returncode == 0, done.stderr
    assert "另有文字中写有原名称，未改动，请核对：" in done.stderr
    assert "org/issuers.yaml（" in done.stderr
    assert "title: 示例县人民政府关于" in (mini / "org" / "documents.yaml").read_text(encoding="utf-8")


def test_the_decision_of_a_renaming_is_kept(ygt: Run, mini: Path) -> None:
    line = ["rename", "县卫健局", "示例县卫生健康委员会", "--date", "2026-01-01", "--decided-by"]
    late = ygt("-C", mini, *line, "示例县人民政府 2026-01-02")
    assert late.returncode == 2 and "晚于2026年1月1日" in late.stderr
    done = ygt("-C", mini, *line, "示例县人民政府 2025-12-20")
    assert done.returncode == 0, done.stderr
    text = (mini / "org" / "units.yaml").read_text(encoding="utf-8")
    assert "    - {name: 示例县卫生和计划生育局, until: 2019-02-28}\n    - " in text
    assert "until: 2025-12-31" in text and "date: 2025-12-20" in text
    assert "{name: 县卫健局, usage: 简称}" in text


RENAMINGS_REFUSED = {
    "taken": (["示例县财政局", "示例县卫生健康局"], "“示例县卫生健康局”已是单位“示例县卫生健康局”的名称"),
    "taken as a former name": (["示例县财政局", "白杨公社卫生院"], "已是机构“白杨乡卫生院”的名称"),
    "unknown": (["示例县财正局", "甲"], "没有名为“示例县财正局”的记录，是否应为“示例县财政局”？"),
    "no former names": (["医学检验中心", "检验中心"], "不登记曾用名"),
    "the same": (["示例县财政局", "示例县财政局"], "名称已经是“示例县财政局”"),
    "a person": (["吴本草", "吴草本"], "是人员姓名，不是记录名称"),
    "nothing": (["示例县财政局", ""], "通不过核对"),
}


@pytest.mark.parametrize("case", RENAMINGS_REFUSED)
def test_a_renaming_is_refused(ygt: Run, mini: Path, case: str) -> None:
    names, said = RENAMINGS_REFUSED[case]
    before = {path: path.read_bytes() for path in mini.rglob("*.yaml")}
    done = ygt("-C", mini, "rename", *names, "--date", "2026-01-01")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert {path: path.read_bytes() for path in before} == before


def test_an_institution_is_merged(ygt: Run, mini: Path) -> None:
    done = ygt("-C", mini, *retire("松岭乡卫生院", "合并", ORGAN, "--successor", "青河镇中心卫生院"))
    assert done.returncode == 0, done.stderr
    lines = changed(done.stdout)
    assert [line for line in lines if line[0] == "-"] == [
        "-    - {community: 示例县紧密型县域医疗卫生共同体, role: 成员单位, from: 2024-06-28, "
        "decided_by: {document: 实施方案}}"
    ]
    assert "until: 2026-06-30, reason: 机构合并" in lines[-1]
    assert any("successor: 青河镇中心卫生院" in line for line in lines)
    assert ygt("-C", mini, "check").returncode == 0


def test_a_unit_and_its_offices_end(ygt: Run, mini: Path) -> None:
    units = mini / "org" / "units.yaml"
    record = (
        "- name: 示例县乡村振兴局 # 机构改革\n  id: xiangcun\n  kind: 政府部门\n  offices:\n    - title: 局长\n"
        "      role: 主要负责同志\n      holders:\n"
        "        - {person: 何新来, from: 2023-03-01, decided_by: {document: 示政任〔2023〕1号}}\n"
        "  remark: 与农业农村局合署。\n"
    )
    units.write_text(units.read_text(encoding="utf-8") + record, encoding="utf-8")
    done = ygt("-C", mini, *retire("示例县乡村振兴局", "机构改革撤销"))
    assert done.returncode == 0, done.stderr
    text = units.read_text(encoding="utf-8")
    assert (
        "from: 2023-03-01, until: 2026-06-30, ended_by: {organ: 示例县人民政府, date: 2026-06-20}, decided_by" in text
    )
    assert "  until: 2026-06-30\n" in text and "# 机构改革\n" in text
    assert "  remark: 与农业农村局合署；机构改革撤销（依据：示例县人民政府2026年6月20日决定）\n" in text
    assert ygt("-C", mini, "check").returncode == 0


def test_a_body_and_its_seats_end(ygt: Run, mini: Path) -> None:
    done = ygt("-C", mini, *retire("理事会", "撤销", "示政发〔2020〕3号"))
    assert done.returncode == 0, done.stderr
    lines = changed(done.stdout)
    assert len([line for line in lines if "until: 2026-06-30, reason: 组织调整" in line]) == 3
    assert lines[-2:] == ["+until: 2026-06-30", "+remark: 撤销（依据：示政发〔2020〕3号）"]
    assert ygt("-C", mini, "check").returncode == 0


def test_a_drug_is_delisted_by_a_meeting(ygt: Run, mini: Path) -> None:
    organ = ygt("-C", mini, *retire("感冒清热颗粒", "停产"))
    assert organ.returncode == 2 and "药事会" in organ.stderr
    done = ygt("-C", mini, *retire("感冒清热颗粒", "停产", "县药事会2026年第1次会议"))
    assert done.returncode == 0, done.stderr
    assert len(changed(done.stdout)) == 1
    assert "  delisted: " in changed(done.stdout)[0]
    assert ygt("-C", mini, "check").returncode == 0


def test_a_document_is_repealed(ygt: Run, mini: Path) -> None:
    name = "示医共委办〔2025〕1号"
    wrong = ygt("-C", mini, *retire(name))
    assert wrong.returncode == 2 and "可选：废止、失效" in wrong.stderr
    done = ygt("-C", mini, *retire(name, "废止"))
    assert changed(done.stdout) == [
        "-  status: 现行",
        "+  status: 已废止",
        "+  ended_on: 2026-06-30",
        "+  remark: 废止（依据：示例县人民政府2026年6月20日决定）",
    ]
    assert ygt("-C", mini, "check").returncode == 0


RETIREMENTS_REFUSED = {
    "still at work": (retire("示例县人民医院"), "所承办的中心的时间晚于该日（YGT415）"),
    "ended otherwise": (retire("白杨乡卫生院"), "机构“白杨乡卫生院”已登记终止于 2025-06-30"),
    "reason": (retire("松岭乡卫生院", "关门"), "“原因”的值“关门”不在可选范围内"),
    "without an end": (retire("县医共委2024年第1次会议"), "没有终止日期可填"),
    "a person of the register": (retire("王示例"), "离任用 ygt dismiss 登记"),
    "a person": (retire("吴本草"), "“吴本草”是人员姓名，不是记录名称"),
    "successor of a unit": (retire("青河镇人民政府", "撤销", ORGAN, "--successor", "县医院"), "去掉 --successor"),
    "decided later": (retire("青河镇人民政府", "撤销", "示例县人民政府 2026-07-01"), "晚于2026年6月30日"),
    "no such kind": (retire("示例县人民政府", "撤销", ORGAN, "--kind", "药"), "没有种类“药”"),
}


@pytest.mark.parametrize("case", RETIREMENTS_REFUSED)
def test_a_retirement_is_refused(ygt: Run, mini: Path, case: str) -> None:
    line, said = RETIREMENTS_REFUSED[case]
    before = {path: path.read_bytes() for path in mini.rglob("*.yaml")}
    done = ygt("-C", mini, *line)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and "处理办法：" in done.stderr
    assert {path: path.read_bytes() for path in before} == before
