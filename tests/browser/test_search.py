"""The search of the whole site: in Chinese, served and from disk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

# One browser and one built site serve them all.
pytestmark = pytest.mark.xdist_group("browser")


def results(page: Page, query: str) -> list[str]:
    """The addresses the search lists for `query`, best first, relative to the site."""
    field = page.locator("[data-md-component=search-query]")
    field.click()
    field.fill(query)
    # The theme listens to keys, which fill() does not send.
    field.dispatch_event("keyup")
    meta = page.locator(".md-search-result__meta")
    meta.filter(has_text="个符合条件的结果").or_(meta.filter(has_text="没有找到")).wait_for()
    links = page.locator(".md-search-result__item > a")
    return [str(link.get_attribute("href")).partition("?")[0] for link in links.all()]


QUERIES = {
    "卫生院": "demo/members/township.html",
    "阿莫西林": "demo/drugs/amoxicillin.html",
    "阿莫": "demo/drugs/amoxicillin.html",
    "amxljn": "demo/drugs/amoxicillin.html",
    "H13023964": "demo/drugs/amoxicillin.html",
    "人民医院": "demo/members/hospital.html",
    "王伟": "demo/bodies/council.html",
    "〔2026〕3号": "demo/bodies/council.html",
    "纯属虚构": "guide/about.html",
}


def test_finds(page: Page, root: str) -> None:
    page.goto(f"{root}/index.html")
    missed = {}
    for query, expected in QUERIES.items():
        found = [link.partition("#")[0] for link in results(page, query)]
        if f"{root}/{expected}" not in found[:5]:
            missed[query] = found
    assert missed == {}


def test_finds_nothing_politely(page: Page, root: str) -> None:
    page.goto(f"{root}/index.html")
    assert results(page, "饕餮") == []
    assert page.locator(".md-search-result__meta").inner_text() == "没有找到符合条件的结果"


def test_result_opens_its_page(page: Page, root: str) -> None:
    page.goto(f"{root}/demo/index.html")
    results(page, "阿莫西林胶囊")
    page.locator(".md-search-result__item > a", has_text="阿莫西林胶囊").first.click()
    page.wait_for_url("**/demo/drugs/amoxicillin.html*")
    assert "国药准字H13023964" in page.locator("article").inner_text()


def test_bulk_tables_stay_out_of_the_index(page: Page, root: str) -> None:
    page.goto(f"{root}/index.html")
    assert not [link for link in results(page, "示例制药0006厂") if "drugs/index" in link or "drugs/short" in link]
