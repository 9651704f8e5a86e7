"""The search of the whole site: in Chinese, served and from disk."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect
from searching import results, said

FIRST = {
    "阿莫西林": "demo/drugs/amoxicillin.html",
    "阿莫": "demo/drugs/amoxicillin.html",
    "amxljn": "demo/drugs/amoxicillin.html",
    "H13023964": "demo/drugs/amoxicillin.html",
    "王伟": "demo/bodies/council.html",
    "〔2026〕3号": "demo/documents/notice.html",
    "示例县政办发〔2026〕3号": "demo/documents/notice.html",
    "〔2026〕1号": "demo/documents/earlier.html",
}
AMONG = {
    "卫生院": "demo/members/township.html",
    "人民医院": "demo/members/hospital.html",
    "纯属虚构": "guide/about.html",
}


def test_finds(searched: Page, root: str) -> None:
    searched.goto(f"{root}/index.html")
    found = {query: results(searched, query) for query in [*FIRST, *AMONG]}
    assert {query: pages[0] for query, pages in found.items() if query in FIRST} == {
        query: f"{root}/{page}" for query, page in FIRST.items()
    }
    assert {query: found[query] for query, page in AMONG.items() if f"{root}/{page}" not in found[query][:5]} == {}


def test_a_document_comes_before_the_pages_that_cite_its_number(searched: Page, address: str) -> None:
    searched.goto(f"{address}/index.html")
    document, *citing = results(searched, "〔2026〕3号")
    assert document == f"{address}/demo/documents/notice.html"
    # The year alone is in the guide and on the page of a body whose roster rests on the document.
    assert {f"{address}/guide/editing.html", f"{address}/demo/bodies/council.html"} <= set(citing)


def test_finds_nothing_politely(searched: Page, root: str) -> None:
    searched.goto(f"{root}/index.html")
    assert results(searched, "饕餮") == []
    expect(said(searched)).to_have_text("没有找到符合条件的结果")


def test_an_answer_is_the_answer_to_its_question(searched: Page, address: str) -> None:
    searched.goto(f"{address}/index.html")
    asked = ["饕餮", "王伟", "饕餮", "阿莫西林", "王伟", "〔2026〕3号"] * 3
    answers = [(query, tuple(results(searched, query))) for query in asked]
    assert len(set(answers)) == len(set(asked))
    assert all(not pages for query, pages in answers if query == "饕餮")


def test_result_opens_its_page(searched: Page, root: str) -> None:
    searched.goto(f"{root}/demo/index.html")
    assert results(searched, "阿莫西林胶囊")[0] == f"{root}/demo/drugs/amoxicillin.html"
    searched.locator(".md-search-result__item > a").first.click()
    searched.wait_for_url(re.compile(r"/demo/drugs/amoxicillin\.html"))
    expect(searched.locator("article")).to_contain_text("国药准字H13023964")


def test_bulk_tables_stay_out_of_the_index(searched: Page, root: str) -> None:
    searched.goto(f"{root}/index.html")
    assert not [link for link in results(searched, "示例制药0006厂") if "drugs/index" in link or "drugs/short" in link]
