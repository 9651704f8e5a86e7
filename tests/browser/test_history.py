"""某日名单: a day chosen by hand, by key or in the address; told, kept, printed; with no network, with no script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from watching import Seen

BOARD = "shilixian/bodies/lishihui.html"
BEFORE = {"王示例", "程致一", "石砥中", "骆千里", "桑博学", "匡取映"}
"""Of the first board; some of them sit in the second too."""


def opened(page: Page, site: Path, address: str) -> Page:
    page.goto(f"{site.as_uri()}/{address}")
    page.locator(".ygt-days__form").first.wait_for()
    return page


@pytest.fixture(scope="module")
def opened_board(desktop: BrowserContext, counties: Path) -> Iterator[Page]:
    page = desktop.new_page()
    yield opened(page, counties, BOARD)
    page.close()


@pytest.fixture
def roster(opened_board: Page, seen: Seen) -> Page:
    """The page of the board as it opens, without the time opening takes."""
    ask(opened_board, "")
    return opened_board


def ask(page: Page, query: str) -> None:
    """Go to another address of the page, as the buttons of the browser do."""
    page.evaluate(
        "query => { history.pushState(null, '', location.pathname + query); dispatchEvent(new Event('popstate')); }",
        query,
    )


def names(page: Page) -> list[str]:
    return page.locator(".ygt-days tbody tr:visible > th").all_inner_texts()


def said(page: Page) -> str:
    return page.locator(".ygt-days__count").inner_text()


def choose(page: Page, day: str) -> None:
    page.get_by_label("查看某日名单").fill(day)


def test_a_day_is_chosen_told_and_kept_in_the_address(roster: Page) -> None:
    page = roster
    heading = page.locator("#roster")
    today = names(page)
    assert len(today) == 9
    assert said(page) == "2026年11月21日：名额9席，列名9人。名单最近核实日期：2026年9月10日。"
    expect(page.locator(".ygt-days__count")).to_have_attribute("aria-live", "polite")
    choose(page, "2024-12-31")
    assert names(page) == ["程致一", "白济同", "石砥中", "郁庶几", "仲既济", "桑博学", "匡取映"]
    assert said(page) == "2024年12月31日：名额7席，列名7人。"
    expect(heading).to_contain_text("2024年12月31日名单")
    assert page.url.endswith("?day=2024-12-31")
    address = page.url
    choose(page, "2024-02-29")
    assert names(page)[0] == "王示例"
    page.go_back()
    assert names(page) == today
    expect(heading).to_contain_text("现任组成人员")
    page.goto(address)
    assert len(names(page)) == 7
    page.get_by_role("button", name="回到2026年11月21日").click()
    assert names(page) == today
    assert "?" not in page.url
    page.go_back()
    assert len(names(page)) == 7
    page.emulate_media(media="print")
    assert len(names(page)) == 7
    expect(page.locator(".ygt-days__count")).to_be_visible()
    expect(page.locator(".ygt-days__form")).to_be_hidden()
    page.emulate_media(media="screen")


def test_changes_are_stepped_through_by_keyboard(roster: Page) -> None:
    page = roster
    earlier = page.get_by_role("button", name="变动前的名单")
    earlier.focus()
    met = []
    for _ in range(5):
        page.keyboard.press("Enter")
        met.append(said(page).partition("：")[0])
    assert met == ["2025年6月29日", "2025年1月31日", "2024年12月31日", "2024年2月29日", "2024年2月29日"]
    expect(earlier).to_have_attribute("aria-disabled", "true")
    expect(earlier).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert said(page).startswith("2024年3月1日：")
    page.get_by_label("查看某日名单").focus()
    page.keyboard.type("12312024")
    assert said(page).startswith("2024年12月31日：")
    page.go_back()
    assert said(page).startswith("2024年3月1日：")


TOLD = {
    "2022-06-29": "2022年6月29日：台账没有这一天的名单记录，最早的记录始于2022年6月30日。",
    "2027-09-11": "2027年9月11日：名额9席，列名9人。名单最近核实日期：2026年9月10日，是否在任待核。"
    "台账截至2026年11月21日，其后的名单按现有记录列出，以后续登记为准。",
    **dict.fromkeys(
        ["2025-02-30", "昨天", "0024-01-01", ""], "2026年11月21日：名额9席，列名9人。名单最近核实日期：2026年9月10日。"
    ),
}
"""By what the address asks for; days that are none are left aside."""


def test_the_address_may_ask_for_any_day(roster: Page) -> None:
    found = {}
    for day in TOLD:
        ask(roster, f"?day={day}")
        found[day] = said(roster)
        assert bool(names(roster)) == ("列名" in TOLD[day])
    assert found == TOLD


def test_on_a_phone(phone: Page, counties: Path, shoot: Callable[..., Path]) -> None:
    opened(phone, counties, "shilixian/bodies/zhikong-weiyuanhui.html?day=2025-12-05")
    assert said(phone) == "2025年12月5日：名额11席，列名10人，空缺1席。"
    expect(phone.locator(".ygt-days tbody tr:visible", has_text="空缺")).to_have_count(1)
    widths = phone.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert widths == [360, 360]
    heights = phone.locator(".ygt-days__form :is(input, button):visible").evaluate_all(
        "parts => parts.map(part => part.getBoundingClientRect().height)"
    )
    assert min(heights) >= 40
    phone.get_by_role("button", name="变动后的名单").tap()
    assert said(phone).startswith("2025年12月11日：名额11席，列名11人。")
    shoot(phone, "counties-roster-of-a-day-phone", full_page=False)


def test_the_filter_counts_those_of_the_day(page: Page, counties: Path) -> None:
    opened(page, counties, "shilixian/members/index.html?day=2025-09-30&text=bailu")
    count = page.locator(".ygt-filter__count")
    expect(page.locator(".ygt-days__count")).to_have_text("2025年9月30日：以下为当日名册。")
    expect(count).to_have_text("筛选出 7 家，共 105 家")
    expect(page.locator("tbody tr:visible", has_text="白露乡霜降村卫生室")).to_have_count(2)
    page.get_by_label("日期").fill("2025-10-01")
    expect(page.locator(".ygt-days tbody tr:visible", has_text="白露乡霜降村卫生室")).to_have_count(0)
    expect(count).to_have_text("筛选出 7 家，共 105 家")
    expect(page.locator("tr[data-group]:visible")).to_have_text(["乡镇卫生院", "村卫生室"])
    assert page.url.endswith("?day=2025-10-01&text=bailu")


def test_without_script_everything_can_be_read_with_its_dates(
    open_context: Callable[..., BrowserContext], counties: Path
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"{counties.as_uri()}/{BOARD}")
    assert len(names(page)) == 9
    expect(page.locator(".ygt-days__form")).to_have_count(0)
    text = page.locator("article").inner_text()
    assert all(name in text for name in BEFORE)
    assert "2022年6月30日至2024年2月29日" in text
