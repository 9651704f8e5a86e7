"""Workbooks that are broken, changed in shape, or meant to do harm: refused with the cell, never taken in part."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from calling import forms
from packages import rebuilt, replacing
from spreadsheet import Workbook

from injections import PAYLOADS

UNIT = "青河镇中心卫生院"
SHEET = "机构"


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    mini = Path(__file__).parents[1] / "fixtures" / "mini"
    assert forms(mini, "out", "--unit", UNIT, "--kind", "机构", "-o", folder).code == 0
    return folder / f"{UNIT}.xlsx"


@pytest.fixture
def form(handed_out: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(handed_out, tmp_path / "回.xlsx"))


def contents(root: Path) -> dict[Path, bytes]:
    return {one: one.read_bytes() for one in root.rglob("*.yaml")}


def refused(mini: Path, file: Path, *said: str) -> str:
    """What is said of a workbook of which nothing is taken."""
    before = contents(mini)
    done = forms(mini, "in", file)
    assert done.code == 1 and contents(mini) == before
    for words in said:
        assert words in done.out, done.out
    return done.out


def bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(4):
            archive.writestr(f"xl/{number}.xml", bytes(50_000_000))
    return held.getvalue()


def lying(content: bytes) -> bytes:
    """A package whose directory says that its parts are small."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sizes = {one.file_size for one in archive.infolist()}
    for size in sizes:
        content = content.replace(size.to_bytes(4, "little"), (1).to_bytes(4, "little"))
    return content


def twice(content: bytes) -> bytes:
    held = io.BytesIO(content)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(held, "a") as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
    return held.getvalue()


