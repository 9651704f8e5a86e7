"""The workbook that goes back: red cells with reasons, and all else as it came."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from calling import forms
from openpyxl.comments import Comment
from spreadsheet import Workbook

from ygt.archive import packed
from ygt.forms.folder import going_back, is_untouched, workbooks
from ygt.forms.workbook.marking import marked
from ygt.forms.workbook.package import parts_of

UNIT = "青河镇中心卫生院"
RED = "FFFF9999"


@pytest.fixture
def form(mini: Path, tmp_path: Path) -> Path:
    assert forms(mini, "out", "--unit", UNIT, "--kind", "机构", "-o", tmp_path / "out").code == 0
    return tmp_path / "out" / f"{UNIT}.xlsx"


def cells(file: Path) -> dict[tuple[str, str], tuple[object, str]]:
    book = openpyxl.load_workbook(file)
    found = {
        (sheet.title, cell.coordinate): (cell.value, cell.number_format)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    book.close()
    return found


def red_cells(file: Path) -> dict[str, str]:
    book = openpyxl.load_workbook(file)
    found = {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text if cell.comment else ""
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb == RED
    }
    book.close()
    return found


def test_red_with_the_reason_and_nothing_else(mini: Path, form: Path) -> None:
    book = Workbook(form)
    level = book.set("机构", UNIT, "级别", "十级")
    beds = book.set("机构", UNIT, "床位数", "若干")
    book.book["机构"][level.partition("!")[2]].comment = Comment("请领导定", "填表人")
    book.book["机构"].column_dimensions["B"].width = 31.5
    book.save()
    assert forms(mini, "in", form).code == 1
    back = form.with_name(f"{UNIT}-退回.xlsx")
    listed = {place: held for place, held in cells(back).items() if place[0] == "需修改"}
    assert {place: held for place, held in cells(back).items() if place not in listed} == cells(form)
    assert listed["需修改", "A1"][0] == f"共2处需要修改：{level}、{beds.partition('!')[2]}"
    assert [listed["需修改", f"A{row}"][0] for row in (5, 6)] == [level, beds]
    told = red_cells(back)
    assert set(told) == {level, beds}
    assert "不在可选范围内" in told[level] and told[level].endswith("原批注：请领导定")
    assert told[beds] == "“床位数”的值“若干”不是整数\n处理办法：请填整数，不写单位和说明"
    mine, theirs = (openpyxl.load_workbook(one)["机构"] for one in (back, form))
    assert mine.column_dimensions["B"].width == 31.5
    assert len(mine.data_validations.dataValidation) == len(theirs.data_validations.dataValidation)
    assert mine["D1"].comment.text == theirs["D1"].comment.text


def test_it_opens_with_what_is_to_be_mended_and_red_cells_can_be_changed(mini: Path, form: Path) -> None:
    book = Workbook(form)
    locked = book.set("机构", UNIT, "名称", "别的卫生院").partition("!")[2]
    book.save()
    assert forms(mini, "in", form).code == 1
    back = form.with_name(f"{UNIT}-退回.xlsx")
    found = openpyxl.load_workbook(back)
    assert found.active.title == "需修改" and [one.title for one in found if one.sheet_view.tabSelected] == ["需修改"]
    red = [one.title for one in found if one.sheet_properties.tabColor is not None]
    assert red == ["机构", "需修改"]
    assert "location=\"'机构'!" + locked in parts_of(back.read_bytes())["xl/worksheets/ygt_summary1.xml"].decode()
    assert found["机构"].protection.sheet and not found["机构"][locked].protection.locked
    # Mended and sent again it is read as the form it is; wrong again, it lists what is left, once.
    again = Workbook(back)
    again.set("机构", "别的卫生院", "名称", UNIT)
    again.set("机构", UNIT, "床位数", "若干")
    again.save()
    done = forms(mini, "in", back)
    assert (done.code, "未读取" in done.err) == (1, False)
    found = openpyxl.load_workbook(going_back(back))
    assert [one.title for one in found].count("需修改") == 1 and found.active.title == "需修改"
    assert str(found["需修改"]["A1"].value).startswith("共1处需要修改：机构!")


def test_what_concerns_no_cell_stands_on_the_first_page(mini: Path, form: Path) -> None:
    book = Workbook(form)
    del book.book["机构·职位"]
    book.save()
    assert forms(mini, "in", form).code == 1
    assert "缺少工作表“机构·职位”" in red_cells(form.with_name(f"{UNIT}-退回.xlsx"))["填写说明!A1"]


def test_cells_rows_and_parts_that_are_not_there_are_made(form: Path) -> None:
    """A workbook of another program: prefixed names, no notes, empty rows left out."""
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        '<x:row r="2"><x:c r="B2"><x:v>1</x:v></x:c><x:c r="D2" s=\'0\'/></x:row><x:row r="9"/></x:sheetData>'
        "<x:tableParts count='0'/></x:worksheet>"
    )
    parts = parts_of(form.read_bytes())
    parts["xl/worksheets/sheet2.xml"] = sheet.encode()
    parts = {name: held for name, held in parts.items() if name != "xl/worksheets/_rels/sheet2.xml.rels"}
    wanted = {(1, 0): "甲", (1, 2): "乙", (1, 3): "丙", (1, 5): "丁", (4, 1): "戊", (8, 0): "己", (11, 2): '<庚>&"辛"'}
    form.write_bytes(marked(parts, {"机构": wanted}))
    told = red_cells(form)
    assert list(told.values()) == list(wanted.values())
    assert list(told) == [f"机构!{one}" for one in ("A2", "C2", "D2", "F2", "B5", "A9", "C12")]
    root = ElementTree.fromstring(parts_of(form.read_bytes())["xl/worksheets/sheet2.xml"])
    assert [one.tag.rpartition("}")[2] for one in root] == ["sheetData", "legacyDrawing", "tableParts"]


def test_marking_twice_keeps_one_note_a_cell(form: Path) -> None:
    once = marked(parts_of(form.read_bytes()), {"机构": {(1, 3): "先"}})
    form.write_bytes(marked(parts_of(once), {"机构": {(1, 3): "后"}, "机构·职位": {(1, 2): "另"}}))
    assert red_cells(form) == {"机构!D2": "后\n原批注：先", "机构·职位!C2": "另"}


def test_rows_taken_out_are_put_back(mini: Path, form: Path) -> None:
    """At the end of their table, or in the place of what is left of one; nothing else has to be done for them."""
    sheets, owners = ("机构·职位", "机构·职位·任职"), (UNIT, UNIT)
    book = Workbook(form)
    before = {name: [[cell.value for cell in row] for row in book.book[name].iter_rows()] for name in sheets}
    first, second = (book.row(name, owner) for name, owner in zip(sheets, owners, strict=True))
    for cell in book.book[sheets[0]][first][1:]:
        cell.value = None
    book.book[sheets[1]].delete_rows(second)
    held = [[cell.value for cell in row] for row in book.book[sheets[1]].iter_rows() if any(one.value for one in row)]
    beds = book.set("机构", UNIT, "床位数", "若干")
    book.save()
    done = forms(mini, "in", form)
    assert done.code == 1 and "表格中少了1行：机构·职位“" in done.out
    assert "请告知台账维护单位（确需删除的，加 --allow-delete 1 汇入）" in done.out
    back = Workbook(going_back(form))
    for name in sheets:
        found = [[cell.value for cell in row] for row in back.book[name].iter_rows()]
        assert sorted(filter(any, found), key=str) == sorted(filter(any, before[name]), key=str)
    told = red_cells(going_back(form))
    assert {place for place in told if place.startswith("机构·职位!")} == {
        f"机构·职位!{cell.coordinate}" for cell in back.book["机构·职位"][first]
    }
    assert "按下发时的内容补回" in told[f"机构·职位!A{first}"] and "--allow" not in told[f"机构·职位!A{first}"]
    assert f"机构·职位·任职!A{len(held) + 1}" in told
    back.set("机构", UNIT, "床位数", 41)
    back.save()
    done = forms(mini, "in", back.path)
    assert (done.code, "修改1处\n" in done.out) == (0, True), (beds, done.out)


def test_which_files_of_a_folder_are_returns(form: Path) -> None:
    folder = form.parent
    back = going_back(form)
    assert back.name == f"{UNIT}-退回.xlsx"
    back.write_bytes(marked(parts_of(form.read_bytes()), {"机构": {(1, 3): "错"}}))
    for name in ("~$打开.xlsx", ".隐藏.xlsx", "说明.docx"):
        (folder / name).write_bytes(b"")
    (folder / "老.XLS").write_bytes(b"\xd0\xcf\x11\xe0")
    assert is_untouched(back)
    assert [one.name for one in workbooks(folder)] == ["老.XLS", form.name]
    Workbook(back).save()
    assert not is_untouched(back)
    assert [one.name for one in workbooks(folder)] == ["老.XLS", back.name]
    assert going_back(back).name == f"{UNIT}-退回2.xlsx"
    assert going_back(going_back(back), folder / "别处") == folder / "别处" / f"{UNIT}-退回3.xlsx"


def test_sent_back_until_something_newer_comes(mini: Path, form: Path) -> None:
    returned = form.parent / "回收" / "青河.xlsx"
    for beds, state, copies in (("若干", "退回修改", ["青河-退回.xlsx"]), (61, "已汇入", [])):
        book = Workbook(form)
        book.set("机构", UNIT, "床位数", beds)
        book.save(returned)
        assert forms(mini, "in", returned).code == (1 if copies else 0)
        assert [one.name for one in returned.parent.glob("*退回*")] == copies
        assert f"| {UNIT} | {state} |" in forms(mini, "status", form.parent, "--format", "markdown").out


def test_packages_are_the_same_each_time() -> None:
    parts = {"a.xml": b"<a/>" * 100, "b/c.xml": b""}
    assert packed(parts) == packed(parts) and parts_of(packed(parts)) == parts
