"""The filter of a catalogue: what it shows, says, remembers and prints, and how fast."""

from __future__ import annotations

import io
from collections.abc import Callable

import pdfplumber
import pytest
from playwright.sync_api import BrowserContext, Page

SHORT = "demo/drugs/short.html"
VISIBLE = "tbody tr:not([data-group]):visible"
QUERY = "label:has-text('查找') input"


def opened(page: Page, root: str, query: str = "") -> Page:
    page.goto(f"{root}/{SHORT}{query}")
    page.locator(".ygt-filter").wait_for()
    return page


def names(page: Page) -> set[str]:
    return set(page.locator(f"{VISIBLE} > th").all_inner_texts())


def count(page: Page) -> str:
    return page.locator("output").inner_text()


TYPED: dict[str, set[str]] = {
    "阿莫西林": {"阿莫西林胶囊"},
    "莫西": {"阿莫西林胶囊"},
    "amxl": {"阿莫西林胶囊"},
    "AMXL": {"阿莫西林胶囊"},
    "ａｍｘｌ": {"阿莫西林胶囊"},
    "erjia 示例制药0005": {"二甲双胍片"},
    "胶囊": {"阿莫西林胶囊", "缬沙坦胶囊"},
    "没有的药": set(),
}


def test_text(page: Page, root: str) -> None:
    opened(page, root)
    shown = {}
    for typed in TYPED:
        page.fill(QUERY, typed)
        shown[typed] = names(page)
    assert shown == TYPED


def test_facets_narrow_together(page: Page, address: str) -> None:
    opened(page, address).select_option("label:has-text('配备层级') select", "村")
    assert names(page) == {"阿莫西林胶囊", "氨氯地平片", "二甲双胍片"}
    page.select_option("label:has-text('基本药物') select", "是")
    assert names(page) == {"氨氯地平片", "二甲双胍片"}
    assert page.locator("tr[data-group]:visible").all_inner_texts() == ["心血管系统用药", "激素及影响内分泌药"]


def test_facet_options_follow_the_declared_order_with_counts(page: Page, address: str) -> None:
    options = opened(page, address).locator("label:has-text('配备层级') option").all_inner_texts()
    assert options == ["全部", "县（60）", "乡（50）", "村（30）"]


def test_count_is_announced(page: Page, address: str) -> None:
    opened(page, address)
    assert page.locator("output").get_attribute("aria-live") == "polite"
    assert count(page) == "共 60 个品规"
    page.fill(QUERY, "amxl")
    assert count(page) == "筛选出 10 个品规，共 60 个品规"
    page.fill(QUERY, "没有的药")
    assert page.locator(".ygt-filter__none").is_visible()


def test_state_is_kept_in_the_address(page: Page, root: str) -> None:
    opened(page, root).fill(QUERY, "pian")
    page.select_option("label:has-text('配备层级') select", "乡")
    address = page.url
    shown = names(page)
    assert shown == {"头孢呋辛酯片", "氨氯地平片", "二甲双胍片"}
    assert "text=pian&tier=%E4%B9%A1" in address
    page.goto(f"{root}/index.html")
    page.goto(address)
    assert page.input_value(QUERY) == "pian"
    assert names(page) == shown
    page.click("button:has-text('清除')")
    assert page.url == f"{root}/{SHORT}"
    assert page.locator(VISIBLE).count() == 60


def test_unknown_state_in_the_address_is_ignored(page: Page, address: str) -> None:
    opened(page, address, "?tier=省&other=1")
    assert page.locator(VISIBLE).count() == 60


def test_input_method_is_left_alone_until_it_commits(page: Page, address: str) -> None:
    opened(page, address)
    field = page.locator(QUERY)
    field.evaluate("""input => {
        input.value = "a mo";
        input.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
    }""")
    assert page.locator(VISIBLE).count() == 60
    field.evaluate("""input => {
        input.value = "阿莫";
        input.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
    }""")
    assert names(page) == {"阿莫西林胶囊"}


def test_whole_table_is_readable_without_script(open_context: Callable[..., BrowserContext], address: str) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/{SHORT}")
    assert page.locator(VISIBLE).count() == 60
    assert page.locator(".ygt-filter").count() == 0


def sheets(page: Page) -> list[str]:
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as document:
        assert [round(float(size)) for size in (document.pages[0].width, document.pages[0].height)] == [595, 842]
        return [sheet.extract_text() for sheet in document.pages]


def test_prints_only_what_is_filtered_and_says_so(page: Page, address: str) -> None:
    (sheet,) = sheets(opened(page, address, "?text=amxl&tier=乡"))
    assert sheet.count("阿莫西林胶囊") == 10
    assert "二甲双胍" not in sheet
    assert "筛选条件：含“amxl”；配备层级：乡" in sheet
    assert "打印" not in sheet


def test_prints_the_table_head_and_the_standing_on_every_sheet(page: Page, address: str) -> None:
    printed = sheets(opened(page, address))
    assert len(printed) > 1
    for number, sheet in enumerate(printed, start=1):
        assert "通用名" in sheet
        # The words across the sheet lie aslant and are read one by one.
        assert set("示例数据纯属虚构") <= set(sheet)
        assert f"{number} / {len(printed)}" in sheet


def test_large_table_keeps_its_columns_and_rows(page: Page, address: str) -> None:
    page.goto(f"{address}/demo/drugs/index.html?text=amxl")
    assert page.locator("output").inner_text() == "筛选出 250 个品规，共 1500 个品规"
    lefts = "cells => [...cells].map(cell => Math.round(cell.getBoundingClientRect().left))"
    heads = page.locator("thead th").evaluate_all(lefts)
    cells = page.locator(f"{VISIBLE}").first.locator("th, td").evaluate_all(lefts)
    assert heads == cells
    assert len(set(heads)) == 6


@pytest.mark.parametrize("device", ["page", "phone"])
def test_filters_1500_rows_within_50_ms(request: pytest.FixtureRequest, address: str, device: str) -> None:
    page: Page = request.getfixturevalue(device)
    page.goto(f"{address}/demo/drugs/index.html")
    page.locator(".ygt-filter").wait_for()
    # The least of several runs: what else the machine does only adds.
    took = page.locator(QUERY).evaluate("""input => {
        const table = document.querySelector("table[data-filterable]");
        const run = (text) => {
            const start = performance.now();
            input.value = text;
            input.dispatchEvent(new InputEvent("input", { bubbles: true }));
            table.getBoundingClientRect();
            return performance.now() - start;
        };
        return ["amxl", "示例制药00", ""].map((text) => {
            let least = Infinity;
            for (let times = 0; times < 40 && least > 50; times += 1) {
                run(text === "" ? "amxl" : "");
                least = Math.min(least, run(text));
            }
            return least;
        });
    }""")
    assert max(took) <= 50, took
