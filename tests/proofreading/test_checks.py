"""Every check marks its bad example and leaves its good one alone; further cases stand in data."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from workspaces import MINI
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.proofreading.draft import Draft
from ygt.proofreading.mark import GROUPS, Check, Mark
from ygt.proofreading.table import CHECKS, TABLE
from ygt.proofreading.verify import verify

DAY = date(2026, 3, 1)
CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))


@cache
def county() -> Ledger:
    return load(MINI)[0]


def marks(lines: list[str], day: date | None = None) -> list[Mark]:
    draft = Draft.of_lines(lines)
    return verify(draft, county(), day or draft.day or DAY)


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_bad_example_is_marked(check: Check) -> None:
    found = [one for one in marks(list(check.bad)) if one.code == check.code]
    assert found
    for one in found:
        text = Draft.of_lines(check.bad).paragraphs[one.paragraph].text
        assert 0 <= one.start < one.end <= len(text)
        assert "{" not in one.message + one.help
        assert one.message
        assert one.help


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_good_example_is_left_alone(check: Check) -> None:
    assert marks(list(check.good)) == []


def test_codes_are_in_order_and_of_a_group() -> None:
    codes = [check.code for check, _ in TABLE]
    assert codes == sorted(set(codes))
    assert all(check.code[2] in GROUPS for check, _ in TABLE)
    names = [check.name for check, _ in TABLE]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("case", CASES, ids=[one["name"] for one in CASES])
def test_case(case: dict[str, Any]) -> None:
    draft = Draft.of_lines(case["draft"])
    day = date.fromisoformat(case["on"]) if "on" in case else DAY
    found = verify(draft, county(), day)
    said = [[one.code, draft.paragraphs[one.paragraph].text[one.start : one.end], one.message] for one in found]
    assert said == case.get("marks", [])
