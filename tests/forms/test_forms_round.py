"""A whole round in the demo county: seventeen workbooks out, filled in by others, and in."""

from __future__ import annotations

import json
import shutil
from datetime import date, datetime
from difflib import SequenceMatcher
from pathlib import Path

import openpyxl
import pytest
from calling import DEMO, forms
from spreadsheet import Workbook

from ygt import clock
from ygt.check import check
from ygt.clock import BEIJING
from ygt.ledger.load import load

ASKED = ("乡镇卫生院", "社区卫生服务中心")
QINGHE, YUNQI, TAOYUAN, SHIQIAO = "青河镇中心卫生院", "云起镇中心卫生院", "桃源镇中心卫生院", "石桥镇中心卫生院"
LIULANG, SONGTAO, HEFENG = "青河镇柳浪卫生院", "石桥镇松涛卫生院", "禾丰镇卫生院"
TOWNSHIP = "members/township.yaml"


def changed_lines(root: Path) -> list[str]:
    """The lines that differ from the demo county as it is, each with its sign."""
    found = []
    for file in sorted(root.rglob("*.yaml")):
        before = (DEMO / file.relative_to(root)).read_text(encoding="utf-8").splitlines()
        after = file.read_text(encoding="utf-8").splitlines()
        if before == after:
            continue
        for what, *span in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if what != "equal":
                found += [f"-{line}" for line in before[span[0] : span[1]]]
                found += [f"+{line}" for line in after[span[2] : span[3]]]
    return found


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """20 November 2026, five in the afternoon."""

    class Stopped(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Stopped:
            return cls(2026, 11, 20, 17, 12, tzinfo=BEIJING)

    monkeypatch.setattr(clock, "datetime", Stopped)


def test_the_whole_round(demo: Path, tmp_path: Path, stopped: None) -> None:
    folder, back = tmp_path / "下发", tmp_path / "下发" / "回收"
    ledger, _ = load(demo)
    units = [one.name for one in ledger.all("institution") if one["kind"] in ASKED]
    assert len(units) == 17
    named = [word for one in units for word in ("--unit", one)]
    done = forms(demo, "out", *named, "--due", "2026-11-20", "-o", folder)
    assert (done.code, len(done.out.split())) == (0, 17)
    assert {one.stem for one in folder.glob("*.xlsx")} == set(units)

    # Sixteen of seventeen come back, most of them with nothing to change.
    for unit in units:
        if unit not in (HEFENG, "白露乡卫生院"):
            shutil.copy(folder / f"{unit}.xlsx", back / f"{unit}（已核对）.xlsx")

    valid = Workbook(back / f"{QINGHE}（已核对）.xlsx")
    valid.set("机构", QINGHE, "床位数", "６５张")
    valid.set("机构", QINGHE, "核实日期", date(2026, 11, 18))
    valid.set("机构", QINGHE, "编制：在编人数", 61.0)
    valid.set("机构", QINGHE, "备注", '=HYPERLINK("http://example.com","点此")')
    valid.add("机构·职位", 所属机构=QINGHE, 职位名称="工会主席", 角色="其他")
    holder = {"决定依据：决定机关": "示例县卫生健康局", "决定依据：决定日期": "2026/2/20"}
    valid.add("机构·职位·任职", 所属机构=QINGHE, 所属职位="工会主席", 姓名="郁庶几", 起始日期="2026年3月1日", **holder)
    valid.save()

    # Handed out, then the ledger goes on: this one knows nothing of it, and changes another field.
    stale = Workbook(back / f"{YUNQI}（已核对）.xlsx")
    stale.set("机构", YUNQI, "救护车数", 4)
    stale.save()
    conflicting = Workbook(back / f"{TAOYUAN}（已核对）.xlsx")
    conflict = conflicting.set("机构", TAOYUAN, "床位数", 71)
    conflicting.save()
    township = demo / TOWNSHIP
    text = township.read_text(encoding="utf-8")
    for unit, beds in ((YUNQI, "91"), (TAOYUAN, "72")):
        head, _, rest = text.partition(f"- name: {unit}\n")
        before, _, after = rest.partition("  beds: ")
        text = f"{head}- name: {unit}\n{before}  beds: {beds}\n{after.partition(chr(10))[2]}"
    township.write_text(text, encoding="utf-8")
    upstream = changed_lines(demo)
    assert len(upstream) == 4

    faulty = Workbook(back / f"{SHIQIAO}（已核对）.xlsx")
    level = faulty.set("机构", SHIQIAO, "级别", "十级")
    beds = faulty.set("机构", SHIQIAO, "床位数", "六十")
    day = faulty.set("机构", SHIQIAO, "核实日期", "2026-02-30")
    faulty.save()
    hostile = Workbook(back / f"{LIULANG}（已核对）.xlsx")
    formula = f"机构!{hostile.cell('机构', LIULANG, '转诊部门').coordinate}"
    hostile.cell("机构", LIULANG, "转诊部门").value = '=WEBSERVICE("http://example.com")'
    hostile.save()
    old = back / f"{SONGTAO}（已核对）.xlsx"
    old.unlink()
    old.with_suffix(".xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    told = forms(demo, "in", back, "--dry-run")
    assert told.code == 1 and changed_lines(demo) == upstream
    assert "+  beds: 65" in told.out and not list(back.glob("*退回*"))

    done = forms(demo, "in", back)
    assert done.code == 1
    mine = {
        "+  beds: 65",
        "-  headcount: {approved: 62, used: 60}",
        "+  headcount: {approved: 62, used: 61}",
        "+    - title: 工会主席",
        "+      role: 其他",
        "+      holders:",
        "+        - person: 郁庶几",
        "+          from: 2026-03-01",
        "+          decided_by: {organ: 示例县卫生健康局, date: 2026-02-20}",
        "+  confirmed_on: 2026-11-18",
        '+  remark: =HYPERLINK("http://example.com","点此")',
        "+  ambulances: 4",
    }
    lines = changed_lines(demo)
    assert mine <= set(lines)
    # What else differs is what others changed meanwhile, and the lines that gave way.
    gone = {"-  beds: 60", "-  confirmed_on: 2026-09-18", "-  ambulances: 2"}
    assert set(lines) - mine - gone - set(upstream) == set()
    assert not check(demo).errors
    assert f"{QINGHE}（{QINGHE}（已核对）.xlsx）：修改4处，新增2行" in done.out
    assert f"{conflict}　表格改为“71”，台账已改为“72”" in done.out
    for spot, words in ((level, "“级别”的值“十级”不在可选范围内"), (beds, "不是整数"), (day, "2026年2月没有30日")):
        assert f"  {spot}　" in done.out and words in done.out
    assert f"  {formula}　这里是公式" in done.out
    assert "文件是旧的 .xls 格式" in done.out
    assert done.out.count("没有改动") == 9

    red = openpyxl.load_workbook(back / f"{SHIQIAO}（已核对）-退回.xlsx")
    assert "不是整数" in red["机构"][beds.partition("!")[2]].comment.text
    assert {one.name for one in back.glob("*退回*")} == {
        f"{one}（已核对）-退回.xlsx" for one in (SHIQIAO, LIULANG, TAOYUAN)
    }

    said = forms(demo, "status", folder)
    assert said.out.startswith(f"截至11月20日17时，尚未报送：{SONGTAO}、{HEFENG}、白露乡卫生院（3家）；")
    assert f"{TAOYUAN}、{SHIQIAO}、{LIULANG}（3家）" in said.out
    states = {
        one["name"]: one["state"] for one in json.loads(forms(demo, "status", folder, "--format", "json").out)["forms"]
    }
    assert states[QINGHE] == states[YUNQI] == "已汇入" and states[SHIQIAO] == "退回修改"

    # What went back is mended in the very copy, red cells and all, and comes in.
    mended = Workbook(back / f"{SHIQIAO}（已核对）-退回.xlsx")
    mended.set("机构", SHIQIAO, "级别", "一级")
    mended.set("机构", SHIQIAO, "床位数", 61)
    mended.set("机构", SHIQIAO, "核实日期", "2026.11.19")
    mended.save()
    before = changed_lines(demo)
    done = forms(demo, "in", back / f"{SHIQIAO}（已核对）-退回.xlsx")
    assert f"{SHIQIAO}（{SHIQIAO}（已核对）-退回.xlsx）：修改2处" in done.out
    fresh = set(changed_lines(demo)) - set(before)
    assert {one for one in fresh if one.startswith("+")} == {"+  beds: 61", "+  confirmed_on: 2026-11-19"}
    states = {
        one["name"]: one["state"] for one in json.loads(forms(demo, "status", folder, "--format", "json").out)["forms"]
    }
    assert states[SHIQIAO] == "已汇入"
