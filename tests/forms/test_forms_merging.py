"""Three ways: what was handed out, what came back, what the ledger has become meanwhile."""

from __future__ import annotations

from difflib import ndiff
from pathlib import Path

import pytest
from calling import forms
from spreadsheet import Workbook

from ygt.forms.alignment import aligned

UNIT, OTHER = "青河镇中心卫生院", "松岭乡卫生院"
TOWNSHIP = "members/township.yaml"


@pytest.fixture
def folder(mini: Path, tmp_path: Path) -> Path:
    place = tmp_path / "out"
    assert forms(mini, "out", "--kind", "机构", "-o", place).code == 0
    return place / "机构.xlsx"


def text(mini: Path, path: str = TOWNSHIP) -> str:
    return (mini / path).read_text(encoding="utf-8")


def difference(before: str, after: str) -> list[str]:
    return [line for line in ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


def replaced(mini: Path, old: str, new: str, path: str = TOWNSHIP) -> None:
    held = text(mini, path)
    assert old in held
    (mini / path).write_text(held.replace(old, new, 1), encoding="utf-8")


def test_one_cell_is_one_line_and_comments_stay(mini: Path, folder: Path) -> None:
    replaced(mini, "  ambulances: 1\n", "  ambulances: 1 # 含1辆负压车\n")
    before = text(mini)
    book = Workbook(folder)
    book.set("机构", UNIT, "救护车数", 2)
    book.save()
    assert forms(mini, "in", folder).code == 0
    assert difference(before, text(mini)) == ["-   ambulances: 1 # 含1辆负压车", "+   ambulances: 2 # 含1辆负压车"]
    assert "没有改动" in forms(mini, "in", folder).out


def allow_three_clinics(mini: Path) -> None:
    replaced(mini, "kind: 村卫生室, count: 2,", "kind: 村卫生室, count: 3,", "org/county.yaml")


def test_taken_twice_adds_once(mini: Path, folder: Path) -> None:
    allow_three_clinics(mini)
    book = Workbook(folder)
    book.add("机构", 名称="柳树村卫生室", 机构类别="村卫生室", 卫生机构类别代码="D600 村卫生室", 管理单位=UNIT)
    book.add(
        "机构·参加医共体",
        所属机构="柳树村卫生室",
        医共体="示例县紧密型县域医疗卫生共同体",
        角色="成员单位",
        起始日期="2026.1.1",
    )
    book.add(
        "机构·加挂牌子",
        所属机构=UNIT,
        牌子名称="青河镇养老服务站",
        批准依据="示例县卫生健康局批复",
        起始日期="2025-01-01",
    )
    book.save()
    before = text(mini)
    done = forms(mini, "in", folder)
    assert "新增3行" in done.out, done.out
    added = [line for line in difference(before, text(mini)) if "plates" in line or "养老" in line]
    assert len(added) == 2
    village = text(mini, "members/villages/qinghe.yaml")
    assert "- name: 柳树村卫生室\n  id: liushucunweishengshi\n  kind: 村卫生室\n  memberships:\n" in village
    kept = text(mini)
    assert "没有改动" in forms(mini, "in", folder).out
    assert (text(mini), text(mini, "members/villages/qinghe.yaml")) == (kept, village)


def test_an_emptied_cell_takes_the_line_away(mini: Path, folder: Path) -> None:
    before = text(mini)
    book = Workbook(folder)
    book.set("机构", UNIT, "救护车数", None)
    book.set("机构", UNIT, "级别", " \u3000")
    book.save()
    assert forms(mini, "in", folder).code == 0
    assert difference(before, text(mini)) == ["-   level: 一级", "-   ambulances: 1"]


def test_what_must_be_there_and_what_tells_rows_apart(mini: Path, folder: Path) -> None:
    before = text(mini)
    book = Workbook(folder)
    kind = book.set("机构", UNIT, "机构类别", None)
    name = book.set("机构", OTHER, "名称", "松岭镇卫生院")
    lost = book.add("机构·职位", 所属机构="松岭卫生院", 职位名称="院长", 角色="主要负责同志")
    nowhere = book.add("机构·职位·任职", 所属职位="院长", 姓名="赵新")
    book.save()
    done = forms(mini, "in", folder)
    assert done.code == 1 and text(mini) == before
    assert f"{kind}　“机构类别”必须填写" in done.out
    assert f"{name}　“名称”用来辨认是哪一条，不能在表格中由“{OTHER}”改为“松岭镇卫生院”" in done.out
    assert f"机构·职位!B{lost}　没有名为“松岭卫生院”的机构" in done.out
    assert f"机构·职位·任职!C{nowhere}　新增的一行没有写明所属职位" in done.out


def test_a_part_changed_on_both_sides(mini: Path, folder: Path) -> None:
    replaced(mini, "from: 2023-05-01, decided_by: {document: 示政任〔2023〕1号}", "from: 2023-05-02")
    book = Workbook(folder)
    spot = book.set("机构·职位·任职", "青河镇中心卫生院", "起始日期", "2023-05-03")
    book.save()
    done = forms(mini, "in", folder)
    assert f"{spot}　表格改为“2023-05-03”，台账已改为“2023-05-02”（下发时为“2023-05-01”）" in done.out


def test_the_same_change_on_both_sides_is_no_conflict(mini: Path, folder: Path) -> None:
    replaced(mini, "  ambulances: 1\n", "  ambulances: 2\n")
    book = Workbook(folder)
    book.set("机构", UNIT, "救护车数", "2辆")
    book.save()
    done = forms(mini, "in", folder)
    assert (done.code, "没有改动" in done.out) == (0, True)


def test_a_row_that_is_no_more(mini: Path, folder: Path) -> None:
    plate = "  plates: [{name: 青河镇养老服务站, approved_by: 批复, from: 2025-01-01}]\n"
    replaced(mini, "  ambulances: 1\n", f"  ambulances: 1\n{plate}")
    assert forms(mini, "out", "--kind", "机构", "-o", folder.parent).code == 0
    replaced(mini, plate, "")
    book = Workbook(folder)
    row = book.row("机构·加挂牌子", "青河镇养老服务站")
    book.set("机构·加挂牌子", "青河镇养老服务站", "批准依据", "另一批复")
    book.save()
    done = forms(mini, "in", folder)
    assert f"机构·加挂牌子!A{row}　这一行有改动，而台账中已没有“青河镇养老服务站”" in done.out


def test_taking_out_needs_consent(mini: Path, folder: Path) -> None:
    book = Workbook(folder)
    book.book["机构·职位·任职"].delete_rows(book.row("机构·职位·任职", UNIT))
    book.save()
    before = text(mini)
    done = forms(mini, "in", folder)
    assert done.code == 1 and text(mini) == before
    assert f"表格中少了1行：机构·职位·任职“{UNIT} 院长 王示例”" in done.out and "--allow-delete 1" in done.out
    done = forms(mini, "in", folder, "--allow-delete", "1")
    assert (done.code, "删除1行" in done.out) == (0, True), done.out
    gone = [line.strip() for line in difference(before, text(mini))]
    assert len(gone) == 2 and gone[0] == "-       holders:"


def test_what_others_changed_is_not_taken_out(mini: Path, folder: Path) -> None:
    book = Workbook(folder)
    book.book["机构·职位·任职"].delete_rows(book.row("机构·职位·任职", UNIT))
    book.save()
    replaced(mini, "from: 2023-05-01, decided_by: {document: 示政任〔2023〕1号}", "from: 2023-05-02")
    done = forms(mini, "in", folder, "--allow-delete", "9")
    assert done.code == 1 and "而台账中这一条下发后已有改动" in done.out


def test_a_record_named_elsewhere_cannot_go(mini: Path, folder: Path) -> None:
    book = Workbook(folder)
    for sheet in book.book.sheetnames:
        if sheet.startswith("机构"):
            rows = [row[0].row for row in book.book[sheet].iter_rows(min_row=2) if OTHER in [one.value for one in row]]
            for row in reversed(rows):
                book.book[sheet].delete_rows(row)
    book.save()
    before = text(mini)
    done = forms(mini, "in", folder, "--allow-delete", "20")
    assert done.code == 1 and text(mini) == before and "YGT" in done.out


def test_a_name_that_is_refused_is_not_said_to_be_missing(mini: Path, folder: Path) -> None:
    book = Workbook(folder)
    holder = {"所属机构": UNIT, "所属职位": "院长", "起始日期": "2026-01-01"}
    row = book.add("机构·职位·任职", 姓名="李新来、王再来", **holder)
    book.save()
    done = forms(mini, "in", folder)
    told = [line for line in done.out.splitlines() if line.startswith("  机构·职位·任职!") and f"{row}　" in line]
    assert len([one for one in told if "姓名" in one]) == 1 and "“李新来、王再来”" in "".join(told), done.out
    assert "缺少必填字段“姓名”" not in done.out


def test_emptied_cells_are_counted(mini: Path, folder: Path) -> None:
    book = Workbook(folder)
    book.set("机构", UNIT, "救护车数", None)
    book.set("机构", UNIT, "床位数", 41)
    book.save()
    assert "修改2处（其中清空1处）" in forms(mini, "in", folder, "--dry-run").out


def test_sorted_rows_are_the_same_rows(mini: Path, folder: Path) -> None:
    book = Workbook(folder)
    sheet = book.book["机构"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2) if row[0].value]
    for number, row in enumerate(reversed(rows), 2):
        for at, value in enumerate(row, 1):
            sheet.cell(number, at).value = value
    book.save()
    assert "没有改动" in forms(mini, "in", folder).out


