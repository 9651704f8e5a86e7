"""Which revisions are compared, and what is said where they cannot be."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from repositories import DAY, ROOT, committed, git, ygt

from requirements import GIT

pytestmark = GIT


def add_unit(folder: Path, name: str) -> None:
    units = folder / "org/units.yaml"
    more = f"- {{name: {name}, id: id-{name.encode().hex()}, kind: 其他}}\n"
    units.write_text(units.read_text(encoding="utf-8") + more, encoding="utf-8")


def test_base_and_head(mini: Path) -> None:
    committed(mini)
    add_unit(mini, "甲局")
    committed(mini, "feature")
    add_unit(mini, "乙局")
    assert "甲局" not in ygt(mini, "diff", "--as-of", DAY).stdout
    assert "乙局" in ygt(mini, "diff", "--as-of", DAY).stdout
    assert "甲局、乙局" in ygt(mini, "diff", "main", "--as-of", DAY).stdout
    assert "乙局" not in ygt(mini, "diff", "main..", "--as-of", DAY).stdout
    assert "删除了单位“甲局”的登记" in ygt(mini, "diff", "feature..main", "--as-of", DAY).stdout


def test_three_dots_leave_out_what_the_base_has_got_since(mini: Path) -> None:
    committed(mini)
    add_unit(mini, "甲局")
    committed(mini, "feature")
    git(mini, "switch", "-q", "main")
    add_unit(mini, "丙局")
    committed(mini)
    assert "丙局" in ygt(mini, "diff", "main..feature", "--as-of", DAY).stdout
    said = ygt(mini, "diff", "main...feature", "--as-of", DAY).stdout
    assert "甲局" in said and "丙局" not in said


def test_a_workspace_in_a_folder_of_its_repository(tmp_path: Path, mini: Path) -> None:
    repository = tmp_path / "r"
    shutil.copytree(mini, repository / "县/台账")
    committed(repository)
    add_unit(repository / "县/台账", "甲局")
    done = ygt(repository, "-C", "县/台账", "diff", "--format", "json", "--as-of", DAY)
    report = json.loads(done.stdout)
    assert report["workspace"]["path"] == "县/台账"
    assert [one["kind"] for one in report["changes"]] == ["record-added"]
    assert ygt(repository, "-C", "县", "diff").returncode == 2


def test_an_unread_file_is_not_a_removal(mini: Path) -> None:
    committed(mini)
    (mini / "catalogues/drugs/chinese.yaml").write_text("- name: [\n", encoding="utf-8")
    done = ygt(mini, "diff", "--as-of", DAY)
    assert done.returncode == 1
    assert "删除" not in done.stdout and "“当前文件”有" in done.stdout


def test_a_revision_without_a_ledger_is_refused(tmp_path: Path, mini: Path) -> None:
    (tmp_path / "empty").mkdir()
    committed(tmp_path / "empty")
    shutil.copytree(mini, tmp_path / "empty", dirs_exist_ok=True)
    done = ygt(tmp_path / "empty", "diff")
    assert done.returncode == 2 and "没有台账" in done.stderr


def test_without_git_it_says_so(mini: Path) -> None:
    committed(mini)
    done = ygt(mini, "diff", env={"PATH": ""})
    assert done.returncode == 2 and "没有找到 git" in done.stderr
    assert ygt(mini, "diff", "--at", "2026-01-01", "2026-02-01", env={"PATH": ""}).returncode == 0


def test_an_unread_record_is_not_a_task_undone(tmp_path: Path) -> None:
    demo = Path(shutil.copytree(ROOT / "examples/demo", tmp_path / "demo"))
    committed(demo)
    hospitals = demo / "members/hospitals.yaml"
    text = hospitals.read_text(encoding="utf-8")
    hospitals.write_text(text.replace("kind: 综合医院", "kind: 综合医完", 1), encoding="utf-8")
    with (demo / "org/units.yaml").open("a", encoding="utf-8") as units:
        units.write("- {name: 甲局, id: jia-ju, kind: 其他}\n")
    done = ygt(demo, "diff", "--as-of", DAY)
    assert done.returncode == 1 and "甲局" in done.stdout
    assert "任务落实" not in done.stdout and "逾期" not in done.stdout
