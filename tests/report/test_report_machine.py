"""The formats that programs read."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from report_workspace import ledger_of, place

from ygt.check import Result
from ygt.findings import Finding, Place, Related
from ygt.report.concise import concise
from ygt.report.formats import Options
from ygt.report.github import github
from ygt.report.json import json_report
from ygt.report.registry import REPORTERS
from ygt.resources import schema_dir
from ygt.rules.table import RULES

SCHEMA = json.loads((schema_dir() / "output" / "check.json").read_text(encoding="utf-8"))
ERROR = Finding(
    place("org/甲.yaml", 3, 5, 8),
    "YGT301",
    "未登记的机构“100%,甲:乙”",
    "更正",
    related=(Related(place("org/乙.yaml", 1, 1, 2), "首次登记在此"),),
)
NOTE = Finding(place("a.yaml", 1, 1, 4), "YGT442", "甲院没有参加任何医共体", "补充", "note", unit="甲院")


def result_of(*findings: Finding) -> Result:
    return Result(ledger_of(), sorted(findings))


def as_json(*findings: Finding, prefix: str = "") -> dict[str, Any]:
    read: dict[str, Any] = json.loads("\n".join(json_report(result_of(*findings), Options(prefix=prefix))))
    return read


def test_the_contract_of_the_output_is_a_sound_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_output_keeps_its_contract_and_says_everything() -> None:
    read = as_json(ERROR, NOTE, prefix="examples/demo")
    Draft202012Validator(SCHEMA).validate(read)
    assert read["version"] == 1
    assert read["workspace"] == {"path": "examples/demo", "name": "", "standing": "compiled"}
    assert read["counts"] == {"files": 0, "records": 0, "errors": 1, "notes": 1, "excepted": 0}
    assert read["findings"][1] == {
        "code": "YGT301",
        "severity": "error",
        "title": RULES["YGT301"].title,
        "message": "未登记的机构“100%,甲:乙”",
        "help": "更正",
        "path": "org/甲.yaml",
        "line": 3,
        "column": 5,
        "end_line": 3,
        "end_column": 8,
        "pointer": "",
        "related": [
            {
                "path": "org/乙.yaml",
                "line": 1,
                "column": 1,
                "end_line": 1,
                "end_column": 2,
                "pointer": "",
                "label": "首次登记在此",
            }
        ],
        "unit": "",
    }


@pytest.mark.parametrize("change", ["version", "findings", "counts"])
def test_the_contract_refuses_an_output_without_its_parts(change: str) -> None:
    read = as_json(ERROR)
    del read[change]
    assert not Draft202012Validator(SCHEMA).is_valid(read)


def test_chinese_stays_readable_and_controls_do_not_reach_a_terminal() -> None:
    finding = Finding(place("a.yaml", 1, 1, 2), "YGT301", "未登记的“\x1b[2J\x9b\x7f\u202e\u2028”")
    text = "\n".join(json_report(result_of(finding), Options()))
    assert "未登记的“\\u001b[2J\\u009b\\u007f\\u202e\\u2028”" in text
    assert json.loads(text)["findings"][0]["message"] == finding.message


def test_concise_is_one_line_a_finding_for_editors_and_grep() -> None:
    lines = list(concise(result_of(ERROR, NOTE), Options()))
    assert lines == [
        "a.yaml:1:1: 提示 YGT442 甲院没有参加任何医共体",
        "org/甲.yaml:3:5: 错误 YGT301 未登记的机构“100%,甲:乙”",
    ]


def annotations(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Workflow commands read back as the runner reads them (actions/runner, ActionCommand.cs)."""

    def plain(value: str, *more: tuple[str, str]) -> str:
        for written, meant in (("%0D", "\r"), ("%0A", "\n"), *more, ("%25", "%")):
            value = value.replace(written, meant)
        return value

    found = []
    for line in text.split("\n"):
        if match := re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line):
            pairs = (pair.partition("=") for pair in match[2].split(","))
            read = {name: plain(value, ("%3A", ":"), ("%2C", ",")) for name, _, value in pairs}
            found.append((match[1], read, plain(match[3])))
    return found


def test_github_shows_errors_first_with_paths_from_the_root_of_the_repository() -> None:
    text = "\n".join(github(result_of(NOTE, ERROR), Options(prefix="examples/demo")))
    assert annotations(text) == [
        (
            "error",
            {
                "file": "examples/demo/org/甲.yaml",
                "line": "3",
                "col": "5",
                "endColumn": "8",
                "title": f"YGT301 {RULES['YGT301'].title}",
            },
            "未登记的机构“100%,甲:乙”\n处理办法：更正",
        ),
        (
            "notice",
            {
                "file": "examples/demo/a.yaml",
                "line": "1",
                "col": "1",
                "endColumn": "4",
                "title": f"YGT442 {RULES['YGT442'].title}",
            },
            "甲院没有参加任何医共体\n处理办法：补充",
        ),
    ]
    assert text.split("\n")[-1] == "检查0个文件，共0条记录：错误1处，提示1处，有据例外0处。"


def test_github_names_the_last_line_of_a_longer_span_instead_of_columns() -> None:
    finding = Finding(Place("a.yaml", 1, 3, 4, 2), "YGT301", "未登记")
    [(_, properties, _)] = annotations("\n".join(github(result_of(finding), Options())))
    assert properties["endLine"] == "4"
    assert "col" not in properties and "endColumn" not in properties


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=40), st.text(max_size=40))
def test_no_text_can_forge_a_command_or_a_property(message: str, remedy: str) -> None:
    finding = Finding(place("a,b:c%.yaml", 1, 1, 2), "YGT301", message, remedy)
    text = "\n".join(github(result_of(finding), Options(quiet=True)))
    [(level, properties, said)] = annotations(text)
    assert level == "error"
    assert properties["file"] == "a,b:c%.yaml"
    assert said == (f"{message}\n处理办法：{remedy}" if remedy else message)


def test_every_format_has_a_name() -> None:
    assert list(REPORTERS) == ["full", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown"]
