"""The site of a chosen day: the ledger of that day, and every page says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from site_pages import DAY

from workspaces import REPOSITORY, miniature, on_disk
from ygt.ledger.as_of import as_of
from ygt.publish.site.generate import generate
from ygt.publish.site.workspace import Workspace


def pages(day: date, name: str = "") -> dict[str, str]:
    """The county's own pages as of `day`."""
    result = (on_disk(REPOSITORY / name) if name else miniature()).check()
    workspace = Workspace(replace(result, ledger=as_of(result.ledger, day)), day, recalled=True)
    made = generate([workspace], rules={}).pages
    return {path: text for path, text in made.items() if path.startswith(f"{workspace.folder}/")}


def test_every_page_says_of_which_day_it_is() -> None:
    found = pages(date(2025, 2, 28))
    assert found
    assert all("本页为2025年2月28日的台账，不反映该日以后的变动。" in text for text in found.values())
    now = generate([Workspace(miniature().check(), DAY)], rules={}).pages
    assert not any("不反映该日以后的变动" in text for text in now.values())


def test_who_sat_that_day_and_nobody_who_came_later() -> None:
    body = "shili/bodies/yigongwei.md"
    before, after = pages(date(2025, 2, 27))[body], pages(date(2025, 3, 1))[body]
    assert "孙立言" in before and "李思齐" not in before and "2025年2月28日" not in before
    assert "李思齐" in after and "孙立言" in after


def test_members_and_catalogue_of_that_day() -> None:
    early, late = pages(date(2025, 6, 29)), pages(date(2026, 1, 1))
    assert "终止" not in early["shili/members/baiyang.md"] and "2025年6月30日" in late["shili/members/baiyang.md"]
    assert "阿莫西林" not in early["shili/catalogue/index.md"]
    assert "阿莫西林" in late["shili/catalogue/index.md"]


@pytest.mark.parametrize("day", ["1950-01-01", "2022-06-30", "2100-01-01"])
def test_any_day_can_be_built(day: str) -> None:
    """Days before anything began, on which much of it begins, and after all of it."""
    assert pages(date.fromisoformat(day))