def test_two_workbooks_on_one_cell(mini: Path, folder: Path) -> None:
    """The first counts; the second is told, and nothing of it is taken."""
    second = folder.with_name("另.xlsx")
    for place, beds in ((second, 51), (folder, 50)):
        book = Workbook(folder)
        book.set("机构", UNIT, "床位数", beds)
        book.save(place)
    done = forms(mini, "in", folder, second)
    assert done.code == 1 and "表格改为“51”，台账已改为“50”（下发时为“（空）”）" in done.out
    assert "  beds: 50\n" in text(mini)


def test_two_workbooks_right_alone_and_wrong_together(mini: Path, folder: Path) -> None:
    """The check finds it where both are taken: two clinics cannot have one licence."""
    second = folder.with_name("另.xlsx")
    for place, name in ((second, "乙村卫生室"), (folder, "甲村卫生室")):
        book = Workbook(folder)
        book.add("机构", 名称=name, 机构类别="村卫生室", 管理单位=UNIT, 统一社会信用代码="12990101000000019T")
        book.save(place)
    done = forms(mini, "in", folder, second)
    assert done.code == 1 and done.out.count("“12990101000000019T”") == 1, done.out
    villages = text(mini, "members/villages/qinghe.yaml")
    assert ("甲村卫生室" in villages) + ("乙村卫生室" in villages) == 1


