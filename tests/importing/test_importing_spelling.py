"""`ygt import`: makers and strengths spelled otherwise, headings of a class, what is said of rows that lack or note."""

from __future__ import annotations

from pathlib import Path

import pytest
from imported_calls import FALLBACK, LISTED, files, imports, records, twice

from ygt.importing.folding import before_bracket, without_brackets

DRUG = ("--kind", "drug", *LISTED)
HEAD = "通用名,剂型,规格,包装,生产企业,批准文号,配备层级\n"


def text_list(folder: Path, *rows: str, head: str = HEAD) -> Path:
    file = folder / "目录.csv"
    file.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    return file


def test_names_without_brackets_and_strengths_before_them() -> None:
    assert (
        without_brackets("清溪（股份）［集团］ 公司") == without_brackets("清溪股份【集团】公司") == "清溪股份集团公司"
    )
    assert [before_bracket(one) for one in ("250mg(25万u)", "250mg", "(a)")] == ["250mg", "250mg", ""]


@pytest.mark.parametrize("number", ["", "国药准字H99000001"])
@pytest.mark.parametrize("maker", ["示例制药（有限）公司", "示例制药(有限)公司", "［示例］制药有限 公司"])
def test_a_maker_in_brackets_leaves_the_row_in_doubt(county: Path, tmp_path: Path, maker: str, number: str) -> None:
    before = files(county)
    done = twice(county, text_list(tmp_path, f"阿莫西林,胶囊,0.25g,24粒/盒,{maker},{number},县"), *DRUG)
    assert (done.code, done.lists["不能断定是哪一条"], done.lists["新增"]) == (1, 1, 0)
    assert "生产企业有一方没有填写或写法不同" in done.out
    assert "可能是 阿莫西林 胶囊 0.25g 24粒/盒 示例制药有限公司" in done.out
    assert files(county) == before


@pytest.mark.parametrize(
    ("strength", "in_doubt"), [("0.25g（25万单位）", 1), ("250mg(25万单位)", 1), ("0.5g（25万单位）", 0)]
)
def test_a_strength_with_a_remark_in_brackets_leaves_the_row_in_doubt(
    county: Path, tmp_path: Path, strength: str, in_doubt: int
) -> None:
    row = f"阿莫西林,胶囊,{strength},24粒/盒,示例制药有限公司,,县"
    done = imports(county, text_list(tmp_path, row), *DRUG)
    assert (done.lists["不能断定是哪一条"], done.lists["新增"]) == (in_doubt, 1 - in_doubt)


@pytest.mark.parametrize("heading", ["中成药", "一、中成药", "西药", "中 成 药"])
def test_a_heading_of_a_drug_class_is_no_class_of_treatment(county: Path, tmp_path: Path, heading: str) -> None:
    rows = ["抗微生物药", "新一,片剂,1mg,7片/盒,甲厂,国药准字H99000901,县", heading]
    done = twice(county, text_list(tmp_path, *rows, "新二,片剂,1mg,7片/盒,甲厂,国药准字H99000902,县"), *DRUG, *FALLBACK)
    assert f"药品类别的标题，不作治疗类别：第4行“{heading}”" in done.out
    assert "found: 中成药" not in (tmp_path / "目录-对照表.yaml").read_text(encoding="utf-8").partition("\nkind:")[2]
    assert {one["name"]: one.get("category") for one in records(county, "drug") if one["name"].startswith("新")} == {
        "新一": "抗微生物药",
        "新二": None,
    }


def test_a_heading_of_a_drug_class_counts_where_the_table_says_what_it_means(county: Path, tmp_path: Path) -> None:
    file = text_list(tmp_path, "西药", "新一,片剂,1mg,7片/盒,甲厂,国药准字H99000901,县")
    assert imports(county, file, *DRUG).lists["未能导入"] == 1
    table = tmp_path / "目录-对照表.yaml"
    told = table.read_text(encoding="utf-8").rstrip("\n")
    values = "" if "\nvalues:" in told else "\nvalues:"
    table.write_text(f"{told}{values}\n  - {{field: 治疗类别, found: 西药, meant: 抗微生物药}}\n", encoding="utf-8")
    assert imports(county, file, "--kind", "drug").code == 0
    assert [one["category"] for one in records(county, "drug") if one["name"] == "新一"] == ["抗微生物药"]


def test_rows_whose_file_cannot_be_told_are_asked_for_one_by_one(county: Path, tmp_path: Path) -> None:
    # The first row has the name of a drug in one file; this says nothing of the next.
    rows = ["阿莫西林,颗粒剂,1mg,7袋/盒,甲厂,国药准字H99000901,县", "新二,片剂,1mg,7片/盒,甲厂,国药准字H99000902,县"]
    done = twice(county, text_list(tmp_path, *rows), *DRUG)
    assert (done.lists["新增"], done.lists["未能导入"]) == (1, 1)
    line = next(one for one in done.out.splitlines() if one.startswith("  第3行"))
    assert "没有填写治疗类别，无法断定写入哪一个文件" in line
    assert "补填治疗类别，已登记的有：" in line and "或用 --file 指定文件" in line


def test_what_a_row_lacks_is_said_by_its_title_with_the_remedy(county: Path, tmp_path: Path) -> None:
    rows = [
        "新一,片剂,1mg,7片/盒,甲厂,,县",
        "新二,片剂,,7片/盒,甲厂,国药准字H99000902,县",
        "新三,片剂,3mg,7片/盒,甲厂,国药准字J99000903,县",
        "新四,片剂,4mg,7片/盒,甲厂,国药准字H99000904,县",
    ]
    done = twice(county, text_list(tmp_path, *rows), *DRUG, *FALLBACK)
    told = "\n".join(line for line in done.out.splitlines() if "缺少" in line)
    assert "缺少药品类别；没有批准文号，不能由文号断定（YGT103）　处理办法：请补批准文号或药品类别" in told
    assert "缺少药品类别；由批准文号不能断定（YGT103）　处理办法：请补药品类别" in told
    assert "缺少规格（YGT103）　处理办法：在表中补填" in told
    assert not [key for key in ("kind", "strength") if key in told]


def test_notes_name_the_first_rows(county: Path, tmp_path: Path) -> None:
    # Pack and maker are in each other's column.
    rows = [f"新{number},片剂,{number}mg,甲厂,7片/盒,国药准字H9900090{number},县" for number in range(1, 8)]
    done = twice(county, text_list(tmp_path, *rows), *DRUG, *FALLBACK)
    assert done.lists["新增"] == 7
    line = next(one for one in done.err.splitlines() if "（YGT539）" in one)
    assert line.startswith("  规格、包装、生产企业疑有错位（YGT539）")
    assert "处：第2行 新1 片剂 1mg" in line and "第6行 新5 片剂 5mg" in line and line.endswith("等")
    assert "第7行" not in line
