"""One headless Chromium and two built sites, shared by all tests; a page of its own for every test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hand_made import build_hand_made
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright
from screens import DESKTOP, PHONE
from serving import served
from watching import Seen, watch, without_search

from requirements import chromium
from ygt.check import check
from ygt.clock import BEIJING
from ygt.publish.site.publish import publish
from ygt.rules.table import RULES

ROOT = Path(__file__).parents[2]
SCREENSHOTS = ROOT / "build" / "screenshots"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Environment that adds the fonts kept in this repository, so that pictures are the same on any machine."""
    folders = sorted({file.parent for top in ("site", "tools") for file in (ROOT / top).rglob("*.[ot]tf")})
    configuration = tmp_path_factory.mktemp("fonts") / "fonts.conf"
    configuration.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        + "".join(f"<dir>{folder}</dir>" for folder in folders)
        + f"<cachedir>{configuration.parent}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return {"FONTCONFIG_FILE": os.environ.get("FONTCONFIG_FILE", str(configuration))}


@pytest.fixture(scope="session")
def browser(fonts: dict[str, str]) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium(playwright.chromium.executable_path),
            args=ARGUMENTS,
            headless=True,
            env={**os.environ, **fonts},
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Path:
    """The site of hand-made pages."""
    return build_hand_made(tmp_path_factory.mktemp("build"))


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site of hand-made pages over http."""
    with served(site) as url:
        yield url


@pytest.fixture(params=["http", pytest.param("file", marks=pytest.mark.stress)])
def root(request: pytest.FixtureRequest) -> str:
    """The address of the site of hand-made pages, once as served and once as opened from disk."""
    if request.param == "http":
        return str(request.getfixturevalue("address"))
    return Path(request.getfixturevalue("site")).as_uri()


@pytest.fixture(scope="session")
def counties(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Path:
    """The site of the fictional county and of the one the repository keeps, as `ygt site` builds it."""
    root = tmp_path_factory.mktemp("counties")
    results = [check(ROOT), check(ROOT / "examples" / "demo")]
    publish(results, root=root, at=datetime(2026, 11, 21, tzinfo=BEIJING), rules=RULES)
    return root / "build" / "site"


@pytest.fixture(scope="session")
def county_address(counties: Path) -> Iterator[str]:
    """The site of the two counties over http."""
    with served(counties) as url:
        yield url


@pytest.fixture(params=["http", "file"])
def county_root(request: pytest.FixtureRequest) -> str:
    """The address of the site of the two counties, once as served and once as opened from disk."""
    if request.param == "http":
        return str(request.getfixturevalue("county_address"))
    return Path(request.getfixturevalue("counties")).as_uri()


@pytest.fixture(scope="session")
def all_seen() -> Seen:
    return Seen()


@pytest.fixture
def seen(all_seen: Seen) -> Iterator[Seen]:
    """What the pages of one test ask of other machines and what breaks in them: the test fails by either."""
    all_seen.forget()
    yield all_seen
    assert all_seen.foreign == [], "页面请求了本站以外的地址"
    assert all_seen.broken == [], "页面脚本出错"


@pytest.fixture(scope="session")
def make_context(browser: Browser, all_seen: Seen) -> Callable[..., BrowserContext]:
    """Make a watched browser context; only with `search` its pages get the index of the whole site."""

    def make(*, search: bool = False, **options: object) -> BrowserContext:
        context = browser.new_context(**{"viewport": DESKTOP, "locale": "zh-CN", **options})  # type: ignore[arg-type]
        context.set_default_timeout(60_000)
        watch(context, all_seen)
        if not search:
            without_search(context)
        return context

    return make


@pytest.fixture
def open_context(make_context: Callable[..., BrowserContext], seen: Seen) -> Iterator[Callable[..., BrowserContext]]:
    """Make contexts for one test alone."""
    opened: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        opened.append(make_context(**options))
        return opened[-1]

    yield make
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def desktop(make_context: Callable[..., BrowserContext]) -> BrowserContext:
    return make_context()


@pytest.fixture(scope="session")
def desktop_with_search(make_context: Callable[..., BrowserContext]) -> BrowserContext:
    return make_context(search=True)


@pytest.fixture(scope="session")
def handheld(make_context: Callable[..., BrowserContext]) -> BrowserContext:
    return make_context(viewport=PHONE, has_touch=True, is_mobile=True)


def new_page(context: BrowserContext) -> Iterator[Page]:
    """A page of a shared context, which costs half of what a context of its own does; it leaves nothing behind."""
    page = context.new_page()
    yield page
    page.evaluate("try { localStorage.clear(); sessionStorage.clear() } catch {}")
    page.close()


@pytest.fixture
def page(desktop: BrowserContext, seen: Seen) -> Iterator[Page]:
    yield from new_page(desktop)


@pytest.fixture
def searched(desktop_with_search: BrowserContext, seen: Seen) -> Iterator[Page]:
    """A page that has the index of the whole site."""
    yield from new_page(desktop_with_search)


@pytest.fixture
def phone(handheld: BrowserContext, seen: Seen) -> Iterator[Page]:
    yield from new_page(handheld)


@pytest.fixture(scope="session")
def shoot(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Keep a picture of the whole page under `build/screenshots/`, where `--pictures` is given."""
    wanted = request.config.getoption("--pictures")

    def keep(page: Page, name: str, *, full_page: bool = True) -> None:
        if not wanted:
            return
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        try:
            page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=full_page, animations="disabled")
        except Error as error:
            pytest.fail(f"截图 {name} 未成：{error}")

    return keep
