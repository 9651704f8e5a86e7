"""What is said of a command line that cannot be carried out: Chinese, one sentence, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_process import Run

from ygt.cli.main import main

CASES = [
    (["chek"], "没有命令“chek”，是否应为“check”？", "ygt --help"),
    (["xyz"], "没有命令“xyz”", "ygt --help"),
    (["--colour", "always"], "没有选项 --colour，是否应为“--color”？", "ygt --help"),
    (["check", "--fromat", "json"], "没有选项 --fromat，是否应为“--format”？", "ygt check --help"),
    (["check", "-x"], "没有选项 -x", "ygt check --help"),
    (["check", "--sel", "YGT3"], "没有选项 --sel，是否应为“--select”？", "ygt check --help"),
    (["check", "--format"], "选项 --format 后面缺少值", "ygt"),
    (["check", "--strict=yes"], "选项 --strict 不带值", "ygt"),
    (
        ["check", "--format", "ful"],
        "选项 --format 的值不对：“ful”不在可选范围内，是否应为“full”？（可选：",
        "ygt check",
    ),
    (["--color", "红"], "选项 --color 的值不对：“红”不在可选范围内（可选：auto、always、never）", "ygt --help"),
    (["check", "--as-of", "昨天"], "选项 --as-of 的值不对：日期“昨天”", "ygt check --help"),
    (["check", "--as-of", "2026-02-30"], "选项 --as-of 的值不对：日期“2026-02-30”", "ygt check --help"),
    (["check", "--as-of", "2026-02"], "日期“2026-02”没有写到日", "ygt check --help"),
    (["check", "--select", "YGT999"], "选项 --select 的值不对：没有编号为“YGT999”的规则", "ygt check --help"),
    (["check", "--select", ""], "选项 --select 的值不对：没有编号为“”的规则", "ygt check --help"),
    (["check", "--ignore", "YGT103,YGT31x"], "没有编号为“YGT31x”的规则", "ygt check --help"),
    (["check", "--ignore", "unregistred-name"], "是否应为“YGT301”？", "ygt check --help"),
    (["show"], "缺少参数“名称”", "ygt show --help"),
    (["show", "县医院", "再来"], "多出的参数：再来", "ygt show --help"),
    (["rename", "县财政局"], "缺少参数“新名称”；选项 --date（新名称启用日期）", "新名称 --date 2026-03-01（值为示例"),
    (
        ["appoint", "何新来", "--body", "理事会"],
        "缺少选项 --post（职务名称）、--from（起始日期）、--decided-by（决定依据）",
        "在命令后加上 --post 职务 --from 2026-03-01 --decided-by 依据（",
    ),
    (
        ["appoint", "--unit", "县财政局", "--post", "局长", "--from", "2026年3月1日"],
        "缺少参数“姓名”；选项 --decided-by",
        "ygt",
    ),
    (["rename", "县财政局", "--on", "2026-03-01"], "没有选项 --on，是否应为“--date”？", "ygt rename --help"),
    (["dismiss", "郑知行", "--from", "2026-03-01"], "没有选项 --from，是否应为“--until”？", "ygt dismiss --help"),
    (["init"], "缺少参数“目录”", "ygt init --help"),
    (["doctor", "甲", "乙"], "多出的参数：甲 乙", "ygt doctor --help"),
    (["-C", "没有", "check"], "没有文件夹“没有”", "-C"),
    (["check", "-C", "没有"], "没有文件夹“没有”", "-C"),
    (["explain"], "缺少规则的编号", "ygt explain --all"),
    (["explain", "YGT300"], "没有编号为“YGT300”的规则，是否应为“YGT301”？", "ygt explain --all"),
    (["explain", "ygt031"], "没有编号为“ygt031”的规则，是否应为“YGT013”？", "ygt explain --all"),
    (["explain", "甲"], "没有编号为“甲”的规则", "ygt explain --all"),
    (["list", "药频"], "没有种类“药频”，是否应为“药品”？", "drug（药品）"),
    (["export", "json", "药物"], "没有种类“药物”，是否应为“药品”？", "drug（药品）"),
    (["list", "文档"], "没有种类“文档”，相近的有：文件、公文", "document（文件）"),
    (["list", "insitution"], "是否应为“institution”？", "institution（机构）"),
    (["show", "县医园"], "没有名为“县医园”的记录，是否应为“县医院”？", "ygt list"),
    (["check", "没有.yaml"], "没有文件或文件夹“没有.yaml”", "路径"),
    (["check", "/"], "“/”不在台账目录之内", "-C"),
    (["schema", "--print", "机购"], "没有种类“机购”，是否应为“机构”？", "institution（机构）"),
]


@pytest.mark.parametrize(("arguments", "sentence", "remedy"), CASES, ids=[" ".join(case[0]) for case in CASES])
def test_a_request_that_cannot_be_carried_out(
    arguments: list[str],
    sentence: str,
    remedy: str,
    mini: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(mini)
    assert main(arguments) == 2
    said = capfd.readouterr()
    assert said.out == ""
    first, second = said.err.removesuffix("\n").split("\n")
    assert first.startswith("错误：") and sentence in first
    assert second.startswith("处理办法：") and remedy in second


def test_the_process_ends_with_the_same_code_and_words(ygt: Run) -> None:
    done = ygt("chek")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "错误：没有命令“chek”，是否应为“check”？\n处理办法：用法见 ygt --help\n"


@pytest.mark.parametrize("arguments", ["check --foo", "explain YGT999", "explain YGT", "check --select YGT888"])
def test_what_is_like_nothing_has_no_suggestion(ygt: Run, arguments: str) -> None:
    done = ygt(*arguments.split())
    assert done.returncode == 2
    assert "是否应为" not in done.stderr


@pytest.mark.parametrize("command", ["check", "list", "show 甲"])
def test_a_folder_that_is_no_workspace(ygt: Run, command: str) -> None:
    done = ygt(*command.split())
    assert done.returncode == 2
    assert "不是台账目录" in done.stderr
    assert "处理办法：用 -C 指定台账所在目录" in done.stderr


def test_what_the_user_typed_cannot_steer_the_terminal(ygt: Run) -> None:
    done = ygt("explain", "\x1b[2J\u202e")
    assert done.returncode == 2
    assert "“\\x1b[2J\\u202e”" in done.stderr


def test_without_a_command_the_help_is_shown_as_an_error(ygt: Run) -> None:
    done = ygt()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == ygt("--help").stdout
