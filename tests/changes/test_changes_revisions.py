"""Which revisions are compared, and what is said where they cannot be."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from repositories import DAY, ROOT, committed, environment, git, ygt

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


def cpu(folder: Path, *arguments: str) -> float:
    """The CPU time of the command, the best of three."""
    found = []
    for _ in range(3):
        before = os.times()
        command = [sys.executable, "-m", "ygt", *arguments]
        subprocess.run(command, cwd=folder, env=environment(), stdout=subprocess.DEVNULL, check=False)
        after = os.times()
        found.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return min(found)


def test_it_costs_little_more_than_a_check(tmp_path: Path) -> None:
    demo = Path(shutil.copytree(ROOT / "examples/demo", tmp_path / "demo"))
    committed(demo)
    for file in (demo / "catalogues/drugs").iterdir():
        file.write_text(file.read_text(encoding="utf-8").replace("执业医师", "主治医师以上"), encoding="utf-8")
    committed(demo, "feature")
    assert cpu(demo, "diff", "main..feature", "--as-of", DAY) <= 2.5 * cpu(demo, "check", "-q")
