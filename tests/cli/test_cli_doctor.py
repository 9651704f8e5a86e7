from __future__ import annotations

import re
from pathlib import Path

import pytest
from cli_process import Run

from ygt import __version__
from ygt.cli import environment
from ygt.cli.environment import Remark, examine
from ygt.errors import ToolError


def test_every_line_says_whether_it_is_in_order(ygt: Run, mini: Path) -> None:
    done = ygt("-C", mini, "doctor")
    assert done.stderr == ""
    lines = done.stdout.removesuffix("\n").split("\n")
    assert lines[0] == f"正常  ygt {__version__}"
    for line in lines:
        assert re.match(r"(正常|可选|需处理)  |        处理办法：", line)
    assert done.returncode == ("需处理" in done.stdout)
    for part in ("Python 3", "PyYAML", "核对引擎", "libyaml", "字体", "git", "Chromium", "编码", "可写入"):
        assert part in done.stdout
    assert "git version" not in done.stdout


def test_nothing_is_left_behind(mini: Path) -> None:
    before = sorted(mini.rglob("*"))
    examine(mini)
    assert sorted(mini.rglob("*")) == before


def remark_on(root: Path, part: str) -> Remark:
    return next(one for one in examine(root) if part in one.what)


def test_what_is_missing_has_a_remedy(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise environment.PackageNotFoundError(name)

    def lacking() -> Path:
        raise ToolError("未找到随工具安装的文件夹“x”。", "请重新安装 ygt")

    monkeypatch.setattr(environment, "version", missing)
    monkeypatch.setattr(environment, "schema_dir", lacking)
    monkeypatch.setattr(environment, "site_dir", lacking)
    monkeypatch.setattr(environment.shutil, "which", lambda _name: None)
    monkeypatch.setattr("yaml.__with_libyaml__", False)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(environment.sys, "getfilesystemencoding", lambda: "ascii")
    for part, state in (
        ("typst 未安装", "需处理"),
        ("click 未安装", "需处理"),
        ("没有安装 jsonschema-rs", "可选"),
        ("不带 libyaml", "需处理"),
        ("未找到随工具安装的文件夹", "需处理"),
        ("没有找到随附的字体", "需处理"),
        ("没有找到 git", "可选"),
        ("没有找到 Chromium", "可选"),
        ("文件名编码为 ascii", "需处理"),
    ):
        remark = remark_on(mini, part)
        assert (remark.state, bool(remark.remedy)) == (state, True)


def test_a_wrong_path_to_a_browser(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    assert remark_on(mini, "CHROMIUM").state == "需处理"


def test_a_git_that_does_not_run(mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "git"
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert remark_on(mini, "git 不能运行").state == "需处理"


def test_missing_fonts_are_named(mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "fonts.json").write_text('{"fonts": [{"file": "song.otf"}]}', encoding="utf-8")
    monkeypatch.setattr(environment, "site_dir", lambda: tmp_path)
    assert remark_on(mini, "缺少随附的字体 song.otf").state == "需处理"


def test_a_place_that_cannot_be_written_to(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(environment.tempfile, "TemporaryFile", refused)
    assert remark_on(mini, "不能写入").state == "需处理"


def test_exit_code_tells_whether_something_is_to_be_done(ygt: Run, mini: Path) -> None:
    done = ygt("-C", mini, "doctor", env={"CHROMIUM": "/nowhere/chromium"})
    assert done.returncode == 1
    assert "需处理  环境变量 CHROMIUM 所指的程序不存在：/nowhere/chromium\n        处理办法：" in done.stdout
