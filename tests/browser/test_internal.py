"""The office's own edition: 今日事项 is the home, fits a phone, breaks no rule of axe-core, and says for whom it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from serving import served
from test_accessible import DEVICES, violations

from ygt.check import check
from ygt.clock import BEIJING
from ygt.publish.site.publish import publish
from ygt.rules.table import RULES

DEMO = Path(__file__).parents[2] / "examples" / "demo"
PAGES = ["index", "shilixian/index", "shilixian/today", "shilixian/members/qinghe", "shilixian/supervision"]

pytestmark = pytest.mark.stress


@pytest.fixture(scope="module")
def internal_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The internal site of 示例县 over http."""
    root = tmp_path_factory.mktemp("internal")
    publish([check(DEMO)], root=root, at=datetime(2026, 11, 21, tzinfo=BEIJING), rules=RULES, internal=True)
    with served(root / "build" / "internal" / "site") as url:
        yield url


@pytest.mark.parametrize("device", DEVICES)
def test_what_is_due_today_is_for_everyone_in_the_office(
    open_context: Callable[..., BrowserContext], internal_address: str, device: str
) -> None:
    viewport, scheme = DEVICES[device]
    page = open_context(viewport=viewport, color_scheme=scheme).new_page()
    broken = {name: violations(page, f"{internal_address}/{name}.html") for name in PAGES}
    assert {name: found for name, found in broken.items() if found} == {}
    page.goto(f"{internal_address}/index.html")
    expect(page.locator("h1")).to_contain_text("今日事项")
    assert "内部" in page.locator("body").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
