"""Asking the search of the theme, and waiting for the answer to this question, not to the one before."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page

UNASKED = "键入以开始搜索"
ANSWERED = re.compile("个符合条件的结果|没有找到符合条件的结果")


def results(page: Page, query: str) -> list[str]:
    """The pages the search lists for `query`, best first, each once, without the place in the page."""
    field = page.locator("[data-md-component=search-query]")
    field.click()
    if field.input_value():
        # The last answer stays until the next one comes: it has to go before this one can be told from it.
        _enter(field, "")
        said(page).filter(has_text=UNASKED).wait_for()
    _enter(field, query)
    said(page).filter(has_text=ANSWERED).wait_for()
    links = page.locator(".md-search-result__item > a").evaluate_all("links => links.map((link) => link.href)")
    return list(dict.fromkeys(re.split("[?#]", link)[0] for link in links))


def said(page: Page) -> Locator:
    """The line that says how many pages were found."""
    return page.locator(".md-search-result__meta")


def _enter(field: Locator, text: str) -> None:
    field.fill(text)
    # The theme listens to keys, which fill() does not send.
    field.dispatch_event("keyup")
