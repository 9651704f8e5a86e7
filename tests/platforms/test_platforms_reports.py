"""The comment itself: what it says of good reports, and that bad ones neither pass nor harm."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import markdown as renderer
import pytest
from made_up_reports import HEAD, Comment, changes, check
from platform_stub import Stub

from ygt.cli.main import main
from ygt.platforms.comment import CUT, ENOUGH, MARKER, MOST_BYTES

OFFLINE = Stub("github")
HOSTILE = (
    "@everyone <script>alert(1)</script> ![x](http://evil.example/p.png) [a](javascript:b) #12 `$(touch ran)` "
    f"</details> {MARKER} --> /close\n# 标题\n- 列表\n| 表 | 格 |\u202e\x1b[2J"
)


def shown(comment: Comment, *reports: dict[str, Any]) -> str:
    done = comment(OFFLINE, "--dry-run", reports=list(reports))
    assert (done.code, done.err) == (0, "")
    return done.out


def test_a_right_change_of_one_county(comment: Comment) -> None:
    text = shown(comment, changes("新增单位“甲局”。"), check(("note", "可补充")))
    assert text.split("\n") == [
        MARKER,
        "",
        "### 某县：新增单位“甲局”。",
        "",
        "核对没有错误，提示1处。",
        "",
        "<details><summary>提示1处，不影响合并</summary>",
        "",
        "**YGT301 引用了未登记的名称**，1处",
        "",
        "- `org/units.yaml:3:1` 可补充",
        "- 处理办法：更正",
        "",
        "</details>",
        "",
        "**单位**",
        "",
        "1. 新增单位“甲局”。",
        "",
        "| 事项 | 单位 |",
        "| --- | --- |",
        "| 会签部门 | 无 |",
        "| 征求意见单位 | 无 |",
        "| 知会单位 | 无 |",
        "| 备案机关 | 无 |",
        "",
        "由 ygt 根据提交 `aaaaaaaaaaaa` 生成，有新的提交时随之更新。",
        "",
    ]


def test_errors_stand_first_and_stop_the_merge(comment: Comment) -> None:
    text = shown(comment, changes("新增单位“甲局”。"), check(("error", "未登记的单位“乙局”"), ("note", "可补充")))
    assert "**核对有1处错误，改正后方可合并**，提示1处。" in text
    assert text.index("未登记的单位“乙局”") < text.index("新增单位“甲局”。\n\n|")


def test_several_counties_in_one_comment_the_idle_ones_in_a_line(comment: Comment) -> None:
    text = shown(
        comment,
        changes("新增单位“甲局”。", path="examples/a"),
        check(path="examples/a"),
        changes(path="examples/b"),
        check(path="examples/b"),
        check(("error", "未登记"), path="examples/c"),
    )
    assert "### 某县：新增单位“甲局”。（`examples/a`）" in text
    assert "其余台账没有变更，核对没有错误：`examples/b`。" in text
    assert "### 某县（`examples/c`）" in text
    assert text.count(MARKER) == 1


def test_nothing_changed(comment: Comment) -> None:
    assert "台账没有变更，核对没有错误：`.`。" in shown(comment, changes(), check())


def test_many_changes_are_folded(comment: Comment) -> None:
    few = shown(comment, changes(*(f"第{number}项。" for number in range(ENOUGH))))
    many = shown(comment, changes(*(f"第{number}项。" for number in range(ENOUGH + 1))))
    assert "<details>" not in few
    assert f"<details><summary>共{ENOUGH + 1}项变更</summary>" in many


@pytest.mark.parametrize("count", [390, 1000])
def test_what_is_too_long_is_cut_and_stays_whole(comment: Comment, count: int) -> None:
    text = shown(comment, changes(*("新增单位“一个名称很长的单位”，并有很多可说的。" * 5 for _ in range(count))))
    assert len(text.encode()) <= MOST_BYTES
    assert text.count("<details>") == text.count("</details>") == 1
    assert text.rstrip().endswith("有新的提交时随之更新。") and CUT in text


def test_a_title_or_a_line_without_end_is_cut(comment: Comment) -> None:
    text = shown(comment, changes("长" * 100_000))
    assert len(text.encode()) <= MOST_BYTES and CUT in text and "长…" in text


def test_words_of_data_stay_words(comment: Comment) -> None:
    report = changes(HOSTILE, HOSTILE, path=f"examples/{HOSTILE}")
    report["groups"][0]["title"] = HOSTILE
    report["changes"][0]["entails"] = [HOSTILE]
    report["lists"]["cosign"] = [HOSTILE]
    report["findings"] = [
        {"code": "YGT016", "message": HOSTILE, "help": HOSTILE, "path": HOSTILE, "line": 1, "column": 1}
    ]
    found = check(("error", HOSTILE), ("note", HOSTILE), path=f"examples/{HOSTILE}")
    for one in found["findings"]:
        one["title"] = one["help"] = one["path"] = HOSTILE
        one["related"] = [{key: one[key] for key in ("path", "line", "column", "end_line", "end_column", "pointer")}]
        one["related"][0]["label"] = HOSTILE
    text = shown(comment, report, found)
    assert text.startswith(MARKER)
    # Code spans are inert by themselves.
    bare = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text[len(MARKER) :])
    assert not re.search(r"(?<!\\)<(?!/?details>|/?summary>)|@(?!\u200b)|(?<!\\)\]\(|http://|\x1b|\u202e", bare)
    page = renderer.markdown(text, extensions=["tables"])
    assert not re.search(r"<(script|img|a|h1|h2)\b", page)
    assert not any(line.lstrip().startswith(("/close", "# ")) for line in text.split("\n"))


WRONG: list[object] = [
    [],
    "x",
    {},
    {"version": 1},
    {**changes("甲。"), "version": 2},
    {**changes("甲。"), "更多": 1},
    {**changes("甲。"), "groups": [{"title": "单位", "lines": [{"sentence": "甲。", "changes": [1]}]}]},
    {**changes("甲。"), "after": {"name": "x", "commit": "`@all`", "date": ""}},
    {**check(), "counts": {"files": "1"}},
]


@pytest.mark.parametrize("report", WRONG, ids=range(len(WRONG)))
def test_what_is_not_a_report_of_ours_is_refused(comment: Comment, report: object) -> None:
    done = comment(OFFLINE, "--dry-run", reports=[report])
    assert (done.code, done.out) == (2, "") and "不是 ygt diff 或 ygt check 的 JSON 输出" in done.err


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"[" * 200_000, b'{"version": NaN}', b"1" * 5000, b'{"a":' * 100_000]
)
def test_a_file_made_to_harm_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(content)
    assert main(["comment", "--platform", "gitee", "--dry-run", str(file)]) == 2
    assert "不是 ygt diff 或 ygt check 的 JSON 输出" in capsys.readouterr().err


def test_files_beyond_measure_are_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (tmp_path / "x.json").open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert main(["comment", "--platform", "github", "--dry-run", str(tmp_path / "x.json")]) == 2
    assert "104857600字节" in capsys.readouterr().err
    assert main(["comment", "--platform", "github", "--dry-run", *["x.json"] * 65]) == 2
    assert "文件过多" in capsys.readouterr().err
    assert main(["comment", "--platform", "github", "--dry-run", str(tmp_path / "没有.json")]) == 2
    assert "文件不存在" in capsys.readouterr().err


def test_two_reports_of_the_same_are_refused(comment: Comment) -> None:
    done = comment(OFFLINE, "--dry-run", reports=[changes("甲。"), changes("乙。")])
    assert done.code == 2 and "两份同样的报告" in done.err


def test_a_half_character_is_written_out(comment: Comment) -> None:
    report = json.loads(json.dumps(changes("甲。")).replace("\\u7532", "\\ud800"))
    assert "ud800" in shown(comment, report)
    assert HEAD[:12] in shown(comment, report)
