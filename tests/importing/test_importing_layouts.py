"""However a list is laid out, every record in it is found, with its own cells, and every other row is told."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from imported_lists import HEADS, Drug, cells_of, drugs, workbook

from workspaces import MINI
from ygt.errors import ToolError
from ygt.forms.workbook.reading import Cell
from ygt.importing.account import reading_told
from ygt.importing.grid import Area, Grid
from ygt.importing.opening import content_read, opened
from ygt.importing.reading import Listing, listing, table
from ygt.importing.separated import separated
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.schema.contract import contract

LEDGER: Ledger = load(MINI)[0]
DRUG = contract().kind("drug")
FOOTERS = (["合计"], ["", "小计", "3"], ["制表人：某某", "", "审核：某某"], ["备注：一式三份"], ["以下空白"])


def read(grid: Grid) -> Listing:
    heads, mapping = table(LEDGER, grid, DRUG, None, None)
    return listing(grid, heads, mapping, lambda text: {"meeting": text})


def said(drug: Drug, heads: Sequence[str]) -> dict[str, object]:
    """What a row below these heads must come to."""
    whole: dict[str, object] = {"name": drug.name, "kind": "化学药品", "form": "片剂", "strength": drug.strength}
    whole |= {"pack": drug.pack, "maker": drug.maker, "approval_number": drug.approval, "base_code": drug.code}
    whole |= {"category": drug.category, "insurance_class": f"{drug.insurance}类", "stocked_at": list(drug.levels)}
    if "药理分类" not in heads:
        del whole["category"]
    return whole


@st.composite
def layouts(draw: st.DrawFn) -> tuple[Grid, list[Drug], Sequence[str]]:
    """A few drugs: columns in any order, titles, groups, blanks, heads again, totals, headings, hidden rows."""
    chosen = draw(st.lists(st.sampled_from(drugs(400)), min_size=3, max_size=6, unique=True))
    heads = draw(st.permutations([one for one in HEADS if one not in ("县", "乡", "村")]))
    at = draw(st.integers(0, len(heads)))
    heads = [*heads[:at], "县", "乡", "村", *heads[at:]]
    has_sections = draw(st.booleans())
    if has_sections:
        heads.remove("药理分类")
    left, rows, merged, hidden = draw(st.integers(0, 2)), list[list[str]](), list[Area](), set[int]()
    for title in draw(st.lists(st.sampled_from(["示例县药品目录", "单位：示例县人民医院"]), max_size=2)):
        merged.append(Area(len(rows), left, len(rows), left + len(heads) - 1))
        rows.append([title])
    column = left + heads.index("县")
    if draw(st.booleans()):
        if draw(st.booleans()):
            merged.append(Area(len(rows), column, len(rows), column + 2))
            merged += [
                Area(len(rows), left + n, len(rows) + 1, left + n) for n, one in enumerate(heads) if one not in "县乡村"
            ]
            rows.append([one if one not in "县乡村" else ("配备层级" if one == "县" else "") for one in heads])
            rows.append([one if one in "县乡村" else "" for one in heads])
        else:
            rows.append([one if one not in "县乡村" else ("配备层级" if one == "县" else "") for one in heads])
            rows.append([one if one in "县乡村" else "" for one in heads])
    else:
        rows.append([f" {one}\n" for one in heads])
    expected = list[Drug]()
    for number, (drug, cells) in enumerate(zip(chosen, cells_of(chosen, heads), strict=True)):
        if has_sections:
            merged.append(Area(len(rows), left, len(rows), left + len(heads) - 1))
            rows.append([f"{'一二三四五六'[number]}、{drug.category}"])
        for extra in draw(st.lists(st.sampled_from([[], heads, *FOOTERS[:2]]), max_size=1)):
            rows.append(list(extra))
        if draw(st.integers(0, 4)) == 0:
            hidden.add(len(rows))
        else:
            expected.append(drug)
        rows.append(cells)
    rows += [list(one) for one in draw(st.lists(st.sampled_from(FOOTERS), max_size=2))]
    held = {
        (row, left + column): Cell("text", text)
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
        if text
    }
    return Grid("目录", held, merged, frozenset(hidden)), expected, heads


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(layouts())
def test_every_record_is_found_whatever_the_layout(made: tuple[Grid, list[Drug], Sequence[str]]) -> None:
    grid, expected, heads = made
    found = read(grid)
    assert [row.faults for row in found.rows] == [[] for _ in expected]
    whole = [said(one, [*heads, "药理分类"]) for one in expected]
    assert [row.said for row in found.rows] == whole
    body = found.body
    told = {
        *body.repeated,
        *body.hidden,
        *(row for part in (body.footers, body.headings, body.unread) for row, _ in part),
    }
    below = {row for row, _ in grid.cells if row > found.heads.last}
    assert told | {row.line.row for row in found.rows} == below


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from([",", ";", "\t", "，", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"]),
    st.lists(st.sampled_from(drugs(300)), min_size=2, max_size=5, unique=True),
    st.sampled_from(["\n", "\r\n"]),
)
def test_text_files_of_every_encoding_and_separator(
    separator: str, encoding: str, chosen: list[Drug], end: str
) -> None:
    held = io.StringIO()
    quoting = csv.QUOTE_MINIMAL if len(separator.encode("gbk")) == 1 else csv.QUOTE_ALL
    writer = csv.writer(held, delimiter=separator, lineterminator=end, quoting=quoting)
    writer.writerows([["某某医院药品目录"], list(HEADS), *cells_of(chosen), ["合计", str(len(chosen))]])
    found = read(separated("目录.csv", held.getvalue().encode(encoding)))
    assert [row.said for row in found.rows] == [said(one, tuple(HEADS)) for one in chosen]


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.tuples(st.integers(0, 12), st.integers(0, 6)), st.text(max_size=12), max_size=40))
def test_any_sheet_is_read_or_refused_in_words(cells: dict[tuple[int, int], str]) -> None:
    grid = Grid("表", {at: Cell("text", text) for at, text in cells.items()})
    try:
        found = read(grid)
    except ToolError as error:
        assert error.message
        assert error.remedy
    else:
        assert all(row.line.row > found.heads.last for row in found.rows)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(content: bytes) -> None:
    try:
        opened(Path("表.csv"), content)
        opened(Path("表.xlsx"), content)
    except ToolError as error:
        assert error.message
        assert error.remedy


def test_names_merged_over_several_rows_and_results_of_formulas(tmp_path: Path) -> None:
    first, second = drugs(2)
    rows = [list(HEADS), *cells_of([first, second])]
    rows[2][0] = ""
    file = workbook(rows, tmp_path / "目录.xlsx", ["A2:A3"])
    found = read(opened(file, content_read(file)))
    assert [row.said["name"] for row in found.rows] == [first.name, second.name]


def test_blank_names_in_a_text_file_are_carried_only_where_the_table_says_so() -> None:
    rows = [list(HEADS), *cells_of(drugs(3))]
    rows[2][0] = rows[3][0] = ""
    grid = separated("a.csv", "\n".join(",".join(row) for row in rows).encode())
    found = read(grid)
    assert [[(one.message, one.column) for one in row.faults] for row in found.rows] == [[], *[[("名称为空", 0)]] * 2]
    assert "确为合并单元格的，在对照表这一列写 carry: true" in found.rows[1].faults[0].help
    mapping = found.mapping
    mapping.columns = [replace(one, carry=True) if one.head == "通用名" else one for one in mapping.columns]
    found = listing(grid, found.heads, mapping, lambda text: {"meeting": text})
    assert {row.said["name"] for row in found.rows} == {drugs(1)[0].name}
    assert any("空格沿用上一行：通用名，第3至4行（2格" in line for line in reading_told(found, in_full=False))


BROKEN = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#n/a", "########")


@pytest.mark.parametrize("word", BROKEN)
def test_errors_of_spreadsheets_are_no_values_in_text_files_either(word: str) -> None:
    rows = [list(HEADS), *cells_of(drugs(2))]
    rows[2][0] = word
    found = read(separated("a.csv", "\n".join(",".join(row) for row in rows).encode()))
    assert [[(one.message, one.column) for one in row.faults] for row in found.rows] == [
        [],
        [(f"这里是出错的值“{word}”", 0)],
    ]


def test_totals_beside_words_and_ticks_written_as_letters() -> None:
    rows = [
        ["序号", *HEADS],
        *(["1", *one] for one in cells_of(drugs(2))),
        ["合计", "20种"],
        ["制表人：王五", "审核：赵六"],
    ]
    rows[1][rows[0].index("县")] = "V"
    found = read(separated("a.csv", "\n".join(",".join(row) for row in rows).encode()))
    assert [row.faults for row in found.rows] == [[], []] and "县" in found.rows[0].said["stocked_at"]
    assert found.body.footers == [(3, "合计"), (4, "制表人：王五")]


def test_private_numbers_and_markings_are_told_at_their_cell() -> None:
    rows = [[*HEADS, "备注"], *([*one, ""] for one in cells_of(drugs(3)))]
    rows[1][-1], rows[2][-1] = "经办13900001111", "内部资料"
    found = read(separated("a.csv", "\n".join(",".join(row) for row in rows).encode()))
    last = len(HEADS)
    assert [[(one.message, one.column) for one in row.faults] for row in found.rows] == [
        [("含有手机号码：139******11", last)],
        [("标有内部资料字样：“内部资料”", last)],
        [],
    ]


def test_makers_that_are_probably_one_are_told() -> None:
    rows = [list(HEADS), *cells_of(drugs(2))]
    rows[1][list(HEADS).index("生产厂家")] = "青河制药"
    found = read(separated("a.csv", "\n".join(",".join(row) for row in rows).encode()))
    assert any("“青河制药”与“青河制药有限公司”相近" in line for line in reading_told(found, in_full=False))


@pytest.mark.parametrize("rows", [[["a", "b"], ["1", "2"]], [["通用名"], ["阿莫西林"]], [[], []]])
def test_sheets_without_heads_are_refused(rows: list[list[str]]) -> None:
    cells = {(r, c): Cell("text", text) for r, row in enumerate(rows) for c, text in enumerate(row)}
    with pytest.raises(ToolError, match="找不到表头"):
        read(Grid("表", cells))


def test_kept_results_of_formulas_count_and_hidden_columns_are_told(tmp_path: Path) -> None:
    rows: list[list[object]] = [["序号", *HEADS], *([number, *one] for number, one in enumerate(cells_of(drugs(3)), 1))]
    rows[1][5], rows[2][5] = "=A1", "=A2"
    file = workbook(rows, tmp_path / "目录.xlsx")
    approval = drugs(1)[0].approval

    def changed(content: bytes) -> bytes:
        content = re.sub(rb"<c r=\"F2\"[^>]*><f>A1</f><v ?/?>(</v>)?", _kept(approval), content)
        return content.replace(b"<sheetData>", b'<cols><col min="13" max="13" width="9" hidden="1"/></cols><sheetData>')

    found = read(opened(file, _rewritten(file, changed)))
    assert found.rows[0].said["approval_number"] == approval
    assert [one.message for one in found.rows[1].faults] == ["这里是公式，不能取用"]
    assert ("单价", 3) in [(name, count) for name, count, _ in found.left_out]
    assert next(one for one in found.mapping.columns if one.head == "单价").remark == "隐藏的列；要导入的，改写 field"


def _kept(text: str) -> bytes:
    return f'<c r="F2" t="str"><f>A1</f><v>{text}</v>'.encode()


def _rewritten(file: Path, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with its first sheet changed."""
    held = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == "xl/worksheets/sheet1.xml" else content)
    return held.getvalue()
