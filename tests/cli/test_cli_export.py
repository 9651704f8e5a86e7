from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_process import Command, Run


def test_a_folder_of_each_format(command: Command, mini: Path) -> None:
    for form, name in (("xlsx", "药品.xlsx"), ("csv", "drug.csv"), ("json", "drug.json"), ("jsonl", "drug.jsonl")):
        done = command(mini, "export", form, "药品")
        assert (done.code, done.err.startswith("已导出1个种类，共")) == (0, True), done.err
        assert f"{(mini / 'build/export' / form / name).as_posix()}\n" in done.out
        assert all(Path(line).is_file() for line in done.out.splitlines())
    assert (mini / "build/export/json/schema/records/drug.json").is_file()


def test_one_file_with_everything(command: Command, mini: Path) -> None:
    for name in ("a.xlsx", "a.zip", "a.json"):
        form = "csv" if name == "a.zip" else name.partition(".")[2]
        assert command(mini, "export", form, "-o", str(mini / name)).out == f"{(mini / name).as_posix()}\n"
        assert (mini / name).stat().st_size > 1000
    done = command(mini, "export", "jsonl", "机构", "-o", str(mini / "a.jsonl"))
    assert done.out.splitlines() == [(mini / one).as_posix() for one in ("a.jsonl", "a.README.txt")]


def test_standard_output_and_as_of(command: Command, mini: Path) -> None:
    done = command(mini, "export", "json", "drug", "-o", "-")
    assert json.loads(done.out)["kinds"][0]["count"] > 0
    then = json.loads(command(mini, "export", "json", "drug", "-o", "-", "--as-of", "2020-01-01").out)
    assert (then["as_of"], then["kinds"][0]["count"]) == ("2020-01-01", 0)


def test_what_is_kept_back_is_told(command: Command, mini: Path) -> None:
    papers = mini / "org/documents.yaml"
    text = papers.read_text(encoding="utf-8")
    papers.write_text(text.replace("disclosure: 主动公开", "disclosure: 不予公开", 1), encoding="utf-8")
    assert command(mini, "export", "json", "文件").err.endswith("；另有3条不公开，未导出\n")
    assert command(mini, "export", "json", "文件", "--internal").err.endswith("；含不公开的内容，不得对外提供\n")


def test_faulty_records_are_left_out_and_told(command: Command, mini: Path) -> None:
    drugs = mini / "catalogues/drugs/chinese.yaml"
    drugs.write_text(drugs.read_text(encoding="utf-8").replace("  form:", "  from:", 1), encoding="utf-8")
    done = command(mini, "export", "json", "药品")
    assert (done.code, done.err.splitlines()[-1]) == (1, "另有1条记录因写法有误未导出，用 ygt check 查看")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("csv", "药品", "-o", "a.csv"), "“a.csv”与格式 csv 不符"),
        (("xlsx", "-o", "a.json"), "“a.json”与格式 xlsx 不符"),
        (("jsonl", "-o", "a.jsonl"), "jsonl 的一个文件只写一个种类"),
        (("xlsx", "-o", "-"), "xlsx 不能直接输出"),
        (("json", "药"), "没有种类“药”"),
        (("pdf",), "“pdf”不在可选范围内"),
    ],
)
def test_what_cannot_be_done_is_said(command: Command, mini: Path, words: tuple[str, ...], said: str) -> None:
    done = command(mini, "export", *words)
    assert (done.code, said in done.err) == (2, True), done.err
    assert not list(Path().glob("a.*"))


def test_the_real_command_line(ygt: Run, mini: Path) -> None:
    done = ygt("-C", mini, "export", "jsonl", "中心", "-o", "-")
    assert (done.returncode, done.stderr) == (0, "")
    assert all(json.loads(line)["name"] for line in done.stdout.splitlines())
