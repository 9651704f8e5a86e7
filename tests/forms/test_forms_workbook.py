"""What is handed out: the look of the sheets, what can be chosen, what is locked, and the same bytes each time."""

from __future__ import annotations

import hashlib
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from calling import forms

from ygt.errors import ToolError
from ygt.forms.form import form_of_kind, form_of_unit
from ygt.forms.ownership import owner, units
from ygt.forms.snapshot import HIDDEN, TamperedError, packed, schema_version, unpacked
from ygt.forms.tables import KEPT_BACK, fit, tables_of
from ygt.ledger.load import load
from ygt.schema.contract import Node, contract

MINI = Path(__file__).parents[1] / "fixtures" / "mini"
UNIT = "青河镇中心卫生院"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    folder = tmp_path_factory.mktemp("out")
    assert forms(MINI, "out", "--unit", UNIT, "--due", "2026-11-20", "--to", "县医共体办", "-o", folder).code == 0
    return openpyxl.load_workbook(folder / f"{UNIT}.xlsx")


def test_the_first_page_says_what_to_do(book: openpyxl.Workbook) -> None:
    page = book["填写说明"]
    text = "\n".join(str(cell.value) for row in page.iter_rows() for cell in row if cell.value)
    assert book.sheetnames[0] == "填写说明"
    for words in (f"{UNIT} 填报表", "2026年11月20日", "县医共体办", "机构3条", "【必填】", "示例数据，纯属虚构"):
        assert words in text


def test_heads_and_notes_come_from_the_contract(book: openpyxl.Workbook) -> None:
    heads = {cell.value: cell for cell in book["机构"][1]}
    assert list(heads)[:4] == ["序号", "名称【必填】", "机构类别【必填】", "卫生机构类别代码"]
    assert "编制：核定编制" in heads and "标识" not in heads and "有据例外" not in heads
    beds = heads["床位数"].comment.text
    assert "核定床位数" in beds and "单位：张" in beds and "例如：120" in beds
    assert "可填多项，以顿号分隔" in heads["远程服务"].comment.text


def test_only_own_rows(book: openpyxl.Workbook) -> None:
    names = [row[1].value for row in book["机构"].iter_rows(min_row=2)]
    assert names[0] == UNIT and all("村" in one for one in names[1:]) and len(names) == 3


def choices(book: openpyxl.Workbook, sheet: str, head: str) -> tuple[str, str, list[str]]:
    page = book[sheet]
    column = next(cell for cell in page[1] if str(cell.value).removesuffix("【必填】") == head)
    (rule,) = [
        one for one in page.data_validations.dataValidation if str(one.sqref).startswith(f"{column.column_letter}2:")
    ]
    formula = str(rule.formula1)
    if match := re.fullmatch(r"'_选项'!\$([A-Z]+)\$1:\$[A-Z]+\$([0-9]+)", formula):
        cells = book["_选项"][f"{match[1]}1:{match[1]}{match[2]}"]
        return rule.type, rule.errorStyle or "stop", [row[0].value for row in cells]
    return rule.type, rule.errorStyle or "stop", formula.strip('"').split(",")


def test_what_can_be_chosen(book: openpyxl.Workbook) -> None:
    assert choices(book, "机构", "级别") == ("list", "stop", ["一级", "二级", "三级", "未定级"])
    kind, style, codes = choices(book, "机构", "卫生机构类别代码")
    assert (kind, style, len(codes)) == ("list", "stop", 182) and "A100 综合医院" in codes
    kind, style, names = choices(book, "机构", "管理单位")
    assert (kind, style) == ("list", "warning") and UNIT in names
    assert choices(book, "机构", "纳入120体系")[2] == ["是", "否"]
    assert choices(book, "机构", "床位数")[0] == "whole"
    assert choices(book, "机构", "预留资源：门诊号源")[0] == "decimal"
    kind, style, formula = choices(book, "机构", "核实日期")
    assert (kind, style) == ("custom", "warning") and "ISNUMBER(DATEVALUE(" in ",".join(formula)
    assert choices(book, "机构·职位·任职", "所属职位")[2] == ["院长"]
    for page in book:
        for rule in page.data_validations.dataValidation:
            assert len(str(rule.formula1)) <= 257 and rule.error


def test_locked_and_open(book: openpyxl.Workbook) -> None:
    page = book["机构"]
    assert page.protection.sheet and not page.protection.password and not page.protection.insertRows
    heads = {str(cell.value).removesuffix("【必填】"): cell.column for cell in page[1]}
    assert page.cell(1, 2).protection.locked and page.cell(2, 1).protection.locked
    assert page.cell(2, heads["名称"]).protection.locked
    division = page.cell(2, heads["行政区划代码"])
    assert not division.protection.locked and division.number_format == "@" and division.value == "990101101"
    assert page.cell(2, heads["床位数"]).number_format == "General"
    letter = page.cell(1, heads["行政区划代码"]).column_letter
    below = page.column_dimensions[letter]
    assert below.number_format == "@" and not below.protection.locked


