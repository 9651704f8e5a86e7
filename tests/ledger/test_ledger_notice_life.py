"""The stages of a notice stand in one place, and are those of the contract."""

from __future__ import annotations

from pathlib import Path

import pytest

from ygt.ledger.load import load
from ygt.ledger.notice_life import LIFE, SINCE, has_reached, lacking, too_early
from ygt.schema.contract import contract


def test_stages_are_those_of_the_contract() -> None:
    fields = contract().kind("notice").record.properties
    assert list(LIFE) == fields["status"].schema["enum"]
    assert set(SINCE) <= set(fields) and set(SINCE.values()) <= set(LIFE)


@pytest.mark.parametrize(
    ("status", "early", "missing"),
    [
        ("拟稿", ["date", "number", "issued_on"], []),
        ("签发", ["number", "issued_on"], ["date"]),
        ("编号", ["issued_on"], ["date", "number"]),
        ("印发", [], ["date", "number", "issued_on"]),
        ("废止", [], ["date", "number"]),
    ],
)
def test_what_each_stage_allows_and_asks(status: str, early: list[str], missing: list[str], mini: Path) -> None:
    notice = load(mini)[0].all("notice")[0]
    notice.data["status"] = status
    assert too_early(notice) == early
    for field in SINCE:
        notice.data.pop(field, None)
    assert lacking(notice) == missing
    assert has_reached(notice, "拟稿") and has_reached(notice, "编号") == (status in ("编号", "印发", "废止"))
