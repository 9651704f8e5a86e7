"""No page kind breaks a rule of axe-core (WCAG 2.0 to 2.2, A and AA, and best practice), by light and by dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page
from screens import DESKTOP, PHONE
from test_site import KINDS

AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """() => axe.run(document, {resultTypes: ["violations"]}).then((found) =>
    found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`)))"""
DEVICES = {"desktop": (DESKTOP, "light"), "phone": (PHONE, "dark")}
LIGHTEST = {"body": "phone", "official": "desktop", "services": "phone", "drug": "desktop"}
"""Kinds whose pages are short and yet have all there is: tables, badges, pictures, letters to copy."""


def violations(page: Page, address: str) -> list[str]:
    page.goto(address)
    # The script of the theme wraps tables once it is loaded, and ours names them a frame later.
    page.wait_for_function("document.querySelector('.md-search')?.hasAttribute('aria-label')")
    page.evaluate(f"{AXE};null")
    return list(page.evaluate(RUN))


@pytest.mark.stress
@pytest.mark.parametrize(("kind", "device"), LIGHTEST.items())
def test_short_pages(open_context: Callable[..., BrowserContext], county_address: str, kind: str, device: str) -> None:
    viewport, scheme = DEVICES[device]
    page = open_context(viewport=viewport, color_scheme=scheme).new_page()
    assert violations(page, f"{county_address}/{KINDS[kind]}.html") == []


@pytest.mark.stress
@pytest.mark.parametrize("device", DEVICES)
def test_every_kind(open_context: Callable[..., BrowserContext], county_address: str, device: str) -> None:
    viewport, scheme = DEVICES[device]
    page = open_context(viewport=viewport, color_scheme=scheme).new_page()
    page.set_default_timeout(120_000)
    addresses = [*KINDS.values(), "404", "guide/editing", "guide/about"]
    found = {name: violations(page, f"{county_address}/{name}.html") for name in addresses}
    assert {name: broken for name, broken in found.items() if broken} == {}


def test_what_breaks_a_rule_is_found(page: Page, address: str) -> None:
    page.goto(f"{address}/index.html")
    broken = '<p style="color:#ccc">淡得看不清的一行字</p><img src=x>'
    page.locator("article").evaluate("(article, broken) => article.insertAdjacentHTML('beforeend', broken)", broken)
    page.evaluate(f"{AXE};null")
    found = {one.partition(":")[0] for one in page.evaluate(RUN)}
    assert {"color-contrast", "image-alt"} <= found