RAW: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "old format": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "旧的 .xls 格式，或加了打开密码"),
    "text": (lambda _: "名称,床位\n".encode(), "文件已损坏，或不是 .xlsx 表格"),
    "empty": (lambda _: b"", "文件已损坏"),
    "cut off": (lambda content: content[: len(content) // 2], "文件已损坏"),
    "bomb": (lambda _: bomb(), "文件解开后过大"),
    "lying about sizes": (lying, "文件已损坏"),
    "a part twice": (twice, "重名的部分"),
    "too large": (lambda content: content + bytes(21 * 1024 * 1024), "文件过大"),
}


@pytest.mark.parametrize("case", RAW)
def test_no_workbook(mini: Path, form: Path, case: str) -> None:
    make, said = RAW[case]
    form.write_bytes(make(form.read_bytes()))
    out = refused(mini, form, said, "处理办法")
    assert not list(form.parent.glob("*退回*")) and "Traceback" not in out


PARTS: dict[str, tuple[dict[str, object], str]] = {
    "macros": ({"xl/vbaProject.bin": b"x"}, "文件带有宏"),
    "macros by type": ({"types": replacing("spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main")}, "带有宏"),
    "external link": ({"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}, "链接了其他文件"),
    "embedded file": ({"xl/embeddings/oleObject1.bin": b"x"}, "嵌有其他文件"),
    "entities": (
        {"sheet2": replacing("<worksheet", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet')},
        "无法解读",
    ),
    "no XML": ({"sheet2": b"\x00\x01"}, "无法解读"),
    "deep": ({"sheet2": b"<a>" * 5000}, "无法解读"),
    "no sheet list": ({"book": None}, "不是表格文件"),
    "no snapshot": ({"book": replacing('name="_ygt"', 'name="其他"')}, "不是下发的表格，或另存、复制时丢失了"),
    "tampered": ({"xl/worksheets/sheet8.xml": replacing("qinghe", "songling")}, "底稿已被改动"),
}


@pytest.mark.parametrize("case", PARTS)
def test_unsafe_or_without_snapshot(mini: Path, form: Path, case: str) -> None:
    changes, said = PARTS[case]
    rebuilt(form, **changes)  # type: ignore[arg-type]
    refused(mini, form, said)


def test_formula_error_and_lost_digits(mini: Path, form: Path) -> None:
    book = Workbook(form)
    book.cell(SHEET, UNIT, "转诊部门").value = "=A1"
    book.set(SHEET, UNIT, "统一社会信用代码", 129901010000000280)
    error = book.cell(SHEET, UNIT, "备注")
    error.value, error.data_type = "#REF!", "e"
    spots = [book.cell(SHEET, UNIT, head).coordinate for head in ("转诊部门", "统一社会信用代码", "备注")]
    book.save()
    out = refused(mini, form, "这里是公式", "超过15位，表格软件已丢失后面的数字", "出错的值“#REF!”")
    assert all(f"{SHEET}!{spot}　" in out for spot in spots)


def test_a_formula_smuggled_into_a_plain_cell(mini: Path, form: Path) -> None:
    book = Workbook(form)
    book.set(SHEET, UNIT, "床位数", 10)
    cell = book.cell(SHEET, UNIT, "床位数").coordinate
    book.save()
    with zipfile.ZipFile(form) as archive:
        held = archive.read("xl/worksheets/sheet2.xml").decode()
    start = held.index(f'r="{cell}"')
    part = held[: held.index("<v>", start)] + "<f>CMD|'/c calc'!A0</f>" + held[held.index("<v>", start) :]
    refused(mini, rebuilt(form, sheet2=part.encode()), f"{SHEET}!{cell}　这里是公式")


def test_shape_of_sheets(mini: Path, form: Path) -> None:
    book = Workbook(form)
    sheet = book.book[SHEET]
    sheet.protection.sheet = False
    left, right = book.column(SHEET, "床位数"), book.column(SHEET, "救护车数")
    sheet.cell(1, left).value, sheet.cell(1, right).value = "救护车数", "床位数"
    sheet.cell(1, book.column(SHEET, "级别")).value = "医院级别"
    sheet.cell(1, sheet.max_column + 1).value = "填表人"
    book.book["机构·职位"].merge_cells("C3:D4")
    del book.book["机构·加挂牌子"]
    book.save()
    refused(
        mini,
        form,
        "“机构”表少了“级别”列，多出“医院级别”、“填表人”列，“救护车数”、“床位数”列的位置有移动，本表没有核对",
        "机构·职位!C3　C3:D4 是合并的单元格",
        "缺少工作表“机构·加挂牌子”",
    )


def test_a_column_taken_out_is_one_thing_to_mend(mini: Path, form: Path) -> None:
    book = Workbook(form)
    book.book[SHEET].delete_cols(book.column(SHEET, "级别"))
    book.save()
    out = refused(mini, form, f"{SHEET}!E1　“{SHEET}”表少了“级别”列，其后各列都移了位，本表没有核对")
    assert "有1处需要修改" in out and "--allow-delete" not in out


def test_a_head_renamed_is_told_by_both_names(mini: Path, form: Path) -> None:
    book = Workbook(form)
    book.book[SHEET].cell(1, book.column(SHEET, "级别")).value = "医院级别"
    book.save()
    out = refused(mini, form, "表的表头有改动：应为“级别”，现为“医院级别”")
    assert "有1处需要修改" in out


def test_private_numbers_markings_and_names_that_are_none(mini: Path, form: Path) -> None:
    book = Workbook(form)
    number = book.set(SHEET, UNIT, "特色专科", "联系人13800138000")
    marking = book.set(SHEET, UNIT, "科室", "内部资料")
    person = book.set(SHEET, UNIT, "转诊负责人", "拟任：赵六")
    day = book.set(SHEET, UNIT, "核实日期", "2199-01-01")
    broken = book.set(SHEET, UNIT, "床位数", "若干")
    book.save()
    out = refused(
        mini,
        form,
        f"{number}　含有手机号码：138******00",
        f"{marking}　标有内部资料字样：“内部资料”",
        f"{person}　“转诊负责人”的值“拟任：赵六”含有“拟任”，不是姓名",
        f"{day}　“核实日期”为2199年1月1日，尚未到该日",
        f"{broken}　“床位数”的值“若干”不是整数",
    )
    assert "有5处需要修改" in out and "13800138000" not in out


def test_a_decision_yet_to_come_and_one_that_is_missing(mini: Path, form: Path) -> None:
    book = Workbook(form)
    posts = "机构·职位·任职"
    own, post = (book.book[posts].cell(2, one).value for one in (2, 3))
    named = {"所属机构": own, "所属职位": post, "起始日期": "2026-01-01"}
    organ = {"决定依据：决定机关": "示例县卫生健康局", "决定依据：决定日期": "2199-12-20"}
    ahead = book.add(posts, 姓名="钱示例", **named, **organ)
    without = book.add(posts, 姓名="孙示例", **named)
    column = openpyxl.utils.get_column_letter
    day, paper = (column(book.column(posts, f"决定依据：{one}")) for one in ("决定日期", "文件"))
    other = [column(book.column(posts, f"决定依据：{one}")) for one in ("会议", "决定机关", "决定日期")]
    book.save()
    refused(
        mini,
        form,
        f"{posts}!{day}{ahead}　决定依据“示例县卫生健康局2199年12月20日决定”的日期为2199年12月20日，尚未到该日",
        f"{posts}!{paper}{without}　孙示例任{UNIT}",
        "请填“决定依据：文件”或“决定依据：会议”，或同时填“决定依据：决定机关”和“决定依据：决定日期”",
        "在“决定依据：待编号”填“是”",
    )
    back = openpyxl.load_workbook(form.with_name(f"{form.stem}-退回.xlsx"))[posts]
    assert all(back[f"{one}{without}"].fill.fgColor.rgb == "FFFF9999" for one in (paper, *other))


def test_counters(mini: Path, form: Path) -> None:
    book = Workbook(form)
    sheet = book.book[SHEET]
    sheet.cell(4, 1).value, sheet.cell(4, 2).value = "1", "抄来的一行"
    sheet.cell(5, 1).value, sheet.cell(5, 2).value = "99", "不存在的一行"
    book.book["机构·职位"].cell(2, 2).value = "松岭乡卫生院"
    book.save()
    refused(
        mini,
        form,
        f"{SHEET}!A4　序号“1”与第2行重复",
        f"{SHEET}!A5　没有序号为“99”的行",
        f"机构·职位!A2　这一行原属“{UNIT}”，不能改属其他",
    )


def test_of_another_county(mini: Path, form: Path) -> None:
    county = mini / "org" / "county.yaml"
    county.write_text(county.read_text(encoding="utf-8").replace("id: shili\n", "id: bieide\n"), encoding="utf-8")
    refused(mini, form, "这份表格不是由本台账下发的")


def test_payloads_become_text(mini: Path, tmp_path: Path) -> None:
    """What a record says is never a formula where it is opened, and comes back as it went out."""
    form = tmp_path / "药品.xlsx"
    assert forms(mini, "out", "--kind", "药品", "-o", tmp_path).code == 0
    book = Workbook(form)
    rows = range(2, 2 + len([row for row in book.book["药品"].iter_rows(min_row=2) if row[0].value]))
    cells = [(row, book.column("药品", head)) for head in ("备注", "治疗类别", "药管平台编码") for row in rows]
    used = dict(zip(cells, PAYLOADS, strict=False))
    assert len(used) == len(PAYLOADS) == 13
    for (row, column), payload in used.items():
        cell = book.book["药品"].cell(row, column)
        cell.value, cell.data_type = payload, "s"
    book.save()
    done = forms(mini, "in", form)
    assert (done.code, "修改13处" in done.out) == (0, True), done.out
    again = tmp_path / "再"
    assert forms(mini, "out", "--kind", "药品", "-o", again).code == 0
    with zipfile.ZipFile(again / "药品.xlsx") as archive:
        assert all(b"<f>" not in archive.read(name) for name in archive.namelist())
    opened = Workbook(again / "药品.xlsx")
    for (row, column), payload in used.items():
        cell = opened.book["药品"].cell(row, column)
        assert cell.value == payload.strip("\t\r")
        assert (cell.data_type, cell.number_format, cell.quotePrefix) == ("s", "@", True)
    opened.book.close()
    assert "没有改动" in forms(mini, "in", again / "药品.xlsx").out
