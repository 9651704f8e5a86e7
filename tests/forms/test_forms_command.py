"""`ygt forms`: what is asked for that cannot be, and what is said of who has not answered."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from calling import forms
from spreadsheet import Workbook

from ygt import clock
from ygt.clock import BEIJING

UNIT = "青河镇中心卫生院"
TOOLS = Path(__file__).parents[2] / "tools"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["out", "--unit", "青河镇卫生院"], "未登记的单位“青河镇卫生院”"),
        (["out", "--kind", "药"], "没有种类“药”"),
        (["out", "--kind", "药品", "--unit", UNIT], "“药品”不属于某一家单位"),
        (["out", "--kind", "医共体"], "登记在其他记录之内"),
        (["out", "--kind", "任务条款"], "不能以表格下发：“条件”是条件"),
        (["status"], "没有文件夹"),
        (["status", "."], "没有下发的表格"),
        (["in", "."], "没有可以汇入的表格"),
    ],
)
def test_what_cannot_be(
    mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    empty = tmp_path / "空"
    empty.mkdir()
    monkeypatch.chdir(empty)
    done = forms(mini, *words)
    assert done.code == 2 and said in done.err, done.err
    assert not (mini / "build").exists()


def test_a_file_that_is_not_there(mini: Path, tmp_path: Path) -> None:
    done = forms(mini, "in", tmp_path / "没有.xlsx")
    assert done.code == 2 and "没有文件“" in done.err and "核对路径和文件名" in done.err


def test_a_unit_filled_in_by_another_leads_to_it(mini: Path) -> None:
    townships = mini / "members" / "township.yaml"
    clinic = "\n- name: 松岭乡立春村卫生室\n  id: lichun\n  kind: 村卫生室\n  managed_by: 松岭乡卫生院\n"
    townships.write_text(townships.read_text(encoding="utf-8").rstrip("\n") + clinic, encoding="utf-8")
    done = forms(mini, "out", "--unit", "松岭乡立春村卫生室")
    assert done.code == 2 and "由“松岭乡卫生院”填报" in done.err and "--unit 松岭乡卫生院" in done.err


def test_what_will_change_is_said_before_the_lines(mini: Path, tmp_path: Path) -> None:
    assert forms(mini, "out", "--unit", UNIT, "-o", tmp_path).code == 0
    book = Workbook(tmp_path / f"{UNIT}.xlsx")
    book.set("机构", UNIT, "床位数", 45)
    book.save()
    done = forms(mini, "in", book.path, "--dry-run")
    said, _, lines = done.out.partition("--- a/members/township.yaml\n")
    assert f"\n{UNIT}\n  1. " in said and "床位数" in said and "45张。\n" in said and "\n+  beds: 45\n" in lines
    assert said in forms(mini, "in", book.path).out


def test_near_names_and_kinds_are_listed(mini: Path) -> None:
    assert "相近名称：示例县人民医院" in forms(mini, "out", "--unit", "人民医元").err
    assert "相近名称：青河镇中心卫生院" in forms(mini, "out", "--unit", "青河镇").err
    assert "可以下发的种类：县域、" in forms(mini, "out", "--kind", "任务条款").err


def test_a_deadline_that_is_over_is_said(mini: Path, tmp_path: Path) -> None:
    done = forms(mini, "out", "--kind", "药品", "--due", "2020-01-01", "-o", tmp_path)
    assert done.code == 0 and "报送时限2020年1月1日已经过去" in done.err


def test_what_is_wrong_waits_until_it_has_gone_back(mini: Path, tmp_path: Path) -> None:
    assert forms(mini, "out", "--unit", UNIT, "-o", tmp_path).code == 0
    book = Workbook(tmp_path / f"{UNIT}.xlsx")
    book.set("机构", UNIT, "床位数", "若干")
    returned = book.save(tmp_path / "回收" / "报来.xlsx")
    assert f"已收到、尚未汇入：{UNIT}（1家）" in forms(mini, "status", tmp_path).out
    assert forms(mini, "in", returned).code == 1
    said = forms(mini, "status", tmp_path).out
    assert f"已退回、待修改后重新报送：{UNIT}（1家）。应报送1家，已报送并汇入0家、退回待改1家。" in said


def test_by_its_short_name(mini: Path) -> None:
    done = forms(mini, "out", "--unit", "县医院")
    assert (done.code, done.out.strip().rpartition("/")[2]) == (0, "示例县人民医院.xlsx")
    assert (mini / "build" / "forms" / "回收").is_dir()


def test_who_has_not_answered(mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Stopped:
            return cls(2026, 11, 20, 17, 59, tzinfo=BEIJING)

    monkeypatch.setattr(clock, "datetime", Stopped)
    folder = tmp_path / "下发"
    assert forms(mini, "out", "-o", folder, "--due", "2026-11-20").code == 0
    everyone = "东门社区卫生服务中心、示例县博爱骨科医院、示例县人民医院、青河镇中心卫生院、松岭乡卫生院"
    assert forms(mini, "status", folder).out == (
        f"截至11月20日17时，尚未报送：{everyone}（5家）。应报送5家，已报送并汇入0家。\n"
    )
    for number, file in enumerate(sorted(folder.glob("*.xlsx"))):
        shutil.copy(file, folder / "回收" / f"{number}.xlsx")
    (folder / "回收" / "别的.xlsx").write_bytes(b"")
    book = Workbook(folder / f"{UNIT}.xlsx")
    book.set("机构", UNIT, "救护车数", 3)
    book.save(folder / "回收" / "补报.xlsx")
    done = forms(mini, "status", folder)
    waiting = f"已收到、尚未汇入：{UNIT}（1家）"
    assert done.out == f"截至11月20日17时，{waiting}。应报送5家，已报送并汇入4家、待汇入1家。\n"
    assert "有1份表格无法辨认：别的.xlsx" in done.err
    table = forms(mini, "status", folder, "--format", "markdown").out.splitlines()
    assert table[2:4] == ["| 单位 | 报送情况 |", "|---|---|"]
    assert {f"| {UNIT} | 已收到、尚未汇入 |", "| 松岭乡卫生院 | 已汇入 |"} <= set(table)


def test_through_the_real_command_line(mini: Path, tmp_path: Path) -> None:
    def ygt(*words: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "ygt", "-C", mini, "forms", *words]
        environment = {**os.environ, "PYTHONPATH": str(TOOLS), "PYTHONUTF8": "1"}
        return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False)

    done = ygt("out", "--kind", "药品", "--kind", "机构", "-o", tmp_path / "out")
    assert (done.returncode, done.stdout.count(".xlsx")) == (0, 2), done.stderr
    said = ygt("status", tmp_path / "out").stdout
    assert "尚未报送：机构、药品（2份）。应报送2份，已报送并汇入0份。" in said
    (tmp_path / "out" / "机构.xlsx").write_bytes(b"\xd0\xcf\x11\xe0")
    done = ygt("in", tmp_path / "out" / "机构.xlsx", tmp_path / "out" / "药品.xlsx")
    assert done.returncode == 1 and "药品（药品.xlsx）：没有改动" in done.stdout and "旧的 .xls 格式" in done.stdout
    assert "Traceback" not in done.stderr
