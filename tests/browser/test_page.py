"""Every page: fits a phone, keeps to itself, reads in the dark, can be used without a mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from watching import Seen, watch

PAGES = ["index", "demo/bodies/council", "demo/drugs/short", "guide/editing"]
"""One of each layout; every kind of the pages made from a ledger is opened in test_site.py."""


@pytest.mark.parametrize("name", PAGES)
def test_keeps_its_width_on_a_phone(phone: Page, address: str, shoot: Callable[..., None], name: str) -> None:
    phone.goto(f"{address}/{name}.html")
    widths = phone.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert widths[0] <= widths[1] == 360
    shoot(phone, f"{name.replace('/', '-')}-phone")


@pytest.mark.parametrize("name", PAGES)
def test_opens_from_disk(page: Page, site: Path, shoot: Callable[..., None], name: str) -> None:
    page.goto(f"{site.as_uri()}/{name}.html")
    expect(page.locator("h1")).to_have_count(1)
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).backgroundColor") == "rgb(11, 79, 108)"
    shoot(page, f"{name.replace('/', '-')}-desktop")


def contrast(page: Page, selector: str) -> float:
    """The contrast of an element's text with what lies behind it, after WCAG 2."""
    return float(
        page.locator(selector).first.evaluate("""element => {
            const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
            const luminance = ([r, g, b]) => [r, g, b]
                .map((v) => v / 255).map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
            let behind = element;
            while ((parse(getComputedStyle(behind).backgroundColor)[3] ?? 1) === 0) behind = behind.parentElement;
            const back = parse(getComputedStyle(behind).backgroundColor);
            const ink = parse(getComputedStyle(element).color);
            const alpha = ink[3] ?? 1;
            const mixed = [0, 1, 2].map((i) => ink[i] * alpha + back[i] * (1 - alpha));
            const [high, low] = [luminance(mixed), luminance(back)].sort((a, b) => b - a);
            return (high + 0.05) / (low + 0.05);
        }""")
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(open_context: Callable[..., BrowserContext], address: str, scheme: str) -> None:
    page = open_context(color_scheme=scheme).new_page()
    page.goto(f"{address}/demo/index.html")
    shown = page.locator("body").get_attribute("data-md-color-scheme")
    assert shown == {"light": "default", "dark": "slate"}[scheme]
    tones = [f".ygt-badge[data-tone={tone}]" for tone in ("good", "run", "warn", "bad", "blank")]
    for selector in [".md-tabs__link", "h1", ".ygt-standing", ".ygt-tree a", ".ygt-counts dt", "footer", *tones]:
        assert contrast(page, selector) >= 4.5, selector


def test_a_filtered_table_reads_in_the_dark(
    open_context: Callable[..., BrowserContext], address: str, shoot: Callable[..., None]
) -> None:
    page = open_context(color_scheme="dark").new_page()
    page.goto(f"{address}/demo/drugs/short.html?text=amxl")
    page.locator(".ygt-filter").wait_for()
    for selector in [".ygt-filter label", "output", "tbody tr:not([data-group]):visible td", "thead th"]:
        assert contrast(page, selector) >= 4.5, selector
    shoot(page, "demo-drugs-filtered-dark")


def test_scheme_can_be_switched(page: Page, address: str) -> None:
    page.goto(f"{address}/index.html")
    page.locator("label[title=切换到深色显示]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_pages_outside_the_navigation_light_their_tab(page: Page, root: str) -> None:
    tabs = {"demo/members/hospital": "示例县", "demo/index": "示例县", "beian/index": "北安市", "index": "首页"}
    for name, tab in tabs.items():
        page.goto(f"{root}/{name}.html")
        expect(page.locator(".md-tabs__item--active")).to_contain_text(tab)


def test_rows_become_cards_on_a_phone(phone: Page, address: str) -> None:
    phone.goto(f"{address}/demo/bodies/council.html")
    card = phone.locator("tbody tr").first
    assert card.evaluate("row => getComputedStyle(row).display") == "block"
    label = card.locator("td").first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label == '"职务"'
    # Assistive technology still has to hear a table.
    expect(phone.get_by_role("row")).to_have_count(4)
    expect(phone.get_by_role("columnheader", name="单位及职务")).to_have_count(1)
    expect(phone.get_by_role("rowheader", name="王伟")).to_have_count(1)


def test_filtering_hides_cards_on_a_phone(phone: Page, address: str, shoot: Callable[..., None]) -> None:
    phone.goto(f"{address}/demo/drugs/short.html?text=ejsg")
    assert phone.locator("tbody tr:not([data-group]):visible").count() == 10
    shoot(phone, "demo-drugs-filtered-phone", full_page=False)


def test_names_for_assistive_technology(page: Page, address: str) -> None:
    page.goto(f"{address}/demo/drugs/short.html")
    expect(page.locator(".md-search")).to_have_attribute("aria-label", "全站搜索")
    expect(page.locator(".md-skip")).to_have_text("跳到正文")
    page.set_viewport_size({"width": 800, "height": 600})
    page.goto(f"{address}/guide/about.html")
    page.evaluate("document.querySelector('.md-typeset__scrollwrap').style.width = '120px'")
    page.set_viewport_size({"width": 790, "height": 600})
    wrap = page.locator(".md-typeset__scrollwrap")
    expect(wrap).to_have_attribute("role", "region")
    expect(wrap).to_have_attribute("tabindex", "0")
    expect(wrap).to_have_attribute("aria-label", "资料的性质")


def test_filter_is_reached_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/demo/drugs/short.html")
    page.locator(".ygt-filter").wait_for()
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
    assert {"ygt-filter-1-q", "ygt-filter-1-tier", "ygt-filter-1-essential", "打印"} <= set(reached)


FETCH = "fetch('https://example.com/font').catch(() => '未能取得')"


def test_what_a_page_asks_of_others_and_what_breaks_in_it_is_seen(browser: Browser, site: Path) -> None:
    context, seen = browser.new_context(), Seen()
    watch(context, seen)
    page = context.new_page()
    # From disk, where no server sends the policy that would forbid it.
    page.goto(f"{site.as_uri()}/index.html")
    assert seen == Seen()
    assert page.evaluate(FETCH) == "未能取得"
    with page.expect_event("pageerror"):
        page.evaluate("void setTimeout(() => { throw new Error('坏了') })")
    context.close()
    assert seen.foreign == ["https://example.com/font"]
    assert ["坏了" in error for error in seen.broken] == [True]


def test_the_policy_runs_no_script_and_asks_nobody_but_the_site(browser: Browser, address: str) -> None:
    context, seen = browser.new_context(), Seen()
    watch(context, seen)
    page = context.new_page()
    page.goto(f"{address}/index.html")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = true\">')")
    assert page.evaluate(FETCH) == "未能取得"
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.ran") is None
    context.close()
    assert seen.foreign == []
    assert any("script-src" in one for one in seen.broken)
    assert any("example.com" in one for one in seen.broken)


def test_missing_page_says_so_in_chinese(page: Page, site: Path, address: str) -> None:
    text = (site / "404.html").read_text(encoding="utf-8")
    assert "没有这个页面" in text
    assert "Not found" not in text
    page.goto(f"{address}/404.html")
    page.get_by_role("link", name="返回首页").click()
    expect(page.locator("h1")).to_contain_text("县域医共体治理台账")
