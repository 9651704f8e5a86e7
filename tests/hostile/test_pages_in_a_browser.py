"""The site of a county whose every text is a payload, built by mkdocs and opened page by page: nothing of it runs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from armed import PAYLOADS, armed
from playwright.sync_api import Browser, Route, sync_playwright

from requirements import chromium
from ygt.check import check
from ygt.clock import BEIJING
from ygt.publish.site.publish import publish
from ygt.rules.table import RULES

pytestmark = pytest.mark.stress
"""A minute for each payload."""

ELSEWHERE = "**/*"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium(playwright.chromium.executable_path), args=["--no-sandbox", "--disable-gpu"]
        )
        yield launched
        launched.close()


def laid(payload: str, root: Path) -> Path:
    for path, content in armed(payload).workspace.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_runs_and_nothing_is_lost(payload: str, browser: Browser, tmp_path: Path) -> None:
    root = laid(payload, tmp_path / "county")
    publish([check(root)], root=root, at=datetime(2026, 11, 21, tzinfo=BEIJING), rules=RULES)
    site = root / "build" / "site"
    # The page for addresses that do not exist asks for its style from the top of wherever the site is served.
    pages = [page for page in sorted(site.rglob("*.html")) if not {"rules", "guide", "404.html"} & set(page.parts)]
    assert len(pages) > 40
    asked: list[str] = []
    dialogs: list[str] = []
    faults: list[str] = []

    def only_here(route: Route) -> None:
        url = route.request.url
        if url.startswith((f"{site.as_uri()}/", "data:", "blob:")):
            route.continue_()
        else:
            asked.append(url)
            route.abort()

    context = browser.new_context()
    context.route(ELSEWHERE, only_here)
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page = context.new_page()
    seen = 0
    for one in pages:
        page.goto(one.as_uri())
        assert page.evaluate("window.ran") is None, one
        content = page.evaluate("document.documentElement.textContent")
        seen += content.count(PAYLOADS[payload])
        links = page.evaluate("[...document.querySelectorAll('[href],[src],[action]')].map(x => x.href || x.src || '')")
        assert not [link for link in links if str(link).lower().startswith(("javascript:", "http://192"))], one
        assert page.evaluate("document.querySelectorAll('article img[onerror], article script:not([src])').length") == 0
    context.close()
    assert (asked, dialogs, faults) == ([], [], [])
    assert seen > 300
    assert not Path("/tmp/ran").exists()
    shutil.rmtree(root)


def test_what_runs_would_be_seen(browser: Browser, tmp_path: Path) -> None:
    """The same payloads in a page that takes them for markup."""
    (tmp_path / "a.html").write_text(PAYLOADS["markup"] + PAYLOADS["script"], encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "a.html").as_uri())
    page.wait_for_function("window.ran === 1", timeout=5000)
    page.close()