def test_print(book: openpyxl.Workbook) -> None:
    page = book["机构"]
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.sheet_properties.pageSetUpPr.fitToPage and page.page_setup.fitToHeight == 0
    assert page.print_title_rows == "$1:$1" and page.print_title_cols == "$A:$B"
    assert page.freeze_panes == "C2" and page.auto_filter.ref
    assert {one.title for one in book if one.sheet_state == "veryHidden"} == {"_选项", HIDDEN}
    assert book.security.lockStructure


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        assert forms(MINI, "out", "-o", tmp_path / name).code == 0
    first = {one.name: one.read_bytes() for one in (tmp_path / "甲").glob("*.xlsx")}
    assert first == {one.name: one.read_bytes() for one in (tmp_path / "乙").glob("*.xlsx")} and len(first) == 5
    with zipfile.ZipFile(tmp_path / "甲" / f"{UNIT}.xlsx") as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_each_record_is_asked_of_one_unit() -> None:
    ledger, _ = load(MINI)
    asked = [
        (row.path, str(row.key))
        for unit in units(ledger)
        for sheet in form_of_unit(ledger, unit).sheets
        for row in sheet.rows
        if not sheet.table.lists
    ]
    assert len(asked) == len(set(asked)) and len(asked) > 10
    clinics = [one for one in ledger.all("institution") if one["kind"] == "村卫生室"]
    assert {owner(ledger, one) for one in clinics} == {UNIT}


def shown(node: Node) -> int:
    """How many places of a kind a form has to show, counted from the contract alone."""
    total = 0
    for name, sub in node.properties.items():
        if name not in KEPT_BACK:
            inner = sub.items if sub.items is not None and sub.items.properties else sub
            total += shown(inner) if inner.properties else 1
    return total


def test_every_kind_comes_out_whole_or_is_refused_with_a_reason(tmp_path: Path) -> None:
    fitting = {one.name for one in fit(contract())}
    for kind in contract().kinds.values():
        if kind.name in fitting:
            assert sum(len(one.columns) for one in tables_of(kind)) == shown(kind.record)
            assert len({one.title for one in tables_of(kind)}) == len(tables_of(kind))
        else:
            with pytest.raises(ToolError, match=f"“{kind.title}”不能以表格下发：“.+”"):
                tables_of(kind)
    assert set(contract().kinds) - fitting == {"charter", "obligation"}
    done = forms(MINI, "out", "--kind", "章程", "-o", tmp_path)
    assert done.code == 2 and not list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", sorted(one.name for one in fit(contract())))
def test_every_kind_comes_back_as_it_went_out(kind: str, tmp_path: Path) -> None:
    assert forms(MINI, "out", "--kind", kind, "-o", tmp_path).code == 0
    (file,) = tmp_path.glob("*.xlsx")
    done = forms(MINI, "in", file, "--dry-run")
    assert (done.code, "没有改动" in done.out) == (0, True), done.out


def test_the_snapshot_says_what_was_handed_out() -> None:
    ledger, _ = load(MINI)
    form = form_of_kind(ledger, ledger.contract.kinds["institution"])
    form.schema = schema_version(form.kinds)
    cells = packed(form)
    assert max(map(len, cells)) <= 8000
    assert unpacked(cells, ledger.contract) == form
    assert unpacked([cells[0], f"{cells[1][:99]}\n{cells[1][99:]}", *cells[2:]], ledger.contract) == form
    for spoilt in ([], cells[:1], [cells[0], cells[1].replace("二级", "三级"), *cells[2:]]):
        with pytest.raises(TamperedError):
            unpacked(spoilt, ledger.contract)
    forged = [("path", "../outside.yaml"), ("path", "org/units.yaml"), ("cells", []), ("key", {"id": [1]}), ("key", [])]
    for name, value in forged:
        spoilt_form = form_of_kind(ledger, ledger.contract.kinds["institution"])
        spoilt_form.schema = form.schema
        setattr(spoilt_form.sheets[0].rows[0], name, value)
        with pytest.raises(TamperedError):
            unpacked(packed(spoilt_form), ledger.contract)
    for text in ("[" * 100000, "[]", "{}", "1", '{"kinds":[[]]}'):
        with pytest.raises(TamperedError):
            unpacked([hashlib.sha256(text.encode()).hexdigest(), text], ledger.contract)
    form.schema = "0" * 12
    with pytest.raises(TamperedError, match="台账的字段有了变化"):
        unpacked(packed(form), ledger.contract)
