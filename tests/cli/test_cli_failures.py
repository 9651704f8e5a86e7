"""What happens when something goes wrong that is not the data's fault."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from cli_process import environment

from requirements import FULL_DISK, TERMINAL
from ygt.cli.main import main
from ygt.errors import ToolError


def started(*arguments: str | Path, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "ygt", *map(str, arguments)],
        env=environment(),
        stderr=subprocess.PIPE,
        encoding="utf-8",
        **options,  # type: ignore[call-overload]
    )


def test_a_fault_of_the_tool_is_reported_without_data(
    mini: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fails(_root: Path, **_options: object) -> None:
        try:
            {}["王示例"]
        except KeyError as error:
            raise ValueError("王示例的身份证号") from error

    monkeypatch.setattr("ygt.cli.commands.check.check", fails)
    assert main(["-C", str(mini), "check", "--as-of", "2026-01-01", "--format=json"]) == 3
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err.startswith("错误：ygt 遇到未预料的情况")
    assert "命令：ygt -C … check --as-of … --format\n" in said.err
    assert re.search(r"版本：ygt \S+，Python 3\.\d+\.\d+", said.err)
    assert "builtins.ValueError\n" in said.err and "builtins.KeyError\n" in said.err
    assert re.search(r"  ygt/cli/commands/check\.py:\d+ command\n", said.err)
    assert "王示例" not in said.err and str(mini) not in said.err and str(Path.home()) not in said.err
    assert "Traceback" not in said.err


def test_a_fault_in_names_of_the_code_is_named(
    mini: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("ygt.cli.commands.check.check", lambda *_, **__: None.findings)  # type: ignore[attr-defined]
    assert main(["-C", str(mini), "check"]) == 3
    assert "builtins.AttributeError: 'NoneType' object has no attribute 'findings'" in capfd.readouterr().err


def test_a_runaway_recursion_is_reported_briefly(
    mini: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def deeper(*_: object, **__: object) -> None:
        deeper()

    monkeypatch.setattr("ygt.cli.commands.check.check", deeper)
    assert main(["-C", str(mini), "check"]) == 3
    assert len(capfd.readouterr().err.split("\n")) < 40


def test_an_expected_failure_is_one_sentence(
    mini: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise ToolError("不能核对", "稍后再试")

    monkeypatch.setattr("ygt.cli.commands.check.check", refuses)
    assert main(["-C", str(mini), "check"]) == 2
    assert capfd.readouterr().err == "错误：不能核对\n处理办法：稍后再试\n"


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (PermissionError(13, "Permission denied", "名单.yaml"), "错误：无法读写“名单.yaml”：没有权限\n处理办法："),
        (OSError(28, "No space left on device"), "错误：无法读写输出：磁盘空间不足\n处理办法：清理磁盘后重试\n"),
        (OSError(5, "Input/output error", "x"), "错误：无法读写“x”：系统拒绝（Input/output error）\n"),
    ],
)
def test_what_the_system_refuses(
    mini: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    error: OSError,
    sentence: str,
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise error

    # Taking standard output away, as the tool does then, must not reach the test's own.
    monkeypatch.setattr("ygt.cli.main._discard_output", lambda: None)
    monkeypatch.setattr("ygt.cli.commands.check.check", refused)
    assert main(["-C", str(mini), "check"]) == 2
    assert capfd.readouterr().err.startswith(sentence)


def test_a_missing_library_is_no_fault_of_the_tool(
    mini: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def needs(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("No module named 'typst'", name="typst")

    monkeypatch.setattr("ygt.cli.commands.check.check", needs)
    assert main(["-C", str(mini), "check"]) == 2
    assert capfd.readouterr().err.startswith("错误：缺少组件 typst\n处理办法：执行 ygt doctor")


@FULL_DISK
def test_a_full_disk(mini: Path) -> None:
    with Path("/dev/full").open("w") as full, started("-C", mini, "check", stdout=full) as process:
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 2
    assert errors == "错误：无法读写输出：磁盘空间不足\n处理办法：清理磁盘后重试\n"


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_reader_that_goes_away_is_no_error(mini: Path, form: str) -> None:
    drug = (mini / "catalogues" / "drugs" / "anti_infective.yaml").read_text(encoding="utf-8")
    (mini / "catalogues" / "drugs" / "many.yaml").write_text(drug * 500, encoding="utf-8")
    reading, writing = os.pipe()
    with started("-C", mini, "list", "drug", "--format", form, stdout=writing) as process:
        os.close(writing)
        os.read(reading, 10)
        os.close(reading)
        _, errors = process.communicate(timeout=60)
    assert errors == ""
    assert process.returncode == 141


@TERMINAL
def test_ctrl_c_is_quiet(tmp_path: Path) -> None:
    import pty

    master, slave = pty.openpty()
    with started("init", tmp_path / "new", stdin=slave, stdout=subprocess.PIPE) as process:
        assert process.stderr is not None
        question = os.read(process.stderr.fileno(), 1000).decode("utf-8")
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=60)
    os.close(slave)
    os.close(master)
    assert (question, errors) == ("县级行政区划代码（六位）：", "")
    assert output == ""
    assert process.returncode == 130
    assert not (tmp_path / "new").exists()
