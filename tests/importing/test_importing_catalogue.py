"""A hospital's whole catalogue comes in, or says row by row why not."""

from __future__ import annotations

import time
from pathlib import Path

import openpyxl
from imported_calls import FALLBACK, LISTED, files, imports, records, twice
from imported_lists import HEADS, cells_of, drugs, workbook

from ygt.check import check

TITLE = ["示例县人民医院药品目录（2026年）"]
LEVELS = ["", "", "", "", "", "", "", "", "配备层级", "", "", ""]
FAULTS = {
    40: (4, "国药准字H980010", "应为8位数字"),
    120: (2, "", "缺少规格（YGT103）"),
    300: (5, "86998000003000", "校验码"),
    410: (7, "丁", "医保类别"),
    555: (4, "国药准字H98000000", "的批准文号都是"),
    700: (8, "=A1*2", "这里是公式"),
    801: (0, "", "名称为空"),
}
"""Rows of the sheet spoilt on purpose: the column, what stands there, and what must be said of it."""


def test_850_rows_come_in_complete_or_say_why_not(county: Path, tmp_path: Path) -> None:
    listed = drugs(850)
    rows: list[list[str]] = [TITLE, LEVELS, list(HEADS), *cells_of(listed), ["合计", "850种"], ["制表人：某某"]]
    for row, (column, text, _) in FAULTS.items():
        rows[row - 1][column] = text
    rows[620 - 1] = list(rows[619 - 1])
    file = workbook(rows, tmp_path / "目录.xlsx", ["A1:L1", "I2:K2"])
    before = files(county)
    # The table drawn up for a short list of this hospital serves the long one.
    table = tmp_path / "对照表.yaml"
    short = workbook(rows[:12], tmp_path / "短.xlsx", ["A1:L1", "I2:K2"])
    assert imports(county, short, "--kind", "drug", "--map", table, *LISTED, *FALLBACK).code == 0
    start = time.process_time()
    done = imports(county, file, "--kind", "drug", "--map", table)
    spent = time.process_time() - start
    assert done.lists == {
        "已登记，内容相同": 0,
        "已登记，内容不同": 0,
        "不能断定是哪一条": 0,
        "新增": 842,
        "未能导入": 8,
    }
    for row, (_, _, reason) in FAULTS.items():
        assert any(f"第{row}行" in line and reason in line for line in done.out.splitlines()), (row, done.out)
    assert "第620行 与第619行为同一药品，内容也相同" in done.out
    assert done.code == 1
    new = {(one["name"], one["strength"], one.get("pack"), one.get("maker")): one for one in records(county, "drug")}
    spoilt = {*FAULTS, 620}
    for number, one in enumerate(listed, 4):
        held = new.get((one.name, one.strength, one.pack, one.maker))
        assert (held is None) == (number in spoilt)
        if held is not None:
            assert (held["form"], held["kind"], held["base_code"]) == ("片剂", "化学药品", one.code)
            assert (held["insurance_class"], "".join(held["stocked_at"])) == (f"{one.insurance}类", one.levels)
            assert held["listed"]["decided_by"] == {"meeting": "县药事会2026年第1次会议"}
    # What was there stands as it stood; the new lines are behind it.
    for path, content in before.items():
        assert (county / path).read_bytes().startswith(content.rstrip(b"\n"))
    assert not check(county).errors
    after = files(county)
    again = imports(county, file, "--kind", "drug", "--map", table)
    assert again.lists["已登记，内容相同"] == 842
    assert again.lists["新增"] == 0
    assert "台账已是如此" in again.err
    assert files(county) == after
    assert spent < 8  # about 2 on an idle machine


def test_the_sheet_that_goes_back_is_red_where_rows_failed(county: Path, tmp_path: Path) -> None:
    rows = [list(HEADS), *cells_of(drugs(6))]
    rows[3][4] = "国药准字H980"
    rows[5][7] = "丁"
    file = workbook(rows, tmp_path / "目录.xlsx")
    done = twice(county, file, "--kind", "药品", *LISTED, *FALLBACK)
    assert done.code == 1
    sheet = openpyxl.load_workbook(tmp_path / "目录-退回.xlsx")["目录"]
    noted = {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}
    assert set(noted) == {"E4", "H6"}
    assert "应为8位数字" in noted["E4"]
    assert "处理办法" in noted["H6"]
    assert all(sheet[one].fill.fgColor.rgb == "FFFF9999" for one in noted)
    # Mended in the copy that came back, the rest comes in.
    for cell, value in (("E4", "国药准字H98000009"), ("H6", "甲")):
        sheet[cell].value = value
    sheet.parent.save(tmp_path / "目录-退回.xlsx")
    # The table of the first sheet is found for the one that came back.
    mended = imports(county, tmp_path / "目录-退回.xlsx", "--kind", "drug")
    assert (mended.code, mended.lists["已登记，内容相同"], mended.lists["新增"]) == (0, 4, 2)
