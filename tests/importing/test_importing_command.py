"""`ygt import`: a first look, the import by the table, what is matched, in doubt, updated or refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from imported_calls import FALLBACK, LISTED, files, imports, records, twice
from imported_lists import HEADS, cells_of, drugs, workbook

from ygt.check import check
from ygt.cli.commands.export import command as export
from ygt.cli.kinds import kind_named
from ygt.cli.settings import Settings
from ygt.ledger.record import Record
from ygt.schema.contract import contract

DRUG = ("--kind", "drug", *LISTED)
KNOWN = "通用名,剂型,规格,包装,生产企业,批准文号,医保类别,配备层级,药品类别\n"
AMOXICILLIN = "阿莫西林,胶囊,0.25g,24粒/盒,示例制药有限公司,国药准字H99000001"


def text_list(folder: Path, *rows: str, head: str = KNOWN) -> Path:
    file = folder / "目录.csv"
    file.write_bytes((head + "\n".join(rows)).encode("gbk"))
    return file


def test_the_first_look_writes_the_table_and_nothing_else(county: Path, tmp_path: Path) -> None:
    before = files(county)
    file = workbook([list(HEADS), *cells_of(drugs(3))], tmp_path / "目录.xlsx")
    done = imports(county, file, *DRUG, *FALLBACK)
    assert (done.code, done.lists["新增"]) == (0, 3)
    assert files(county) == before
    table = (tmp_path / "目录-对照表.yaml").read_text(encoding="utf-8")
    assert "  - {head: 规格, split: [规格, 包装]} # 一列含两项，拆开填写，请核对\n" in table
    assert "  - {head: 县, field: 配备层级, mark: 县}\n" in table
    assert "  - {head: 单价, ignore: true} # 台账没有对应的字段；如有，改写 field\n" in table
    assert "  - {field: 调入.决定, value: 县药事会2026年第1次会议}\n" in table
    assert "不导入的列：单价（3格）" in done.out
    assert "台账没有改动" in done.err
    # All that was said is in the table: the next time the kind is enough.
    assert imports(county, file, "--kind", "drug").lists["新增"] == 3
    assert len(records(county, "drug")) == 3 + before_count(before)


def before_count(held: dict[str, bytes]) -> int:
    return sum(
        content.count(b"\n- name:") + content.startswith(b"- name:")
        for path, content in held.items()
        if "/drugs/" in path
    )


def test_what_is_wrong_alike_is_told_once_with_what_there_is(county: Path, tmp_path: Path) -> None:
    rows = [list(HEADS), *cells_of(drugs(4))]
    for row in rows[1:]:
        row[list(HEADS).index("药理分类")] = "没有的分类"
    done = imports(county, workbook(rows, tmp_path / "目录.xlsx"), *DRUG)
    told = [line for line in done.out.splitlines() if "治疗类别“没有的分类”" in line]
    assert told and told[0].startswith("  第2至5行 ") and len(told) == 1
    present = {str(one["category"]) for one in records(county, "drug") if "category" in one}
    assert present and all(one in told[0].partition("台账现有的治疗类别：")[2] for one in present)


def test_the_rows_that_are_the_same_are_numbered(county: Path, tmp_path: Path) -> None:
    known = next(one for one in records(county, "drug") if one["form"] == "胶囊")
    named = f"{known['name']}胶囊,胶囊,{known['strength']},{known['pack']},{known['maker']}"
    done = imports(county, text_list(tmp_path, named, head="通用名,剂型,规格,包装,生产企业\n"), *DRUG)
    assert "已登记，内容相同：1条（第2行）" in done.out.splitlines()


def test_a_list_that_is_not_there(county: Path, tmp_path: Path) -> None:
    done = imports(county, tmp_path / "没有.csv", *DRUG)
    assert done.code == 2 and "没有文件“" in done.err and "核对路径和文件名" in done.err


def test_a_dry_run_writes_nothing_at_all(county: Path, tmp_path: Path) -> None:
    file = workbook([list(HEADS), *cells_of(drugs(2))], tmp_path / "目录.xlsx")
    before = files(tmp_path)
    assert imports(county, file, *DRUG, *FALLBACK, "--dry-run").lists["新增"] == 2
    assert files(tmp_path) == before


def test_the_decision_is_demanded_once(county: Path, tmp_path: Path) -> None:
    file = workbook([list(HEADS), *cells_of(drugs(4))], tmp_path / "目录.xlsx")
    first = imports(county, file, "--kind", "drug", *FALLBACK)
    assert first.code == 0
    assert first.err.count("各行都缺少必填的字段：调入.日期、调入.理由、调入.决定") == 1
    done = imports(county, file, "--kind", "drug", *FALLBACK)
    assert done.code == 2
    assert "--meeting" in done.err
    strange = imports(county, file, "--kind", "drug", *FALLBACK, "--meeting", "县药事会2030年第1次会议")
    assert (strange.code, "未登记的会议" in strange.err) == (2, True)


def test_matched_rows_change_only_with_update_and_keep_account(county: Path, tmp_path: Path) -> None:
    file = text_list(tmp_path, f"{AMOXICILLIN},乙,县、乡,西药")
    done = twice(county, file, *DRUG)
    assert (done.code, done.lists["已登记，内容不同"], done.lists["新增"]) == (0, 1, 0)
    assert "医保类别 台账“甲类”，表中“乙类”" in done.out
    assert "配备层级 台账“县、乡、村”，表中“县、乡”" in done.out
    assert "台账已是如此" in done.err
    before = files(county)
    updated = imports(county, file, *DRUG, "--update")
    assert updated.code == 0, updated
    held = next(one for one in records(county, "drug") if one["id"] == "amoxilin-jiaonang")
    assert (held["insurance_class"], held["stocked_at"]) == ("乙类", ["县", "乡"])
    assert [one["kind"] for one in held["changes"]] == ["医保类别变更", "取消配备层级"]
    assert held["changes"][0]["decided_by"] == {"meeting": "县药事会2026年第1次会议"}
    changed = {path for path, content in files(county).items() if before.get(path) != content}
    assert changed == {"catalogues/drugs/anti_infective.yaml"}
    assert not check(county).errors
    assert "台账已是如此" in imports(county, file, *DRUG, "--update").err


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("阿莫西林,胶囊,0.25g,,示例制药有限公司,,甲,县,西药", "包装有一方没有填写或写法不同"),
        ("阿莫西林胶囊,胶囊,250mg,24粒/盒,,,甲,县,西药", "生产企业有一方没有填写或写法不同"),
        ("氨氯地平片,片剂,5mg,7片/盒,示例制药有限公司,,甲,县,西药", "包装有一方没有填写或写法不同"),
    ],
)
def test_rows_in_doubt_name_the_candidates_and_are_not_written(
    county: Path, tmp_path: Path, row: str, why: str
) -> None:
    before = files(county)
    done = twice(county, text_list(tmp_path, row), *DRUG)
    assert (done.code, done.lists["不能断定是哪一条"], done.lists["新增"]) == (1, 1, 0)
    assert why in done.out
    assert "可能是 " in done.out
    assert files(county) == before


def test_a_code_of_another_drug_leaves_it_in_doubt(county: Path, tmp_path: Path) -> None:
    row = "新药,片剂,1mg,7片/盒,青河制药有限公司,,甲,县,西药,86999001000013"
    done = twice(county, text_list(tmp_path, row, head=KNOWN.replace("\n", ",本位码\n")), *DRUG)
    assert done.lists["不能断定是哪一条"] == 1
    assert "本位码相同，而其他内容不同" in done.out


def test_one_approval_number_shared_tells_the_packs_apart(county: Path, tmp_path: Path) -> None:
    row = "氨氯地平,片剂,5mg,7片/盒,示例制药有限公司,国药准字H99000003,,县、乡、村,西药"
    done = twice(county, text_list(tmp_path, row), *DRUG)
    assert done.lists["已登记，内容相同"] + done.lists["已登记，内容不同"] == 1


HOSTILE = [
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-2",
    "@SUM(A1)",
    "../../etc/passwd",
    "<script>x</script>",
    "#REF",
    "{a: b}",
    "- x: |",
    "*a &b",
    "\x1b[31m红",
]


def test_hostile_cells_become_text_only(county: Path, tmp_path: Path) -> None:
    made = [f'"{one}",片剂,{number}mg,7片/盒,"{one}",,甲,县,西药' for number, one in enumerate(HOSTILE, 1)]
    done = twice(county, text_list(tmp_path, *made), *DRUG, *FALLBACK)
    assert "\x1b" not in done.out + done.err
    taken = {one["strength"]: one for one in records(county, "drug")}
    for number, one in enumerate(HOSTILE, 1):
        expected = one.replace("\x1b", "")
        if f"{number}mg" in taken and expected not in ("-2",):
            assert (taken[f"{number}mg"]["name"], taken[f"{number}mg"]["maker"]) == (expected, expected)
    assert done.lists["新增"] + done.lists["未能导入"] == len(HOSTILE)
    assert done.lists["新增"] >= 8
    assert set(files(county)) == set(files(county))
    assert not check(county).errors


def test_institutions_are_known_by_other_names_and_references_by_short_ones(county: Path, tmp_path: Path) -> None:
    institutions = check(county).ledger.all("institution")
    hospital: Record = next(one for one in institutions if one.name.startswith("示例县"))
    name = hospital.name.removeprefix("示例县")
    file = tmp_path / "机构.csv"
    rows = f"机构名称;类型;编制床位（张）\n{name};;77\n新河乡卫生院;卫生院;12张\n新河村卫生室;卫生室;一\n合计;;3\n"
    file.write_text(rows, encoding="utf-16")
    done = twice(county, file, "--kind", "机构", "--file", "members/township.yaml", "--update")
    assert f"“{name}”对应台账的“{hospital.name}”" in done.out
    assert (done.lists["已登记，内容不同"], done.lists["新增"], done.lists["未能导入"]) == (1, 1, 1)
    assert "“床位数”的值“一”不是整数" in done.out
    held = {one["name"]: one for one in records(county, "institution")}
    assert held[hospital.name]["beds"] == 77
    assert (held["新河乡卫生院"]["kind"], held["新河乡卫生院"]["beds"]) == ("乡镇卫生院", 12)


def test_kinds_that_are_no_lists_are_refused(county: Path, tmp_path: Path) -> None:
    done = imports(county, text_list(tmp_path, AMOXICILLIN), "--kind", "组织")
    assert (done.code, "不能导入" in done.err) == (2, True)


def test_the_sheet_is_named_where_there_are_several(county: Path, tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for title in ("甲表", "乙表"):
        sheet = book.create_sheet(title)
        for row in [list(HEADS), *cells_of(drugs(2))]:
            sheet.append(row)
    book.save(tmp_path / "目录.xlsx")
    done = imports(county, tmp_path / "目录.xlsx", *DRUG)
    assert "2个工作表：甲表（3行）、乙表（3行）" in done.err
    assert imports(county, tmp_path / "目录.xlsx", *DRUG, *FALLBACK, "--sheet", "乙表").lists["新增"] == 2


def _bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * (160 * 1024 * 1024))
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("旧.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "旧的 .xls 格式"),
        ("旧.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "旧的 .xls 格式"),
        ("坏.xlsx", b"PK\x03\x04" + b"\0" * 600, "已损坏"),
        ("坏.xlsx", b"\0" * 600, "已损坏"),
        ("页.xls", b"<html><table><tr><td>1</td></tr></table></html>", "网页格式"),
        ("空.csv", b"", "空文件"),
        ("乱.csv", b"\xff\x00\xfe\x81" * 40, "编码"),
        ("引.csv", '通用名,规格\n"阿莫西林,0.25g\n'.encode(), "引号不成对"),
        ("文.pdf", b"%PDF-1.7", "不是 .xlsx 或 .csv"),
    ],
)
def test_files_that_are_no_lists_are_refused_with_a_remedy(
    county: Path, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    done = imports(county, tmp_path / name, *DRUG)
    assert done.code == 2
    assert said in done.err
    assert done.err.rpartition("\n")[2]
    assert "下发" not in done.err


def test_packages_that_swell_are_not_opened(county: Path, tmp_path: Path) -> None:
    (tmp_path / "大.xlsx").write_bytes(_bomb())
    done = imports(county, tmp_path / "大.xlsx", *DRUG)
    assert (done.code, "解开后过大" in done.err) == (2, True)


def test_macros_are_refused(county: Path, tmp_path: Path) -> None:
    file = workbook([list(HEADS), *cells_of(drugs(2))], tmp_path / "目录.xlsm")
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    done = imports(county, file, *DRUG)
    assert (done.code, "带有宏" in done.err) == (2, True)


def test_what_is_missing_is_asked_for_on_a_terminal(
    county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [list(HEADS), *cells_of(drugs(3))]
    rows[2][6] = "没有的类别"
    file = workbook(rows, tmp_path / "目录.xlsx")
    assert imports(county, file, "--kind", "drug").code == 0
    said = {
        "调入.日期（各行相同）": "2026-06-01",
        "调入.理由（各行相同）": "遴选",
        "调入.决定（各行相同）": "县药事会2026年第1次会议",
        "治疗类别“没有的类别”在台账中没有相应的文件。写入哪个文件（不写的，不导入）": "catalogues/drugs/chinese.yaml",
    }
    monkeypatch.setattr("ygt.cli.commands.import_.can_ask", lambda: True)
    monkeypatch.setattr("ygt.cli.commands.import_.answer", said.pop)
    done = imports(county, file, "--kind", "drug")
    assert (done.code, done.lists["新增"]) == (0, 3)
    assert not said
    assert "catalogues/drugs/chinese.yaml：1条" in done.out


def test_names_broken_into_lines_and_garbled_cells(county: Path, tmp_path: Path) -> None:
    rows = [list(HEADS), *cells_of(drugs(3))]
    rows[1][0], rows[2][3] = "头孢呋\n辛酯片", "青河\ufffd\ufffd"
    done = twice(county, workbook(rows, tmp_path / "目录.xlsx"), *DRUG, *FALLBACK)
    assert (done.lists["新增"], done.lists["未能导入"]) == (2, 1)
    assert "第3行（D3） 这一格有乱码" in done.out
    assert [one["name"] for one in records(county, "drug") if one.get("pack") == "12片/盒"] == ["头孢呋辛酯"]


@pytest.mark.parametrize("word", ["药品", "机构", "单位", "帮扶"])
def test_what_is_exported_comes_back_as_the_same(county: Path, tmp_path: Path, word: str) -> None:
    done = CliRunner().invoke(export, ["xlsx", word, "-o", str(tmp_path / "out")], obj=Settings(county))
    assert done.exit_code == 0, done.output
    file = next((tmp_path / "out").glob("*.xlsx"))
    found = imports(county, file, "--kind", word, "--sheet", word, "--dry-run")
    count = len(records(county, kind_named(contract(), word).name))
    assert found.lists["已登记，内容相同"] == count > 0
    assert sum(found.lists.values()) == count
