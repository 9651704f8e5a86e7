"""A county wrong in every way, against the complete list of what is found in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workspaces import TESTS, located, on_disk
from ygt.check import check
from ygt.findings import Finding
from ygt.rules.table import RULES

COUNTY = TESTS / "fixtures" / "wrong_county"
NOT_SHOWN = {
    "YGT209": "this county was typed, not copied from a PDF",
    "YGT014": "a file of more than 8 MiB is not kept",
    "YGT016": "a file that cannot be opened is not kept",
    "YGT116": "this county has its file",
    "YGT130": "this county is fictional, its code names no real one",
    "YGT435": "asks that every institution be well formed",
    "YGT441": "asks that every institution be well formed",
    "YGT648": "asks that every drug be well formed",
    "YGT607": "this county is fictional, not compiled",
}
"""Rules that cannot find anything here, and why; each has its cases elsewhere."""


def line_of(finding: Finding) -> str:
    related = "".join(
        f"\n    {one.place.path}:{one.place.line}:{one.place.column} {one.label}" for one in finding.related
    )
    return f"{located(finding)} {finding.severity} {finding.message}\n    {finding.help}{related}\n"


def test_every_finding(golden: Callable[[Path, str], None]) -> None:
    found = on_disk(COUNTY).check().findings
    golden(Path(__file__).parent / "golden" / "wrong_county.txt", "".join(map(line_of, found)))


def test_nearly_every_rule_finds_something() -> None:
    codes = {one.code for one in on_disk(COUNTY).check().findings}
    assert sorted(set(RULES) - codes) == sorted(NOT_SHOWN)


def test_disk_and_memory_give_the_same() -> None:
    assert check(COUNTY).findings == on_disk(COUNTY).check().findings
    assert check(COUNTY).findings == check(COUNTY).findings
