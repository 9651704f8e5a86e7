from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from cli_process import Run, environment

from requirements import TERMINAL
from ygt.report.display import width

GOLDEN = Path(__file__).parent / "golden"
CENTRE = "org/centres.yaml"


@pytest.mark.parametrize("form", ["full", "concise", "json", "github"])
def test_report(ygt: Run, wrong: Path, golden: Callable[[Path, str], None], form: str) -> None:
    done = ygt("-C", wrong, "check", "--format", form)
    assert done.returncode == 1
    assert done.stderr == ""
    golden(GOLDEN / f"check_{form}.txt", done.stdout)


def test_the_caret_stands_under_the_wrong_characters(ygt: Run, wrong: Path) -> None:
    lines = ygt("-C", wrong, "check").stdout.split("\n")
    carets = [(above, below) for above, below in pairwise(lines) if re.match(r" +\| +\^+", below)]
    marked = []
    for above, below in carets:
        first, last = below.index("^"), below.rindex("^") + 1
        column, word = 0, ""
        for character in above:
            word += character if first <= column < last else ""
            column += width(character)
        marked.append(word)
    assert {"示例县人民医院", "乡镇卫生元", "knid", "990101001", "实施方按"} <= set(marked)


def test_a_right_county_passes(ygt: Run, mini: Path) -> None:
    done = ygt("-C", mini, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"检查\d+个文件，共\d+条记录：错误0处，提示0处，有据例外\d+处。\n", done.stdout)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 0),
        (["--strict"], 1),
        (["--strict", "--ignore", "YGT442"], 0),
        (["--select", "YGT1"], 0),
        (["--strict", "--select", "YGT4"], 1),
    ],
)
def test_notes_fail_only_where_strictness_is_asked_for(ygt: Run, mini: Path, arguments: list[str], code: int) -> None:
    with (mini / "members" / "township.yaml").open("a", encoding="utf-8") as file:
        file.write("- {name: 独山乡卫生所, id: dushan, kind: 门诊部}\n")
    done = ygt("-C", mini, "check", "--format", "concise", *arguments)
    assert done.returncode == code
    assert ("YGT442" in done.stdout) == ("--ignore" not in arguments and "YGT1" not in arguments)


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (["--select", "YGT301"], {"YGT301"}),
        (["--select", "ygt3,YGT2"], {"YGT301", "YGT201"}),
        (["--select", "YGT301，YGT201"], {"YGT301", "YGT201"}),
        (["--select", "YGT301", "--select", "YGT201"], {"YGT301", "YGT201"}),
        (["--select", "YGT3", "--ignore", "YGT301"], set()),
    ],
)
def test_rules_are_selected_by_code_or_beginning(ygt: Run, wrong: Path, arguments: list[str], codes: set[str]) -> None:
    done = ygt("-C", wrong, "check", "--format", "json", *arguments)
    assert {one["code"] for one in json.loads(done.stdout)["findings"]} == codes
    assert done.returncode == (1 if codes else 0)


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        (["org"], {"org/support.yaml"}),
        (["org/support.yaml"], {"org/support.yaml"}),
        (["members/township.yaml", "org/"], {"members/township.yaml", "org/support.yaml"}),
        # The other end of a duplicate name lies here.
        (["members/hospitals.yaml"], {"members/township.yaml"}),
        (["org/county.yaml"], set()),
        (["."], {"members/township.yaml", "org/support.yaml"}),
    ],
)
def test_paths_narrow_what_is_reported(ygt: Run, wrong: Path, paths: list[str], files: set[str]) -> None:
    from_inside = ygt("check", "--format", "json", *paths, cwd=wrong)
    assert {one["path"] for one in json.loads(from_inside.stdout)["findings"]} == files
    assert from_inside.returncode == (1 if files else 0)
    given_absolutely = ygt("-C", wrong, "check", "--format", "json", *(wrong / path for path in paths))
    assert json.loads(given_absolutely.stdout)["findings"] == json.loads(from_inside.stdout)["findings"]
    if "." not in paths:
        relative_to_the_workspace = ygt("-C", wrong, "check", "--format", "json", *paths)
        assert json.loads(relative_to_the_workspace.stdout)["findings"] == json.loads(from_inside.stdout)["findings"]


def test_a_narrowed_report_says_that_it_is(ygt: Run, wrong: Path) -> None:
    assert "（只计所选的规则和文件）" in ygt("-C", wrong, "check", "org").stdout
    assert "（只计所选的规则和文件）" not in ygt("-C", wrong, "check").stdout


@pytest.mark.parametrize(("day", "code"), [("2025-06-30", 1), ("2026-06-30", 0), ("2024-01-01", 0)])
def test_as_of_narrows_to_what_holds_on_the_day(ygt: Run, mini: Path, day: str, code: int) -> None:
    with (mini / CENTRE).open("a", encoding="utf-8") as file:
        file.write("- {name: 医学影像中心, id: yingxiang, group: 资源共享, host: 县医元")
        file.write(", from: 2025-01-01, until: 2025-12-31}\n")
    done = ygt("-C", mini, "check", "--as-of", day, "--format", "concise")
    assert done.returncode == code
    assert ("县医元" in done.stdout) == (code == 1)


