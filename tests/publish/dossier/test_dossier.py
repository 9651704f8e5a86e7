"""The dossier: contents, folders, sheets and report opened as an office program would; nothing overwritten."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document

from task_county import DAY, of_standing, task_county
from ygt.errors import ToolError
from ygt.ledger.load import load
from ygt.publish.dossier import sheets
from ygt.publish.dossier.collect import CONTENTS, REPORT, SHEET, Dossier, collect
from ygt.publish.dossier.contents import LONGEST, safe_file, safe_name
from ygt.publish.folders import replaced

ON = date.fromisoformat(DAY)


@pytest.fixture
def county(tmp_path: Path) -> Path:
    return task_county(tmp_path / "county")


def made(county: Path, folder: Path) -> Dossier:
    return collect(load(county)[0], ON, folder)


def files(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def words(path: Path) -> str:
    """All text of a DOCX in the order of the page."""
    return "".join(node.text or "" for node in opened(path).element.body.iter() if node.tag.endswith("}t"))


def on_every_page(path: Path) -> str:
    """The headers and footers of a DOCX, as the file has them."""
    with zipfile.ZipFile(path) as package:
        return "".join(package.read(name).decode() for name in package.namelist() if re.search("header|footer", name))


def opened(path: Path) -> Document:
    return docx.Document(str(path))


def rows(path: Path) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in opened(path).tables for row in table.rows]


def test_contents_folders_sheets_and_copies(county: Path, tmp_path: Path) -> None:
    result = made(county, tmp_path / "out")
    assert sorted(files(tmp_path / "out")) == sorted(
        [
            CONTENTS,
            REPORT,
            "清单.csv",
            f"1_实施方案/T-001_二（一）/{SHEET}",
            "1_实施方案/T-001_二（一）/02_shishi-fangan.txt",
            f"1_实施方案/T-002_二（二）/{SHEET}",
            f"1_实施方案/T-003_二（三）（其1）/{SHEET}",
            f"1_实施方案/T-007_三（二）/{SHEET}",
            f"1_实施方案/T-008_三（三）/{SHEET}",
            "1_实施方案/T-008_三（三）/01_xunzhen-zhidu.txt",
            f"1_实施方案/T-009_三（四）/{SHEET}",
        ]
    )
    assert (result.clauses, result.folders, result.files) == (14, 6, 2)
    assert result.absent == ("org/materials/chufang-zhidu.pdf",)
    copy = tmp_path / "out" / "1_实施方案" / "T-008_三（三）" / "01_xunzhen-zhidu.txt"
    assert copy.read_bytes() == (county / "org" / "materials" / "xunzhen-zhidu.txt").read_bytes()


def test_the_contents_list_every_task_with_status_and_numbered_material(county: Path, tmp_path: Path) -> None:
    made(county, tmp_path / "out")
    listed = {row[0].split("\n")[0]: row for row in rows(tmp_path / "out" / CONTENTS) if len(row) == 4}
    assert set(listed) == {"条款", *(f"T-{number:03}" for number in range(1, 14)), "V-001"}
    assert listed["T-001"][2] == "已落实"
    assert listed["T-001"][3].split("\n") == [
        "1. 示例县县域医共体管理委员会：2024年6月28日",
        "2. 《实施方案文本》（2024年5月20日，待复核）【02_shishi-fangan.txt】",
    ]
    assert listed["T-003"][2] == "待核实\n（时限早于印发日期）"
    assert "待补充资料：松岭乡卫生院补救护车数" in listed["T-003"][3]
    assert listed["T-005"][3].startswith("与T-003（二（三）（其1））为同一要求，一并判断")
    assert "chufang-zhidu.pdf（文件未存放）" in listed["T-009"][3]
    assert listed["T-013"][3] == "由台账核对规则保证"
    assert "责任部门：示例县中医局（现承接部门：示例县卫生健康局）" in listed["T-012"][1]
    text = words(tmp_path / "out" / CONTENTS)
    assert "示例县县域医共体建设迎检资料目录" in text
    assert "截至2026年6月30日，共列条款14条，其中6条有依据材料，材料分条存放，附有文件2份。" in text


def test_a_sheet_prints_every_record_from_the_data(county: Path, tmp_path: Path) -> None:
    made(county, tmp_path / "out")
    sheet = tmp_path / "out" / "1_实施方案" / "T-008_三（三）" / SHEET
    printed = rows(sheet)
    assert ["任务要求", "制定巡诊工作制度"] in printed
    assert ["状态", "有佐证材料（已复核），截至2026年6月30日"] in printed
    assert ["日期", "2025年4月10日"] in printed
    assert ["复核", "复核单位：示例县卫生健康局；复核日期：2025年5月1日"] in printed
    [cited] = [row for row in printed if row[0] == "1"]
    assert cited[1:] == [
        "佐证材料",
        "《巡诊工作制度》（2025年4月10日，示例县卫生健康局，示例县卫生健康局已复核）",
        "org/materials.yaml第1行",
        "01_xunzhen-zhidu.txt",
    ]


def test_many_records_of_a_kind_share_a_table(county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MANY", 0)
    made(county, tmp_path / "out")
    sheet = tmp_path / "out" / "1_实施方案" / "T-008_三（三）" / SHEET
    assert "佐证材料（共1条）" in words(sheet)
    printed = rows(sheet)
    [said] = [row[2].split("；") for row in printed if row[:2] == ["1", "巡诊工作制度"]]
    assert "日期：2025年4月10日" in said
    assert "复核：复核单位：示例县卫生健康局" in said
    assert ["名称", "巡诊工作制度"] not in printed


def test_every_page_says_what_it_is(county: Path, tmp_path: Path) -> None:
    made(county, tmp_path / "out")
    for path in (tmp_path / "out").rglob("*.docx"):
        with zipfile.ZipFile(path) as package:
            marks = "".join(
                package.read(name).decode() for name in package.namelist() if re.search("header|footer", name)
            )
        assert 'string="示例"' in marks and "示例数据，纯属虚构" in marks


def test_an_office_that_keeps_its_own_ledger_has_no_mark(county: Path, tmp_path: Path) -> None:
    made(of_standing(county, "own"), tmp_path / "out")
    with zipfile.ZipFile(tmp_path / "out" / CONTENTS) as package:
        assert "示例数据" not in "".join(
            package.read(name).decode() for name in package.namelist() if "er" in name[5:9]
        )


def test_a_compiled_ledger_has_no_dossier(county: Path, tmp_path: Path) -> None:
    of_standing(county, "compiled")
    with pytest.raises(ToolError, match="据公开文件整理") as refusal:
        made(county, tmp_path / "out")
    assert "ygt obligations" in refusal.value.remedy
    assert not (tmp_path / "out").exists()


def test_the_same_bytes_twice(county: Path, tmp_path: Path) -> None:
    made(county, tmp_path / "one")
    made(county, tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_the_manifest_tells_every_file(county: Path, tmp_path: Path) -> None:
    made(county, tmp_path / "out")
    text = (tmp_path / "out" / "清单.csv").read_text(encoding="utf-8-sig")
    listed = {one["文件"]: one for one in csv.DictReader(io.StringIO(text))}
    held = {name: content for name, content in files(tmp_path / "out").items() if name != "清单.csv"}
    assert set(listed) == set(held)
    for name, content in held.items():
        assert listed[name]["SHA-256"] == hashlib.sha256(content).hexdigest()
        assert listed[name]["字节数"] == str(len(content))


def test_an_earlier_dossier_is_replaced_whole(county: Path, tmp_path: Path) -> None:
    made(county, tmp_path / "out")
    (county / "org" / "materials.yaml").unlink()
    made(county, tmp_path / "out")
    assert not [name for name in files(tmp_path / "out") if "T-008" in name]
    assert {one.name for one in tmp_path.iterdir()} == {"county", "out"}


@pytest.mark.parametrize("name", ["我的扫描件.pdf", CONTENTS, "清单.csv"])
def test_what_a_clerk_added_or_changed_is_never_overwritten(county: Path, tmp_path: Path, name: str) -> None:
    made(county, tmp_path / "out")
    (tmp_path / "out" / name).write_bytes(b"mine")
    before = files(tmp_path / "out")
    with pytest.raises(ToolError, match="有另行存放或改动过的文件") as refusal:
        made(county, tmp_path / "out")
    assert "-o" in refusal.value.remedy
    assert files(tmp_path / "out") == before


def test_a_folder_of_other_things_is_never_taken(county: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "论文.docx").write_bytes(b"mine")
    with pytest.raises(ToolError, match=r"论文.docx"):
        made(county, tmp_path / "home")
    assert files(tmp_path / "home") == {"论文.docx": b"mine"}


def test_an_interruption_leaves_the_former_dossier(
    county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(county, tmp_path / "out")
    before = files(tmp_path / "out")

    def cut_off(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("ygt.publish.dossier.collect.manifest", cut_off)
    with pytest.raises(KeyboardInterrupt):
        made(county, tmp_path / "out")
    assert files(tmp_path / "out") == before
    assert {one.name for one in tmp_path.iterdir()} == {"county", "out"}


def test_a_run_cut_off_between_the_renamings_loses_nothing(county: Path, tmp_path: Path) -> None:
    made(county, tmp_path / "out")
    before = files(tmp_path / "out")
    (tmp_path / "out").rename(tmp_path / ".ygt-out.old")
    with pytest.raises(RuntimeError), replaced(tmp_path / "out"):
        raise RuntimeError
    assert files(tmp_path / "out") == before
    assert {one.name for one in tmp_path.iterdir()} == {"county", "out"}


def test_a_copy_kept_beside_the_dossier_stays(county: Path, tmp_path: Path) -> None:
    for name in ("out.old", "out.bak"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "去年的.docx").write_bytes(b"mine")
    made(county, tmp_path / "out")
    made(county, tmp_path / "out")
    assert files(tmp_path / "out.old") == files(tmp_path / "out.bak") == {"去年的.docx": b"mine"}


def test_files_of_one_name_are_both_kept(county: Path, tmp_path: Path) -> None:
    own = county / "org" / "materials" / "shishi-fangan.txt"
    own.write_text("材料所存的一份", encoding="utf-8")
    rows = county / "org" / "materials.yaml"
    text, named = rows.read_text(encoding="utf-8"), "  id: fangan-wenben\n"
    assert named in text
    rows.write_text(text.replace(named, f"{named}  file: org/materials/shishi-fangan.txt\n"), encoding="utf-8")
    made(county, tmp_path / "out")
    kept = {Path(name).name: held for name, held in files(tmp_path / "out").items() if "shishi-fangan" in name}
    assert kept == {
        "02_shishi-fangan.txt": own.read_bytes(),
        "02-2_shishi-fangan.txt": (county / "org" / "texts" / "shishi-fangan.txt").read_bytes(),
    }


@pytest.mark.parametrize("folder", [".", "inner/.."])
def test_the_folder_one_is_in(county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    (tmp_path / "here" / "inner").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    assert made(county, Path(folder)).folders
    assert (tmp_path / "here" / CONTENTS).is_file()


def test_never_the_root() -> None:
    with pytest.raises(ToolError, match="根目录"), replaced(Path("/")):
        pytest.fail("the root was replaced")


def test_a_folder_that_cannot_be_written(county: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ToolError, match="无法写入文件夹"):
        made(county, tmp_path / "file" / "out")


def test_a_file_in_the_way(county: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(ToolError, match="是一个文件"):
        made(county, tmp_path / "out")


def test_no_file_outside_the_workspace_is_copied(county: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密", encoding="utf-8")
    target = county / "org" / "materials" / "xunzhen-zhidu.txt"
    target.unlink()
    target.symlink_to(secret)
    result = made(county, tmp_path / "out")
    assert "org/materials/xunzhen-zhidu.txt" in result.absent
    assert "秘密".encode() not in b"".join(files(tmp_path / "out").values())


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("三（九）", "三（九）"),
        ("a/b\\c:d", "a_b_c_d"),
        ("..", "_"),
        ("x. ", "x"),
        ("\x00\x1f", "__"),
        ("长" * 99, "长" * LONGEST),
    ],
)
def test_names_that_every_system_takes(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_file_keeps_its_ending() -> None:
    assert safe_file("长" * 99 + ".pdf") == "长" * LONGEST + ".pdf"
    assert safe_file(".htaccess") == "htaccess"
