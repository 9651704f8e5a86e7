from __future__ import annotations

import pytest
from report_workspace import ledger_of, place

from ygt.check import Result
from ygt.findings import Finding, Related
from ygt.report.colour import coloured
from ygt.report.formats import Options
from ygt.report.full import RELATED, full
from ygt.report.groups import PLACES, UNITS
from ygt.rules.table import RULES

NOTE = next(rule for rule in RULES.values() if rule.severity == "note")


def note(number: int, unit: str = "", remedy: str = "核对") -> Finding:
    return Finding(place("a.yaml", number, 1, 2), NOTE.code, f"第{number}处", remedy, "note", unit=unit)


def report(*findings: Finding, quiet: bool = False, **texts: str) -> list[str]:
    return list(full(Result(ledger_of(**texts), list(findings)), Options(quiet=quiet)))


def test_an_error_shows_both_ends_and_the_remedy() -> None:
    finding = Finding(
        place("a.yaml", 12, 9, 11),
        "YGT201",
        "机构“甲院”重复登记",
        "合并为一条",
        label="第二次登记",
        related=(Related(place("b.yaml", 1, 1, 3), "首次登记在此"),),
    )
    lines = report(finding, a="\n" * 11 + "- name: 甲院", b="甲院")
    assert lines[:9] == [
        "错误[YGT201]：机构“甲院”重复登记",
        "  --> a.yaml:12:9",
        "   |",
        "12 | - name: 甲院",
        "   |         ^^^^ 第二次登记",
        "  ::: b.yaml:1:1 首次登记在此",
        "   |",
        " 1 | 甲院",
        "   | ----",
    ]
    assert lines[9] == "   = 处理办法：合并为一条"


def test_of_many_related_places_the_first_are_shown_and_the_rest_counted() -> None:
    related = tuple(Related(place("b.yaml", number, 1, 2), "引用在此") for number in range(1, RELATED + 3))
    lines = report(Finding(place("a.yaml", 1, 1, 2), "YGT305", "疑有误", "核对", related=related), a="甲", b="乙\n" * 9)
    assert [line.strip() for line in lines if ":::" in line] == [
        *(f"::: b.yaml:{number}:1 引用在此" for number in range(1, RELATED + 1)),
        "::: 另有2处，用 --format json 逐处列出",
    ]


def test_a_message_cannot_break_the_report() -> None:
    lines = report(Finding(place("a.yaml", 1, 1, 2), "YGT301", "未登记的“\x1b[2J\n错误”", "改\r正"))
    assert lines[0] == "错误[YGT301]：未登记的“\\x1b[2J\\n错误”"
    assert lines[2] == "  = 处理办法：改\\r正"


def test_notes_are_grouped_and_counted_by_unit_with_the_first_places() -> None:
    lines = report(*(note(number, "甲院" if number % 3 else "乙院") for number in range(1, 8)))
    assert lines[0] == f"提示[{NOTE.code}] {NOTE.title}（7处）：甲院 5，乙院 2"
    assert lines[1 : PLACES + 1] == [f"  a.yaml:{number}:1 第{number}处" for number in range(1, PLACES + 1)]
    assert lines[PLACES + 1] == "  另有2处，用 --format concise 逐条列出"
    assert lines[PLACES + 2] == "  = 处理办法：核对"


def test_a_remedy_that_differs_from_note_to_note_is_not_given_for_the_group() -> None:
    assert not any("处理办法" in line for line in report(note(1, remedy="甲"), note(2, remedy="乙")))


def test_many_units_are_counted_and_the_first_named() -> None:
    lines = report(*(note(number, f"第{number}院") for number in range(1, UNITS + 4)))
    assert lines[0].endswith(f"第{UNITS}院 1 等{UNITS + 3}个单位")


def test_notes_without_unit_name_none() -> None:
    assert report(note(1))[0] == f"提示[{NOTE.code}] {NOTE.title}（1处）"


def test_errors_come_before_notes_and_the_counts_last() -> None:
    error = Finding(place("z.yaml", 9, 1, 1), "YGT301", "未登记")
    lines = report(note(1), error, a="甲")
    assert lines[0].startswith("错误")
    assert lines[-2:] == [
        "检查1个文件，共0条记录：错误1处，提示1处，有据例外0处。",
        "规则的缘由和依据：ygt explain YGT301",
    ]


@pytest.mark.parametrize("findings", [(), (note(1),)])
def test_quiet_leaves_the_counts_out(findings: tuple[Finding, ...]) -> None:
    assert not any("检查" in line or "explain" in line for line in report(*findings, quiet=True))


def test_nothing_found_is_one_line() -> None:
    assert report() == ["检查0个文件，共0条记录：错误0处，提示0处，有据例外0处。"]


def test_colour_changes_nothing_but_the_colour() -> None:
    findings = [Finding(place("a.yaml", 1, 1, 2), "YGT301", "未登记", "登记", label="此处"), note(1, "甲院")]
    result = Result(ledger_of(a="甲"), findings)
    import re

    painted = "\n".join(full(result, Options(coloured)))
    assert "\x1b[" in painted
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == "\n".join(full(result, Options()))
