"""对照表 as files: written in the house style, read back as they were, refused with the line where they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from imported_calls import LISTED, imports
from imported_lists import HEADS, cells_of, drugs, workbook

from ygt.errors import ToolError
from ygt.forms.workbook.reading import Cell
from ygt.importing.folding import head_words
from ygt.importing.grid import plain
from ygt.importing.mapping import ColumnRule, Mapping, Translation
from ygt.importing.mapping_files import mapping_read, mapping_text
from ygt.schema.contract import contract

DRUG = contract().kind("drug")
# What a cell can say: characters that nobody sees are left out when it is read.
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff"), min_size=1, max_size=12).filter(
    lambda one: one.strip() != "" and plain(Cell("text", one)) == one
)
FIELDS = st.sampled_from(["名称", "规格", "包装", "配备层级", "集中采购.批次", "调入.日期"])
RULES = st.builds(
    ColumnRule,
    WORDS,
    st.one_of(st.just(()), st.tuples(FIELDS), st.just(("规格", "包装"))),
    mark=st.sampled_from(["", "县", "村"]),
    carry=st.booleans(),
    drop_form=st.booleans(),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(
    st.lists(RULES, min_size=1, max_size=5, unique_by=lambda one: head_words(one.head)),
    st.dictionaries(FIELDS, WORDS, max_size=2),
    st.lists(st.builds(Translation, FIELDS, WORDS, WORDS), max_size=3),
    st.lists(WORDS, max_size=2),
    st.sampled_from(["", "治疗类别"]),
)
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    columns: list[ColumnRule],
    constants: dict[str, str],
    values: list[Translation],
    ignored: list[str],
    sections: str,
) -> None:
    columns = [one if one.fields else ColumnRule(one.head) for one in columns]
    mapping = Mapping(DRUG, columns, constants, values, sections, ignored, "")
    file = tmp_path_factory.getbasetemp() / "表.yaml"
    file.write_text(mapping_text(mapping), encoding="utf-8", newline="")
    assert mapping_read(file, DRUG) == mapping


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("kind: drug\ncolumns:\n  - {head: 品名, feild: 名称}\n", 3, "未定义的字段“feild”，是否应为“field”？"),
        ("kind: drug\ncolumns:\n  - {head: 品名, field: 名程}\n", 3, "未定义的字段“名程”，是否应为“名称”？"),
        ("kind: drug\ncolumns:\n  - {head: 品名}\n", 3, "field、split、ignore 三者之一"),
        ("kind: drug\ncolumns:\n  - {head: 品名, ignore: no}\n", 3, "true 或 false"),
        ("kind: drug\ncolumns:\n  - {head: 品名, ignore: false}\n", 3, "ignore: true"),
        ("kind: drug\ncolumns:\n  - {head: 品名, split: [名称]}\n", 3, "两个字段"),
        ("kind: drug\ncolumns:\n  - {head: 品名, field: 名称}\n  - {head: 品 名, ignore: true}\n", 4, "写了两次"),
        ("kind: unit\ncolumns: []\n", 1, "本对照表用于“unit”"),
        ("kind: drug\ncolumns: 品名\n", 2, "应为一列"),
        ("kind: drug\nvalues:\n  - {field: 名称, found: 甲}\n", 3, "缺少 meant"),
        ("kind: drug\nconstants:\n  - 名称\n", 3, "这里应写 field、value"),
        ("kind: drug\ncolumns:\n  - {head: 品名, field: 名称\n", 3, ""),
        ("- a\n", 1, "这里应写 kind"),
    ],
)
def test_slips_are_told_with_their_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    file = tmp_path / "表.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ToolError) as caught:
        mapping_read(file, DRUG)
    assert said in caught.value.message
    assert f"第{line}行" in caught.value.message
    assert caught.value.remedy


def test_a_table_that_does_not_fit_the_sheet_is_told(county: Path, tmp_path: Path) -> None:
    table = tmp_path / "表.yaml"
    file = workbook([list(HEADS), *cells_of(drugs(2))], tmp_path / "目录.xlsx")
    assert imports(county, file, "--kind", "drug", *LISTED, "--map", table).code == 0
    wider = workbook([[*HEADS, "库存"], *([*one, "9"] for one in cells_of(drugs(2)))], tmp_path / "二.xlsx")
    assert "表中有对照表未列出的列：库存" in imports(county, wider, "--kind", "drug", "--map", table).err
    narrow = workbook([list(HEADS)[:4], *(one[:4] for one in cells_of(drugs(2)))], tmp_path / "三.xlsx")
    assert "表中没有对照表所列的列：批准文号" in imports(county, narrow, "--kind", "drug", "--map", table).err
    renamed = [one if one != "规格" else "*规 格" for one in HEADS]
    spaced = workbook([renamed, *cells_of(drugs(2))], tmp_path / "四.xlsx")
    assert (
        imports(county, spaced, "--kind", "drug", "--map", table, "--file", "catalogues/drugs/chinese.yaml").code == 0
    )