def test_new_records_of_a_kind_with_a_file_each(mini: Path, tmp_path: Path) -> None:
    assert forms(mini, "out", "--kind", "组织", "-o", tmp_path).code == 0
    book = Workbook(tmp_path / "组织.xlsx")
    book.add("组织", 名称="示例县病案管理委员会", 层级="县级", 性质="行政", 职能="其他委员会", 成立日期="2026年1月")
    book.save()
    before = {one.name for one in (mini / "org/bodies").iterdir()}
    done = forms(mini, "in", tmp_path / "组织.xlsx")
    assert done.code == 0, done.out
    (fresh,) = {one.name for one in (mini / "org/bodies").iterdir()} - before
    assert text(mini, f"org/bodies/{fresh}").startswith(
        "name: 示例县病案管理委员会\nid: shilixianbinganguanliweiyuanhui\n"
    )


def test_alignment() -> None:
    def label(cells: list[object]) -> str:
        return str(cells[0])

    handed_out = [["甲", 1], ["乙", 1], ["丙", 1], ["丁", 1]]
    assert aligned(handed_out, [["新", 0], ["甲", 1], ["乙", 2], ["丙", 1], ["改", 1]], label) == {0: 1, 1: 2, 2: 3}
    assert aligned(handed_out, [["甲", 1], ["乙", 1], ["丙", 1], ["戊", 1]], label) == {0: 0, 1: 1, 2: 2, 3: 3}
    assert aligned([["甲", 1], ["甲", 1]], [["甲", 1]], label) == {0: 0}