def test_the_same_bytes_from_anywhere_at_any_time(ygt_process: Run, wrong: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "另一处"
    elsewhere.mkdir()
    first = ygt_process("-C", wrong, "check").stdout
    assert ygt_process("-C", wrong, "check").stdout == first
    assert ygt_process("check", cwd=wrong).stdout == first
    assert ygt_process("-C", "../wrong", "check", cwd=elsewhere, env={"TZ": "Pacific/Kiritimati"}).stdout == first
    assert ygt_process("check", "-C", wrong, env={"PYTHONHASHSEED": "7", "COLUMNS": "40"}).stdout == first
    moved = shutil.move(wrong, elsewhere / "moved")
    assert ygt_process("-C", moved, "check").stdout == first


def test_nothing_that_a_check_loads_reads_the_clock(mini: Path) -> None:
    script = (
        "import sys; from ygt.cli.main import main; main(['-C', sys.argv[1], '-q', 'check']);"
        "print(*(m.__file__ for n, m in sys.modules.items() if n.startswith('ygt') and m.__file__), sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(mini)], env=environment(), capture_output=True, text=True, check=True
    )
    files = [Path(line) for line in done.stdout.split()]
    assert len(files) > 40
    clocks = {"today", "now", "utcnow", "time", "time_ns", "localtime", "gmtime", "monotonic"}
    # When a kept answer was asked for decides whether it is kept, never what it says.
    for file in (one for one in files if one.parts[-2:] != ("again", "question.py")):
        called = {
            node.func.attr
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        }
        assert not called & clocks, file


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GBK", "tr_TR.ISO-8859-9"])
@pytest.mark.parametrize("mode", ["", "0"])
def test_utf8_whatever_the_locale(ygt_process: Run, wrong: Path, locale: str, mode: str) -> None:
    env = {"LC_ALL": locale, "LANG": locale, "PYTHONCOERCECLOCALE": "0", **({"PYTHONUTF8": mode} if mode else {})}
    done = ygt_process("-C", wrong, "check", env=env)
    assert done.returncode == 1
    assert done.stderr == ""
    assert done.stdout == (GOLDEN / "check_full.txt").read_text(encoding="utf-8")


def test_chinese_folder_and_file_names(ygt: Run, wrong: Path, tmp_path: Path) -> None:
    named = wrong.rename(tmp_path / "示例 县")
    (named / "org" / "bodies").mkdir()
    (named / "org" / "bodies" / "质控.yaml").write_text("名称: 质控\n", encoding="utf-8")
    done = ygt("-C", named, "check", "--format", "concise", "org/bodies")
    assert done.returncode == 1
    assert done.stdout.startswith("org/bodies/质控.yaml:1:1: 错误 ")


def test_colour(ygt: Run, wrong: Path) -> None:
    plain = ygt("-C", wrong, "check").stdout
    assert "\x1b" not in plain
    coloured = ygt("-C", wrong, "--color", "always", "check").stdout
    assert "\x1b[1;31m错误[YGT" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert ygt("-C", wrong, "--color", "never", "check", env={"FORCE_COLOR": "1"}).stdout == plain


@TERMINAL
@pytest.mark.parametrize(
    ("env", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colour_on_a_terminal(wrong: Path, env: dict[str, str], coloured: bool) -> None:
    shown = on_a_terminal(wrong, {"TERM": "xterm", **env})
    assert ("\x1b[1;31m" in shown) == coloured
    assert ("正在核对…\r\x1b[K" in shown) == (env.get("TERM") != "dumb")
    assert "错误[YGT" in re.sub(r"\x1b\[[0-9;]*m", "", shown)


def on_a_terminal(workspace: Path, env: dict[str, str]) -> str:
    import pty

    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "ygt", "-C", str(workspace), "check"],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment(**env),
    ) as process:
        os.close(slave)
        shown = b""
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
    os.close(master)
    assert process.returncode == 1
    return shown.decode("utf-8")


def test_quiet_says_nothing_of_what_was_checked(ygt: Run, wrong: Path, mini: Path) -> None:
    done = ygt("-q", "-C", wrong, "check")
    assert "检查" not in done.stdout and "错误[YGT" in done.stdout
    done = ygt("check", "-q", cwd=mini)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_files_that_cannot_be_read_are_findings(ygt: Run, mini: Path) -> None:
    (mini / "members" / "gbk.yaml").write_bytes("- name: 柳河镇卫生院\n".encode("gbk"))
    (mini / "members" / "broken.yaml").write_text("- name: [甲\n", encoding="utf-8")
    (mini / "members" / "dangling.yaml").symlink_to(mini / "nowhere")
    (mini / "members" / "empty.yaml").touch()
    (mini / "org" / "unknown.yaml").write_text("- a\n", encoding="utf-8")
    done = ygt("-C", mini, "check")
    assert done.returncode == 1
    assert done.stderr == ""
    for name in ("members/gbk", "members/broken", "members/dangling", "members/empty", "org/unknown"):
        assert f"--> {name}.yaml:" in done.stdout


def test_hostile_text_cannot_steer_the_terminal(ygt: Run, mini: Path) -> None:
    with (mini / "members" / "township.yaml").open("a", encoding="utf-8") as file:
        file.write('- name: "\\e]0;标题\\a\\e[2J院"\n  id: x\n  "\\e[31m键": 1\n')
    for form in ("full", "concise", "github", "json"):
        done = ygt("-C", mini, "check", "--format", form)
        assert done.returncode == 1
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", done.stdout)


def test_paths_are_prefixed_for_github_by_the_place_in_the_repository(ygt: Run, wrong: Path, tmp_path: Path) -> None:
    repository = tmp_path / "仓库"
    (repository / ".git").mkdir(parents=True)
    (repository / "examples").mkdir()
    inside = shutil.move(wrong, repository / "examples" / "wrong")
    for arguments, cwd in (
        (["-C", "examples/wrong"], repository),
        ([], Path(inside)),
        (["-C", str(inside)], tmp_path),
    ):
        done = ygt(*arguments, "check", "--format", "github", cwd=cwd)
        assert "::error file=examples/wrong/members/township.yaml,line=6," in done.stdout
