"""Whatever a mouse reaches, the keyboard reaches, also where the menu is folded: on a phone, or at 200 %."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from test_site import KINDS

ZOOMED = {"width": 683, "height": 384}
"""A window of 1366 by 768 at 200 %."""

OUT_OF_REACH = """() => {
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return box.width > 0 && box.height > 0 && style.visibility !== "hidden" && Number(style.opacity) > 0 &&
      !element.closest("[inert]");
  };
  const reached = (element) => element.tabIndex >= 0;
  /* A label is as good as what it stands for: a field, or a button inside it. */
  const stood = (label) => reached(label) || label.querySelector("button") || label.matches(".md-search *") ||
    (label.control && getComputedStyle(label.control).display !== "none" && reached(label.control));
  return [...document.querySelectorAll("a[href], button, input, select, summary, label[for], [role=button]")]
    .filter((element) => shown(element) && !(element.matches("label") ? stood(element) : reached(element)))
    .map((element) => element.outerHTML.slice(0, 120));
}"""

MADE_BY_SCRIPTS = "[class*=ygt-filter], [class*=ygt-days__], article button"


@pytest.fixture
def zoomed(open_context: Callable[..., BrowserContext]) -> Page:
    return open_context(viewport=ZOOMED, device_scale_factor=2).new_page()


def pressed_until(page: Page, selector: str, most: int = 30) -> None:
    """Press Tab until something that matches has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{most}次 Tab 之后仍未到达 {selector}")


def test_the_folded_menu_opens_and_closes(zoomed: Page, address: str) -> None:
    zoomed.goto(f"{address}/index.html")
    menu = zoomed.get_by_role("button", name="菜单", exact=True)
    expect(menu).to_have_attribute("aria-expanded", "false")
    pressed_until(zoomed, "label[for=__drawer] button")
    zoomed.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    pressed_until(zoomed, ".md-sidebar--primary a.md-nav__link")
    zoomed.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")


def test_a_folded_menu_is_passed_over(zoomed: Page, address: str) -> None:
    zoomed.goto(f"{address}/index.html")
    expect(zoomed.get_by_role("button", name="菜单", exact=True)).to_be_visible()
    for _ in range(20):
        zoomed.keyboard.press("Tab")
        assert not zoomed.evaluate("document.activeElement.matches('.md-sidebar--primary *')")


def test_the_search_opens(zoomed: Page, address: str) -> None:
    zoomed.goto(f"{address}/index.html")
    zoomed.get_by_role("button", name="搜索", exact=True).focus()
    zoomed.keyboard.press("Space")
    expect(zoomed.locator(".md-search__input")).to_be_focused()


@pytest.mark.stress
@pytest.mark.parametrize("viewport", [{"width": 1366, "height": 768}, ZOOMED, {"width": 360, "height": 740}], ids=str)
def test_every_kind(open_context: Callable[..., BrowserContext], county_address: str, viewport: dict[str, int]) -> None:
    page = open_context(viewport=viewport).new_page()
    missed, wide = {}, {}
    for kind, name in KINDS.items():
        page.goto(f"{county_address}/{name}.html")
        page.wait_for_function("document.querySelector('.md-header label[for=__search] button')")
        if found := page.evaluate(OUT_OF_REACH):
            missed[kind] = found
        if (width := page.evaluate("document.documentElement.scrollWidth")) > viewport["width"]:
            wide[kind] = width
    assert (missed, wide) == ({}, {})


@pytest.mark.stress
def test_every_kind_reads_without_script(open_context: Callable[..., BrowserContext], county_address: str) -> None:
    plain = open_context(java_script_enabled=False).new_page()
    scripted = open_context().new_page()
    lost = {}
    for kind, name in KINDS.items():
        for page in (plain, scripted):
            page.goto(f"{county_address}/{name}.html")
        scripted.wait_for_function("document.querySelector('.md-header label[for=__search] button')")
        scripted.evaluate(f"document.querySelectorAll('{MADE_BY_SCRIPTS}').forEach((one) => one.remove())")
        there = set(plain.locator("article").inner_text().split())
        if missing := [one for one in scripted.locator("article").inner_text().split() if one not in there]:
            lost[kind] = missing[:5]
    assert lost == {}
