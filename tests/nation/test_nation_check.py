"""`ygt check --workspaces`: each ledger as if alone, and what two of them say of one thing."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from nations import add, code_in, nation, replaced
from referencing import Registry, Resource

from requirements import TERMINAL
from ygt.cli.main import main
from ygt.resources import schema_dir

Said = tuple[int, str, str]
Check = Callable[..., Said]
DOCUMENTS = "org/documents.yaml"
HOSPITALS = "members/hospitals.yaml"


def validator() -> Draft202012Validator:
    """Of the contract of this output."""
    names = ("check.json", "check_workspaces.json")
    schemas = {name: json.loads((schema_dir() / "output" / name).read_text(encoding="utf-8")) for name in names}
    registry: Registry[Any] = Registry().with_resources(
        [(name, Resource.from_contents(schema)) for name, schema in schemas.items()]
    )
    return Draft202012Validator(schemas["check_workspaces.json"], registry=registry)


@pytest.fixture
def check(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Check:
    def carry_out(*words: str, form: str = "concise", jobs: int = 1) -> Said:
        own = ["-C", str(tmp_path), "check", "--format", form, "--jobs", str(jobs)]
        code = main([*own, "--workspaces", "counties/*", *words])
        return code, *capfd.readouterr()

    return carry_out


def test_counties_with_nothing_in_common_are_clean(tmp_path: Path, check: Check) -> None:
    nation(tmp_path, 3)
    assert check() == (0, "", "")
    code, out, _ = check(form="full", jobs=2)
    assert (code, out) == (0, "共3个台账，检查96个文件，共198条记录：错误0处，提示0处，有据例外3处。\n")


def test_what_one_county_has_wrong_is_told_with_its_folder(tmp_path: Path, check: Check) -> None:
    replaced(nation(tmp_path, 3)[1], "members/township.yaml", "一级", "九级")
    code, out, _ = check()
    assert code == 1 and {line.split(":")[0] for line in out.splitlines()} == {"counties/c1/members/township.yaml"}
    _, full, _ = check(form="full")
    head, _, rest = full.partition("\n")
    assert head == "counties/c1（乙水东县）"
    assert " --> counties/c1/members/township.yaml:5:10\n" in rest and "5 |   level: 九级\n" in rest
    assert rest.endswith("有错误的台账：乙水东县。\n")


def test_one_code_in_three_counties(tmp_path: Path, check: Check) -> None:
    first, second, third = nation(tmp_path, 3)
    for later in (second, third):
        replaced(later, HOSPITALS, code_in(later), code_in(first))
    code, out, _ = check()
    assert code == 1
    assert [line.split(": ")[0] for line in out.splitlines()] == [
        "counties/c1/members/hospitals.yaml:7:16",
        "counties/c2/members/hospitals.yaml:7:16",
    ]
    assert "已用于机构“甲山东县人民医院”" in out
    _, full, _ = check(form="full", jobs=2)
    assert "::: counties/c0/members/hospitals.yaml:7:16 首次登记在甲山东县的台账" in full
    assert full.count("7 |   credit_code:") == 4 and "其中各台账之间2处" in full
    assert check("--ignore", "YGT202")[0] == 0


def test_one_institution_in_two_counties(tmp_path: Path, check: Check) -> None:
    first, second = nation(tmp_path, 2)
    record = '- {name: 长桥医院, id: changqiao, kind: 综合医院, division: "990200"%s}\n'
    open_ = ", exceptions: [{rule: YGT442, reason: 未参加, basis: 实施方案, until: 2030-12-31}]"
    add(first, "members/former.yaml", record % open_)
    assert check()[0] == 0
    add(second, "members/former.yaml", record % open_)
    code, out, _ = check()
    assert code == 1 and "错误 YGT201 机构“长桥医院”重复登记" in out
    ended = ", ended: {on: 2025-01-01, reason: 划出, decided_by: {organ: 卫生健康局, date: 2024-12-20}}"
    replaced(second, "members/former.yaml", open_, ended)
    assert "YGT201" not in check()[1]


def test_one_number_of_two_documents(tmp_path: Path, check: Check) -> None:
    _, second = nation(tmp_path, 2)
    replaced(second, DOCUMENTS, "title: 关于全面推进", "title: 国家卫生健康委等十部门关于全面推进")
    assert check()[0] == 0
    replaced(second, DOCUMENTS, "关于全面推进紧密型县域医疗卫生共同体建设的指导意见", "关于印发药品目录的通知")
    code, out, _ = check()
    assert code == 1
    assert "YGT602 文号“国卫基层发〔2023〕41号”已用于《关于全面推进紧密型县域医疗卫生共同体建设的指导意见》" in out


def test_json_is_one_object(tmp_path: Path, check: Check) -> None:
    first, second = nation(tmp_path, 2)
    replaced(second, HOSPITALS, code_in(second), code_in(first))
    code, out, _ = check(form="json")
    told = json.loads(out)
    assert code == 1
    assert list(validator().iter_errors(told)) == []
    assert [one["workspace"]["path"] for one in told["workspaces"]] == ["counties/c0", "counties/c1"]
    (found,) = told["between"]
    assert (found["path"], found["related"][0]["path"]) == (f"counties/c1/{HOSPITALS}", f"counties/c0/{HOSPITALS}")
    assert told["counts"]["errors"] == 1 and told["counts"]["workspaces"] == 2 and told["failures"] == []


def test_a_county_that_cannot_be_read_is_told_and_the_others_are_checked(tmp_path: Path, check: Check) -> None:
    first, _ = nation(tmp_path, 2)
    (first / "org").rename(tmp_path / "outside")
    (first / "org").symlink_to(tmp_path / "outside")
    code, out, _ = check(form="full")
    assert code == 2 and "counties/c0 没有核对：" in out and "没有核对的台账1个：counties/c0。" in out
    told = json.loads(check(form="json")[1])
    assert list(validator().iter_errors(told)) == []
    assert told["failures"][0]["path"] == "counties/c0" and len(told["workspaces"]) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--workspaces", "none/*"], "没有与“none/*”相符的文件夹"),
        (["--workspaces", "*"], "不是台账目录：counties"),
        (["--workspaces", "counties/*", "members"], "与 --workspaces 合用时不写路径"),
        (["--workspaces", "counties/*", "--format", "sarif"], "与 --workspaces 合用的格式是"),
        (["--jobs", "2"], "--jobs 只与 --workspaces 合用"),
    ],
)
def test_what_cannot_be_done_is_said(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    (tmp_path / "counties" / "c0" / "org").mkdir(parents=True)
    assert main(["-C", str(tmp_path), "check", *words]) == 2
    assert said in capfd.readouterr().err


@TERMINAL
def test_an_interruption_is_quiet_and_leaves_nothing(tmp_path: Path) -> None:
    counties = nation(tmp_path, 4)
    for number in range(60):
        shutil.copytree(counties[number % 4], tmp_path / "counties" / f"again{number}")
    before = sorted(tmp_path.rglob("*"))
    command = [sys.executable, "-m", "ygt", "-C", str(tmp_path), "check", "--workspaces", "counties/*", "--jobs", "2"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    time.sleep(0.6)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, b"")
    with pytest.raises(ProcessLookupError):
        for _ in range(50):
            os.killpg(process.pid, 0)
            time.sleep(0.1)
    assert sorted(tmp_path.rglob("*")) == before
