from __future__ import annotations

import csv

import pytest

from ygt.identifiers.division import county_of, division_fault, name_of
from ygt.resources import schema_dir

DIVISIONS = schema_dir() / "vocabularies" / "divisions"


def rows(name: str) -> list[dict[str, str]]:
    with (DIVISIONS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", ["county", "township"])
def test_lists_are_plain_lines(name: str) -> None:
    data = (DIVISIONS / f"{name}.csv").read_bytes()
    assert b"\r" not in data
    assert b'"' not in data
    assert data.endswith(b"\n")
    data.decode("utf-8")


def test_every_county_of_the_list_is_found() -> None:
    counties = rows("county")
    assert len(counties) == 2978
    for row in counties:
        assert division_fault(row["code6"]) is None
        assert name_of(row["code6"]) == row["name"]


def test_every_township_of_the_list_is_found() -> None:
    townships = rows("township")
    assert len(townships) == 81
    for row in townships:
        for code in (row["code9"], row["code12"]):
            assert division_fault(code) is None
            assert name_of(code) == row["name"]
        assert county_of(row["code12"]) == row["county6"]


@pytest.mark.parametrize(
    ("code", "reason", "offset", "length"),
    [
        ("231182x", "行政区划代码只含数字", 0, 0),
        ("23118１", "第6位为全角字符“１”", 5, 1),
        ("15062", "应为6位（县）、9位（乡）或12位（村），现为5位", 0, 0),
        ("231199", "2023年版县级行政区划代码中没有 231199", 0, 6),
        ("230000", "230000 是省级代码（黑龙江省），应为县级代码", 0, 6),
        ("231100", "231100 是地级代码（黑河市），应为县级代码", 0, 6),
        ("880000", "2023年版县级行政区划代码中没有 880000", 0, 6),
        ("990101", "以99开头的代码专用于虚构示例", 0, 6),
        ("231181000", "第7至9位为000，不指任何乡镇、街道", 6, 3),
        ("231181777", "第7至9位（乡级代码）777 不在001至599之间", 6, 3),
        ("231181199", "2023年版统计用区划代码中，北安市没有 231181199", 6, 3),
        ("231181101777", "第10至12位（村级代码）777 不在001至599之间", 9, 3),
    ],
)
def test_reasons(code: str, reason: str, offset: int, length: int) -> None:
    fault = division_fault(code)
    assert fault is not None
    assert (fault.reason, fault.offset, fault.length) == (reason, offset, length)
    assert fault.remedy


@pytest.mark.parametrize("code", ["231181101", "231181101201", "441900", "110101001", "110101599599"])
def test_accepted(code: str) -> None:
    assert division_fault(code) is None


@pytest.mark.parametrize("code", ["990101", "990101101", "990101101201"])
def test_fiction_uses_the_reserved_codes_only(code: str) -> None:
    assert division_fault(code, fictional=True) is None
    assert division_fault(code) is not None


def test_fiction_may_not_use_a_real_county() -> None:
    fault = division_fault("231181", fictional=True)
    assert fault is not None
    assert fault.reason == "虚构的数据应使用以99开头的代码"


def test_fictional_townships_are_judged_too() -> None:
    assert division_fault("990101999", fictional=True) is not None


def test_names() -> None:
    assert name_of("150625100201") is None
    assert name_of("110101001") is None
    assert name_of("1") is None
