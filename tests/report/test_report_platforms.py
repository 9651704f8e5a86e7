"""SARIF, GitLab and JUnit: what the published formats require, and what each platform does with a report."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker
from lxml import etree
from report_workspace import ledger_of, place

from ygt.check import Result
from ygt.findings import Finding, Place, Related
from ygt.report.formats import Options
from ygt.report.registry import REPORTERS
from ygt.rules.table import RULES

SCHEMAS = Path(__file__).parent / "schemas"
SARIF = Draft7Validator(json.loads((SCHEMAS / "published/sarif-2.1.0.json").read_text(encoding="utf-8")))
JUNIT = etree.XMLSchema(etree.parse(SCHEMAS / "published/junit-10.xsd"))
ERROR = Finding(
    place("org/甲 乙.yaml", 3, 5, 8),
    "YGT301",
    "未登记的机构“100%,甲:乙”",
    "更正",
    related=(Related(place("org/乙.yaml", 1, 1, 2), "首次登记在此"),),
)
NOTE = Finding(place("a.yaml", 1, 1, 4), "YGT442", "甲院没有参加任何医共体", "补充", "note", unit="甲院")
HOSTILE = "<b>&amp;]]>[点此](https://example.org) {0} @everyone \x1b[2J\x00\ufffe\u202e\ud800\n::error::"


@cache
def validator(name: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def reported(form: str, *findings: Finding, **options: Any) -> str:
    result = Result(ledger_of(clean="甲: 乙\n"), sorted(findings))
    return "\n".join(REPORTERS[form](result, Options(**options)))


def sarif(*findings: Finding, **options: Any) -> Any:
    log = json.loads(reported("sarif", *findings, **options))
    validator("sarif").validate(log)
    [run] = log["runs"]
    return run


def gitlab(*findings: Finding, **options: Any) -> Any:
    entries = json.loads(reported("gitlab", *findings, **options))
    validator("gitlab").validate(entries)
    return entries


def junit(*findings: Finding, **options: Any) -> etree._Element:
    read = etree.fromstring(reported("junit", *findings, **options).encode("utf-8"))
    etree.XMLSchema(etree.parse(SCHEMAS / "junit.xsd")).assertValid(read)
    known = deepcopy(read)
    for case in known.iter("testcase"):
        # GitLab's own, unknown to the published schema.
        for name in ("file", "line"):
            case.attrib.pop(name, None)
    JUNIT.assertValid(known)
    return read


def test_sarif_names_rule_level_place_and_both_ends() -> None:
    run = sarif(ERROR, NOTE, prefix="examples/demo")
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["YGT301", "YGT442"]
    assert rules[0]["shortDescription"]["text"] == RULES["YGT301"].title
    note, error = run["results"]
    assert (note["level"], note["ruleId"], rules[note["ruleIndex"]]["id"]) == ("note", "YGT442", "YGT442")
    assert (error["level"], error["ruleId"], rules[error["ruleIndex"]]["id"]) == ("error", "YGT301", "YGT301")
    assert error["message"] == {"text": "未登记的机构“100%,甲:乙”\n处理办法：更正"}
    [location] = error["locations"]
    where = location["physicalLocation"]
    assert unquote(where["artifactLocation"]["uri"]) == "examples/demo/org/甲 乙.yaml"
    assert where["region"] == {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 8}
    [related] = error["relatedLocations"]
    assert (related["id"], related["message"]["text"]) == (1, "首次登记在此")
    assert run["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize(
    "findings", [(), (ERROR, NOTE), (Finding(place("a.yaml", 1, 1, 2), "YGT301", HOSTILE, HOSTILE),)], ids=range(3)
)
@pytest.mark.parametrize("prefix", ["", "examples/demo"])
def test_sarif_is_what_oasis_published(findings: tuple[Finding, ...], prefix: str) -> None:
    log = json.loads(reported("sarif", *findings, prefix=prefix))
    # Slow on the whole schema, hence not for every report of these tests.
    SARIF.validate(log)
    del log["version"]
    assert not SARIF.is_valid(log)


@pytest.mark.parametrize(("prefix", "identifier"), [("", "ygt/"), ("examples/demo", "ygt/examples/demo/")])
def test_sarif_tells_the_workspaces_of_a_repository_apart(prefix: str, identifier: str) -> None:
    assert sarif(prefix=prefix)["automationDetails"] == {"id": identifier}


def test_sarif_describes_every_rule_within_the_format() -> None:
    findings = [Finding(place("a.yaml", 1, 1, 2), rule.code, "甲", severity=rule.severity) for rule in RULES.values()]
    rules = sarif(*findings)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(RULES)
    assert all(rule["defaultConfiguration"]["level"] == RULES[rule["id"]].severity for rule in rules)


def test_a_sarif_message_holds_no_placeholder_and_no_link() -> None:
    [result] = sarif(Finding(place("a.yaml", 1, 1, 2), "YGT301", HOSTILE, "写作 {name: 甲}"))["results"]
    text = result["message"]["text"]
    assert "{{0}}" in text and "{{name: 甲}}" in text
    assert "](" not in text
    assert not any(character in text for character in "\x1b\x00\u202e\ud800")


def test_gitlab_gives_what_its_format_requires_and_no_more() -> None:
    note, error = gitlab(ERROR, NOTE, prefix="examples/demo")
    assert error.pop("fingerprint") != note.pop("fingerprint")
    assert error == {
        "description": "YGT301 未登记的机构“100%,甲:乙” 处理办法：更正",
        "check_name": "YGT301",
        "severity": "major",
        "location": {"path": "examples/demo/org/甲 乙.yaml", "lines": {"begin": 3, "end": 3}},
    }
    assert note["severity"] == "info"


def test_nothing_found_is_an_empty_list_for_gitlab_and_a_run_without_results_in_sarif() -> None:
    assert reported("gitlab") == "[]"
    assert sarif()["results"] == []


def fingerprints(*findings: Finding, prefix: str = "") -> list[str]:
    listed = [entry["fingerprint"] for entry in gitlab(*findings, prefix=prefix)]
    marks = [one["partialFingerprints"]["ygtFinding/v1"] for one in sarif(*findings, prefix=prefix)["results"]]
    assert listed == marks
    return listed


def test_a_finding_keeps_its_fingerprint_when_it_moves_and_no_two_share_one() -> None:
    at = [Finding(place("a.yaml", line, 1, 2), "YGT301", "未登记的机构“甲”") for line in (1, 7)]
    moved = [Finding(place("a.yaml", line, 1, 2), "YGT301", "未登记的机构“甲”") for line in (4, 9)]
    assert fingerprints(*at) == fingerprints(*moved)
    others = [
        Finding(place("b.yaml", 1, 1, 2), "YGT301", "未登记的机构“甲”"),
        Finding(place("a.yaml", 1, 1, 2), "YGT301", "未登记的机构“乙”"),
        Finding(place("a.yaml", 1, 1, 2), "YGT302", "未登记的机构“甲”"),
    ]
    every = fingerprints(*at, *others) + fingerprints(at[0], prefix="examples/demo")
    assert len(set(every)) == len(every) == 6


def test_junit_has_a_suite_a_file_and_a_case_a_finding() -> None:
    top = junit(ERROR, NOTE, prefix="examples/demo")
    assert {name: top.get(name) for name in ("tests", "failures", "errors", "time")} == {
        "tests": "3",
        "failures": "1",
        "errors": "0",
        "time": "0",
    }
    found, clean, wrong = top
    assert [suite.get("name") for suite in top] == [
        "examples/demo/a.yaml",
        "examples/demo/clean.yaml",
        "examples/demo/org/甲 乙.yaml",
    ]
    assert [suite.get("failures") for suite in top] == ["0", "0", "1"]
    # A note does not fail.
    assert [child.tag for child in found[0]] == ["system-out"]
    assert (clean[0].get("name"), len(clean[0])) == ("核对", 0)
    assert (wrong[0].get("name"), wrong[0].get("line")) == ("YGT301 未登记的机构“100%,甲:乙”", "3")
    [failure] = wrong[0]
    assert failure.get("message") == "未登记的机构“100%,甲:乙”"
    assert failure.text.split("\n") == [
        "examples/demo/org/甲 乙.yaml:3:5 未登记的机构“100%,甲:乙”",
        "examples/demo/org/乙.yaml:1:1 首次登记在此",
        "处理办法：更正",
    ]


def test_junit_names_no_two_cases_of_a_file_alike_and_none_by_its_line() -> None:
    def names(*lines: int) -> list[str | None]:
        found = [Finding(place("a.yaml", line, 1, 2), "YGT301", "未登记") for line in lines]
        return [case.get("name") for case in junit(*found).iter("testcase") if case.get("file") == "a.yaml"]

    assert names(1, 7) == names(3, 9) == ["YGT301 未登记", "YGT301 未登记（第2处）"]


def test_junit_says_where_only_a_part_was_asked_for() -> None:
    [case] = junit(partly=True).iter("testcase")
    assert case.get("name") == "核对（只计所选的规则和文件）"


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(), min_size=1, max_size=40), st.text(st.characters(), max_size=20))
def test_no_text_breaks_a_format(message: str, name: str) -> None:
    hostile(message, name)


def test_the_texts_that_did_break_formats_elsewhere() -> None:
    hostile(HOSTILE, HOSTILE)


def hostile(message: str, name: str) -> None:
    path = f"org/{name}.yaml"
    related = (Related(place(path, 1, 1, 2), message),)
    finding = Finding(Place(path, 1, 3, 4, 2), "YGT301", message, message, label=message, related=related)
    # All that a report holds can be written as UTF-8, though a name on the disk may be none.
    reports = {form: reported(form, finding, prefix="甲") for form in ("sarif", "gitlab", "junit", "markdown")}
    assert all(text.encode("utf-8") for text in reports.values())
    assert len(sarif(finding)["results"]) == 1
    assert len(gitlab(finding)) == 1
    assert junit(finding).get("failures") == "1"
