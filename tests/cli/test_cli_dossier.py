"""`ygt dossier`: where it goes, what it says, and when it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_process import Run

from task_county import DAY, of_standing, task_county


@pytest.fixture
def county(tmp_path: Path) -> Path:
    return task_county(tmp_path / "county")


def test_it_goes_to_a_folder_of_the_county(ygt: Run, county: Path) -> None:
    done = ygt("-C", county, "dossier", "--as-of", DAY)
    assert done.returncode == 0, done.stderr
    folder = county / "build" / "dossier" / "shili"
    assert done.stdout.split("\n")[:-1] == [f"{folder}/目录.docx", f"{folder}/半年监测评价报告.docx"]
    assert (folder / "目录.docx").is_file() and (folder / "半年监测评价报告.docx").is_file()
    assert "已列入条款14条，其中6条有依据材料，附存档文件2份" in done.stderr
    assert "以下文件已登记而未存放：org/materials/chufang-zhidu.pdf" in done.stderr


def test_another_folder_and_quiet(ygt: Run, county: Path, tmp_path: Path) -> None:
    done = ygt("-C", county, "dossier", "--as-of", DAY, "-o", tmp_path / "迎检", "-q")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "迎检" / "清单.csv").is_file()
    assert not (county / "build").exists()


def test_a_ledger_with_errors_has_none(ygt: Run, county: Path) -> None:
    (county / "members" / "former.yaml").write_text("- {name: [甲]}\n", encoding="utf-8")
    done = ygt("-C", county, "dossier", "--as-of", DAY)
    assert (done.returncode, done.stdout) == (1, "")
    assert "未汇集迎检资料" in done.stderr and "ygt check" in done.stderr
    assert not (county / "build").exists()


def test_compiled_papers_have_none(ygt: Run, county: Path) -> None:
    done = ygt("-C", of_standing(county, "compiled"), "dossier", "--as-of", DAY)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("错误：本台账据公开文件整理")
    assert "处理办法：" in done.stderr
    assert not (county / "build").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--as-of", "六月三十日"], "日期“六月三十日”"),
        (["--as-of", "2026"], "没有写到日"),
        (["示例县"], "多出的参数：示例县"),
    ],
)
def test_bad_requests_are_answered_in_chinese(ygt: Run, county: Path, arguments: list[str], words: str) -> None:
    done = ygt("-C", county, "dossier", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert not (county / "build").exists()


def test_a_clerks_own_files_stay(ygt: Run, county: Path) -> None:
    assert ygt("-C", county, "dossier", "--as-of", DAY).returncode == 0
    own = county / "build" / "dossier" / "shili" / "补充说明.docx"
    own.write_bytes(b"mine")
    done = ygt("-C", county, "dossier", "--as-of", DAY)
    assert (done.returncode, own.read_bytes()) == (2, b"mine")
    assert "补充说明.docx" in done.stderr
