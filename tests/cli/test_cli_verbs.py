"""What the commands that record an act have in common: asking, refusing, telling without writing."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_process import Run

from requirements import TERMINAL

MEETING = "县药事会2026年第1次会议"
APPOINT = ["appoint", "何新来", "--body", "县药事会", "--post", "委员", "--from", "2026-03-01", "--decided-by", MEETING]
DISMISS = ["dismiss", "李思齐", "--body", "医共委", "--post", "委员", "--until", "2026-01-31", "--reason", "职务变动"]
RENAME = ["rename", "示例县财政局", "示例县财政和国资局", "--date", "2026-01-01"]
RETIRE = ["retire", "青河镇人民政府", "--date", "2026-06-30", "--reason", "撤乡设街道"]
RETIRE += ["--decided-by", "示例县人民政府 2026-06-20"]
VERBS = {line[0]: line for line in (APPOINT, DISMISS, RENAME, RETIRE)}
REQUIRED = [(verb, word) for verb, line in VERBS.items() for word in line if word.startswith("--")]


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("verb", VERBS)
def test_told_then_made_then_nothing_left_to_do(ygt: Run, mini: Path, verb: str) -> None:
    before = contents(mini)
    told = ygt("-C", mini, *VERBS[verb], "--dry-run")
    assert told.returncode == 0, told.stderr
    assert "个文件的改动未写入。" in told.stderr
    assert contents(mini) == before
    done = ygt("-C", mini, *VERBS[verb])
    assert (done.returncode, done.stdout) == (0, told.stdout)
    assert "改后通过核对。" in done.stderr
    after = contents(mini)
    changed = {line.removeprefix("+++ b/") for line in done.stdout.splitlines() if line.startswith("+++ ")}
    assert {path for path in after if after[path] != before.get(path)} == changed
    assert ygt("-C", mini, "check").returncode == 0
    again = ygt("-C", mini, *VERBS[verb])
    assert (again.returncode, again.stdout) == (0, "")
    assert "没有需要改动的内容" in again.stderr
    assert contents(mini) == after


@pytest.mark.parametrize(("verb", "option"), REQUIRED)
def test_what_is_missing_is_named(ygt: Run, mini: Path, verb: str, option: str) -> None:
    line = VERBS[verb]
    at = line.index(option)
    before = contents(mini)
    done = ygt("-C", mini, *line[:at], *line[at + 2 :])
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"错误：缺少选项 {option}（")
    assert contents(mini) == before


@pytest.mark.parametrize("verb", VERBS)
def test_a_missing_name_is_told(ygt: Run, mini: Path, verb: str) -> None:
    first = next(at for at, word in enumerate(VERBS[verb]) if word.startswith("--"))
    done = ygt("-C", mini, verb, *VERBS[verb][first:])
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(("错误：缺少参数“姓名”", "错误：缺少参数“名称”"))


@pytest.mark.parametrize("verb", VERBS)
def test_a_ledger_with_errors_is_left_alone(ygt: Run, mini: Path, verb: str) -> None:
    people = mini / "org" / "people.yaml"
    people.write_text(people.read_text(encoding="utf-8") + "- {name: 甲, 区别: 乙}\n", encoding="utf-8")
    before = contents(mini)
    done = ygt("-C", mini, *VERBS[verb])
    assert (done.returncode, done.stdout) == (2, "")
    assert "台账现有" in done.stderr and "先按 ygt check 的提示改正" in done.stderr
    assert contents(mini) == before


@pytest.mark.parametrize("verb", VERBS)
def test_a_day_that_is_none(ygt: Run, mini: Path, verb: str) -> None:
    line = [("2026-02-30" if word.startswith("2026-") else word) for word in VERBS[verb]]
    done = ygt("-C", mini, *line)
    assert (done.returncode, done.stdout) == (2, "")
    assert "2026-02-30" in done.stderr


@TERMINAL
@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("理事\n2025-12-31\n退休\n\n", 0, "职务，如 理事：截止日期，当日仍在任：离任原因：离任依据："),
        ("理事\n2025-12-31\n退休\n县医共体理事会选举会议\n", 0, "离任依据："),
        ("\n", 2, "职务，如 理事：错误：缺少选项 --post"),
        ("理事\n12月\n\n", 2, "截止日期，当日仍在任，如 2026-03-01：日期“12月”：错误：缺少选项 --until"),
        ("理事\n12月\n2025年12月31日\n退休\n\n", 0, "日期“12月”：离任依据："),
    ],
)
def test_what_is_missing_is_asked_for_on_a_terminal(
    ygt_typing: Run, mini: Path, typed: str, code: int, said: str
) -> None:
    before = contents(mini)
    done = ygt_typing("-C", mini, "dismiss", "郑知行", "--body", "理事会", typed=typed)
    assert done.returncode == code, done.stderr
    assert [word for word in said.split("：") if word not in done.stderr] == []
    assert ("+  - {person: 郑知行" in done.stdout) == (code == 0)
    assert ("ended_by: {meeting: 县医共体理事会选举会议}" in done.stdout) == ("会议" in typed)
    assert (contents(mini) != before) == (code == 0)
